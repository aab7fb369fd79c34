"""The operations of the noun `visualization`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import visualization as types


class Visualization(SyncNoun):
    """`Client.visualization`: 7 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        train_url: str,
        job_name: str | NotGiven = NOT_GIVEN,
        job_desc: str | NotGiven = NOT_GIVEN,
        job_type: str | NotGiven = NOT_GIVEN,
        flavor: types.CreateVisualizationJobFlavor | NotGiven = NOT_GIVEN,
        schedule: types.CreateVisualizationJobSchedule | NotGiven = NOT_GIVEN,
    ) -> types.CreateVisualizationJobAnswer:
        """Start a TensorBoard job on a log directory in OBS.

        `POST /v1/{project_id}/visualization-jobs`.

        Args:
            job_name: Name of the object.
            job_desc: Description text.
            train_url: OBS directory with summary files, usually a training job output; written by TensorFlow
                tfsummary or tensorboardx.SummaryWriter, names begin with events.out.tfevents.
            job_type: Kind of job.
            flavor: Flavor of the compute resources.
            schedule: Stop that has been planned.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateVisualizationJobAnswer = self._client._call(
            "create_visualization_job",
            {},
            {},
            drop_not_given({
                "job_name": job_name,
                "job_desc": job_desc,
                "train_url": train_url,
                "job_type": job_type,
                "flavor": flavor,
                "schedule": schedule,
            }),
        )
        return answer

    def list(
        self,
        *,
        status: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: Literal["job_name", "job_desc", "status", "duration", "create_time", "log_dir"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListVisualizationJobsAnswer:
        """Query the visualization jobs.

        `GET /v1/{project_id}/visualization-jobs`.

        Args:
            status: Code of the state; all states by default.
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by; job_name by default. With account sign-in the SDK names it sort_by.
            order: Sort order; asc by default.
            search_content: Description text.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListVisualizationJobsAnswer = self._client._call(
            "list_visualization_jobs",
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

    def show(self, job_id: str) -> types.ShowVisualizationJobAnswer:
        """Query the details of one visualization job.

        `GET /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowVisualizationJobAnswer = self._client._call(
            "show_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    def update(self, job_id: str, *, job_desc: str) -> types.UpdateVisualizationJobAnswer:
        """Modify the description of a visualization job.

        `PUT /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.
            job_desc: Description text.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = self._client._call(
            "update_visualization_job",
            {"job_id": job_id},
            {},
            {"job_desc": job_desc},
        )
        return answer

    def delete(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Remove a visualization job.

        `DELETE /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = self._client._call(
            "delete_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    def stop(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Stop a visualization job.

        `POST /v1/{project_id}/visualization-jobs/{job_id}/stop`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = self._client._call(
            "stop_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    def restart(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Restart a visualization job.

        `POST /v1/{project_id}/visualization-jobs/{job_id}/restart`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.UpdateVisualizationJobAnswer = self._client._call(
            "restart_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer


class AsyncVisualization(AsyncNoun):
    """`AsyncClient.visualization`: 7 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        train_url: str,
        job_name: str | NotGiven = NOT_GIVEN,
        job_desc: str | NotGiven = NOT_GIVEN,
        job_type: str | NotGiven = NOT_GIVEN,
        flavor: types.CreateVisualizationJobFlavor | NotGiven = NOT_GIVEN,
        schedule: types.CreateVisualizationJobSchedule | NotGiven = NOT_GIVEN,
    ) -> types.CreateVisualizationJobAnswer:
        """Start a TensorBoard job on a log directory in OBS.

        `POST /v1/{project_id}/visualization-jobs`.

        Args:
            job_name: Name of the object.
            job_desc: Description text.
            train_url: OBS directory with summary files, usually a training job output; written by TensorFlow
                tfsummary or tensorboardx.SummaryWriter, names begin with events.out.tfevents.
            job_type: Kind of job.
            flavor: Flavor of the compute resources.
            schedule: Stop that has been planned.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateVisualizationJobAnswer = await self._client._call(
            "create_visualization_job",
            {},
            {},
            drop_not_given({
                "job_name": job_name,
                "job_desc": job_desc,
                "train_url": train_url,
                "job_type": job_type,
                "flavor": flavor,
                "schedule": schedule,
            }),
        )
        return answer

    async def list(
        self,
        *,
        status: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        sortBy: Literal["job_name", "job_desc", "status", "duration", "create_time", "log_dir"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_content: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListVisualizationJobsAnswer:
        """Query the visualization jobs.

        `GET /v1/{project_id}/visualization-jobs`.

        Args:
            status: Code of the state; all states by default.
            per_page: Rows on one page; 10 by default.
            page: Number of the page, counted from 1.
            sortBy: Field to sort by; job_name by default. With account sign-in the SDK names it sort_by.
            order: Sort order; asc by default.
            search_content: Description text.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListVisualizationJobsAnswer = await self._client._call(
            "list_visualization_jobs",
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

    async def show(self, job_id: str) -> types.ShowVisualizationJobAnswer:
        """Query the details of one visualization job.

        `GET /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowVisualizationJobAnswer = await self._client._call(
            "show_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    async def update(self, job_id: str, *, job_desc: str) -> types.UpdateVisualizationJobAnswer:
        """Modify the description of a visualization job.

        `PUT /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.
            job_desc: Description text.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = await self._client._call(
            "update_visualization_job",
            {"job_id": job_id},
            {},
            {"job_desc": job_desc},
        )
        return answer

    async def delete(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Remove a visualization job.

        `DELETE /v1/{project_id}/visualization-jobs/{job_id}`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = await self._client._call(
            "delete_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    async def stop(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Stop a visualization job.

        `POST /v1/{project_id}/visualization-jobs/{job_id}/stop`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateVisualizationJobAnswer = await self._client._call(
            "stop_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer

    async def restart(self, job_id: str) -> types.UpdateVisualizationJobAnswer:
        """Restart a visualization job.

        `POST /v1/{project_id}/visualization-jobs/{job_id}/restart`.

        Args:
            job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.UpdateVisualizationJobAnswer = await self._client._call(
            "restart_visualization_job",
            {"job_id": job_id},
            {},
            None,
        )
        return answer
