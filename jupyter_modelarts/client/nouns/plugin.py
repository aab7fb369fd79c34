"""The operations of the noun `plugin`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun

if TYPE_CHECKING:
    from .types import plugin as types


class Plugin(SyncNoun):
    """`Client.plugin`: 1 operation."""

    __slots__ = ()

    def show_template(self, plugintemplate_name: str) -> types.ShowPluginTemplateAnswer:
        """Query the details of one driver plugin template.

        `GET /v1/{project_id}/plugintemplates/{plugintemplate_name}`.

        Args:
            plugintemplate_name: Name of the template.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowPluginTemplateAnswer = self._client._call(
            "show_plugin_template",
            {"plugintemplate_name": plugintemplate_name},
            {},
            None,
        )
        return answer


class AsyncPlugin(AsyncNoun):
    """`AsyncClient.plugin`: 1 operation."""

    __slots__ = ()

    async def show_template(self, plugintemplate_name: str) -> types.ShowPluginTemplateAnswer:
        """Query the details of one driver plugin template.

        `GET /v1/{project_id}/plugintemplates/{plugintemplate_name}`.

        Args:
            plugintemplate_name: Name of the template.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowPluginTemplateAnswer = await self._client._call(
            "show_plugin_template",
            {"plugintemplate_name": plugintemplate_name},
            {},
            None,
        )
        return answer
