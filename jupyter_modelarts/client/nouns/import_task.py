"""The operations of the noun `import_task`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import import_task as types


class ImportTask(SyncNoun):
    """`Client.import_task`: 3 operations."""

    __slots__ = ()

    def list(
        self,
        dataset_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListImportTasksAnswer:
        """Query the import tasks.

        `GET /v2/{project_id}/datasets/{dataset_id}/import-tasks`.

        Args:
            dataset_id: ID of the dataset.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImportTasksAnswer = self._client._call(
            "list_import_tasks",
            {"dataset_id": dataset_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    def create(
        self,
        dataset_id: str,
        *,
        import_path: str,
        with_column_header: bool | NotGiven = NOT_GIVEN,
        data_source: types.CreateImportTaskDataSource | NotGiven = NOT_GIVEN,
        difficult_only: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        excluded_labels: Sequence[types.CreateImportTaskExcludedLabels] | NotGiven = NOT_GIVEN,
        final_annotation: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_annotations: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_folder: str | NotGiven = NOT_GIVEN,
        import_origin: Literal["obs", "dws", "dli", "rds", "mrs", "inference"] | NotGiven = NOT_GIVEN,
        import_samples: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_type: Literal["dir", "manifest"] | NotGiven = NOT_GIVEN,
        included_labels: Sequence[types.CreateImportTaskExcludedLabels] | NotGiven = NOT_GIVEN,
        label_format: types.CreateImportTaskLabelFormat | NotGiven = NOT_GIVEN,
    ) -> types.CreateImportTaskAnswer:
        """Import OBS data into a dataset.

        `POST /v2/{project_id}/datasets/{dataset_id}/import-tasks`; IAM action
        `modelarts:dataset:createImportTask`.

        Args:
            dataset_id: ID of the dataset.
            with_column_header: For table data: whether the first row contains the column names.
            data_source: List of data sources.
            difficult_only: Whether only hard examples are used.
            excluded_labels: Labels that are left out.
            final_annotation: Whether the import goes to the final state.
            import_annotations: Whether annotations are imported as well.
            import_folder: Name of the sub-folder in OBS.
            import_origin: Source of the import.
            import_path: Path of the import.
            import_samples: Whether samples are imported.
            import_type: Type of import, dir or manifest.
            included_labels: Labels that are imported.
            label_format: Format of the labels.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateImportTaskAnswer = self._client._call(
            "create_import_task",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "with_column_header": with_column_header,
                "data_source": data_source,
                "difficult_only": difficult_only,
                "excluded_labels": excluded_labels,
                "final_annotation": final_annotation,
                "import_annotations": import_annotations,
                "import_folder": import_folder,
                "import_origin": import_origin,
                "import_path": import_path,
                "import_samples": import_samples,
                "import_type": import_type,
                "included_labels": included_labels,
                "label_format": label_format,
            }),
        )
        return answer

    def show(self, dataset_id: str, task_id: str) -> types.ShowImportTaskAnswer:
        """Query the details of one import task.

        `GET /v2/{project_id}/datasets/{dataset_id}/import-tasks/{task_id}`.

        Args:
            dataset_id: ID of the dataset.
            task_id: ID of the task.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowImportTaskAnswer = self._client._call(
            "show_import_task",
            {"dataset_id": dataset_id, "task_id": task_id},
            {},
            None,
        )
        return answer


class AsyncImportTask(AsyncNoun):
    """`AsyncClient.import_task`: 3 operations."""

    __slots__ = ()

    async def list(
        self,
        dataset_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListImportTasksAnswer:
        """Query the import tasks.

        `GET /v2/{project_id}/datasets/{dataset_id}/import-tasks`.

        Args:
            dataset_id: ID of the dataset.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImportTasksAnswer = await self._client._call(
            "list_import_tasks",
            {"dataset_id": dataset_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    async def create(
        self,
        dataset_id: str,
        *,
        import_path: str,
        with_column_header: bool | NotGiven = NOT_GIVEN,
        data_source: types.CreateImportTaskDataSource | NotGiven = NOT_GIVEN,
        difficult_only: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        excluded_labels: Sequence[types.CreateImportTaskExcludedLabels] | NotGiven = NOT_GIVEN,
        final_annotation: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_annotations: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_folder: str | NotGiven = NOT_GIVEN,
        import_origin: Literal["obs", "dws", "dli", "rds", "mrs", "inference"] | NotGiven = NOT_GIVEN,
        import_samples: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_type: Literal["dir", "manifest"] | NotGiven = NOT_GIVEN,
        included_labels: Sequence[types.CreateImportTaskExcludedLabels] | NotGiven = NOT_GIVEN,
        label_format: types.CreateImportTaskLabelFormat | NotGiven = NOT_GIVEN,
    ) -> types.CreateImportTaskAnswer:
        """Import OBS data into a dataset.

        `POST /v2/{project_id}/datasets/{dataset_id}/import-tasks`; IAM action
        `modelarts:dataset:createImportTask`.

        Args:
            dataset_id: ID of the dataset.
            with_column_header: For table data: whether the first row contains the column names.
            data_source: List of data sources.
            difficult_only: Whether only hard examples are used.
            excluded_labels: Labels that are left out.
            final_annotation: Whether the import goes to the final state.
            import_annotations: Whether annotations are imported as well.
            import_folder: Name of the sub-folder in OBS.
            import_origin: Source of the import.
            import_path: Path of the import.
            import_samples: Whether samples are imported.
            import_type: Type of import, dir or manifest.
            included_labels: Labels that are imported.
            label_format: Format of the labels.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateImportTaskAnswer = await self._client._call(
            "create_import_task",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "with_column_header": with_column_header,
                "data_source": data_source,
                "difficult_only": difficult_only,
                "excluded_labels": excluded_labels,
                "final_annotation": final_annotation,
                "import_annotations": import_annotations,
                "import_folder": import_folder,
                "import_origin": import_origin,
                "import_path": import_path,
                "import_samples": import_samples,
                "import_type": import_type,
                "included_labels": included_labels,
                "label_format": label_format,
            }),
        )
        return answer

    async def show(self, dataset_id: str, task_id: str) -> types.ShowImportTaskAnswer:
        """Query the details of one import task.

        `GET /v2/{project_id}/datasets/{dataset_id}/import-tasks/{task_id}`.

        Args:
            dataset_id: ID of the dataset.
            task_id: ID of the task.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowImportTaskAnswer = await self._client._call(
            "show_import_task",
            {"dataset_id": dataset_id, "task_id": task_id},
            {},
            None,
        )
        return answer
