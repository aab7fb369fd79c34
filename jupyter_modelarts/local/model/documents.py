"""A model as it is stored."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.life_cycles import checked, life_cycle
from jupyter_modelarts.local.inference.packages import SCRIPT

from .places import ObsPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call

    from .config import Config
    from .package import Located
    from .places import Place

KIND = "model"
PUBLISHING, PUBLISHED, FAILED = "publishing", "published", "failed"
CYCLE = life_cycle("model_status")
_COPIED = ("description", "source_job_id", "source_job_version", "source_type")


def new(
    call: Call, name: str, found: Config, located: Located | None, given: Mapping[str, Any]
) -> dict[str, Any]:
    """A model whose package has been checked; `given` are the fields of the request that were."""
    body, identity, values = call.body, call.identity, found.values
    copied = {field: body[field] for field in _COPIED if body.get(field) is not None}
    return copied | {
        "model_id": str(uuid.uuid4()),
        "model_name": name,
        "model_version": body["model_version"],
        "model_type": values["model_type"],
        "model_algorithm": values.get("model_algorithm", ""),
        "model_size": located.size if located else 0,
        "model_status": PUBLISHING,
        "runtime": values.get("runtime", ""),
        "execution_code": _script_of(call, located) if located else "",
        "source_location": _location(call, located),
        "package_location": located.place.shown if located else "",
        "image_address": values.get("swr_location", ""),
        "dependencies": values.get("dependencies") or [],
        "config": values,
        "given": dict(given),
        "workspace_id": body.get("workspace_id") or "0",
        "tenant": identity.domain_id,
        "project": identity.project_id,
        "owner": identity.user_id,
        "create_at": call.service.clock.now_ms(),
    }


def _location(call: Call, located: Located | None) -> str:
    """The parent of the package as the platform shows it; of an image, its name."""
    return _shown(call, located.place, "") if located else str(call.body["source_location"])


def _script_of(call: Call, located: Located) -> str:
    return _shown(call, located.place, f"model/{SCRIPT}") if SCRIPT in located.files else ""


def _shown(call: Call, package: Place, below: str) -> str:
    """The URL of what stands `below` the parent of the package."""
    if not isinstance(package, ObsPlace):
        return package.shown.removesuffix("model/") + below
    parent = package.directory.parent
    host = f"{parent.bucket}.obs.{call.service.account.region}.myhuaweicloud.com"
    return f"https://{host}/{parent.key}{below}"


def settle(model: dict[str, Any], status: str, code: str = "", reason: str = "") -> None:
    """End the publishing of a model."""
    model["model_status"] = checked(CYCLE, model["model_status"], status)
    model["error_code"], model["error_msg"] = code, reason
