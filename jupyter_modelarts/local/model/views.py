"""A stored model as the API shows it: `apis`, `config` and `model_metrics` are JSON in strings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = (
    "model_id",
    "model_name",
    "model_version",
    "model_type",
    "model_algorithm",
    "model_size",
    "model_status",
    "description",
    "runtime",
    "source_location",
    "source_job_id",
    "source_job_version",
    "source_type",
    "execution_code",
    "image_address",
    "workspace_id",
    "tenant",
    "project",
    "owner",
    "create_at",
)
_INSTALL_TYPES = ("realtime", "batch", "edge")
_TABLE = {
    "request": {
        "Content-type": "application/json",
        "data": {"type": "object", "properties": {"data": {"type": "object"}}},
    },
    "response": {"Content-type": "application/json", "data": {"type": "object"}},
}


def row(model: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the list."""
    apis = _apis(model["config"])
    shown = {name: model[name] for name in _PLAIN if model.get(name) is not None}
    return shown | {
        "apis": _text(apis),
        "input_params": _parameters(apis, "input_params"),
        "output_params": _parameters(apis, "output_params"),
        "dependencies": model["dependencies"],
        "model_metrics": _text(model["config"].get("metrics") or {}),
        "model_labels": [],
        "labels_map": {"labels": []},
        "install_type": list(_INSTALL_TYPES),
        "specification": {},
    }


def details(model: Mapping[str, Any]) -> dict[str, Any]:
    """One model.  Beyond the platform's answer, `error_code` and `error_msg` say why publishing failed."""
    shown = row(model) | {"config": _text(model["config"]), "model_source": "custom"}
    if model["config"].get("health"):
        shown["health"] = model["config"]["health"]
    if model.get("error_msg"):
        shown |= {"error_code": model["error_code"], "error_msg": model["error_msg"]}
    return shown


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _apis(config: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each API with its schemas; a model that names none answers tables at /."""
    return [_api(entry) for entry in config.get("apis") or [{}]]


def _api(entry: Mapping[str, Any]) -> dict[str, Any]:
    request = entry.get("request") or _TABLE["request"]
    response = entry.get("response") or _TABLE["response"]
    return {
        "protocol": entry.get("protocol", "http"),
        "method": str(entry.get("method", "post")).lower(),
        "url": entry.get("url", "/"),
        "request": request,
        "response": response,
        "input_params": request.get("data") or {},
        "output_params": response.get("data") or {},
    }


def _parameters(apis: list[dict[str, Any]], which: str) -> list[dict[str, Any]]:
    return [
        {
            "url": api["url"],
            "method": api["method"],
            "protocol": api["protocol"],
            "param_name": name,
            "param_type": schema.get("type", "object") if isinstance(schema, dict) else "object",
            "param_desc": _text(schema),
        }
        for api in apis
        for name, schema in (api[which].get("properties") or {}).items()
    ]
