"""The operations of the noun `dataset`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import common, dataset as types


class Dataset(SyncNoun):
    """`Client.dataset`: 5 operations."""

    __slots__ = ()

    def list(
        self,
        *,
        dataset_type: int | NotGiven = NOT_GIVEN,
        dataset_name: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        check_running_task: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        contain_versions: bool | NotGiven = NOT_GIVEN,
        file_preview: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        running_task_type: Literal[0, 1, 2, 3, 4, 5, 6, 7] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        sort_by: Literal["create_time", "dataset_name"] | NotGiven = NOT_GIVEN,
        support_export: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        train_evaluate_ratio: str | NotGiven = NOT_GIVEN,
        version_format: Literal[0, 1, 2] | NotGiven = NOT_GIVEN,
        with_labels: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        dataset_version: Literal["v1", "v2", "all"] | NotGiven = NOT_GIVEN,
    ) -> types.ListDatasetsAnswer:
        """Query the datasets.

        `GET /v2/{project_id}/datasets`; IAM action `modelarts:dataset:listDatasets`.

        Args:
            dataset_type: Code of the dataset type.
            dataset_name: Dataset name to match in a fuzzy way; an SDK argument that the REST API calls
                search_content.
            offset: Number of the page, counted from 0; 0 by default.
            limit: Maximum number of rows on each page; 10 by default.
            check_running_task: Whether running tasks are detected as well.
            contain_versions: Whether to return only datasets that have versions.
            file_preview: Whether a preview is wanted.
            order: Sort direction, asc or desc.
            running_task_type: Kind of the task that is running.
            search_content: Text to look for.
            sort_by: Field to sort by.
            support_export: Whether to return only datasets that can be exported.
            train_evaluate_ratio: Filter on the split between training and evaluation.
            version_format: Format of the version.
            with_labels: Whether labels are returned as well.
            workspace_id: ID of the workspace.
            dataset_version: Version of the dataset.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDatasetsAnswer = self._client._call(
            "list_datasets",
            {},
            drop_not_given({
                "dataset_type": dataset_type,
                "dataset_name": dataset_name,
                "offset": offset,
                "limit": limit,
                "check_running_task": check_running_task,
                "contain_versions": contain_versions,
                "file_preview": file_preview,
                "order": order,
                "running_task_type": running_task_type,
                "search_content": search_content,
                "sort_by": sort_by,
                "support_export": support_export,
                "train_evaluate_ratio": train_evaluate_ratio,
                "version_format": version_format,
                "with_labels": with_labels,
                "workspace_id": workspace_id,
                "dataset_version": dataset_version,
            }),
            None,
        )
        return answer

    def create(
        self,
        *,
        dataset_name: str,
        data_sources: Sequence[types.CreateDatasetDataSources],
        work_path: common.DatasetWorkPath,
        work_path_type: int,
        dataset_type: int | NotGiven = NOT_GIVEN,
        labels: Sequence[types.CreateDatasetLabels] | NotGiven = NOT_GIVEN,
        schema: Sequence[common.SchemaField] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        data_format: Literal["Default", "CarbonData"] | NotGiven = NOT_GIVEN,
        import_annotations: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_data: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        label_format: types.CreateDatasetLabelFormat | NotGiven = NOT_GIVEN,
        managed: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        workforce_information: types.CreateDatasetWorkforceInformation | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDatasetAnswer:
        """Create a new dataset.

        `POST /v2/{project_id}/datasets`; IAM action `modelarts:dataset:createDataset`.

        Args:
            dataset_name: Name of the object.
            dataset_type: Code of the labelling type; give exactly one of dataset_type and data_type.
            data_sources: Location of the input.
            work_path: Location of the output.
            labels: List of labels; mandatory for text triplet datasets.
            schema: List of columns; mandatory for table datasets.
            description: Description text.
            data_format: Format of the data.
            import_annotations: Whether annotations are imported as well.
            import_data: Whether data is imported now.
            label_format: Format of the labels.
            managed: Whether the dataset is hosted.
            work_path_type: Kind of the output path; 0 stands for OBS.
            workforce_information: Settings of the team task.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateDatasetAnswer = self._client._call(
            "create_dataset",
            {},
            {},
            drop_not_given({
                "dataset_name": dataset_name,
                "dataset_type": dataset_type,
                "data_sources": data_sources,
                "work_path": work_path,
                "labels": labels,
                "schema": schema,
                "description": description,
                "data_format": data_format,
                "import_annotations": import_annotations,
                "import_data": import_data,
                "label_format": label_format,
                "managed": managed,
                "work_path_type": work_path_type,
                "workforce_information": workforce_information,
                "workspace_id": workspace_id,
            }),
        )
        return answer

    def show(
        self,
        dataset_id: str,
        *,
        check_running_task: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        running_task_type: Literal[0, 1, 2, 3, 4, 5, 6, 7] | NotGiven = NOT_GIVEN,
    ) -> types.ShowDatasetAnswer:
        """Query the details of one dataset.

        `GET /v2/{project_id}/datasets/{dataset_id}`; IAM action `modelarts:dataset:getDataset`.

        Args:
            dataset_id: ID of the dataset.
            check_running_task: Whether running tasks are detected as well.
            running_task_type: Kind of the task that is running.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowDatasetAnswer = self._client._call(
            "show_dataset",
            {"dataset_id": dataset_id},
            drop_not_given({"check_running_task": check_running_task, "running_task_type": running_task_type}),
            None,
        )
        return answer

    def update(
        self,
        dataset_id: str,
        *,
        dataset_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        add_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
        current_version_id: str | NotGiven = NOT_GIVEN,
        delete_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
        update_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
    ) -> types.UpdateDatasetAnswer:
        """Change the name or the description of a dataset.

        `PUT /v2/{project_id}/datasets/{dataset_id}`; IAM action `modelarts:dataset:updateDataset`.

        Args:
            dataset_id: ID of the dataset.
            dataset_name: Name to set.
            description: Text to set.
            add_labels: Labels that are added.
            current_version_id: ID of the version in use now.
            delete_labels: Labels that are removed.
            update_labels: Labels that are changed.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateDatasetAnswer = self._client._call(
            "update_dataset",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "dataset_name": dataset_name,
                "description": description,
                "add_labels": add_labels,
                "current_version_id": current_version_id,
                "delete_labels": delete_labels,
                "update_labels": update_labels,
            }) or None,
        )
        return answer

    def delete(self, dataset_id: str) -> None:
        """Remove a dataset.

        `DELETE /v2/{project_id}/datasets/{dataset_id}`.

        Args:
            dataset_id: ID of the dataset.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call("delete_dataset", {"dataset_id": dataset_id}, {}, None)


class AsyncDataset(AsyncNoun):
    """`AsyncClient.dataset`: 5 operations."""

    __slots__ = ()

    async def list(
        self,
        *,
        dataset_type: int | NotGiven = NOT_GIVEN,
        dataset_name: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        check_running_task: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        contain_versions: bool | NotGiven = NOT_GIVEN,
        file_preview: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        running_task_type: Literal[0, 1, 2, 3, 4, 5, 6, 7] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        sort_by: Literal["create_time", "dataset_name"] | NotGiven = NOT_GIVEN,
        support_export: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        train_evaluate_ratio: str | NotGiven = NOT_GIVEN,
        version_format: Literal[0, 1, 2] | NotGiven = NOT_GIVEN,
        with_labels: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        dataset_version: Literal["v1", "v2", "all"] | NotGiven = NOT_GIVEN,
    ) -> types.ListDatasetsAnswer:
        """Query the datasets.

        `GET /v2/{project_id}/datasets`; IAM action `modelarts:dataset:listDatasets`.

        Args:
            dataset_type: Code of the dataset type.
            dataset_name: Dataset name to match in a fuzzy way; an SDK argument that the REST API calls
                search_content.
            offset: Number of the page, counted from 0; 0 by default.
            limit: Maximum number of rows on each page; 10 by default.
            check_running_task: Whether running tasks are detected as well.
            contain_versions: Whether to return only datasets that have versions.
            file_preview: Whether a preview is wanted.
            order: Sort direction, asc or desc.
            running_task_type: Kind of the task that is running.
            search_content: Text to look for.
            sort_by: Field to sort by.
            support_export: Whether to return only datasets that can be exported.
            train_evaluate_ratio: Filter on the split between training and evaluation.
            version_format: Format of the version.
            with_labels: Whether labels are returned as well.
            workspace_id: ID of the workspace.
            dataset_version: Version of the dataset.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDatasetsAnswer = await self._client._call(
            "list_datasets",
            {},
            drop_not_given({
                "dataset_type": dataset_type,
                "dataset_name": dataset_name,
                "offset": offset,
                "limit": limit,
                "check_running_task": check_running_task,
                "contain_versions": contain_versions,
                "file_preview": file_preview,
                "order": order,
                "running_task_type": running_task_type,
                "search_content": search_content,
                "sort_by": sort_by,
                "support_export": support_export,
                "train_evaluate_ratio": train_evaluate_ratio,
                "version_format": version_format,
                "with_labels": with_labels,
                "workspace_id": workspace_id,
                "dataset_version": dataset_version,
            }),
            None,
        )
        return answer

    async def create(
        self,
        *,
        dataset_name: str,
        data_sources: Sequence[types.CreateDatasetDataSources],
        work_path: common.DatasetWorkPath,
        work_path_type: int,
        dataset_type: int | NotGiven = NOT_GIVEN,
        labels: Sequence[types.CreateDatasetLabels] | NotGiven = NOT_GIVEN,
        schema: Sequence[common.SchemaField] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        data_format: Literal["Default", "CarbonData"] | NotGiven = NOT_GIVEN,
        import_annotations: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        import_data: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        label_format: types.CreateDatasetLabelFormat | NotGiven = NOT_GIVEN,
        managed: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        workforce_information: types.CreateDatasetWorkforceInformation | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDatasetAnswer:
        """Create a new dataset.

        `POST /v2/{project_id}/datasets`; IAM action `modelarts:dataset:createDataset`.

        Args:
            dataset_name: Name of the object.
            dataset_type: Code of the labelling type; give exactly one of dataset_type and data_type.
            data_sources: Location of the input.
            work_path: Location of the output.
            labels: List of labels; mandatory for text triplet datasets.
            schema: List of columns; mandatory for table datasets.
            description: Description text.
            data_format: Format of the data.
            import_annotations: Whether annotations are imported as well.
            import_data: Whether data is imported now.
            label_format: Format of the labels.
            managed: Whether the dataset is hosted.
            work_path_type: Kind of the output path; 0 stands for OBS.
            workforce_information: Settings of the team task.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateDatasetAnswer = await self._client._call(
            "create_dataset",
            {},
            {},
            drop_not_given({
                "dataset_name": dataset_name,
                "dataset_type": dataset_type,
                "data_sources": data_sources,
                "work_path": work_path,
                "labels": labels,
                "schema": schema,
                "description": description,
                "data_format": data_format,
                "import_annotations": import_annotations,
                "import_data": import_data,
                "label_format": label_format,
                "managed": managed,
                "work_path_type": work_path_type,
                "workforce_information": workforce_information,
                "workspace_id": workspace_id,
            }),
        )
        return answer

    async def show(
        self,
        dataset_id: str,
        *,
        check_running_task: Literal["true", "false"] | NotGiven = NOT_GIVEN,
        running_task_type: Literal[0, 1, 2, 3, 4, 5, 6, 7] | NotGiven = NOT_GIVEN,
    ) -> types.ShowDatasetAnswer:
        """Query the details of one dataset.

        `GET /v2/{project_id}/datasets/{dataset_id}`; IAM action `modelarts:dataset:getDataset`.

        Args:
            dataset_id: ID of the dataset.
            check_running_task: Whether running tasks are detected as well.
            running_task_type: Kind of the task that is running.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowDatasetAnswer = await self._client._call(
            "show_dataset",
            {"dataset_id": dataset_id},
            drop_not_given({"check_running_task": check_running_task, "running_task_type": running_task_type}),
            None,
        )
        return answer

    async def update(
        self,
        dataset_id: str,
        *,
        dataset_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        add_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
        current_version_id: str | NotGiven = NOT_GIVEN,
        delete_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
        update_labels: Sequence[types.UpdateDatasetAddLabels] | NotGiven = NOT_GIVEN,
    ) -> types.UpdateDatasetAnswer:
        """Change the name or the description of a dataset.

        `PUT /v2/{project_id}/datasets/{dataset_id}`; IAM action `modelarts:dataset:updateDataset`.

        Args:
            dataset_id: ID of the dataset.
            dataset_name: Name to set.
            description: Text to set.
            add_labels: Labels that are added.
            current_version_id: ID of the version in use now.
            delete_labels: Labels that are removed.
            update_labels: Labels that are changed.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateDatasetAnswer = await self._client._call(
            "update_dataset",
            {"dataset_id": dataset_id},
            {},
            drop_not_given({
                "dataset_name": dataset_name,
                "description": description,
                "add_labels": add_labels,
                "current_version_id": current_version_id,
                "delete_labels": delete_labels,
                "update_labels": update_labels,
            }) or None,
        )
        return answer

    async def delete(self, dataset_id: str) -> None:
        """Remove a dataset.

        `DELETE /v2/{project_id}/datasets/{dataset_id}`.

        Args:
            dataset_id: ID of the dataset.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call("delete_dataset", {"dataset_id": dataset_id}, {}, None)
