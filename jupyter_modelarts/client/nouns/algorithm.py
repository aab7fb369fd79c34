"""The operations of the noun `algorithm`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._sentinel import NotGiven
    from .types import algorithm as types


class Algorithm(SyncNoun):
    """`Client.algorithm`: 5 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        metadata: types.CreateAlgorithmMetadata | NotGiven = NOT_GIVEN,
        job_config: types.CreateAlgorithmJobConfig | NotGiven = NOT_GIVEN,
        resource_requirements: Sequence[types.CreateAlgorithmResourceRequirements] | NotGiven = NOT_GIVEN,
        advanced_config: types.CreateAlgorithmAdvancedConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateAlgorithmAnswer:
        """Create a training algorithm that can be reused.

        `POST /v2/{project_id}/algorithms`.

        Args:
            metadata: Block that identifies the object.
            job_config: Configuration of the job.
            resource_requirements: Constraints on the flavor, each made up of key, values and operator.
            advanced_config: Settings of the automatic search.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateAlgorithmAnswer = self._client._call(
            "create_algorithm",
            {},
            {},
            drop_not_given({
                "metadata": metadata,
                "job_config": job_config,
                "resource_requirements": resource_requirements,
                "advanced_config": advanced_config,
            }) or None,
        )
        return answer

    def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        group_by: str | NotGiven = NOT_GIVEN,
        searches: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListAlgorithmsAnswer:
        """Query the algorithms.

        `GET /v2/{project_id}/algorithms`.

        Args:
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            group_by: Key used for grouping.
            searches: Filter for the search.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAlgorithmsAnswer = self._client._call(
            "list_algorithms",
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "group_by": group_by,
                "searches": searches,
                "workspace_id": workspace_id,
            }),
            None,
        )
        return answer

    def show(self, algorithm_id: str) -> types.ShowAlgorithmAnswer:
        """Query the details of one algorithm.

        `GET /v2/{project_id}/algorithms/{algorithm_id}`; IAM action `modelarts:aiAlgorithm:get`.

        Args:
            algorithm_id: ID of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAlgorithmAnswer = self._client._call(
            "show_algorithm",
            {"algorithm_id": algorithm_id},
            {},
            None,
        )
        return answer

    def update(
        self,
        algorithm_id: str,
        *,
        metadata: types.UpdateAlgorithmMetadata | NotGiven = NOT_GIVEN,
        job_config: types.UpdateAlgorithmJobConfig | NotGiven = NOT_GIVEN,
        resource_requirements: Sequence[types.UpdateAlgorithmResourceRequirements] | NotGiven = NOT_GIVEN,
        advanced_config: types.UpdateAlgorithmAdvancedConfig | NotGiven = NOT_GIVEN,
    ) -> types.ShowAlgorithmAnswer:
        """Modify an algorithm.

        `PUT /v2/{project_id}/algorithms/{algorithm_id}`.

        Args:
            algorithm_id: ID of the algorithm.
            metadata: Block that identifies the object.
            job_config: Configuration of the job.
            resource_requirements: Constraints on the flavor.
            advanced_config: Advanced settings of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAlgorithmAnswer = self._client._call(
            "update_algorithm",
            {"algorithm_id": algorithm_id},
            {},
            drop_not_given({
                "metadata": metadata,
                "job_config": job_config,
                "resource_requirements": resource_requirements,
                "advanced_config": advanced_config,
            }) or None,
        )
        return answer

    def delete(self, algorithm_id: str) -> None:
        """Remove an algorithm.

        `DELETE /v2/{project_id}/algorithms/{algorithm_id}`.

        Args:
            algorithm_id: ID of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call("delete_algorithm", {"algorithm_id": algorithm_id}, {}, None)


class AsyncAlgorithm(AsyncNoun):
    """`AsyncClient.algorithm`: 5 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        metadata: types.CreateAlgorithmMetadata | NotGiven = NOT_GIVEN,
        job_config: types.CreateAlgorithmJobConfig | NotGiven = NOT_GIVEN,
        resource_requirements: Sequence[types.CreateAlgorithmResourceRequirements] | NotGiven = NOT_GIVEN,
        advanced_config: types.CreateAlgorithmAdvancedConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateAlgorithmAnswer:
        """Create a training algorithm that can be reused.

        `POST /v2/{project_id}/algorithms`.

        Args:
            metadata: Block that identifies the object.
            job_config: Configuration of the job.
            resource_requirements: Constraints on the flavor, each made up of key, values and operator.
            advanced_config: Settings of the automatic search.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateAlgorithmAnswer = await self._client._call(
            "create_algorithm",
            {},
            {},
            drop_not_given({
                "metadata": metadata,
                "job_config": job_config,
                "resource_requirements": resource_requirements,
                "advanced_config": advanced_config,
            }) or None,
        )
        return answer

    async def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        group_by: str | NotGiven = NOT_GIVEN,
        searches: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListAlgorithmsAnswer:
        """Query the algorithms.

        `GET /v2/{project_id}/algorithms`.

        Args:
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            group_by: Key used for grouping.
            searches: Filter for the search.
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAlgorithmsAnswer = await self._client._call(
            "list_algorithms",
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "group_by": group_by,
                "searches": searches,
                "workspace_id": workspace_id,
            }),
            None,
        )
        return answer

    async def show(self, algorithm_id: str) -> types.ShowAlgorithmAnswer:
        """Query the details of one algorithm.

        `GET /v2/{project_id}/algorithms/{algorithm_id}`; IAM action `modelarts:aiAlgorithm:get`.

        Args:
            algorithm_id: ID of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAlgorithmAnswer = await self._client._call(
            "show_algorithm",
            {"algorithm_id": algorithm_id},
            {},
            None,
        )
        return answer

    async def update(
        self,
        algorithm_id: str,
        *,
        metadata: types.UpdateAlgorithmMetadata | NotGiven = NOT_GIVEN,
        job_config: types.UpdateAlgorithmJobConfig | NotGiven = NOT_GIVEN,
        resource_requirements: Sequence[types.UpdateAlgorithmResourceRequirements] | NotGiven = NOT_GIVEN,
        advanced_config: types.UpdateAlgorithmAdvancedConfig | NotGiven = NOT_GIVEN,
    ) -> types.ShowAlgorithmAnswer:
        """Modify an algorithm.

        `PUT /v2/{project_id}/algorithms/{algorithm_id}`.

        Args:
            algorithm_id: ID of the algorithm.
            metadata: Block that identifies the object.
            job_config: Configuration of the job.
            resource_requirements: Constraints on the flavor.
            advanced_config: Advanced settings of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAlgorithmAnswer = await self._client._call(
            "update_algorithm",
            {"algorithm_id": algorithm_id},
            {},
            drop_not_given({
                "metadata": metadata,
                "job_config": job_config,
                "resource_requirements": resource_requirements,
                "advanced_config": advanced_config,
            }) or None,
        )
        return answer

    async def delete(self, algorithm_id: str) -> None:
        """Remove an algorithm.

        `DELETE /v2/{project_id}/algorithms/{algorithm_id}`.

        Args:
            algorithm_id: ID of the algorithm.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call("delete_algorithm", {"algorithm_id": algorithm_id}, {}, None)
