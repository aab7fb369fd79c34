"""The log of a task: the service's lines in it, its newest part, and the reason a script gave up."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jupyter_modelarts.contract import limits

from .runner import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

PREVIEW_BYTES = limits.LOG_PREVIEW_BYTES
_SEARCHED = 64 * 1024
_LONGEST_REASON = 500
_TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Tail:
    """The newest part of a log; sizes in bytes."""

    content: str
    current_size: int
    full_size: int


def say(log: Path, text: str) -> None:
    """Append a line of the service; while a task runs it may write there at the same time."""
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{PREFIX}{text}\n".encode())
    finally:
        os.close(descriptor)


def tail(log: Path, limit: int = PREVIEW_BYTES) -> Tail:
    """At most `limit` bytes from the end, from the start of a line; empty where there is no log yet."""
    try:
        with log.open("rb") as stream:
            full = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, full - limit))
            data = stream.read(limit)
    except FileNotFoundError:
        return Tail("", 0, 0)
    if full > limit:
        data = data[data.find(b"\n") + 1 :]
    return Tail(data.decode(errors="replace"), len(data), full)


def reason(log: Path) -> str:
    """The line that says why a script failed: the last of its last traceback; empty when there is none."""
    lines = [line for line in tail(log, _SEARCHED).content.splitlines() if not line.startswith(PREFIX)]
    starts = [number for number, line in enumerate(lines) if line.startswith(_TRACEBACK)]
    if not starts:
        return ""
    behind = (line for line in lines[starts[-1] + 1 :] if line and not line[0].isspace())
    return next(behind, "")[:_LONGEST_REASON]


def last_error(log: Path) -> str:
    """The last line that pip calls an error; empty when there is none."""
    lines = tail(log, _SEARCHED).content.splitlines()
    found = (line.removeprefix("ERROR: ") for line in reversed(lines) if line.startswith("ERROR: "))
    return next(found, "")[:_LONGEST_REASON]
