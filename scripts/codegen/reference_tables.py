"""Renders the pages of `docs/reference` that are no noun's: life cycles, permissions, error codes."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from types import ModuleType
from typing import Any

from .markdown import cell, code, table
from .reference import FOLDER
from .source import BANNER, ROOT, entries

CONTRACT = ROOT / "jupyter_modelarts" / "contract"


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    return {
        f"{FOLDER}/life-cycles.md": _life_cycles(),
        f"{FOLDER}/permissions.md": _permissions(),
        f"{FOLDER}/errors.md": _errors(),
    }


def _page(title: str, intro: str, *parts: list[str]) -> str:
    lines = [f"<!-- {BANNER} -->", "", f"# {title}", "", intro]
    for part in parts:
        lines += ["", *part]
    return "\n".join([*lines, ""])


def _module(name: str) -> ModuleType:
    """A module of the contract of this checkout, whatever is installed."""
    spec = importlib.util.spec_from_file_location(f"codegen_{name}", CONTRACT / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _life_cycles() -> str:
    words = _module("enumerations").NUMBERED_STATES
    cycles = _module("life_cycles").LIFE_CYCLES
    intro = "The states of the platform's resources and the moves between them. A resource at rest stays "
    intro += "as it is until somebody asks for something."
    parts = [_cycle(cycle, words.get(name, {})) for name, cycle in cycles.items()]
    return _page("Life cycles", intro, *parts)


def _cycle(cycle: Any, words: dict[int, str]) -> list[str]:
    rows = [
        [
            _state(state, words),
            _kind(cycle, state),
            ", ".join(_state(after, words) for after in _sorted(following)),
        ]
        for state, following in cycle.moves.items()
    ]
    return [f"## {cycle.name}", "", *table(["state", "", "may become"], rows)]


def _sorted(states: Any) -> list[Any]:
    return sorted(states, key=lambda state: (isinstance(state, str), state))


def _state(state: str | int, words: dict[int, str]) -> str:
    return (
        f"{code(str(state))} {words[state]}"
        if isinstance(state, int) and state in words
        else code(str(state))
    )


def _kind(cycle: Any, state: str | int) -> str:
    kinds = {
        "first": state in cycle.initial,
        "failed": state in cycle.failed,
        "final": state in cycle.final,
        "at rest": state in cycle.settled and state not in cycle.final,
    }
    return ", ".join(name for name, holds in kinds.items() if holds)


def _permissions() -> str:
    users: dict[str, list[str]] = defaultdict(list)
    for entry in entries():
        if entry.body["x-iam-action"]:
            users[entry.body["x-iam-action"]].append(f"[{code(entry.id)}]({entry.noun}.md)")
    actions = [[code(action), ", ".join(users[action])] for action in sorted(users)]
    rows = json.loads((CONTRACT / "permissions.json").read_text("utf-8"))
    intro = (
        "The IAM actions that operations need, and what ModelArts needs of other services: from the user who "
    )
    intro += "asks, or from the agency that acts for the user."
    return _page(
        "Permissions",
        intro,
        ["## Actions of operations", "", *table(["action", "operations"], actions)],
        ["## Needed of the user", "", *_dependencies(rows, "user")],
        ["## Needed of the agency", "", *_dependencies(rows, "agency")],
    )


def _dependencies(rows: list[dict[str, Any]], of: str) -> list[str]:
    chosen = [row for row in rows if row["of"] == of]
    needed = [[*(code(action) for action in row["actions"]), *row["policies"]] for row in chosen]
    return table(
        ["area", "for", "service", "needs"],
        [
            [row["area"], row["purpose"], row["service"], ", ".join(needs)]
            for row, needs in zip(chosen, needed, strict=True)
        ],
    )


def _errors() -> str:
    known = json.loads((CONTRACT / "error_codes.json").read_text("utf-8"))
    rows = [[code(row["code"]), str(row["status"]), cell(row["cause"]), cell(row["hint"])] for row in known]
    intro = "What the codes of the platform mean and what helps. An error of the client carries both."
    return _page("Error codes", intro, table(["code", "status", "cause", "what helps"], rows))
