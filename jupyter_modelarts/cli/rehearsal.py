"""`local clock` and `local inject`: move the clock of the embedded service, and let it fail on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jupyter_modelarts.errors import InvalidArgument, ModelArtsError

from . import times
from .parser import DONE, add_verb, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from jupyter_modelarts.local.connection import Connection

    from .parser import Verbs

_CLEAR = "jupyter modelarts local inject --clear"
_PATIENCE = 10  # seconds; the service is on this machine
_RESET = "jupyter modelarts local clock --reset"


def add_verbs(verbs: Verbs) -> None:
    """Add the two verbs."""
    clock = add_verb(verbs, "clock", _clock, "show or move its clock; it stays moved until --reset")
    way = clock.add_mutually_exclusive_group()
    way.add_argument(
        "--advance", metavar="TIME", type=times.duration, help="move it on: 2h (back: --advance=-2h)"
    )
    way.add_argument("--set", metavar="ISO", type=times.moment, help="set it: 2026-11-21T08:00:00Z")
    way.add_argument("--reset", action="store_true", help="go by this machine's time again")
    inject = add_verb(verbs, "inject", _inject, "let it fail on purpose, until cleared or restarted")
    inject.add_argument("fault", metavar="FAULT", nargs="?", help="what is to happen; --list says what can")
    whom = inject.add_mutually_exclusive_group()
    whom.add_argument("--operation", metavar="ID", help="only calls of this: create_training_job")
    whom.add_argument("--job", metavar="NAME", help="only this training job, by name or id")
    whom.add_argument(
        "--prefix", metavar="PATH", help="only objects whose path begins so: obs://bucket/data/"
    )
    inject.add_argument("--count", metavar="N", type=_whole, help="so many times")
    inject.add_argument("--for", dest="span", metavar="TIME", type=times.duration, help="for so long: 60s")
    inject.add_argument("--delay", metavar="TIME", type=times.duration, help="how slow, how late: 500ms")
    inject.add_argument("--list", action="store_true", help="say what can be injected, and what is in force")
    inject.add_argument("--clear", metavar="FAULT", nargs="?", const="", help="end this fault, or all")


def standing(connection: Connection) -> dict[str, Any]:
    """What is rehearsed at the moment: faults in force, and the clock where it was moved."""
    report = ask(connection, "GET", "rehearsal")
    moved = {"clock": report["clock"]} if report["clock"]["offset_ms"] else {}
    return {**moved, **({"in_force": report["in_force"]} if report["in_force"] else {})}


def lines_of(rehearsed: Mapping[str, Any]) -> list[str]:
    """The same as lines; none where nothing is rehearsed."""
    clock = rehearsed.get("clock")
    return [*([_time(clock)] if clock else []), *map(_in_force, rehearsed.get("in_force") or ())]


def _clock(options: argparse.Namespace) -> int:
    if options.reset:
        report = ask(running(), "PUT", "clock", {"reset": True})
    elif options.set is not None:
        report = ask(running(), "PUT", "clock", {"set_ms": options.set})
    elif options.advance is not None:
        report = ask(running(), "PUT", "clock", {"advance_ms": round(options.advance * 1000)})
    else:
        report = ask(running(), "GET", "rehearsal")
    clock = report["clock"]
    say(options, {"now": times.written(clock["now_ms"]), **clock}, _time(clock))
    return DONE


def _inject(options: argparse.Namespace) -> int:
    if options.clear is not None:
        return _clear(options)
    if options.list or not options.fault:
        report = ask(running(), "GET", "rehearsal")
        say(options, {name: report[name] for name in ("faults", "in_force")}, _listing(report))
        return DONE
    added = ask(running(), "POST", "faults", _body(options))["injected"]
    say(options, added, f"{_in_force(added)}. End it: {_CLEAR} {added['fault']}")
    return DONE


def _clear(options: argparse.Namespace) -> int:
    fault = options.clear or options.fault or ""
    answer = ask(running(), "DELETE", f"faults?fault={quote(fault)}" if fault else "faults")
    count = answer["cleared"]
    say(options, answer, f"{count} cleared." if count else "Nothing of that is in force.")
    return DONE


def _body(options: argparse.Namespace) -> dict[str, Any]:
    given = {
        "fault": options.fault,
        "operation": options.operation,
        "job": options.job,
        "prefix": options.prefix,
        "count": options.count,
        "seconds": options.span,
        "delay_seconds": options.delay,
    }
    return {name: value for name, value in given.items() if value is not None}


def running() -> Connection:
    """The embedded service; `ModelArtsError` when it does not run."""
    from jupyter_modelarts.local import launcher

    connection = launcher.status()
    if connection is None:
        raise ModelArtsError(
            "The embedded service is not running.", hint="Start it: jupyter modelarts local start"
        )
    return connection


def ask(connection: Connection, method: str, path: str, body: Any = None) -> Any:
    """The answer of the service to its owner; its refusals without what only programs read."""
    from jupyter_modelarts.client.errors import BadRequest
    from jupyter_modelarts.session import Session

    session = Session("embedded", surface="cli", timeout=_PATIENCE)
    content = {} if body is None else {"json": body}
    try:
        return session.client().request(method, f"{connection.modelarts}/embedded/{path}", **content).json()
    except BadRequest as error:
        raise InvalidArgument(error.reason) from None
    finally:
        session.close()


def _listing(report: Mapping[str, Any]) -> str:
    width = max(len(fault["name"]) for fault in report["faults"]) + 2
    known = [f"  {fault['name']:<{width}}{fault['meaning']}" for fault in report["faults"]]
    standing = [f"  {_in_force(entry)}" for entry in report["in_force"]] or ["  nothing"]
    return "\n".join(["Can be injected:", *known, "In force:", *standing])


def _in_force(entry: Mapping[str, Any]) -> str:
    whom = next((f" for {entry[name]}" for name in ("operation", "job", "prefix") if name in entry), "")
    said = [f"struck {entry['struck']} times"]
    if "left" in entry:
        said.append(f"{entry['left']} to come")
    if "seconds_left" in entry:
        said.append(f"{times.spoken(entry['seconds_left'])} left")
    if "delay_seconds" in entry:
        said.append(f"delay {times.spoken(entry['delay_seconds'])}")
    return f"{entry['fault']}{whom} ({', '.join(said)})"


def _time(clock: Mapping[str, Any]) -> str:
    offset = clock["offset_ms"] / 1000
    if not offset:
        return f"{times.written(clock['now_ms'])}, the time of this machine"
    side = "ahead of" if offset > 0 else "behind"
    moved = f"{times.written(clock['now_ms'])}, {times.spoken(offset)} {side} this machine"
    return f"{moved}. Go back: {_RESET}"


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise InvalidArgument(f"{text!r} is no number of times.", hint="Write a whole number of at least 1.")
    return int(text)
