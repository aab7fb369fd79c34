"""The operations of the noun `training_job`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import training_job as types


class TrainingJob(SyncNoun):
    """`Client.training_job`: 11 operations."""

    __slots__ = ()

    def list_flavors(
        self,
        *,
        flavor_type: Literal["CPU", "GPU", "Ascend"] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobFlavorsAnswer:
        """Query the public flavors that training can use.

        `GET /v2/{project_id}/training-job-flavors`.

        Args:
            flavor_type: Class of hardware.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobFlavorsAnswer = self._client._call(
            "list_training_job_flavors",
            {},
            drop_not_given({"flavor_type": flavor_type}),
            None,
        )
        return answer

    def list_engines(self) -> types.ListTrainingJobEnginesAnswer:
        """Query the preset engines for training.

        `GET /v2/{project_id}/training-job-engines`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobEnginesAnswer = self._client._call(
            "list_training_job_engines",
            {},
            {},
            None,
        )
        return answer

    def create(
        self,
        *,
        kind: Literal["job", "hetero_job", "autosearch_job", "mrs_job", "edge_job"],
        metadata: types.CreateTrainingJobMetadata,
        algorithm: types.CreateTrainingJobAlgorithm | NotGiven = NOT_GIVEN,
        spec: types.CreateTrainingJobSpec | NotGiven = NOT_GIVEN,
        tasks: Sequence[types.CreateTrainingJobTasks] | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobAnswer:
        """Create a training job and start it.

        `POST /v2/{project_id}/training-jobs`; IAM action `modelarts:trainJob:create`.

        Args:
            kind: Kind of the job; job by default.
            metadata: Name, description, workspace and annotations of the job.
            algorithm: Algorithm ID, subscription or code directory, together with parameters, inputs and
                outputs.
            spec: Block that holds the specification.
            tasks: Tasks of the job; used for heterogeneous jobs only.

        Raises:
            StatusError: the platform refused (409). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreateTrainingJobAnswer = self._client._call(
            "create_training_job",
            {},
            {},
            drop_not_given({"kind": kind, "metadata": metadata, "algorithm": algorithm, "spec": spec, "tasks": tasks}),
        )
        return answer

    def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        group_by: str | NotGiven = NOT_GIVEN,
        filters: Sequence[types.ListTrainingJobsFilters] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        train_type: str | NotGiven = NOT_GIVEN,
        tags: Sequence[types.ListTrainingJobsTags] | NotGiven = NOT_GIVEN,
        host_ips: Sequence[str] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobsAnswer:
        """Query training jobs by search conditions.

        `POST /v2/{project_id}/training-job-searches`; IAM action `modelarts:trainJob:list`.

        Args:
            offset: How many rows to skip; 1 begins at the second row.
            limit: How many rows to return.
            sort_by: Field to sort by; create_time by default.
            order: Sort order; desc by default.
            group_by: Key used for grouping.
            filters: Conditions to filter by.
            workspace_id: ID of the workspace; "0" by default.
            train_type: Kind of training.
            tags: Tags attached to the resource.
            host_ips: Addresses of the hosts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobsAnswer = self._client._call(
            "list_training_jobs",
            {},
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "group_by": group_by,
                "filters": filters,
                "workspace_id": workspace_id,
                "train_type": train_type,
                "tags": tags,
                "host_ips": host_ips,
            }) or None,
        )
        return answer

    def show(self, training_job_id: str) -> types.CreateTrainingJobAnswer:
        """Query the details of one training job.

        `GET /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:get`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateTrainingJobAnswer = self._client._call(
            "show_training_job",
            {"training_job_id": training_job_id},
            {},
            None,
        )
        return answer

    def update(
        self,
        training_job_id: str,
        *,
        description: str,
        spec: types.UpdateTrainingJobSpec | NotGiven = NOT_GIVEN,
        endpoints: types.UpdateTrainingJobEndpoints | NotGiven = NOT_GIVEN,
        metadata: types.UpdateTrainingJobMetadata | NotGiven = NOT_GIVEN,
    ) -> None:
        """Modify the description of a job.

        `PUT /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:update`.

        Args:
            training_job_id: ID of the training job.
            description: Description to set.
            spec: Block that holds the specification.
            endpoints: Channels through which the instance can be accessed.
            metadata: Block that identifies the object.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call(
            "update_training_job",
            {"training_job_id": training_job_id},
            {},
            drop_not_given({"description": description, "spec": spec, "endpoints": endpoints, "metadata": metadata}),
        )

    def delete(self, training_job_id: str) -> None:
        """Remove a training job.

        `DELETE /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:delete`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call("delete_training_job", {"training_job_id": training_job_id}, {}, None)

    def stop(
        self,
        training_job_id: str,
        *,
        action_type: Literal["terminate"],
    ) -> types.CreateTrainingJobAnswer:
        """Stop a job that is being created, is waiting or is running.

        `POST /v2/{project_id}/training-jobs/{training_job_id}/actions`.

        Args:
            training_job_id: ID of the training job.
            action_type: Action to carry out.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateTrainingJobAnswer = self._client._call(
            "stop_training_job",
            {"training_job_id": training_job_id},
            {},
            {"action_type": action_type},
        )
        return answer

    def show_logs_url(
        self,
        training_job_id: str,
        task_id: str,
        *,
        content_type: Literal["text/plain", "application/octet-stream"] | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobLogsUrlAnswer:
        """Obtain a temporary OBS link to the log of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/url`; IAM action
        `modelarts:trainJobLog:*`.

        Args:
            training_job_id: ID of the job.
            task_id: Name of the task as found in status.tasks, for example worker-0.
            content_type: Content type; may be sent as a query value or as a header.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogsUrlAnswer = self._client._call(
            "show_training_job_logs_url",
            {"training_job_id": training_job_id, "task_id": task_id},
            drop_not_given({"Content-Type": content_type}),
            None,
        )
        return answer

    def show_logs_preview(self, training_job_id: str, task_id: str) -> types.ShowTrainingJobLogsPreviewAnswer:
        """Query the last part of the log of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/preview`; IAM action
        `modelarts:trainJobLog:*`.

        Args:
            training_job_id: ID of the training job.
            task_id: Name of the task; worker-0 by default, and worker-0, worker-1 and so on with several
                nodes.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogsPreviewAnswer = self._client._call(
            "show_training_job_logs_preview",
            {"training_job_id": training_job_id, "task_id": task_id},
            {},
            None,
        )
        return answer

    def show_metrics(self, training_job_id: str, task_id: str) -> types.ShowTrainingJobMetricsAnswer:
        """Query the usage metrics of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/metrics/{task_id}`.

        Args:
            training_job_id: ID of the job.
            task_id: Name of the task as found in status.tasks.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobMetricsAnswer = self._client._call(
            "show_training_job_metrics",
            {"training_job_id": training_job_id, "task_id": task_id},
            {},
            None,
        )
        return answer


class AsyncTrainingJob(AsyncNoun):
    """`AsyncClient.training_job`: 11 operations."""

    __slots__ = ()

    async def list_flavors(
        self,
        *,
        flavor_type: Literal["CPU", "GPU", "Ascend"] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobFlavorsAnswer:
        """Query the public flavors that training can use.

        `GET /v2/{project_id}/training-job-flavors`.

        Args:
            flavor_type: Class of hardware.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobFlavorsAnswer = await self._client._call(
            "list_training_job_flavors",
            {},
            drop_not_given({"flavor_type": flavor_type}),
            None,
        )
        return answer

    async def list_engines(self) -> types.ListTrainingJobEnginesAnswer:
        """Query the preset engines for training.

        `GET /v2/{project_id}/training-job-engines`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobEnginesAnswer = await self._client._call(
            "list_training_job_engines",
            {},
            {},
            None,
        )
        return answer

    async def create(
        self,
        *,
        kind: Literal["job", "hetero_job", "autosearch_job", "mrs_job", "edge_job"],
        metadata: types.CreateTrainingJobMetadata,
        algorithm: types.CreateTrainingJobAlgorithm | NotGiven = NOT_GIVEN,
        spec: types.CreateTrainingJobSpec | NotGiven = NOT_GIVEN,
        tasks: Sequence[types.CreateTrainingJobTasks] | NotGiven = NOT_GIVEN,
    ) -> types.CreateTrainingJobAnswer:
        """Create a training job and start it.

        `POST /v2/{project_id}/training-jobs`; IAM action `modelarts:trainJob:create`.

        Args:
            kind: Kind of the job; job by default.
            metadata: Name, description, workspace and annotations of the job.
            algorithm: Algorithm ID, subscription or code directory, together with parameters, inputs and
                outputs.
            spec: Block that holds the specification.
            tasks: Tasks of the job; used for heterogeneous jobs only.

        Raises:
            StatusError: the platform refused (409). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreateTrainingJobAnswer = await self._client._call(
            "create_training_job",
            {},
            {},
            drop_not_given({"kind": kind, "metadata": metadata, "algorithm": algorithm, "spec": spec, "tasks": tasks}),
        )
        return answer

    async def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        group_by: str | NotGiven = NOT_GIVEN,
        filters: Sequence[types.ListTrainingJobsFilters] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        train_type: str | NotGiven = NOT_GIVEN,
        tags: Sequence[types.ListTrainingJobsTags] | NotGiven = NOT_GIVEN,
        host_ips: Sequence[str] | NotGiven = NOT_GIVEN,
    ) -> types.ListTrainingJobsAnswer:
        """Query training jobs by search conditions.

        `POST /v2/{project_id}/training-job-searches`; IAM action `modelarts:trainJob:list`.

        Args:
            offset: How many rows to skip; 1 begins at the second row.
            limit: How many rows to return.
            sort_by: Field to sort by; create_time by default.
            order: Sort order; desc by default.
            group_by: Key used for grouping.
            filters: Conditions to filter by.
            workspace_id: ID of the workspace; "0" by default.
            train_type: Kind of training.
            tags: Tags attached to the resource.
            host_ips: Addresses of the hosts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListTrainingJobsAnswer = await self._client._call(
            "list_training_jobs",
            {},
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "group_by": group_by,
                "filters": filters,
                "workspace_id": workspace_id,
                "train_type": train_type,
                "tags": tags,
                "host_ips": host_ips,
            }) or None,
        )
        return answer

    async def show(self, training_job_id: str) -> types.CreateTrainingJobAnswer:
        """Query the details of one training job.

        `GET /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:get`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateTrainingJobAnswer = await self._client._call(
            "show_training_job",
            {"training_job_id": training_job_id},
            {},
            None,
        )
        return answer

    async def update(
        self,
        training_job_id: str,
        *,
        description: str,
        spec: types.UpdateTrainingJobSpec | NotGiven = NOT_GIVEN,
        endpoints: types.UpdateTrainingJobEndpoints | NotGiven = NOT_GIVEN,
        metadata: types.UpdateTrainingJobMetadata | NotGiven = NOT_GIVEN,
    ) -> None:
        """Modify the description of a job.

        `PUT /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:update`.

        Args:
            training_job_id: ID of the training job.
            description: Description to set.
            spec: Block that holds the specification.
            endpoints: Channels through which the instance can be accessed.
            metadata: Block that identifies the object.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call(
            "update_training_job",
            {"training_job_id": training_job_id},
            {},
            drop_not_given({"description": description, "spec": spec, "endpoints": endpoints, "metadata": metadata}),
        )

    async def delete(self, training_job_id: str) -> None:
        """Remove a training job.

        `DELETE /v2/{project_id}/training-jobs/{training_job_id}`; IAM action `modelarts:trainJob:delete`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call("delete_training_job", {"training_job_id": training_job_id}, {}, None)

    async def stop(
        self,
        training_job_id: str,
        *,
        action_type: Literal["terminate"],
    ) -> types.CreateTrainingJobAnswer:
        """Stop a job that is being created, is waiting or is running.

        `POST /v2/{project_id}/training-jobs/{training_job_id}/actions`.

        Args:
            training_job_id: ID of the training job.
            action_type: Action to carry out.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateTrainingJobAnswer = await self._client._call(
            "stop_training_job",
            {"training_job_id": training_job_id},
            {},
            {"action_type": action_type},
        )
        return answer

    async def show_logs_url(
        self,
        training_job_id: str,
        task_id: str,
        *,
        content_type: Literal["text/plain", "application/octet-stream"] | NotGiven = NOT_GIVEN,
    ) -> types.ShowTrainingJobLogsUrlAnswer:
        """Obtain a temporary OBS link to the log of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/url`; IAM action
        `modelarts:trainJobLog:*`.

        Args:
            training_job_id: ID of the job.
            task_id: Name of the task as found in status.tasks, for example worker-0.
            content_type: Content type; may be sent as a query value or as a header.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogsUrlAnswer = await self._client._call(
            "show_training_job_logs_url",
            {"training_job_id": training_job_id, "task_id": task_id},
            drop_not_given({"Content-Type": content_type}),
            None,
        )
        return answer

    async def show_logs_preview(
        self,
        training_job_id: str,
        task_id: str,
    ) -> types.ShowTrainingJobLogsPreviewAnswer:
        """Query the last part of the log of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/preview`; IAM action
        `modelarts:trainJobLog:*`.

        Args:
            training_job_id: ID of the training job.
            task_id: Name of the task; worker-0 by default, and worker-0, worker-1 and so on with several
                nodes.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobLogsPreviewAnswer = await self._client._call(
            "show_training_job_logs_preview",
            {"training_job_id": training_job_id, "task_id": task_id},
            {},
            None,
        )
        return answer

    async def show_metrics(self, training_job_id: str, task_id: str) -> types.ShowTrainingJobMetricsAnswer:
        """Query the usage metrics of a task.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/metrics/{task_id}`.

        Args:
            training_job_id: ID of the job.
            task_id: Name of the task as found in status.tasks.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowTrainingJobMetricsAnswer = await self._client._call(
            "show_training_job_metrics",
            {"training_job_id": training_job_id, "task_id": task_id},
            {},
            None,
        )
        return answer
