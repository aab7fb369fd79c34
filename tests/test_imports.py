"""Imports between the rooms of the package go one way; imports inside functions and for types count, too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "jupyter_modelarts"
NAME = "jupyter_modelarts"

SESSION = {"contract", "client", "obs", "config", "credentials", "session"}
SURFACE = {*SESSION, "workflow", "display"}
MAY_IMPORT = {
    "errors": set(),
    "_version": set(),
    "contract": set(),
    "client": {"contract"},
    "obs": {"contract", "client"},
    "config": SESSION,
    "credentials": SESSION,
    "session": {*SESSION, "local.launcher", "local.connection"},
    "workflow": {*SESSION, "display.i18n"},
    "display": {"contract"},
    "magics": SURFACE,
    "server": SURFACE,
    "widgets": SURFACE,
    "local": {"contract"},
    # the front doors: the package itself and its command line bring the surfaces together
    "": {*SURFACE, "magics", "server", "widgets"},
    "cli": {*SURFACE, "local.launcher", "local.connection", "local.logs"},
}
LEAVES = {"errors", "_version"}
FOREIGN = {
    # the machinery of a surface has no place below it
    "contract": {"httpx", "aiohttp", "IPython", "jupyter_server", "tornado", "ipywidgets"},
    "client": {"IPython", "jupyter_server", "tornado", "ipywidgets"},
    "obs": {"IPython", "jupyter_server", "tornado", "ipywidgets"},
    "local": {"IPython", "jupyter_server", "tornado", "ipywidgets", "httpx"},
    "magics": {"tornado", "httpx", "aiohttp"},
}


def room(module: str) -> str:
    """`client.nouns.tag` -> `client`; the package itself -> ``."""
    return module.partition(".")[0]


def modules() -> dict[str, Path]:
    """Module -> file, without the name of the package."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imported(module: str, path: Path) -> set[str]:
    """Every module that the file imports, absolute, at any depth of its code."""
    here = [NAME, *module.split(".")] if module else [NAME]
    package = here if path.name == "__init__.py" else here[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) + 1 - node.level] if node.level else []
            source = ".".join([*start, *(node.module.split(".") if node.module else [])])
            found |= {f"{source}.{alias.name}" for alias in node.names}
    return found


def inside(target: str) -> str | None:
    """The module of this package that `target` names (or the one that holds the name), or None.

    The package itself is None, too: it is there before any of its modules, and offers no name by itself.
    """
    if not target.startswith(NAME + "."):
        return None
    name = target[len(NAME) + 1 :]
    while name not in MODULES and "." in name:
        name = name.rpartition(".")[0]
    return name


def may(module: str, target: str) -> bool:
    """Whether `module` may import `target`, both without the name of the package."""
    allowed = MAY_IMPORT[room(module)]
    return (
        room(target) in LEAVES
        or room(target) == room(module)
        or any(target == name or target.startswith(name + ".") for name in allowed)
    )


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_room_imports_only_what_it_may_know(module):
    targets = {inside(target) for target in imported(module, MODULES[module])} - {None}
    assert sorted(target for target in targets if not may(module, target)) == []


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_a_room_does_without_the_machinery_of_others(name):
    found = {
        f"{module} imports {target}"
        for module, path in MODULES.items()
        if room(module) == name
        for target in imported(module, path)
        if target.split(".")[0] in FOREIGN[name]
    }
    assert found == set()


def test_the_rule_catches_what_it_is_for(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from ..session import Session\n"
        "def later():\n    from jupyter_modelarts import ModelArts, workflow\n"
        "    import jupyter_modelarts.contract.paths\n"
    )
    targets = {inside(target) for target in imported("local.wrong", wrong)} - {None}
    refused = {target for target in targets if not may("local.wrong", target)}
    assert refused == {"session", "workflow", "ModelArts"}
    assert may("local.wrong", "contract.paths")
