"""A config of the old API as the request of a new job, and what is refused on the way.

What a script gets is what the old platform gave it: `--data_url=s3://...` and `--train_url=s3://...`, between
which it copies with MoXing; nothing is downloaded or uploaded for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request
from jupyter_modelarts.local.training.parameters import wire_path
from jupyter_modelarts.local.training.places import check_places

from . import engines, specs, volumes
from .numbers import integer
from .text import Translator, s3_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore


def request_of(name: str, body: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, Any]:
    """The body of `create_training_job` for a version called `name`; `Problem` for what cannot run here."""
    refuse(config)
    flavor = specs.find(integer("config.spec_id", config["spec_id"]))
    hosts = integer("config.worker_server_num", config["worker_server_num"], least=1)
    if hosts > flavor.most_nodes:
        raise bad_request(
            f"Spec {flavor.id} allows at most {flavor.most_nodes} in worker_server_num, not {hosts}. "
            "Choose another spec_id."
        )
    resource = {"flavor_id": flavor.id, "node_count": hosts}
    log = {"log_export_path": {"obs_url": folder("log_url", config)}} if config.get("log_url") else {}
    return {
        "kind": "job",
        "metadata": {
            "name": name,
            "description": body.get("job_desc") or "",
            "workspace_id": body.get("workspace_id") or "0",
        },
        "algorithm": _image(config) if config.get("user_image_url") else _preset(config),
        "spec": {"resource": resource, **log},
    }


def extras(config: Mapping[str, Any]) -> dict[str, Any]:
    """What the job carries as `algorithm["v1"]`, for the old container."""
    data = data_url(config)
    found = {"data_url": data, **{name: config.get(name) for name in ("app_url", "train_url")}}
    urls = {name: s3_url(path) if path else "" for name, path in found.items()}
    return {**urls, "outputs": channels(config)["outputs"], "volumes": volumes.mounted(config)}


def refuse(config: Mapping[str, Any]) -> None:
    """Raise `Problem` for what contradicts itself and for what is not emulated."""
    if config.get("pool_id"):
        raise _missing("has no resource pools: leave config.pool_id out and give config.spec_id")
    if config.get("spec_id") is None:
        raise bad_request("Field config.spec_id is missing: choose one of GET job/resource-specs.")
    _refuse_data(config)
    _refuse_code(config)
    volumes.check(config)


def _refuse_data(config: Mapping[str, Any]) -> None:
    dataset = bool(config.get("dataset_id") or config.get("dataset_version_id"))
    given = [bool(config.get("data_url")), dataset, bool(config.get("data_source"))]
    if sum(given) > 1:
        raise bad_request("Give one of data_url, dataset_id with dataset_version_id, and data_source.")
    sources = config.get("data_source") or ()
    if not all(isinstance(source, dict) for source in sources):
        raise bad_request("Every entry of config.data_source needs type and data_url.")
    if dataset or any(source.get("type") == "dataset" or source.get("dataset_id") for source in sources):
        raise _missing("has no datasets yet: give config.data_url, the path of the data in OBS")
    if len(sources) > 1:
        raise _missing("passes one data source to a script: give one entry in config.data_source")
    if sources and not sources[0].get("data_url"):
        raise bad_request("config.data_source[0] needs type obs and data_url.")


def _refuse_code(config: Mapping[str, Any]) -> None:
    if config.get("user_image_url"):
        if not config.get("user_command"):
            raise bad_request("A custom image (config.user_image_url) needs config.user_command.")
        return
    if config.get("user_command"):
        raise bad_request("config.user_command needs config.user_image_url, the image it runs in.")
    if config.get("model_id") and not config.get("app_url"):
        raise _missing(
            f"has no built-in models, so not model_id {config['model_id']}: "
            "give your code with config.app_url, boot_file_url and engine_id"
        )
    for field in ("app_url", "boot_file_url", "engine_id"):
        if not config.get(field):
            raise bad_request(
                f"Field config.{field} is missing: a job has app_url, boot_file_url, engine_id."
            )


def data_url(config: Mapping[str, Any]) -> str:
    """Where the input is in OBS; empty where there is none."""
    sources = config.get("data_source") or ()
    path = config.get("data_url") or (sources[0].get("data_url") if sources else "")
    return wire_path("config.data_url", path) if path else ""


def folder(field: str, config: Mapping[str, Any]) -> str:
    """A directory in OBS in the form of bodies."""
    return ObsPath.parse(wire_path(f"config.{field}", config[field])).as_directory().wire


def channels(config: Mapping[str, Any]) -> dict[str, Any]:
    """Input and output as if they were channels of a new job."""
    data, output = data_url(config), config.get("train_url")
    return {
        "inputs": [_channel("data_url", data)] if data else [],
        "outputs": [_channel("train_url", folder("train_url", config))] if output else [],
    }


def _channel(name: str, path: str) -> dict[str, Any]:
    return {"name": name, "remote": {"obs": {"obs_url": path}}}


async def check_channels(objects: ObjectStore, found: Mapping[str, Any]) -> None:
    """Raise `Problem` 400 when there is no data, or no bucket to write to."""
    await check_places(objects, {"algorithm": dict(found), "spec": {}})


def _preset(config: Mapping[str, Any]) -> dict[str, Any]:
    engine = engines.find(integer("config.engine_id", config["engine_id"]))
    app = folder("app_url", config)
    boot_file = wire_path("config.boot_file_url", config["boot_file_url"])
    if not boot_file.startswith(app):
        raise bad_request(
            f"config.boot_file_url {boot_file} does not lie below config.app_url {app}.", "ModelArts.2758"
        )
    given = {**_places(config), **parameters(config)}
    return {
        "code_dir": app,
        "boot_file": boot_file,
        "engine": {"engine_name": engine.runs_as},
        "parameters": [{"name": name, "value": value} for name, value in given.items()],
    }


def _places(config: Mapping[str, Any]) -> dict[str, str]:
    found = {"data_url": data_url(config), "train_url": config.get("train_url")}
    return {name: s3_url(wire_path(f"config.{name}", path)) for name, path in found.items() if path}


def _image(config: Mapping[str, Any]) -> dict[str, Any]:
    translate = Translator(volumes.places(config))
    code = {"code_dir": folder("app_url", config)} if config.get("app_url") else {}
    return {
        **code,
        "command": translate(config["user_command"]),
        "engine": {"image_url": config["user_image_url"], "install_sys_packages": True},
        "environments": parameters(config),
    }


def parameters(config: Mapping[str, Any]) -> dict[str, str]:
    """Label -> value, as text; the last of several wins."""
    translate = Translator(volumes.places(config))
    found: dict[str, str] = {}
    for row in config.get("parameter") or ():
        label = row.get("label") if isinstance(row, dict) else None
        if not isinstance(label, str) or not label:
            raise bad_request(f"Every entry of config.parameter needs label and value, not {row!r}.")
        value = row.get("value")
        found[label] = "" if value is None else translate(str(value))
    return found


def _missing(what: str) -> Problem:
    return Problem(501, NOT_EMULATED, f"The embedded service {what}.")
