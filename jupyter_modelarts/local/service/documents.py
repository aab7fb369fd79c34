"""The stored form of a service, and the changes that are made to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.life_cycles import checked, life_cycle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.local.store import Store

KIND = "service"
CYCLE = life_cycle("service_status")
_MOST_LOGS = 100
_UNITS = {"MINUTES": 60_000, "HOURS": 3_600_000, "DAYS": 86_400_000}


def due_time(schedule: Sequence[Mapping[str, Any]], now_ms: int) -> int | None:
    """When a planned stop is due, in milliseconds; None without one."""
    entry = next(iter(schedule or ()), None)
    return now_ms + entry["duration"] * _UNITS[entry["time_unit"]] if entry else None


def set_status(document: dict[str, Any], status: str, now_ms: int, reason: str | None = None) -> None:
    """Move to `status`.  Raises `IllegalMove` where the platform knows no such move."""
    before = document["status"]
    document["status"] = checked(CYCLE, before, status)
    if before != status:
        document["transition_at"] = now_ms
    if reason is not None:
        document["error_msg"] = reason


def begin_log(document: dict[str, Any], config: Sequence[Mapping[str, Any]], now_ms: int) -> None:
    """Put a deployment that has begun into the update history."""
    entry = {
        "update_time": now_ms,
        "result": "RUNNING",
        "config": list(config),
        "result_detail": [],
        "success_num": 0,
        "failed_num": 0,
    }
    document["logs"] = [entry, *document["logs"]][:_MOST_LOGS]


def finish_log(document: dict[str, Any], succeeded: int, failed: int) -> None:
    """Close the newest entry of the update history with the numbers of instances."""
    entry = next(iter(document["logs"]), None)
    if entry is None or entry["result"] != "RUNNING":
        return
    results = [True] * succeeded + [False] * failed
    entry["result"] = "FAIL" if failed else "SUCCESS"
    entry["success_num"], entry["failed_num"] = succeeded, failed
    entry["result_detail"] = [
        {"node_name": "localhost", "operation": "deploy", "result": result} for result in results
    ]


class Record:
    """The document of one service."""

    def __init__(self, store: Store, service_id: str) -> None:
        self._store = store
        self.service_id = service_id

    async def read(self) -> dict[str, Any]:
        """A copy of the document; `KeyError` when the service is gone."""
        document = await self._store.get(KIND, self.service_id)
        if document is None:
            raise KeyError(self.service_id)
        return document

    async def change(self, *changes: Any, happened: bool = False) -> dict[str, Any]:
        """Apply functions of the document, all of them or none; `happened`: see `Store.record`."""

        def apply(document: dict[str, Any]) -> None:
            for change in changes:
                change(document)

        write = self._store.record if happened else self._store.update
        document = await write(KIND, self.service_id, apply)
        if document is None:
            raise KeyError(self.service_id)
        return document
