"""The operations of the noun `workload`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import workload as types


class Workload(SyncNoun):
    """`Client.workload`: 2 operations."""

    __slots__ = ()

    def show_statistics(self, pool_name: str) -> types.ShowWorkloadStatisticsAnswer:
        """Count the jobs of a dedicated resource pool by kind and state.

        `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused (400, 404). TransportError: no answer; a lost answer is asked
                for again.
        """
        answer: types.ShowWorkloadStatisticsAnswer = self._client._call(
            "show_workload_statistics",
            {"pool_name": pool_name},
            {},
            None,
        )
        return answer

    def list(
        self,
        pool_name: str,
        *,
        hostip: Sequence[str] | NotGiven = NOT_GIVEN,
        type: Literal["train", "infer", "notebook", "x-infer"] | NotGiven = NOT_GIVEN,
        status: Literal["Queue", "Pending", "Abnormal", "Terminating", "Creating", "Running", "Completed", "Terminated", "Failed"] | NotGiven = NOT_GIVEN,
        sort: Literal["create_time"] | NotGiven = NOT_GIVEN,
        ascend: bool | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
    ) -> types.ListWorkloadsAnswer:
        """Query the jobs of a dedicated resource pool.

        `GET /v2/{project_id}/pools/{pool_name}/workloads`.

        Args:
            pool_name: Name of the dedicated resource pool.
            hostip: Address of the host.
            type: Kind of the entry.
            status: Current state.
            sort: Field to sort by.
            ascend: Description of the NPU.
            offset: How many rows to skip.
            limit: Maximum number of rows on each page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListWorkloadsAnswer = self._client._call(
            "list_workloads",
            {"pool_name": pool_name},
            drop_not_given({
                "hostip": hostip,
                "type": type,
                "status": status,
                "sort": sort,
                "ascend": ascend,
                "offset": offset,
                "limit": limit,
            }),
            None,
        )
        return answer


class AsyncWorkload(AsyncNoun):
    """`AsyncClient.workload`: 2 operations."""

    __slots__ = ()

    async def show_statistics(self, pool_name: str) -> types.ShowWorkloadStatisticsAnswer:
        """Count the jobs of a dedicated resource pool by kind and state.

        `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused (400, 404). TransportError: no answer; a lost answer is asked
                for again.
        """
        answer: types.ShowWorkloadStatisticsAnswer = await self._client._call(
            "show_workload_statistics",
            {"pool_name": pool_name},
            {},
            None,
        )
        return answer

    async def list(
        self,
        pool_name: str,
        *,
        hostip: Sequence[str] | NotGiven = NOT_GIVEN,
        type: Literal["train", "infer", "notebook", "x-infer"] | NotGiven = NOT_GIVEN,
        status: Literal["Queue", "Pending", "Abnormal", "Terminating", "Creating", "Running", "Completed", "Terminated", "Failed"] | NotGiven = NOT_GIVEN,
        sort: Literal["create_time"] | NotGiven = NOT_GIVEN,
        ascend: bool | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
    ) -> types.ListWorkloadsAnswer:
        """Query the jobs of a dedicated resource pool.

        `GET /v2/{project_id}/pools/{pool_name}/workloads`.

        Args:
            pool_name: Name of the dedicated resource pool.
            hostip: Address of the host.
            type: Kind of the entry.
            status: Current state.
            sort: Field to sort by.
            ascend: Description of the NPU.
            offset: How many rows to skip.
            limit: Maximum number of rows on each page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListWorkloadsAnswer = await self._client._call(
            "list_workloads",
            {"pool_name": pool_name},
            drop_not_given({
                "hostip": hostip,
                "type": type,
                "status": status,
                "sort": sort,
                "ascend": ascend,
                "offset": offset,
                "limit": limit,
            }),
            None,
        )
        return answer
