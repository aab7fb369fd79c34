"""What a job for Ascend finds beside the rest: a rank table and its place in it.

A machine without such processors stands for them: one device per worker, all on one server.  The boot file
runs once per device, so once per worker.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .environment import Node
    from .layout import TaskLayout

_FOR_SCRIPTS = "/home/ma-user/rank_table/jobstart_hccl.json"
_OF_THE_PLATFORM = "/user/config/jobstart_hccl.json"


def rank_table_file(layout: TaskLayout) -> Path:
    """Where RANK_TABLE_FILE points to."""
    return layout.real(_FOR_SCRIPTS)


def variables(layout: TaskLayout, node: Node) -> dict[str, str]:
    """The variables of a worker."""
    return {
        "RANK_TABLE_FILE": str(rank_table_file(layout)),
        "RANK_ID": str(node.index),
        "RANK_SIZE": str(node.hosts),
        "ASCEND_DEVICE_ID": str(node.index),
    }


def rank_table(node: Node) -> dict[str, Any]:
    """The table in the form 1.0."""
    devices = [
        {"device_id": str(index), "device_ip": address, "rank_id": str(index)}
        for index, address in enumerate(node.addresses)
    ]
    server = {"server_id": node.first, "device": devices, "host_nic_ip": "reserve"}
    return {"version": "1.0", "server_count": "1", "server_list": [server], "status": "completed"}


def write_rank_table(layout: TaskLayout, node: Node) -> None:
    """Write it to both of the platform's places."""
    for path in (_FOR_SCRIPTS, _OF_THE_PLATFORM):
        file = layout.real(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(rank_table(node), indent=1))
