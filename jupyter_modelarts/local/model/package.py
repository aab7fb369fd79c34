"""The model package in OBS, checked as the platform checks it, one plain sentence per fault.

locate   the directory model/ below source_location, its files, exactly one config.json
read     what config.json says, field by field
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from jupyter_modelarts.contract import limits
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.inference.dependencies import DependencyError, requirements
from jupyter_modelarts.local.inference.packages import CONFIG, ENGINES, SCRIPT
from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request, unknown_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

NO_PACKAGE = "ModelArts.3015"
BAD_CONFIG = "ModelArts.3016"
BAD_LOCATION = "ModelArts.3037"
TOO_LARGE = "ModelArts.3044"

LARGEST = limits.MODEL_BYTES
"""Bytes of a package, the platform's quota for one model."""

_ALGORITHM = re.compile(r"[A-Za-z][^\s]{0,35}")
_LOOPBACK = ("127.0.0.1", "localhost")
_CONTAINERS = ("Image", "Custom")
_RESTRAINTS = ("EXACT", "ATLEAST", "ATMOST")


@dataclass(frozen=True)
class Located:
    """Where a package stands; `files` are sizes in bytes by path below `directory` (written `model/`)."""

    directory: ObsPath
    files: Mapping[str, int]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(self.files.values())


def parse_location(text: str) -> ObsPath:
    """`/bucket/dir/`, or the URL of it, as the platform shows it or below this OBS; else `Problem` 3037."""
    url = urlsplit(text)
    try:
        if url.scheme == "https" and ".obs." in url.netloc:
            return ObsPath(url.netloc.partition(".")[0], url.path.lstrip("/")).as_directory()
        if url.scheme == "http" and url.hostname in _LOOPBACK:
            return ObsPath.parse(url.path).as_directory()
        if text.startswith("/"):
            return ObsPath.parse(text).as_directory()
    except InvalidArgument:
        pass
    hint = f"Write {ObsPath.parse(text).wire}." if ObsPath.is_obs(text) else "Write /bucket/directory/."
    raise bad_request(f"Parameter source_location: {text} is invalid. {hint}", BAD_LOCATION)


async def locate(objects: ObjectStore, location: ObsPath) -> Located:
    """Find the package below `location`, the parent of `model/` or that directory itself."""
    if not await objects.bucket_exists(location.bucket):
        raise bad_request(f"There is no bucket {location.bucket}. Check source_location.", NO_PACKAGE)
    for directory in _candidates(location):
        files = await _files(objects, directory)
        if files:
            located = Located(directory, files)
            _check_layout(located)
            return located
    raise bad_request(
        f"There is no directory model/ with files below {location.wire}. "
        f"Put the weights, {CONFIG} and {SCRIPT} into {(location / 'model/').wire}.",
        NO_PACKAGE,
    )


def _candidates(location: ObsPath) -> list[ObsPath]:
    below = location / "model/"
    return [below, location] if location.key and location.name == "model" else [below]


async def _files(objects: ObjectStore, directory: ObsPath) -> dict[str, int]:
    files: dict[str, int] = {}
    marker: str | None = ""
    while marker is not None:
        page = await objects.list(directory.bucket, directory.key, marker=marker)
        files |= {info.key[len(directory.key) :]: info.size for info in page.objects}
        marker = page.next_marker
    return {name: size for name, size in files.items() if name and not name.endswith("/")}


def _check_layout(located: Located) -> None:
    where = located.directory.wire
    configs = _named(located, CONFIG)
    if not configs:
        message = f"{where} has no {CONFIG}. Write one with model_algorithm and model_type."
        raise bad_request(message, BAD_CONFIG)
    if len(configs) > 1:
        message = f"{where} has {len(configs)} files {CONFIG} ({', '.join(configs)}). Keep exactly one."
        raise bad_request(message, BAD_CONFIG)
    if configs != [CONFIG]:
        raise bad_request(f"{CONFIG} must stand in {where} itself, not in {configs[0]}.", BAD_CONFIG)
    scripts = _named(located, SCRIPT)
    if scripts not in ([], [SCRIPT]):
        message = f"{where} must hold one {SCRIPT}, at its top. Found: {', '.join(scripts)}."
        raise bad_request(message, NO_PACKAGE)
    if located.size > LARGEST:
        size = located.size / 1024**3
        raise bad_request(f"The package has {size:.1f} GB; at most 20 GB can be imported.", TOO_LARGE)


def _named(located: Located, name: str) -> list[str]:
    return sorted(path for path in located.files if path.rpartition("/")[2] == name)


def read_config(raw: bytes) -> dict[str, Any]:
    """The content of config.json, checked.  `Problem` 3016 names the field and what it must be."""
    config = _decode(raw)
    _check_algorithm(config.get("model_algorithm"))
    check_engine(config.get("model_type"))
    _check_apis(config.get("apis", []))
    check_dependencies(config.get("dependencies", []))
    if "swr_location" in config:
        raise _fault("swr_location is for model_type Image only. Remove it")
    for name in ("metrics", "health"):
        if not isinstance(config.get(name, {}), dict):
            raise _fault(f"{name} must be an object")
    return config


def _fault(sentence: str) -> Problem:
    return bad_request(f"{CONFIG}: {sentence}.", BAD_CONFIG)


def _decode(raw: bytes) -> dict[str, Any]:
    try:
        config = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise bad_request(f"{CONFIG} is not JSON: {error}.", BAD_CONFIG) from None
    if not isinstance(config, dict):
        raise _fault("it must hold one object, with model_algorithm and model_type")
    return config


def _check_algorithm(value: Any) -> None:
    if value is None:
        raise _fault('model_algorithm is missing. Add "model_algorithm": "image_classification", say')
    if not isinstance(value, str) or not _ALGORITHM.fullmatch(value):
        raise _fault(f"model_algorithm must be at most 36 characters from a letter on, not {value!r}")


def check_engine(value: Any) -> None:
    """Refuse a `model_type` that is none, or that needs a container."""
    if value is None:
        raise _fault('model_type is missing. Add, for example, "model_type": "Scikit_Learn"')
    if value in _CONTAINERS:
        raise Problem(
            501,
            NOT_EMULATED,
            f"model_type {value} runs a container image, which the embedded service does not emulate. "
            f"Use a preset engine with {SCRIPT}: {', '.join(ENGINES)}.",
        )
    if value not in ENGINES:
        raise unknown_choice(f"{CONFIG}: model_type", str(value), ENGINES, BAD_CONFIG)


def _check_apis(apis: Any) -> None:
    if not isinstance(apis, list) or not all(isinstance(entry, dict) for entry in apis):
        raise _fault("apis must be a list of objects")
    if len(apis) > 1:
        raise _fault(f"apis must have one entry for a preset engine, not {len(apis)}")
    if apis and apis[0].get("url", "/") != "/":
        raise _fault(f'the url of the one entry of apis must be "/", not {apis[0]["url"]!r}')
    for entry in apis:
        for name in ("request", "response"):
            side = entry.get(name) or {}
            if not isinstance(side, dict) or not isinstance(side.get("data") or {}, dict):
                raise _fault(f"{name} of apis must be an object, and its data a JSON schema")


def check_dependencies(value: Any) -> None:
    """Refuse `dependencies` that pip could not be asked for."""
    entries: list[Any] = value if isinstance(value, list) else [None]
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("installer", "pip") != "pip":
            raise _fault('dependencies must be a list of {"installer": "pip", "packages": [...]}')
        packages = entry.get("packages") or []
        for package in packages if isinstance(packages, list) else [None]:
            if not isinstance(package, dict) or not isinstance(package.get("package_name"), str):
                raise _fault("every package of dependencies needs a package_name")
            if package.get("restraint") not in (None, *_RESTRAINTS):
                raise unknown_choice(f"{CONFIG}: restraint", package["restraint"], _RESTRAINTS, BAD_CONFIG)
    try:
        requirements(entries)
    except DependencyError as error:
        raise bad_request(f"{CONFIG}: {error}", BAD_CONFIG) from None
