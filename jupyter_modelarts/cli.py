"""`jupyter modelarts NOUN VERB`: the command line.

A noun is a function that adds its verbs to the parser; `NOUNS` lists them.  A verb returns the exit code.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from ._version import __version__
from .errors import ModelArtsError, is_circumstance, local_failure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .local.connection import Connection

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_DONE, _FAILED, _INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code.  An expected error is one line on stderr."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ModelArtsError as error:
        print(error, file=sys.stderr)
        return _FAILED
    except OSError as error:
        if not is_circumstance(error):
            raise
        print(local_failure(error), file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jupyter modelarts", description="ModelArts from the command line.")
    parser.add_argument("--version", action="version", version=__version__)
    nouns = parser.add_subparsers(title="nouns", metavar="NOUN", required=True)
    for add in NOUNS:
        add(nouns)
    return parser


def _add_local(nouns: Verbs) -> None:
    parser = nouns.add_parser("local", help="the embedded ModelArts on this machine")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    _verb(verbs, "start", _start, "start it, or find it running")
    _verb(verbs, "stop", _stop, "end it with its jobs and services; its state stays")
    _verb(verbs, "status", _status, "say whether it runs, and where")
    reset = _verb(verbs, "reset", _reset, "stop it and delete its state: account, jobs, objects, services")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    logs = _verb(verbs, "logs", _logs, "show the end of its log")
    logs.add_argument("--lines", type=int, default=50, help="how many lines (default: 50)")


def _verb(
    verbs: Verbs, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)
    return parser


def _start(options: argparse.Namespace) -> int:
    from .local import launcher

    _show(launcher.ensure_running(), options)
    return _DONE


def _status(options: argparse.Namespace) -> int:
    from .local import launcher

    connection = launcher.status()
    if connection is None:
        _say(options, {"running": False}, "Not running. Start it: jupyter modelarts local start")
        return _FAILED
    _show(connection, options)
    return _DONE


def _stop(options: argparse.Namespace) -> int:
    from .local import launcher

    stopped = launcher.stop()
    _say(options, {"stopped": stopped}, "Stopped." if stopped else "It was not running.")
    return _DONE


def _reset(options: argparse.Namespace) -> int:
    from .local import launcher
    from .local.connection import state_directory

    if not options.yes and not _confirmed(f"Delete the embedded service's state in {state_directory()}?"):
        _say(options, {"reset": False}, "Nothing was deleted.")
        return _FAILED
    deleted = launcher.reset()
    _say(options, {"reset": deleted}, "Deleted." if deleted else "There is no state to delete.")
    return _DONE


def _logs(options: argparse.Namespace) -> int:
    from .local.connection import state_directory
    from .local.logs import tail

    lines = tail(state_directory(), options.lines)
    _say(options, {"lines": lines}, "\n".join(lines) or "There is no log yet.")
    return _DONE


def _show(connection: Connection, options: argparse.Namespace) -> None:
    public = connection.public()
    shown = ("modelarts", "iam", "obs", "project_id", "region", "pid", "state_dir")
    _say(options, public, "\n".join(f"{name:<11}{public[name]}" for name in shown))


def _say(options: argparse.Namespace, value: dict[str, Any], text: str) -> None:
    print(json.dumps(value) if options.json else text)


def _confirmed(question: str) -> bool:
    print(question, "[y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


NOUNS: tuple[Callable[[Verbs], None], ...] = (_add_local,)


if __name__ == "__main__":
    sys.exit(main())
