"""An edge service: its configuration is kept, nothing runs.

An edge service runs on a node of the user's own, and none is connected to the embedded service.  So it
waits, as it does on the platform while its node is away, and says so; it is never `running`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import bad_request

from .deployment import Deployment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EDGE = "edge"


def check_config(config: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """`config` of an edge service as it is kept; `Problem` 400 where no node is named."""
    for number, entry in enumerate(config):
        if not entry.get("nodes"):
            raise bad_request(f"Field config[{number}].nodes is missing: an edge service needs it.")
    return [{name: value for name, value in entry.items() if name != "weight"} for entry in config]


class EdgeDeployment(Deployment):
    """The record of one edge service."""

    async def _deploy(self, epoch: int) -> None:
        document = await self.record.read()
        target = document.get("pending") or {"config": document["config"], "revision": document["revision"]}

        def keep(document: dict[str, Any]) -> None:
            document.update(config=target["config"], revision=target["revision"])
            document.pop("pending", None)

        nodes = ", ".join(node for entry in target["config"] for node in entry["nodes"])
        reason = (
            f"Edge node {nodes} is not connected: the embedded service has no edge nodes. "
            "The configuration is kept, nothing runs."
        )
        await self._settle(epoch, keep, self._set("waiting", reason))

    async def _recover(self) -> None:
        await self._begin(self._deploy)
