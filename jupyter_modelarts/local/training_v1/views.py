"""What the old API answers about jobs, versions and parameter sets (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training import documents

from . import engines, specs
from .numbers import integer
from .states import state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .jobs import Version

DONE: Mapping[str, Any] = {"is_success": True}
_TEXTS = (
    "app_url",
    "boot_file_url",
    "data_url",
    "train_url",
    "log_url",
    "dataset_id",
    "dataset_version_id",
    "user_image_url",
    "user_command",
)
_SYSTEM_METRICS = ("cpuUsage", "memUsage", "gpuUtil")
_NOTHING_OF = dict.fromkeys(
    (
        "dataset_name",
        "dataset_version_name",
        "pool_id",
        "pool_name",
        "nas_mount_path",
        "nas_share_addr",
        "nas_type",
    ),
    "",
)
"""Texts about what the embedded service does not have."""


def created(job: Mapping[str, Any], version: Version | None) -> dict[str, Any]:
    """The answer to a creation; without a version for a job that has none."""
    found = {
        **DONE,
        "job_id": job["job_id"],
        "job_name": job["job_name"],
        "status": state(version.document if version else None),
        "create_time": job["create_time"],
    }
    if version is None:
        return found
    return {
        **found,
        "create_time": version.document["body"]["metadata"]["create_time"],
        "version_id": version.mark["version_id"],
        "version_name": version.mark["version_name"],
        "resource_id": resource_id(version),
    }


def resource_id(version: Version) -> str:
    """`job` and eight digits, as on a bill."""
    return f"job{version.training_id[:8]}"


def job_row(job: Mapping[str, Any], versions: Sequence[Version], now: int) -> dict[str, Any]:
    """A job in the list: what it says of a version is said of the newest."""
    newest = versions[0].document if versions else None
    row = {
        "job_id": job["job_id"],
        "job_name": job["job_name"],
        "job_desc": job["job_desc"],
        "create_time": job["create_time"],
        "version_count": len(versions),
        "status": state(newest),
        "duration": duration(newest, now),
    }
    return {**row, "version_id": versions[0].mark["version_id"]} if versions else row


def duration(document: Mapping[str, Any] | None, now: int) -> int:
    """How long a version has run, in ms; 0 where there is none."""
    return int(documents.answer(document, now)["status"]["duration"]) if document else 0


def engine_type(document: Mapping[str, Any] | None) -> int:
    """The code of a version's engine; 0 where there is none, or an image brings its own."""
    config = document["run"]["v1"]["config"] if document else {}
    return int(described_engine(config.get("engine_id")).get("engine_type", 0))


def version_row(version: Version, now: int, metrics: Mapping[str, Any]) -> dict[str, Any]:
    """A version in full; `metrics` is what `show_training_job_metrics` answers about its first task."""
    mark, body = version.mark, version.document["body"]
    return {
        "job_id": version.job["job_id"],
        "job_name": version.job["job_name"],
        "job_desc": version.job["job_desc"],
        "version_id": mark["version_id"],
        "version_name": mark["version_name"],
        "pre_version_id": mark["pre_version_id"],
        "status": state(version.document),
        "create_time": body["metadata"]["create_time"],
        "duration": duration(version.document, now),
        **config_row(mark["config"]),
        "model_metric_list": [],
        "system_metric_list": _system_metrics(metrics),
    }


def more_of(version: Version) -> dict[str, Any]:
    """What only the detailed answer has of a version."""
    return {
        "resource_id": resource_id(version),
        "start_time": version.document["body"]["status"]["start_time"],
        **_details(version.mark["config"]),
    }


def config_row(config: Mapping[str, Any]) -> dict[str, Any]:
    """A config with flavor and engine written out."""
    found: dict[str, Any] = {name: config.get(name) or "" for name in _TEXTS}
    found["worker_server_num"] = integer("worker_server_num", config["worker_server_num"], least=1)
    found["parameter"] = config.get("parameter") or []
    found["data_source"] = config.get("data_source") or []
    if config.get("model_id") is not None:
        found["model_id"] = integer("model_id", config["model_id"])
    spec_id = config.get("spec_id")
    spec = specs.described(integer("spec_id", spec_id)) if spec_id is not None else {}
    return {**found, **spec, **described_engine(config.get("engine_id"))}


def described_engine(engine_id: Any) -> dict[str, Any]:
    """The engine of a config; nothing where it names none."""
    return engines.find(integer("engine_id", engine_id)).row() if engine_id else {}


def _details(config: Mapping[str, Any]) -> dict[str, Any]:
    """What only detailed answers have of a config."""
    spec_id = config.get("spec_id")
    return {
        **_NOTHING_OF,
        "pool_id": config.get("pool_id") or "",
        "volumes": config.get("volumes") or [],
        **({"spec_code": specs.find(integer("spec_id", spec_id)).id} if spec_id is not None else {}),
    }


def stored_config(stored: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter set in full."""
    return {
        **DONE,
        "config_name": stored["config_name"],
        "config_desc": stored["config_desc"],
        "create_time": stored["create_time"],
        **config_row(stored["config"]),
        **_details(stored["config"]),
    }


def config_summary(stored: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter set in the list."""
    about = {name: stored[name] for name in ("config_name", "config_desc", "create_time")}
    return {**about, **described_engine(stored["config"].get("engine_id"))}


def _system_metrics(metrics: Mapping[str, Any]) -> dict[str, Any]:
    values = {entry["metric"]: entry["value"] for entry in metrics["metrics"]}
    return {name: values.get(name) or [] for name in _SYSTEM_METRICS}
