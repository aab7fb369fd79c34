"""The operations of the noun `workforce`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .types import workforce as types


class Workforce(SyncNoun):
    """`Client.workforce`: 2 operations."""

    __slots__ = ()

    def notify_task(
        self,
        dataset_id: str,
        workforce_task_id: str,
        *,
        emails: Sequence[str],
    ) -> types.NotifyWorkforceTaskAnswer:
        """Send mail to the members of a team labelling task.

        `POST /v2/{project_id}/datasets/{dataset_id}/workforce-tasks/{workforce_task_id}/notify`.

        Args:
            dataset_id: ID of the dataset.
            workforce_task_id: ID of the team task.
            emails: List of mail addresses.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.NotifyWorkforceTaskAnswer = self._client._call(
            "notify_workforce_task",
            {"dataset_id": dataset_id, "workforce_task_id": workforce_task_id},
            {},
            {"emails": emails},
        )
        return answer

    def delete_workers(self, workforce_id: str, *, workers: Sequence[str]) -> types.NotifyWorkforceTaskAnswer:
        """Remove several members of a team.

        `POST /v2/{project_id}/workforces/{workforce_id}/workers/batch-delete`.

        Args:
            workforce_id: ID of the team.
            workers: Members of the team.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.NotifyWorkforceTaskAnswer = self._client._call(
            "delete_workforce_workers",
            {"workforce_id": workforce_id},
            {},
            {"workers": workers},
        )
        return answer


class AsyncWorkforce(AsyncNoun):
    """`AsyncClient.workforce`: 2 operations."""

    __slots__ = ()

    async def notify_task(
        self,
        dataset_id: str,
        workforce_task_id: str,
        *,
        emails: Sequence[str],
    ) -> types.NotifyWorkforceTaskAnswer:
        """Send mail to the members of a team labelling task.

        `POST /v2/{project_id}/datasets/{dataset_id}/workforce-tasks/{workforce_task_id}/notify`.

        Args:
            dataset_id: ID of the dataset.
            workforce_task_id: ID of the team task.
            emails: List of mail addresses.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.NotifyWorkforceTaskAnswer = await self._client._call(
            "notify_workforce_task",
            {"dataset_id": dataset_id, "workforce_task_id": workforce_task_id},
            {},
            {"emails": emails},
        )
        return answer

    async def delete_workers(
        self,
        workforce_id: str,
        *,
        workers: Sequence[str],
    ) -> types.NotifyWorkforceTaskAnswer:
        """Remove several members of a team.

        `POST /v2/{project_id}/workforces/{workforce_id}/workers/batch-delete`.

        Args:
            workforce_id: ID of the team.
            workers: Members of the team.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.NotifyWorkforceTaskAnswer = await self._client._call(
            "delete_workforce_workers",
            {"workforce_id": workforce_id},
            {},
            {"workers": workers},
        )
        return answer
