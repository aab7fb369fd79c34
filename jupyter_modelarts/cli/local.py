"""`jupyter modelarts local VERB`: the embedded service on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import ModelArtsError

from . import apps, rehearsal
from .parser import DONE, FAILED, add_verb, say

if TYPE_CHECKING:
    import argparse

    from jupyter_modelarts.local.connection import Connection

    from .parser import Verbs

_SHOWN = ("modelarts", "iam", "obs", "project_id", "region", "pid", "state_dir")


def add_local(nouns: Verbs) -> None:
    """Add the noun with its verbs."""
    parser = nouns.add_parser("local", help="the embedded ModelArts on this machine")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    add_verb(verbs, "start", _start, "start it, or find it running")
    add_verb(verbs, "stop", _stop, "end it with its jobs and services; its state stays")
    add_verb(verbs, "status", _status, "say whether it runs, where, and what is rehearsed")
    reset = add_verb(verbs, "reset", _reset, "stop it and delete its state: account, jobs, objects, services")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    logs = add_verb(verbs, "logs", _logs, "show the end of its log")
    logs.add_argument("--lines", type=int, default=50, help="how many lines (default: 50)")
    rehearsal.add_verbs(verbs)
    apps.add_apps(verbs)


def _start(options: argparse.Namespace) -> int:
    from jupyter_modelarts.local import launcher

    connection = launcher.ensure_running()
    say(options, connection.public(), _lines(connection))
    return DONE


def _status(options: argparse.Namespace) -> int:
    from jupyter_modelarts.local import launcher

    connection = launcher.status()
    if connection is None:
        say(options, {"running": False}, "Not running. Start it: jupyter modelarts local start")
        return FAILED
    rehearsed, lines = _rehearsed(connection)
    public = connection.public()
    value = {**public, "rehearsed": rehearsed} if rehearsed else public
    say(options, value, "\n".join([_lines(connection), *(f"{'rehearsed':<11}{line}" for line in lines)]))
    return DONE


def _rehearsed(connection: Connection) -> tuple[dict[str, Any], list[str]]:
    """What is rehearsed, as a value and as lines; a service that does not answer still has a status."""
    try:
        rehearsed = rehearsal.standing(connection)
    except ModelArtsError as error:
        return {}, [f"nobody knows: {error}"]
    return rehearsed, rehearsal.lines_of(rehearsed)


def _stop(options: argparse.Namespace) -> int:
    from jupyter_modelarts.local import launcher

    stopped = launcher.stop()
    say(options, {"stopped": stopped}, "Stopped." if stopped else "It was not running.")
    return DONE


def _reset(options: argparse.Namespace) -> int:
    from jupyter_modelarts.local import launcher
    from jupyter_modelarts.local.connection import state_directory

    if not options.yes and not _confirmed(f"Delete the embedded service's state in {state_directory()}?"):
        say(options, {"reset": False}, "Nothing was deleted.")
        return FAILED
    deleted = launcher.reset()
    say(options, {"reset": deleted}, "Deleted." if deleted else "There is no state to delete.")
    return DONE


def _logs(options: argparse.Namespace) -> int:
    from jupyter_modelarts.local.connection import state_directory
    from jupyter_modelarts.local.logs import tail

    lines = tail(state_directory(), options.lines)
    say(options, {"lines": lines}, "\n".join(lines) or "There is no log yet.")
    return DONE


def _lines(connection: Connection) -> str:
    public = connection.public()
    return "\n".join(f"{name:<11}{public[name]}" for name in _SHOWN)


def _confirmed(question: str) -> bool:
    print(question, "[y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
