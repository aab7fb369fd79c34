"""The operations of the noun `dataset_version`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import dataset_version as types


class DatasetVersion(SyncNoun):
    """`Client.dataset_version`: 4 operations."""

    __slots__ = ()

    def list(
        self,
        dataset_id: str,
        *,
        status: Literal[0, 1, 2, 3, 4] | NotGiven = NOT_GIVEN,
        train_evaluate_ratio: str | NotGiven = NOT_GIVEN,
        version_format: Literal[0, 1, 2] | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
    ) -> types.ListDatasetVersionsAnswer:
        """Query the versions of a dataset.

        `GET /v2/{project_id}/datasets/{dataset_id}/versions`.

        Args:
            dataset_id: ID of the dataset.
            status: Current state.
            train_evaluate_ratio: Filter on the split between training and evaluation.
            version_format: Format of the version.
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDatasetVersionsAnswer = self._client._call(
            "list_dataset_versions",
            {"dataset_id": dataset_id},
            drop_not_given({
                "status": status,
                "train_evaluate_ratio": train_evaluate_ratio,
                "version_format": version_format,
                "offset": offset,
                "limit": limit,
            }),
            None,
        )
        return answer

    def create(
        self,
        dataset_id: str,
        *,
        version_format: Literal["Default"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        clear_hard_property: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        export_images: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        remove_sample_usage: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        train_evaluate_sample_ratio: str | NotGiven = NOT_GIVEN,
        version_name: str | NotGiven = NOT_GIVEN,
        with_column_header: Literal["true", "false"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateDatasetVersionAnswer:
        """Publish a version of a dataset.

        `POST /v2/{project_id}/datasets/{dataset_id}/versions`; IAM action
        `modelarts:dataset:createDatasetVersion`.

        Args:
            dataset_id: ID of the dataset.
            version_format: Format that is used.
            description: Description text.
            clear_hard_property: Whether the hard flag is cleared.
            export_images: Whether images are copied as well.
            remove_sample_usage: Whether the usage of the samples is cleared.
            train_evaluate_sample_ratio: Split between training and evaluation.
            version_name: Name of the version.
            with_column_header: Whether the first row contains the names of the columns.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateDatasetVersionAnswer = self._client._call(
            "create_dataset_version",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "version_format": version_format,
                "description": description,
                "clear_hard_property": clear_hard_property,
                "export_images": export_images,
                "remove_sample_usage": remove_sample_usage,
                "train_evaluate_sample_ratio": train_evaluate_sample_ratio,
                "version_name": version_name,
                "with_column_header": with_column_header,
            }) or None,
        )
        return answer

    def show(self, dataset_id: str, version_id: str) -> types.ShowDatasetVersionAnswer:
        """Query the details of one dataset version.

        `GET /v2/{project_id}/datasets/{dataset_id}/versions/{version_id}`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowDatasetVersionAnswer = self._client._call(
            "show_dataset_version",
            {"dataset_id": dataset_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    def delete(self, dataset_id: str, version_id: str) -> None:
        """Remove one version of a job.

        `DELETE /v2/{project_id}/datasets/{dataset_id}/versions/{version_id}`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call(
            "delete_dataset_version",
            {"dataset_id": dataset_id, "version_id": version_id},
            {},
            None,
        )


class AsyncDatasetVersion(AsyncNoun):
    """`AsyncClient.dataset_version`: 4 operations."""

    __slots__ = ()

    async def list(
        self,
        dataset_id: str,
        *,
        status: Literal[0, 1, 2, 3, 4] | NotGiven = NOT_GIVEN,
        train_evaluate_ratio: str | NotGiven = NOT_GIVEN,
        version_format: Literal[0, 1, 2] | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
    ) -> types.ListDatasetVersionsAnswer:
        """Query the versions of a dataset.

        `GET /v2/{project_id}/datasets/{dataset_id}/versions`.

        Args:
            dataset_id: ID of the dataset.
            status: Current state.
            train_evaluate_ratio: Filter on the split between training and evaluation.
            version_format: Format of the version.
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDatasetVersionsAnswer = await self._client._call(
            "list_dataset_versions",
            {"dataset_id": dataset_id},
            drop_not_given({
                "status": status,
                "train_evaluate_ratio": train_evaluate_ratio,
                "version_format": version_format,
                "offset": offset,
                "limit": limit,
            }),
            None,
        )
        return answer

    async def create(
        self,
        dataset_id: str,
        *,
        version_format: Literal["Default"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        clear_hard_property: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        export_images: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        remove_sample_usage: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        train_evaluate_sample_ratio: str | NotGiven = NOT_GIVEN,
        version_name: str | NotGiven = NOT_GIVEN,
        with_column_header: Literal["true", "false"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateDatasetVersionAnswer:
        """Publish a version of a dataset.

        `POST /v2/{project_id}/datasets/{dataset_id}/versions`; IAM action
        `modelarts:dataset:createDatasetVersion`.

        Args:
            dataset_id: ID of the dataset.
            version_format: Format that is used.
            description: Description text.
            clear_hard_property: Whether the hard flag is cleared.
            export_images: Whether images are copied as well.
            remove_sample_usage: Whether the usage of the samples is cleared.
            train_evaluate_sample_ratio: Split between training and evaluation.
            version_name: Name of the version.
            with_column_header: Whether the first row contains the names of the columns.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateDatasetVersionAnswer = await self._client._call(
            "create_dataset_version",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "version_format": version_format,
                "description": description,
                "clear_hard_property": clear_hard_property,
                "export_images": export_images,
                "remove_sample_usage": remove_sample_usage,
                "train_evaluate_sample_ratio": train_evaluate_sample_ratio,
                "version_name": version_name,
                "with_column_header": with_column_header,
            }) or None,
        )
        return answer

    async def show(self, dataset_id: str, version_id: str) -> types.ShowDatasetVersionAnswer:
        """Query the details of one dataset version.

        `GET /v2/{project_id}/datasets/{dataset_id}/versions/{version_id}`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowDatasetVersionAnswer = await self._client._call(
            "show_dataset_version",
            {"dataset_id": dataset_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    async def delete(self, dataset_id: str, version_id: str) -> None:
        """Remove one version of a job.

        `DELETE /v2/{project_id}/datasets/{dataset_id}/versions/{version_id}`.

        Args:
            dataset_id: ID of the dataset.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call(
            "delete_dataset_version",
            {"dataset_id": dataset_id, "version_id": version_id},
            {},
            None,
        )
