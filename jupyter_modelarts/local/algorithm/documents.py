"""An algorithm as it is stored and answered."""

from __future__ import annotations

import uuid
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.catalog import find_engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jupyter_modelarts.local.call import Identity

KIND = "algorithm"


def new_document(request: Mapping[str, Any], identity: Identity, now: int) -> dict[str, Any]:
    """An algorithm made at `now` (ms), without its configuration."""
    given = request["metadata"]
    return {
        "metadata": {
            "id": str(uuid.uuid4()),
            "name": given["name"],
            "description": given.get("description") or "",
            "create_time": now,
            "workspace_id": given.get("workspace_id") or "0",
            "ai_project": given.get("ai_project") or "default-ai-project",
            "user_name": identity.user_name,
            "domain_id": identity.domain_id,
            "source": "custom",
            "api_version": "",
            "is_valid": True,
            "state": "",
            "size": 0,
            "tags": None,
            "attr_list": None,
            "version_num": 0,
            "update_time": 0,
        },
        "share_info": {},
        "job_config": {},
        "resource_requirements": list(request.get("resource_requirements") or ()),
        "advanced_config": dict(request.get("advanced_config") or {}),
    }


def engine_row(engine: Mapping[str, Any]) -> dict[str, Any]:
    """An engine of a configuration with its image; a custom image stays as it is."""
    if engine.get("image_url"):
        return dict(engine)
    return find_engine(engine["engine_name"], engine["engine_version"]).row()


def code_tree(code_dir: str, keys: Iterable[str]) -> dict[str, Any]:
    """The code directory as `name` and `children`, directories with a `/` at the end of their name."""
    place = ObsPath.parse(code_dir)
    root: dict[str, Any] = {"name": f"{place.name}/", "children": []}
    directories = {"": root}
    for key in keys:
        relative = key[len(place.key) :]
        if relative and not relative.endswith("/"):
            parent = _directory(directories, str(PurePosixPath(relative).parent))
            parent["children"].append({"name": PurePosixPath(relative).name})
    return root


def _directory(known: dict[str, dict[str, Any]], path: str) -> dict[str, Any]:
    path = "" if path == "." else path
    if path not in known:
        pure = PurePosixPath(path)
        known[path] = {"name": f"{pure.name}/", "children": []}
        _directory(known, str(pure.parent))["children"].append(known[path])
    return known[path]
