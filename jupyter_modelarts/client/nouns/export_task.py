"""The operations of the noun `export_task`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import export_task as types


class ExportTask(SyncNoun):
    """`Client.export_task`: 3 operations."""

    __slots__ = ()

    def list(
        self,
        dataset_id: str,
        *,
        export_type: Literal[0, 1, 2, 3] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListExportTasksAnswer:
        """Query the export tasks.

        `GET /v2/{project_id}/datasets/{dataset_id}/export-tasks`.

        Args:
            dataset_id: ID of the dataset.
            export_type: What the task exports.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListExportTasksAnswer = self._client._call(
            "list_export_tasks",
            {"dataset_id": dataset_id},
            drop_not_given({"export_type": export_type, "limit": limit, "offset": offset}),
            None,
        )
        return answer

    def create(
        self,
        dataset_id: str,
        *,
        path: str,
        annotation_format: Literal["VOC", "COCO"] | NotGiven = NOT_GIVEN,
        export_format: Literal[1, 2] | NotGiven = NOT_GIVEN,
        export_params: types.CreateExportTaskExportParams | NotGiven = NOT_GIVEN,
        export_type: Literal[0, 1, 2, 3] | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        source_type_header: str | NotGiven = NOT_GIVEN,
        status: int | NotGiven = NOT_GIVEN,
        task_id: str | NotGiven = NOT_GIVEN,
        version_format: Literal["Default", "CarbonData", "CSV"] | NotGiven = NOT_GIVEN,
        version_id: str | NotGiven = NOT_GIVEN,
        with_column_header: Literal["true", "false"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateExportTaskAnswer:
        """Export data of a dataset to OBS.

        `POST /v2/{project_id}/datasets/{dataset_id}/export-tasks`.

        Args:
            dataset_id: ID of the dataset.
            path: Target directory in OBS.
            annotation_format: Format of the annotations.
            export_format: Format of the export.
            export_params: Settings of the export.
            export_type: What the task exports.
            sample_state: State of the sample.
            source_type_header: Header that belongs to the source type.
            status: Current state.
            task_id: ID of the task.
            version_format: Format of the version.
            version_id: ID of the version.
            with_column_header: Whether the first row contains the names of the columns.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateExportTaskAnswer = self._client._call(
            "create_export_task",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "path": path,
                "annotation_format": annotation_format,
                "export_format": export_format,
                "export_params": export_params,
                "export_type": export_type,
                "sample_state": sample_state,
                "source_type_header": source_type_header,
                "status": status,
                "task_id": task_id,
                "version_format": version_format,
                "version_id": version_id,
                "with_column_header": with_column_header,
            }),
        )
        return answer

    def show(self, resource_id: str, task_id: str) -> types.ShowExportTaskAnswer:
        """Query the details of one export task.

        `GET /v2/{project_id}/datasets/{resource_id}/export-tasks/{task_id}`.

        Args:
            resource_id: ID of the resource.
            task_id: ID of the task.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowExportTaskAnswer = self._client._call(
            "show_export_task",
            {"resource_id": resource_id, "task_id": task_id},
            {},
            None,
        )
        return answer


class AsyncExportTask(AsyncNoun):
    """`AsyncClient.export_task`: 3 operations."""

    __slots__ = ()

    async def list(
        self,
        dataset_id: str,
        *,
        export_type: Literal[0, 1, 2, 3] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListExportTasksAnswer:
        """Query the export tasks.

        `GET /v2/{project_id}/datasets/{dataset_id}/export-tasks`.

        Args:
            dataset_id: ID of the dataset.
            export_type: What the task exports.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListExportTasksAnswer = await self._client._call(
            "list_export_tasks",
            {"dataset_id": dataset_id},
            drop_not_given({"export_type": export_type, "limit": limit, "offset": offset}),
            None,
        )
        return answer

    async def create(
        self,
        dataset_id: str,
        *,
        path: str,
        annotation_format: Literal["VOC", "COCO"] | NotGiven = NOT_GIVEN,
        export_format: Literal[1, 2] | NotGiven = NOT_GIVEN,
        export_params: types.CreateExportTaskExportParams | NotGiven = NOT_GIVEN,
        export_type: Literal[0, 1, 2, 3] | NotGiven = NOT_GIVEN,
        sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"] | NotGiven = NOT_GIVEN,
        source_type_header: str | NotGiven = NOT_GIVEN,
        status: int | NotGiven = NOT_GIVEN,
        task_id: str | NotGiven = NOT_GIVEN,
        version_format: Literal["Default", "CarbonData", "CSV"] | NotGiven = NOT_GIVEN,
        version_id: str | NotGiven = NOT_GIVEN,
        with_column_header: Literal["true", "false"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateExportTaskAnswer:
        """Export data of a dataset to OBS.

        `POST /v2/{project_id}/datasets/{dataset_id}/export-tasks`.

        Args:
            dataset_id: ID of the dataset.
            path: Target directory in OBS.
            annotation_format: Format of the annotations.
            export_format: Format of the export.
            export_params: Settings of the export.
            export_type: What the task exports.
            sample_state: State of the sample.
            source_type_header: Header that belongs to the source type.
            status: Current state.
            task_id: ID of the task.
            version_format: Format of the version.
            version_id: ID of the version.
            with_column_header: Whether the first row contains the names of the columns.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateExportTaskAnswer = await self._client._call(
            "create_export_task",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "path": path,
                "annotation_format": annotation_format,
                "export_format": export_format,
                "export_params": export_params,
                "export_type": export_type,
                "sample_state": sample_state,
                "source_type_header": source_type_header,
                "status": status,
                "task_id": task_id,
                "version_format": version_format,
                "version_id": version_id,
                "with_column_header": with_column_header,
            }),
        )
        return answer

    async def show(self, resource_id: str, task_id: str) -> types.ShowExportTaskAnswer:
        """Query the details of one export task.

        `GET /v2/{project_id}/datasets/{resource_id}/export-tasks/{task_id}`.

        Args:
            resource_id: ID of the resource.
            task_id: ID of the task.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowExportTaskAnswer = await self._client._call(
            "show_export_task",
            {"resource_id": resource_id, "task_id": task_id},
            {},
            None,
        )
        return answer
