"""The `algorithm` of a job: from an algorithm id or written out, to the form the platform answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.catalog import find_engine
from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request

from .commands import RUN_METHODS
from .parameters import (
    check_channels,
    check_local_code_directory,
    check_names,
    check_variables,
    check_working_directory,
    input_row,
    merged_parameters,
    output_row,
    wire_path,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BOOT_FILE_PLACE = "ModelArts.2758"
_IN_IMAGE = "file://"
_KEPT = ("environments", "local_code_dir", "working_dir", "summary")


def check_source(algorithm: Mapping[str, Any]) -> None:
    """Refuse an algorithm that names nothing to run, and sources that are not emulated."""
    if algorithm.get("subscription_id") or algorithm.get("item_version_id"):
        raise Problem(
            501,
            NOT_EMULATED,
            "The embedded service has no subscribed algorithms: give id, or code_dir and boot_file.",
        )
    if not any(algorithm.get(key) for key in ("id", "code_dir", "command")):
        raise bad_request("Say what to run: algorithm.id, or code_dir and boot_file, or a command.")


def job_algorithm(given: Mapping[str, Any], stored: Mapping[str, Any] | None) -> dict[str, Any]:
    """The algorithm of a job in full; `stored` is the algorithm that its id names.

    Raises `Problem` 400 for what cannot be, without a look at what is stored in OBS.
    """
    config: Mapping[str, Any] = stored["job_config"] if stored else {}
    check_names(given)
    check_channels(given)
    check_variables(given.get("environments") or {})
    _check_run_method(given.get("environments") or {})
    identity = {"id": stored["metadata"]["id"], "name": stored["metadata"]["name"]} if stored else {}
    customization = {"parameters_customization": _more(config)} if stored else {}
    return {
        **identity,
        **program({**config, **{key: value for key, value in given.items() if value}}),
        "parameters": merged_parameters(
            given.get("parameters") or (), config.get("parameters") or (), more=_more(config)
        ),
        **customization,
        "inputs": [input_row(row, declared) for row, declared in _declared("inputs", given, config)],
        "outputs": [output_row(row, declared) for row, declared in _declared("outputs", given, config)],
        **{key: given[key] for key in _KEPT if given.get(key)},
    }


def program(given: Mapping[str, Any]) -> dict[str, Any]:
    """Code, boot file or command, and engine: what an algorithm and a job say alike."""
    check_local_code_directory(given.get("local_code_dir"))
    check_working_directory(given.get("working_dir"))
    found: dict[str, Any] = {}
    if str(given.get("code_dir") or "").startswith(_IN_IMAGE):
        raise Problem(501, NOT_EMULATED, "The embedded service runs no images: give a code_dir in OBS.")
    if given.get("code_dir"):
        found["code_dir"] = ObsPath.parse(wire_path("code_dir", given["code_dir"])).as_directory().wire
    if given.get("boot_file"):
        found["boot_file"] = boot_file(found.get("code_dir"), given["boot_file"])
    if given.get("command"):
        found["command"] = _command(given["command"])
    elif "boot_file" not in found:
        raise bad_request("A job needs code_dir and boot_file, or a command with engine.image_url.")
    return {**found, "engine": _engine(given.get("engine") or {}, found)}


def boot_file(code_dir: str | None, given: str) -> str:
    """The boot file in its full form; a relative one lies below the code directory."""
    if code_dir is None:
        raise bad_request("boot_file needs code_dir, the directory that holds it.", BOOT_FILE_PLACE)
    if not given.startswith("/") and "://" not in given:
        given = code_dir + given.removeprefix("./")
    path = wire_path("boot_file", given)
    if not path.startswith(code_dir):
        message = f"The boot file {path} does not lie below code_dir {code_dir}."
        raise bad_request(message, BOOT_FILE_PLACE)
    if not path.endswith(".py"):
        raise bad_request(f"The boot file must be a Python file (.py), not {path}.", BOOT_FILE_PLACE)
    return path


def _command(given: str) -> str:
    if "\n" in given:
        raise bad_request("The command must be one line; join commands with && or ;.")
    return given


def _check_run_method(variables: Mapping[str, Any]) -> None:
    method = variables.get("MA_RUN_METHOD")
    if method and method not in RUN_METHODS:
        raise bad_request(f"MA_RUN_METHOD must be {' or '.join(RUN_METHODS)}, not {method!r}.")


def _engine(given: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    if given.get("image_url"):
        if "command" not in found and not (given.get("engine_id") or given.get("engine_name")):
            raise bad_request("A custom image (engine.image_url) needs a command.")
        kept = ("image_url", "engine_id", "engine_name", "engine_version", "install_sys_packages")
        return {key: given[key] for key in kept if given.get(key)}
    if "command" in found and not given:
        raise bad_request("A command needs engine.image_url, the custom image it runs in.")
    engine = find_engine(given.get("engine_name"), given.get("engine_version"), given.get("engine_id"))
    row = engine.row()
    shown = ("engine_id", "engine_name", "engine_version", "tags", "v1_compatible", "run_user")
    return {**{key: row[key] for key in shown}, "usage": "training", "support_groups": "public"}


def _more(config: Mapping[str, Any]) -> bool:
    return bool(config.get("parameters_customization", True))


def _declared(
    kind: str, given: Mapping[str, Any], config: Mapping[str, Any]
) -> Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every channel of the job beside what its algorithm declares of it."""
    known = {row.get("name"): row for row in config.get(kind) or ()}
    return [(row, known.get(row["name"], {})) for row in given.get(kind) or ()]
