"""`dependencies` of config.json: whether pip could be asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.inference.dependencies import DependencyError, requirement

if TYPE_CHECKING:
    from .config import Config

RESTRAINTS = ("EXACT", "ATLEAST", "ATMOST")
_FORM = 'write [{"installer": "pip", "packages": [{"package_name": "numpy"}]}]'


def check(config: Config) -> None:
    """Refuse what pip could not be asked for; `Problem` 3016."""
    entries = config.values.get("dependencies")
    if entries is None:
        return
    if not isinstance(entries, list):
        raise config.fault(["dependencies"], "dependencies must be a list", _FORM)
    for index, entry in enumerate(entries):
        _entry(config, index, entry)


def _entry(config: Config, index: int, entry: Any) -> None:
    path = "dependencies", index
    if not isinstance(entry, dict):
        raise config.fault(path, "an entry of dependencies must be an object", _FORM)
    installer = entry.get("installer", "pip")
    if installer != "pip":
        raise config.fault((*path, "installer"), f"installer {installer!r} is unknown", 'write "pip"')
    packages = entry.get("packages") or []
    if not isinstance(packages, list):
        raise config.fault((*path, "packages"), "packages must be a list", _FORM)
    for number, package in enumerate(packages):
        _package(config, (*path, "packages", number), package)


def _package(config: Config, path: tuple[str | int, ...], package: Any) -> None:
    name = package.get("package_name") if isinstance(package, dict) else None
    if not isinstance(name, str) or not name:
        raise config.fault(
            path, "a package has no package_name", 'write {"package_name": "numpy"}, for example'
        )
    version = package.get("package_version")
    if version is not None and not isinstance(version, str):
        what = f"package_version of {name} must be text, not {version!r}"
        raise config.fault((*path, "package_version"), what, f'write "{version}"')
    restraint = package.get("restraint")
    if restraint is not None and restraint not in RESTRAINTS:
        raise config.unknown((*path, "restraint"), f"restraint of {name}", restraint, RESTRAINTS)
    try:
        requirement(package)
    except DependencyError as error:
        raise config.fault(path, str(error), "correct name or version") from None
