"""The operations of the noun `quota`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun

if TYPE_CHECKING:
    from .types import quota as types


class Quota(SyncNoun):
    """`Client.quota`: 2 operations."""

    __slots__ = ()

    def show(self) -> types.ShowOsQuotaAnswer:
        """Query the quotas for pools and networks.

        `GET /v1/{project_id}/quotas`.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowOsQuotaAnswer = self._client._call("show_os_quota", {}, {}, None)
        return answer

    def show_config(self) -> types.ShowOsConfigAnswer:
        """Query the resource management settings of the caller.

        `GET /v1/{project_id}/os-user-config`.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowOsConfigAnswer = self._client._call("show_os_config", {}, {}, None)
        return answer


class AsyncQuota(AsyncNoun):
    """`AsyncClient.quota`: 2 operations."""

    __slots__ = ()

    async def show(self) -> types.ShowOsQuotaAnswer:
        """Query the quotas for pools and networks.

        `GET /v1/{project_id}/quotas`.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowOsQuotaAnswer = await self._client._call("show_os_quota", {}, {}, None)
        return answer

    async def show_config(self) -> types.ShowOsConfigAnswer:
        """Query the resource management settings of the caller.

        `GET /v1/{project_id}/os-user-config`.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowOsConfigAnswer = await self._client._call("show_os_config", {}, {}, None)
        return answer
