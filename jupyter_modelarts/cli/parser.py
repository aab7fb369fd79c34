"""What all nouns and verbs have in common: how they are parsed, and how they speak."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from jupyter_modelarts.errors import InvalidArgument, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"
DONE, FAILED = 0, 1


class Parser(argparse.ArgumentParser):
    """A parser that says in one line which word was probably meant."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # argparse lists all choices below the usage; this is the one place where it can be told otherwise
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = nearest(str(value), known)
        hint = f"Did you mean {near!r}?" if near else f"Known: {', '.join(known)}."
        raise InvalidArgument(f"{str(action.metavar).capitalize()} {value!r} is unknown.", hint=hint)


def add_verb(verbs: Verbs, name: str, run: Callable[[argparse.Namespace], int], text: str) -> Parser:
    """A verb that `run` does; `text` is its help, without a capital and a full stop."""
    parser = verbs.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)
    return parser


def say(options: argparse.Namespace, value: dict[str, Any], text: str) -> None:
    """Print a result for people, or for programs where they asked."""
    print(json.dumps(value) if options.json else text)
