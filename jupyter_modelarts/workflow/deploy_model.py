"""Models: publishing a package as the next version of a model, and finding one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _

from .engines import natural
from .errors import DeployFailed
from .job import Detached

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .platform import Platform, Report

_PUBLISHING = ("publishing", "building")
_FIRST_VERSION = "0.0.1"


@dataclass(frozen=True)
class Model:
    """A version of a model of the platform."""

    id: str
    name: str
    version: str
    status: str = "published"


def find_model(platform: Platform, wanted: str) -> Model | None:
    """The model of that id, or the newest version of that name; None where there is none."""
    from jupyter_modelarts.client import BadRequest, NotFound

    rows = _versions(platform, wanted)
    if rows:
        return _model(max(rows, key=lambda row: natural(str(row.get("model_version")))))
    try:
        return _model(platform.client.call("show_model", path={"model_id": wanted}))
    except (NotFound, BadRequest):
        return None


def publish(platform: Platform, name: str, directory: ObsPath, model_type: str, tell: Report) -> Model:
    """Import the package in `directory` (a `model/`) as the next version of the model `name`, and wait.

    `POST /v1/{project_id}/models`.  Raises `DeployFailed`; an interrupt raises `Detached`.
    """
    body = request(name, next_version(platform, name), directory.parent.wire, model_type)
    identifier = str(platform.client.call("create_model", body=body)["model_id"])
    return published(platform, Model(identifier, name, body["model_version"], "publishing"), tell)


def request(name: str, version: str, source_location: str, model_type: str) -> dict[str, Any]:
    """The body that imports a package."""
    return {
        "model_name": name,
        "model_version": version,
        "source_location": source_location,
        "model_type": model_type,
    }


def published(platform: Platform, model: Model, tell: Report) -> Model:
    """Wait until `model` is published.  Raises `DeployFailed`; an interrupt raises `Detached`."""
    from jupyter_modelarts.client import WaitError

    if model.status in _PUBLISHING:
        tell(_("Model {name} {version}: publishing").format(name=model.name, version=model.version))
    try:
        platform.client.wait("create_model", path={"model_id": model.id})
    except WaitError as error:
        reason = _reason(error.last) or _("its status is {status}").format(status=error.state)
        message = _("The model {name} was not published: {reason}.").format(name=model.name, reason=reason)
        raise DeployFailed(message, hint=_("Correct the package and deploy again.")) from None
    except KeyboardInterrupt:
        text = _("Detached: the model {name} goes on publishing. Deploy it: %ma_deploy {id}")
        raise Detached(text.format(name=model.name, id=model.id)) from None
    return model


def next_version(platform: Platform, name: str) -> str:
    """The version that follows those of the model `name`."""
    taken = [str(row.get("model_version") or "") for row in _versions(platform, name)]
    if not taken:
        return _FIRST_VERSION
    major, minor, patch = (int(part) for part in max(taken, key=natural).split("."))
    if patch < 99:
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0" if minor < 99 else f"{major + 1}.0.0"


def _versions(platform: Platform, name: str) -> list[Mapping[str, Any]]:
    answer = platform.client.call("list_models", query={"model_name": name, "exact_match": "true"})
    return [row for row in answer.get("models") or [] if row.get("model_name") == name]


def _model(row: Mapping[str, Any]) -> Model:
    fields = ("model_id", "model_name", "model_version", "model_status")
    return Model(*(str(row.get(field) or "") for field in fields))


def _reason(document: Any) -> str:
    found = document if isinstance(document, Mapping) else {}
    text = found.get("error_msg") or found.get("status_msg") or found.get("model_status_msg") or ""
    return " ".join(str(text).split()).rstrip(".")
