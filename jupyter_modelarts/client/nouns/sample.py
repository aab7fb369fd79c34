"""The operations of the noun `sample`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import sample as types


class Sample(SyncNoun):
    """`Client.sample`: 4 operations."""

    __slots__ = ()

    def list(
        self,
        dataset_id: str,
        *,
        version_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        email: str | NotGiven = NOT_GIVEN,
        high_score: str | NotGiven = NOT_GIVEN,
        label_name: str | NotGiven = NOT_GIVEN,
        label_type: Literal[0, 1, 3, 100, 101, 102, 200, 201, 202, 400, 600, 900] | NotGiven = NOT_GIVEN,
        locale: str | NotGiven = NOT_GIVEN,
        low_score: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        preview: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        process_parameter: str | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        sample_type: Literal[0, 1, 2, 4, 6, 9] | NotGiven = NOT_GIVEN,
        search_conditions: str | NotGiven = NOT_GIVEN,
    ) -> types.ListSamplesAnswer:
        """Query the samples of a dataset or of a single version.

        `GET /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version; if missing, all samples of the dataset are returned.
            offset: Number of the page, counted from 0.
            limit: Maximum number of rows on each page; 10 by default.
            email: Address for e-mail.
            high_score: Highest score.
            label_name: Name of the label.
            label_type: Type of the label.
            locale: Language to use.
            low_score: Lowest score.
            order: Sort direction, asc or desc.
            preview: Link to the preview.
            process_parameter: Parameter for image processing.
            sample_state: State of the sample.
            sample_type: Type of the sample.
            search_conditions: Conditions of the search.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListSamplesAnswer = self._client._call(
            "list_samples",
            {"dataset_id": dataset_id},
            drop_not_given({
                "version_id": version_id,
                "offset": offset,
                "limit": limit,
                "email": email,
                "high_score": high_score,
                "label_name": label_name,
                "label_type": label_type,
                "locale": locale,
                "low_score": low_score,
                "order": order,
                "preview": preview,
                "process_parameter": process_parameter,
                "sample_state": sample_state,
                "sample_type": sample_type,
                "search_conditions": search_conditions,
            }),
            None,
        )
        return answer

    def create(
        self,
        dataset_id: str,
        *,
        samples: Sequence[types.CreateSamplesSamples] | NotGiven = NOT_GIVEN,
        final_annotation: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        label_format: types.CreateSamplesLabelFormat | NotGiven = NOT_GIVEN,
    ) -> types.CreateSamplesAnswer:
        """Add several samples with one call.

        `POST /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples`.

        Args:
            dataset_id: ID of the dataset.
            samples: List of samples.
            final_annotation: Whether the import goes to the final state.
            label_format: Format of the labels.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateSamplesAnswer = self._client._call(
            "create_samples",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({"samples": samples, "final_annotation": final_annotation, "label_format": label_format}) or None,
        )
        return answer

    def show(
        self,
        dataset_id: str,
        sample_id: str,
        *,
        locale: str | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        worker_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ShowSampleAnswer:
        """Query the details of one sample.

        `GET /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples/{sample_id}`.

        Args:
            dataset_id: ID of the dataset.
            sample_id: ID of the sample.
            locale: Language to use.
            sample_state: State of the sample.
            worker_id: ID of the team member.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowSampleAnswer = self._client._call(
            "show_sample",
            {"dataset_id": dataset_id, "sample_id": sample_id},
            drop_not_given({"locale": locale, "sample_state": sample_state, "worker_id": worker_id}),
            None,
        )
        return answer

    def delete(
        self,
        dataset_id: str,
        *,
        samples: Sequence[str],
        delete_source: Literal["false", "true"] | NotGiven = NOT_GIVEN,
    ) -> types.DeleteSamplesAnswer:
        """Remove several samples with one call.

        `POST /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples/delete`.

        Args:
            dataset_id: ID of the dataset.
            samples: IDs of the samples.
            delete_source: Whether the source file is deleted as well.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteSamplesAnswer = self._client._call(
            "delete_samples",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({"samples": samples, "delete_source": delete_source}),
        )
        return answer


class AsyncSample(AsyncNoun):
    """`AsyncClient.sample`: 4 operations."""

    __slots__ = ()

    async def list(
        self,
        dataset_id: str,
        *,
        version_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        email: str | NotGiven = NOT_GIVEN,
        high_score: str | NotGiven = NOT_GIVEN,
        label_name: str | NotGiven = NOT_GIVEN,
        label_type: Literal[0, 1, 3, 100, 101, 102, 200, 201, 202, 400, 600, 900] | NotGiven = NOT_GIVEN,
        locale: str | NotGiven = NOT_GIVEN,
        low_score: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        preview: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        process_parameter: str | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        sample_type: Literal[0, 1, 2, 4, 6, 9] | NotGiven = NOT_GIVEN,
        search_conditions: str | NotGiven = NOT_GIVEN,
    ) -> types.ListSamplesAnswer:
        """Query the samples of a dataset or of a single version.

        `GET /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version; if missing, all samples of the dataset are returned.
            offset: Number of the page, counted from 0.
            limit: Maximum number of rows on each page; 10 by default.
            email: Address for e-mail.
            high_score: Highest score.
            label_name: Name of the label.
            label_type: Type of the label.
            locale: Language to use.
            low_score: Lowest score.
            order: Sort direction, asc or desc.
            preview: Link to the preview.
            process_parameter: Parameter for image processing.
            sample_state: State of the sample.
            sample_type: Type of the sample.
            search_conditions: Conditions of the search.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListSamplesAnswer = await self._client._call(
            "list_samples",
            {"dataset_id": dataset_id},
            drop_not_given({
                "version_id": version_id,
                "offset": offset,
                "limit": limit,
                "email": email,
                "high_score": high_score,
                "label_name": label_name,
                "label_type": label_type,
                "locale": locale,
                "low_score": low_score,
                "order": order,
                "preview": preview,
                "process_parameter": process_parameter,
                "sample_state": sample_state,
                "sample_type": sample_type,
                "search_conditions": search_conditions,
            }),
            None,
        )
        return answer

    async def create(
        self,
        dataset_id: str,
        *,
        samples: Sequence[types.CreateSamplesSamples] | NotGiven = NOT_GIVEN,
        final_annotation: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        label_format: types.CreateSamplesLabelFormat | NotGiven = NOT_GIVEN,
    ) -> types.CreateSamplesAnswer:
        """Add several samples with one call.

        `POST /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples`.

        Args:
            dataset_id: ID of the dataset.
            samples: List of samples.
            final_annotation: Whether the import goes to the final state.
            label_format: Format of the labels.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateSamplesAnswer = await self._client._call(
            "create_samples",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({"samples": samples, "final_annotation": final_annotation, "label_format": label_format}) or None,
        )
        return answer

    async def show(
        self,
        dataset_id: str,
        sample_id: str,
        *,
        locale: str | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        worker_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ShowSampleAnswer:
        """Query the details of one sample.

        `GET /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples/{sample_id}`.

        Args:
            dataset_id: ID of the dataset.
            sample_id: ID of the sample.
            locale: Language to use.
            sample_state: State of the sample.
            worker_id: ID of the team member.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowSampleAnswer = await self._client._call(
            "show_sample",
            {"dataset_id": dataset_id, "sample_id": sample_id},
            drop_not_given({"locale": locale, "sample_state": sample_state, "worker_id": worker_id}),
            None,
        )
        return answer

    async def delete(
        self,
        dataset_id: str,
        *,
        samples: Sequence[str],
        delete_source: Literal["false", "true"] | NotGiven = NOT_GIVEN,
    ) -> types.DeleteSamplesAnswer:
        """Remove several samples with one call.

        `POST /v2/{project_id}/datasets/{dataset_id}/data-annotations/samples/delete`.

        Args:
            dataset_id: ID of the dataset.
            samples: IDs of the samples.
            delete_source: Whether the source file is deleted as well.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteSamplesAnswer = await self._client._call(
            "delete_samples",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({"samples": samples, "delete_source": delete_source}),
        )
        return answer
