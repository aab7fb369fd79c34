"""The operations of the noun `training_job_v1`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from .._sentinel import NotGiven
    from .types import training_job_v1 as types


class TrainingJobV1(SyncNoun):
    """`Client.training_job_v1`: 19 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        job_name: str,
        config: types.CreateTrainingJobV1Config,
        job_desc: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobV1Answer:
        """Create a training job with the old API.

        `POST /v1/{project_id}/training-jobs`; IAM action `modelarts:trainJob:create`.

        Args:
            job_name: Name of the job.
            job_desc: Description text.
            workspace_id: Workspace the object belongs to.
            config: List of configurations.

        Raises:
            StatusError: the platform refused (400). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreateTrainingJobV1Answer = self._client._call(
            "create_training_job_v1",
            {},
            {},
            drop_not_given({
                "job_name": job_name,
                "job_desc": job_desc,
                "workspace_id": workspace_id,
                "config": config,
            }),
        )
        return answer

    def list(
        self,
        *,
        status: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: Literal["job_name", "job_desc", "status", "duration", "engine_type", "create_time"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobsV1Answer:
        """Query training jobs with the old API.

        `GET /v1/{project_id}/training-jobs`; IAM action `modelarts:trainJob:list`.

        Args:
            status: Code of the state; 3, 5, 6 and 13 return failed jobs.
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by; job_name by default. The legacy SDK names it sortBy with AK/SK and
                sort_by with account sign-in.
            order: Sort order; desc by default.
            search_content: Text to look for.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobsV1Answer = self._client._call(
            "list_training_jobs_v1",
            {},
            drop_not_given({
                "status": status,
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
                "workspace_id": workspace_id,
            }),
            None,
        )
        return answer

    def show_version(self, job_id: str, version_id: str) -> types.ShowTrainingJobVersionV1Answer:
        """Query the details of one version of a job with the old API.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobVersionV1Answer = self._client._call(
            "show_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    def delete_version(self, job_id: int, version_id: int) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove one version of a job.

        `DELETE /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}`; IAM action
        `modelarts:trainJobVersion:delete`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "delete_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    def update(self, job_id: str, *, job_desc: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Modify the description of a job with the old API.

        `PUT /v1/{project_id}/training-jobs/{job_id}`; IAM action `modelarts:trainJob:update`.

        Args:
            job_id: ID of the job.
            job_desc: Description to set; the SDK argument is called description.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "update_training_job_v1",
            {"job_id": job_id},
            {},
            {"job_desc": job_desc},
        )
        return answer

    def delete(self, job_id: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove a job with the old API.

        `DELETE /v1/{project_id}/training-jobs/{job_id}`; IAM action `modelarts:trainJob:delete`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "delete_training_job_v1",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    def list_log_files(self, job_id: str, version_id: str) -> types.ListTrainingJobLogFilesV1Answer:
        """Query the names of the log files of a version.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log/file-names`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobLogFilesV1Answer = self._client._call(
            "list_training_job_log_files_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    def show_log(
        self,
        job_id: str,
        version_id: str,
        *,
        log_file: str,
        start_byte: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobLogV1Answer:
        """Query part of a log file.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.
            log_file: Name of the file as found in the file list, for example job-job-0713-191758.0.
            start_byte: Position to start from; 0 by default, and -1 for the most recent part with the length
                given by offset.
            offset: Length to read; 2048 by default.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogV1Answer = self._client._call(
            "show_training_job_log_v1",
            {"job_id": job_id, "version_id": version_id},
            drop_not_given({"log_file": log_file, "start_byte": start_byte, "offset": offset}),
            None,
        )
        return answer

    def create_version(
        self,
        job_id: str,
        *,
        config: types.CreateTrainingJobVersionV1Config,
        job_desc: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobV1Answer:
        """Create a new version of a job based on an earlier one.

        `POST /v1/{project_id}/training-jobs/{job_id}/versions`; IAM action
        `modelarts:trainJobVersion:create`.

        Args:
            job_id: ID of the job.
            job_desc: Description text.
            config: List of configurations.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateTrainingJobV1Answer = self._client._call(
            "create_training_job_version_v1",
            {"job_id": job_id},
            {},
            drop_not_given({"job_desc": job_desc, "config": config}),
        )
        return answer

    def list_versions(
        self,
        job_id: str,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobVersionsV1Answer:
        """Query the versions of a job.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions`; IAM action `modelarts:trainJobVersion:list`.

        Args:
            job_id: ID of the job.
            per_page: Rows on one page.
            page: Number of the page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobVersionsV1Answer = self._client._call(
            "list_training_job_versions_v1",
            {"job_id": job_id},
            drop_not_given({"per_page": per_page, "page": page}),
            None,
        )
        return answer

    def stop_version(self, job_id: int, version_id: int) -> types.DeleteTrainingJobVersionV1Answer:
        """Stop one version of a job.

        `POST /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/stop`; IAM action
        `modelarts:trainJobVersion:stop`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "stop_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    def create_config(
        self,
        *,
        config_name: str,
        worker_server_num: int | str,
        config_desc: str | NotGiven = NOT_GIVEN,
        app_url: str | NotGiven = NOT_GIVEN,
        boot_file_url: str | NotGiven = NOT_GIVEN,
        model_id: int | str | NotGiven = NOT_GIVEN,
        parameter: Sequence[Any] | NotGiven = NOT_GIVEN,
        spec_id: int | str | NotGiven = NOT_GIVEN,
        data_url: str | NotGiven = NOT_GIVEN,
        dataset_id: str | NotGiven = NOT_GIVEN,
        dataset_version_id: str | NotGiven = NOT_GIVEN,
        data_source: Sequence[types.CreateTrainingJobVersionV1ConfigDataSource] | NotGiven = NOT_GIVEN,
        engine_id: int | str | NotGiven = NOT_GIVEN,
        train_url: str | NotGiven = NOT_GIVEN,
        log_url: str | NotGiven = NOT_GIVEN,
        user_image_url: str | NotGiven = NOT_GIVEN,
        user_command: str | NotGiven = NOT_GIVEN,
    ) -> types.DeleteTrainingJobVersionV1Answer:
        """Store job parameters as a named set.

        `POST /v1/{project_id}/training-job-configs`.

        Args:
            config_name: Name of the object.
            config_desc: Description text.
            worker_server_num: Number of workers.
            app_url: Directory that holds the code.
            boot_file_url: Start file, located below app_url.
            model_id: ID of a built-in model that is used in place of code.
            parameter: Pairs of label and value, both strings; with a custom image they are set as environment
                variables.
            spec_id: ID of the flavor.
            data_url: Input in OBS; give one of data_url, the dataset pair and data_source.
            dataset_id: ID of the dataset; used together with dataset_version_id.
            dataset_version_id: Version of the dataset.
            data_source: Data sources, each with dataset_id, dataset_version, type and data_url.
            engine_id: ID of the engine.
            train_url: Path for the output.
            log_url: Path for the logs; empty by default.
            user_image_url: Address of the custom image, written as host:port/org/image:tag.
            user_command: Command that starts the custom image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "create_training_job_config_v1",
            {},
            {},
            drop_not_given({
                "config_name": config_name,
                "config_desc": config_desc,
                "worker_server_num": worker_server_num,
                "app_url": app_url,
                "boot_file_url": boot_file_url,
                "model_id": model_id,
                "parameter": parameter,
                "spec_id": spec_id,
                "data_url": data_url,
                "dataset_id": dataset_id,
                "dataset_version_id": dataset_version_id,
                "data_source": data_source,
                "engine_id": engine_id,
                "train_url": train_url,
                "log_url": log_url,
                "user_image_url": user_image_url,
                "user_command": user_command,
            }),
        )
        return answer

    def list_configs(
        self,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        config_type: Literal["custom", "sample"] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobConfigsV1Answer:
        """Query the stored parameter sets.

        `GET /v1/{project_id}/training-job-configs`.

        Args:
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by, the same as in list_training_jobs_v1.
            order: Sort order; asc by default for this call.
            search_content: Text to look for.
            config_type: Kind of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobConfigsV1Answer = self._client._call(
            "list_training_job_configs_v1",
            {},
            drop_not_given({
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
                "config_type": config_type,
            }),
            None,
        )
        return answer

    def show_config(
        self,
        config_name: str,
        *,
        config_type: Literal["custom", "sample"] | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobConfigV1Answer:
        """Query the details of one parameter set.

        `GET /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.
            config_type: Kind of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobConfigV1Answer = self._client._call(
            "show_training_job_config_v1",
            {"config_name": config_name},
            drop_not_given({"config_type": config_type}),
            None,
        )
        return answer

    def update_config(
        self,
        config_name: str,
        *,
        worker_server_num: int | str,
        config_desc: str | NotGiven = NOT_GIVEN,
        app_url: str | NotGiven = NOT_GIVEN,
        boot_file_url: str | NotGiven = NOT_GIVEN,
        model_id: int | str | NotGiven = NOT_GIVEN,
        parameter: Sequence[Any] | NotGiven = NOT_GIVEN,
        spec_id: int | str | NotGiven = NOT_GIVEN,
        data_url: str | NotGiven = NOT_GIVEN,
        dataset_id: str | NotGiven = NOT_GIVEN,
        dataset_version_id: str | NotGiven = NOT_GIVEN,
        data_source: Sequence[types.CreateTrainingJobVersionV1ConfigDataSource] | NotGiven = NOT_GIVEN,
        engine_id: int | str | NotGiven = NOT_GIVEN,
        train_url: str | NotGiven = NOT_GIVEN,
        log_url: str | NotGiven = NOT_GIVEN,
        user_image_url: str | NotGiven = NOT_GIVEN,
        user_command: str | NotGiven = NOT_GIVEN,
    ) -> types.DeleteTrainingJobVersionV1Answer:
        """Modify one parameter set.

        `PUT /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.
            config_desc: Description text.
            worker_server_num: Number of workers.
            app_url: Directory that holds the code.
            boot_file_url: Start file, located below app_url.
            model_id: ID of a built-in model that is used in place of code.
            parameter: Pairs of label and value, both strings; with a custom image they are set as environment
                variables.
            spec_id: ID of the flavor.
            data_url: Input in OBS; give one of data_url, the dataset pair and data_source.
            dataset_id: ID of the dataset; used together with dataset_version_id.
            dataset_version_id: Version of the dataset.
            data_source: Data sources, each with dataset_id, dataset_version, type and data_url.
            engine_id: ID of the engine.
            train_url: Path for the output.
            log_url: Path for the logs; empty by default.
            user_image_url: Address of the custom image, written as host:port/org/image:tag.
            user_command: Command that starts the custom image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "update_training_job_config_v1",
            {"config_name": config_name},
            {},
            drop_not_given({
                "config_desc": config_desc,
                "worker_server_num": worker_server_num,
                "app_url": app_url,
                "boot_file_url": boot_file_url,
                "model_id": model_id,
                "parameter": parameter,
                "spec_id": spec_id,
                "data_url": data_url,
                "dataset_id": dataset_id,
                "dataset_version_id": dataset_version_id,
                "data_source": data_source,
                "engine_id": engine_id,
                "train_url": train_url,
                "log_url": log_url,
                "user_image_url": user_image_url,
                "user_command": user_command,
            }),
        )
        return answer

    def delete_config(self, config_name: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove one parameter set.

        `DELETE /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = self._client._call(
            "delete_training_job_config_v1",
            {"config_name": config_name},
            {},
            None,
        )
        return answer

    def list_builtin_algorithms(
        self,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
    ) -> types.ListBuiltinAlgorithmsV1Answer:
        """Query the preset models.

        `GET /v1/{project_id}/built-in-algorithms`; IAM action `modelarts:trainJobInnerModel:list`.

        Args:
            per_page: Rows on one page.
            page: Number of the page.
            sortBy: Field to sort by.
            order: Sort direction, asc or desc.
            search_content: Text to look for.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListBuiltinAlgorithmsV1Answer = self._client._call(
            "list_builtin_algorithms_v1",
            {},
            drop_not_given({
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
            }),
            None,
        )
        return answer

    def list_job_resource_specs(
        self,
        *,
        job_type: str | NotGiven = NOT_GIVEN,
        engine_id: int | NotGiven = NOT_GIVEN,
        project_type: int | NotGiven = NOT_GIVEN,
    ) -> types.ListJobResourceSpecsV1Answer:
        """Query the flavors with the old API.

        `GET /v1/{project_id}/job/resource-specs`.

        Args:
            job_type: Kind of job.
            engine_id: ID of the engine.
            project_type: Kind of project.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListJobResourceSpecsV1Answer = self._client._call(
            "list_job_resource_specs_v1",
            {},
            drop_not_given({"job_type": job_type, "engine_id": engine_id, "project_type": project_type}),
            None,
        )
        return answer

    def list_job_engines(self, *, job_type: str | NotGiven = NOT_GIVEN) -> types.ListJobEnginesV1Answer:
        """Query the engines with the old API.

        `GET /v1/{project_id}/job/ai-engines`.

        Args:
            job_type: Kind of job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListJobEnginesV1Answer = self._client._call(
            "list_job_engines_v1",
            {},
            drop_not_given({"job_type": job_type}),
            None,
        )
        return answer


class AsyncTrainingJobV1(AsyncNoun):
    """`AsyncClient.training_job_v1`: 19 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        job_name: str,
        config: types.CreateTrainingJobV1Config,
        job_desc: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobV1Answer:
        """Create a training job with the old API.

        `POST /v1/{project_id}/training-jobs`; IAM action `modelarts:trainJob:create`.

        Args:
            job_name: Name of the job.
            job_desc: Description text.
            workspace_id: Workspace the object belongs to.
            config: List of configurations.

        Raises:
            StatusError: the platform refused (400). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreateTrainingJobV1Answer = await self._client._call(
            "create_training_job_v1",
            {},
            {},
            drop_not_given({
                "job_name": job_name,
                "job_desc": job_desc,
                "workspace_id": workspace_id,
                "config": config,
            }),
        )
        return answer

    async def list(
        self,
        *,
        status: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: Literal["job_name", "job_desc", "status", "duration", "engine_type", "create_time"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobsV1Answer:
        """Query training jobs with the old API.

        `GET /v1/{project_id}/training-jobs`; IAM action `modelarts:trainJob:list`.

        Args:
            status: Code of the state; 3, 5, 6 and 13 return failed jobs.
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by; job_name by default. The legacy SDK names it sortBy with AK/SK and
                sort_by with account sign-in.
            order: Sort order; desc by default.
            search_content: Text to look for.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobsV1Answer = await self._client._call(
            "list_training_jobs_v1",
            {},
            drop_not_given({
                "status": status,
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
                "workspace_id": workspace_id,
            }),
            None,
        )
        return answer

    async def show_version(self, job_id: str, version_id: str) -> types.ShowTrainingJobVersionV1Answer:
        """Query the details of one version of a job with the old API.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobVersionV1Answer = await self._client._call(
            "show_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    async def delete_version(self, job_id: int, version_id: int) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove one version of a job.

        `DELETE /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}`; IAM action
        `modelarts:trainJobVersion:delete`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "delete_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    async def update(self, job_id: str, *, job_desc: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Modify the description of a job with the old API.

        `PUT /v1/{project_id}/training-jobs/{job_id}`; IAM action `modelarts:trainJob:update`.

        Args:
            job_id: ID of the job.
            job_desc: Description to set; the SDK argument is called description.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "update_training_job_v1",
            {"job_id": job_id},
            {},
            {"job_desc": job_desc},
        )
        return answer

    async def delete(self, job_id: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove a job with the old API.

        `DELETE /v1/{project_id}/training-jobs/{job_id}`; IAM action `modelarts:trainJob:delete`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "delete_training_job_v1",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    async def list_log_files(self, job_id: str, version_id: str) -> types.ListTrainingJobLogFilesV1Answer:
        """Query the names of the log files of a version.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log/file-names`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobLogFilesV1Answer = await self._client._call(
            "list_training_job_log_files_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    async def show_log(
        self,
        job_id: str,
        version_id: str,
        *,
        log_file: str,
        start_byte: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobLogV1Answer:
        """Query part of a log file.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.
            log_file: Name of the file as found in the file list, for example job-job-0713-191758.0.
            start_byte: Position to start from; 0 by default, and -1 for the most recent part with the length
                given by offset.
            offset: Length to read; 2048 by default.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogV1Answer = await self._client._call(
            "show_training_job_log_v1",
            {"job_id": job_id, "version_id": version_id},
            drop_not_given({"log_file": log_file, "start_byte": start_byte, "offset": offset}),
            None,
        )
        return answer

    async def create_version(
        self,
        job_id: str,
        *,
        config: types.CreateTrainingJobVersionV1Config,
        job_desc: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobV1Answer:
        """Create a new version of a job based on an earlier one.

        `POST /v1/{project_id}/training-jobs/{job_id}/versions`; IAM action
        `modelarts:trainJobVersion:create`.

        Args:
            job_id: ID of the job.
            job_desc: Description text.
            config: List of configurations.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateTrainingJobV1Answer = await self._client._call(
            "create_training_job_version_v1",
            {"job_id": job_id},
            {},
            drop_not_given({"job_desc": job_desc, "config": config}),
        )
        return answer

    async def list_versions(
        self,
        job_id: str,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobVersionsV1Answer:
        """Query the versions of a job.

        `GET /v1/{project_id}/training-jobs/{job_id}/versions`; IAM action `modelarts:trainJobVersion:list`.

        Args:
            job_id: ID of the job.
            per_page: Rows on one page.
            page: Number of the page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobVersionsV1Answer = await self._client._call(
            "list_training_job_versions_v1",
            {"job_id": job_id},
            drop_not_given({"per_page": per_page, "page": page}),
            None,
        )
        return answer

    async def stop_version(self, job_id: int, version_id: int) -> types.DeleteTrainingJobVersionV1Answer:
        """Stop one version of a job.

        `POST /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/stop`; IAM action
        `modelarts:trainJobVersion:stop`.

        Args:
            job_id: ID of the job.
            version_id: ID of the version.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "stop_training_job_version_v1",
            {"job_id": job_id, "version_id": version_id},
            {},
            None,
        )
        return answer

    async def create_config(
        self,
        *,
        config_name: str,
        worker_server_num: int | str,
        config_desc: str | NotGiven = NOT_GIVEN,
        app_url: str | NotGiven = NOT_GIVEN,
        boot_file_url: str | NotGiven = NOT_GIVEN,
        model_id: int | str | NotGiven = NOT_GIVEN,
        parameter: Sequence[Any] | NotGiven = NOT_GIVEN,
        spec_id: int | str | NotGiven = NOT_GIVEN,
        data_url: str | NotGiven = NOT_GIVEN,
        dataset_id: str | NotGiven = NOT_GIVEN,
        dataset_version_id: str | NotGiven = NOT_GIVEN,
        data_source: Sequence[types.CreateTrainingJobVersionV1ConfigDataSource] | NotGiven = NOT_GIVEN,
        engine_id: int | str | NotGiven = NOT_GIVEN,
        train_url: str | NotGiven = NOT_GIVEN,
        log_url: str | NotGiven = NOT_GIVEN,
        user_image_url: str | NotGiven = NOT_GIVEN,
        user_command: str | NotGiven = NOT_GIVEN,
    ) -> types.DeleteTrainingJobVersionV1Answer:
        """Store job parameters as a named set.

        `POST /v1/{project_id}/training-job-configs`.

        Args:
            config_name: Name of the object.
            config_desc: Description text.
            worker_server_num: Number of workers.
            app_url: Directory that holds the code.
            boot_file_url: Start file, located below app_url.
            model_id: ID of a built-in model that is used in place of code.
            parameter: Pairs of label and value, both strings; with a custom image they are set as environment
                variables.
            spec_id: ID of the flavor.
            data_url: Input in OBS; give one of data_url, the dataset pair and data_source.
            dataset_id: ID of the dataset; used together with dataset_version_id.
            dataset_version_id: Version of the dataset.
            data_source: Data sources, each with dataset_id, dataset_version, type and data_url.
            engine_id: ID of the engine.
            train_url: Path for the output.
            log_url: Path for the logs; empty by default.
            user_image_url: Address of the custom image, written as host:port/org/image:tag.
            user_command: Command that starts the custom image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "create_training_job_config_v1",
            {},
            {},
            drop_not_given({
                "config_name": config_name,
                "config_desc": config_desc,
                "worker_server_num": worker_server_num,
                "app_url": app_url,
                "boot_file_url": boot_file_url,
                "model_id": model_id,
                "parameter": parameter,
                "spec_id": spec_id,
                "data_url": data_url,
                "dataset_id": dataset_id,
                "dataset_version_id": dataset_version_id,
                "data_source": data_source,
                "engine_id": engine_id,
                "train_url": train_url,
                "log_url": log_url,
                "user_image_url": user_image_url,
                "user_command": user_command,
            }),
        )
        return answer

    async def list_configs(
        self,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        config_type: Literal["custom", "sample"] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobConfigsV1Answer:
        """Query the stored parameter sets.

        `GET /v1/{project_id}/training-job-configs`.

        Args:
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by, the same as in list_training_jobs_v1.
            order: Sort order; asc by default for this call.
            search_content: Text to look for.
            config_type: Kind of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobConfigsV1Answer = await self._client._call(
            "list_training_job_configs_v1",
            {},
            drop_not_given({
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
                "config_type": config_type,
            }),
            None,
        )
        return answer

    async def show_config(
        self,
        config_name: str,
        *,
        config_type: Literal["custom", "sample"] | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobConfigV1Answer:
        """Query the details of one parameter set.

        `GET /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.
            config_type: Kind of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobConfigV1Answer = await self._client._call(
            "show_training_job_config_v1",
            {"config_name": config_name},
            drop_not_given({"config_type": config_type}),
            None,
        )
        return answer

    async def update_config(
        self,
        config_name: str,
        *,
        worker_server_num: int | str,
        config_desc: str | NotGiven = NOT_GIVEN,
        app_url: str | NotGiven = NOT_GIVEN,
        boot_file_url: str | NotGiven = NOT_GIVEN,
        model_id: int | str | NotGiven = NOT_GIVEN,
        parameter: Sequence[Any] | NotGiven = NOT_GIVEN,
        spec_id: int | str | NotGiven = NOT_GIVEN,
        data_url: str | NotGiven = NOT_GIVEN,
        dataset_id: str | NotGiven = NOT_GIVEN,
        dataset_version_id: str | NotGiven = NOT_GIVEN,
        data_source: Sequence[types.CreateTrainingJobVersionV1ConfigDataSource] | NotGiven = NOT_GIVEN,
        engine_id: int | str | NotGiven = NOT_GIVEN,
        train_url: str | NotGiven = NOT_GIVEN,
        log_url: str | NotGiven = NOT_GIVEN,
        user_image_url: str | NotGiven = NOT_GIVEN,
        user_command: str | NotGiven = NOT_GIVEN,
    ) -> types.DeleteTrainingJobVersionV1Answer:
        """Modify one parameter set.

        `PUT /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.
            config_desc: Description text.
            worker_server_num: Number of workers.
            app_url: Directory that holds the code.
            boot_file_url: Start file, located below app_url.
            model_id: ID of a built-in model that is used in place of code.
            parameter: Pairs of label and value, both strings; with a custom image they are set as environment
                variables.
            spec_id: ID of the flavor.
            data_url: Input in OBS; give one of data_url, the dataset pair and data_source.
            dataset_id: ID of the dataset; used together with dataset_version_id.
            dataset_version_id: Version of the dataset.
            data_source: Data sources, each with dataset_id, dataset_version, type and data_url.
            engine_id: ID of the engine.
            train_url: Path for the output.
            log_url: Path for the logs; empty by default.
            user_image_url: Address of the custom image, written as host:port/org/image:tag.
            user_command: Command that starts the custom image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "update_training_job_config_v1",
            {"config_name": config_name},
            {},
            drop_not_given({
                "config_desc": config_desc,
                "worker_server_num": worker_server_num,
                "app_url": app_url,
                "boot_file_url": boot_file_url,
                "model_id": model_id,
                "parameter": parameter,
                "spec_id": spec_id,
                "data_url": data_url,
                "dataset_id": dataset_id,
                "dataset_version_id": dataset_version_id,
                "data_source": data_source,
                "engine_id": engine_id,
                "train_url": train_url,
                "log_url": log_url,
                "user_image_url": user_image_url,
                "user_command": user_command,
            }),
        )
        return answer

    async def delete_config(self, config_name: str) -> types.DeleteTrainingJobVersionV1Answer:
        """Remove one parameter set.

        `DELETE /v1/{project_id}/training-job-configs/{config_name}`.

        Args:
            config_name: Name of the parameter set.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteTrainingJobVersionV1Answer = await self._client._call(
            "delete_training_job_config_v1",
            {"config_name": config_name},
            {},
            None,
        )
        return answer

    async def list_builtin_algorithms(
        self,
        *,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
    ) -> types.ListBuiltinAlgorithmsV1Answer:
        """Query the preset models.

        `GET /v1/{project_id}/built-in-algorithms`; IAM action `modelarts:trainJobInnerModel:list`.

        Args:
            per_page: Rows on one page.
            page: Number of the page.
            sortBy: Field to sort by.
            order: Sort direction, asc or desc.
            search_content: Text to look for.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListBuiltinAlgorithmsV1Answer = await self._client._call(
            "list_builtin_algorithms_v1",
            {},
            drop_not_given({
                "per_page": per_page,
                "page": page,
                "sortBy": sortBy,
                "order": order,
                "search_content": search_content,
            }),
            None,
        )
        return answer

    async def list_job_resource_specs(
        self,
        *,
        job_type: str | NotGiven = NOT_GIVEN,
        engine_id: int | NotGiven = NOT_GIVEN,
        project_type: int | NotGiven = NOT_GIVEN,
    ) -> types.ListJobResourceSpecsV1Answer:
        """Query the flavors with the old API.

        `GET /v1/{project_id}/job/resource-specs`.

        Args:
            job_type: Kind of job.
            engine_id: ID of the engine.
            project_type: Kind of project.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListJobResourceSpecsV1Answer = await self._client._call(
            "list_job_resource_specs_v1",
            {},
            drop_not_given({"job_type": job_type, "engine_id": engine_id, "project_type": project_type}),
            None,
        )
        return answer

    async def list_job_engines(self, *, job_type: str | NotGiven = NOT_GIVEN) -> types.ListJobEnginesV1Answer:
        """Query the engines with the old API.

        `GET /v1/{project_id}/job/ai-engines`.

        Args:
            job_type: Kind of job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListJobEnginesV1Answer = await self._client._call(
            "list_job_engines_v1",
            {},
            drop_not_given({"job_type": job_type}),
            None,
        )
        return answer
