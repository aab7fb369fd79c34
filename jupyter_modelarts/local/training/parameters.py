"""Hyperparameters, channels and variables: their platform form, and what may not be (pure)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.problems import bad_request

from .layout import CACHE, HOME, JOB_DIR, channel_directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jupyter_modelarts.local.problems import Problem

PERIOD = 30  # seconds between two uploads of an output
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST_VARIABLES, _LONGEST_VARIABLE, _LONGEST_VALUE = 100, 8192, 4096
_RESERVED = frozenset({"ENABLE_HTTPS"})
_FOR_USERS = frozenset(
    {"MA_SCRIPT_INTERPRETER", "MA_RUN_METHOD", "MA_HANG_DETECT_TIME", "MA_DETECT_TRAIN_INJECT_CODE"}
)
_PLATFORMS = frozenset(f"{HOME}/{name}" for name in ("modelarts", "modelarts-dev", "infer"))
_ACCESS_METHODS = ("parameter", "env")
_NO_CONSTRAINT = {
    "type": "String",
    "editable": True,
    "required": False,
    "sensitive": False,
    "valid_type": "None",
    "valid_range": [],
}


def wire_path(field: str, text: Any) -> str:
    """An OBS path in the form bodies carry it; `Problem` 400 that names the field."""
    try:
        return ObsPath.parse(text if isinstance(text, str) else "").wire
    except InvalidArgument:
        raise bad_request(f"Field {field} must be an OBS path such as /bucket/dir/, not {text!r}.") from None


def parameter_row(given: Mapping[str, Any]) -> dict[str, Any]:
    """A hyperparameter with everything the platform shows of one."""
    return {
        "name": given.get("name"),
        "description": given.get("description") or "",
        "i18n_description": given.get("i18n_description"),
        "value": given.get("value"),
        "constraint": {**_NO_CONSTRAINT, **(given.get("constraint") or {})},
    }


def merged_parameters(
    given: Sequence[Mapping[str, Any]], declared: Sequence[Mapping[str, Any]] = (), *, more: bool = True
) -> list[dict[str, Any]]:
    """The hyperparameters of a job: those its algorithm declares, changed and extended by its own.

    `more` allows names that the algorithm does not declare.
    """
    rows = {row["name"]: parameter_row(row) for row in declared}
    for entry in given:
        name = entry.get("name")
        if name not in rows:
            if not more:
                raise bad_request(f"The algorithm has no hyperparameter {name!r} and allows no others.")
            rows[name] = parameter_row(entry)
        else:
            _change(rows[name], entry.get("value"))
    _check_required(rows.values())
    return list(rows.values())


def _change(row: dict[str, Any], value: Any) -> None:
    if value != row["value"] and not row["constraint"]["editable"]:
        raise bad_request(f"Hyperparameter {row['name']} of the algorithm may not be changed.")
    row["value"] = value


def _check_required(rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        if row["constraint"]["required"] and row["value"] in {None, ""}:
            raise bad_request(f"Hyperparameter {row['name']} must have a value.")


def input_row(given: Mapping[str, Any], declared: Mapping[str, Any]) -> dict[str, Any]:
    """An input channel with everything the platform shows of one."""
    return _channel_row("inputs", given, declared)


def output_row(given: Mapping[str, Any], declared: Mapping[str, Any]) -> dict[str, Any]:
    """An output channel with everything the platform shows of one."""
    row = _channel_row("outputs", given, declared)
    return {**row, "mode": "upload_periodically", "period": max(int(given.get("period") or PERIOD), 1)}


def _channel_row(kind: str, given: Mapping[str, Any], declared: Mapping[str, Any]) -> dict[str, Any]:
    name = given["name"]
    row = {
        "name": name,
        "description": given.get("description") or declared.get("description") or "",
        "local_dir": given.get("local_dir") or channel_directory(kind, name),
        "remote": _remote(kind, given),
    }
    method = given.get("access_method") or declared.get("access_method")
    return {**row, "access_method": method} if method else row


def _remote(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    remote = given.get("remote") or {}
    field = f"algorithm.{kind}[{given['name']}].remote.obs.obs_url"
    if "dataset" in remote:
        raise bad_request(f"The embedded service has no datasets: give {field} instead of remote.dataset.")
    return {"obs": {"obs_url": wire_path(field, (remote.get("obs") or {}).get("obs_url"))}}


def check_names(algorithm: Mapping[str, Any]) -> None:
    """Refuse names of hyperparameters and channels that are wrong or meet twice."""
    seen: set[str] = set()
    for kind in ("parameters", "inputs", "outputs"):
        for entry in algorithm.get(kind) or ():
            name = entry.get("name")
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                raise _bad_name(kind, name)
            if name in seen:
                raise bad_request(f"The name {name} is given twice among parameters, inputs and outputs.")
            seen.add(name)


def _bad_name(kind: str, name: Any) -> Problem:
    return bad_request(
        f"Name {name!r} in algorithm.{kind} must be 1 to 64 letters, digits, hyphens or underscores."
    )


def check_channels(algorithm: Mapping[str, Any]) -> None:
    """Refuse ways of access and local directories that the platform does not have."""
    for kind in ("inputs", "outputs"):
        for entry in algorithm.get(kind) or ():
            method = entry.get("access_method") or "parameter"
            if method not in _ACCESS_METHODS:
                raise bad_request(
                    f"access_method of {entry['name']} must be parameter or env, not {method!r}."
                )
            check_local_directory(f"local_dir of {entry['name']}", entry.get("local_dir"))


def check_local_directory(field: str, path: str | None) -> None:
    """Refuse a directory that a task may not write to."""
    if path and (".." in path.split("/") or not path.startswith(("/home/", "/cache/"))):
        raise bad_request(f"Field {field} must be a directory below {HOME} or /cache, not {path!r}.")


def check_working_directory(path: str | None) -> None:
    """Refuse a place to start in that no task has."""
    if path and path.rstrip("/") not in {HOME, CACHE}:
        check_local_directory("algorithm.working_dir", path)


def check_local_code_directory(path: str | None) -> None:
    """Refuse a directory for the code that is not below /home, or that belongs to the platform."""
    if not path or path.rstrip("/") == JOB_DIR:
        return
    place = PurePosixPath(path)
    wrong = ".." in place.parts or place.parts[:2] != ("/", "home") or len(place.parts) < 3
    if wrong or str(place) == HOME or _PLATFORMS & {str(place), *map(str, place.parents)}:
        raise bad_request(
            f"Field algorithm.local_code_dir must be a directory below /home that is not {HOME} itself and "
            f"does not lie in its modelarts, modelarts-dev or infer, not {path!r}."
        )


def check_variables(variables: Mapping[str, Any]) -> None:
    """Refuse environment variables beyond the platform's limits, and those it sets itself."""
    if len(variables) > _MOST_VARIABLES:
        raise bad_request(f"A job may have {_MOST_VARIABLES} environment variables, not {len(variables)}.")
    for name, value in variables.items():
        if not _VARIABLE.fullmatch(name) or len(name) > _LONGEST_VARIABLE:
            raise bad_request(f"{name[:80]!r} cannot be the name of an environment variable.")
        if name in _RESERVED or (name.startswith("MA_") and name not in _FOR_USERS):
            raise bad_request(
                f"The environment variable {name} is reserved: names with MA_ are the platform's."
            )
        if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
            raise bad_request(
                f"The environment variable {name} must be a string of at most {_LONGEST_VALUE} characters."
            )
