"""The log of a task: the service's lines in it, its newest part, and the reason a script gave up."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jupyter_modelarts.contract import limits

from .supervisor import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

PREVIEW_BYTES = limits.LOG_PREVIEW_BYTES
_SEARCHED = 64 * 1024
_LONGEST_REASON = 500
_OVERFLOW_BYTES = 1024  # for what the service says about the overflow and the end
_TRACEBACK = "Traceback (most recent call last)"
_RANK = re.compile(r"^\[rank\d+\]:\s?")
_COMPLAINT = re.compile(
    # "loss error 0.3" is no complaint
    r"error\b(?!\W*\d)|\bexception\b|\bfatal\b|not found|no such file|permission denied|no space left|"
    r"\bkilled\b|segmentation fault|core dumped|terminate called",
    re.IGNORECASE,
)


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
    """At most `limit` bytes from the end, from the start of a line; empty where there is no log yet.

    What is beyond the most that a log holds is about to be cut off, and not shown.
    """
    try:
        with log.open("rb") as stream:
            full = min(stream.seek(0, os.SEEK_END), limits.LOG_BYTES + _OVERFLOW_BYTES)
            stream.seek(max(0, full - limit))
            data = stream.read(min(limit, full))
    except FileNotFoundError:
        return Tail("", 0, 0)
    if full > limit:
        data = data[_first_line(data) :]
    data = data[: len(data) - _incomplete(data)]
    return Tail(data.decode(errors="replace"), len(data), full)


def _first_line(data: bytes) -> int:
    """Where the first whole line begins; in one endless line, the first whole character."""
    for end in (b"\n", b"\r"):  # a progress bar writes over its line
        found = data.find(end)
        if found >= 0:
            return found + 1
    return next((number for number, byte in enumerate(data[:4]) if byte & 0xC0 != 0x80), 0)


def _incomplete(data: bytes) -> int:
    """How many bytes at the end belong to a character that is not there as a whole."""
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte & 0xC0 == 0x80:
            continue
        length = 2 if byte >> 5 == 0b110 else 3 if byte >> 4 == 0b1110 else 4 if byte >> 3 == 0b11110 else 1
        return back if length > back else 0
    return 0


def reason(log: Path) -> str:
    """The line that says why a program failed; empty when there is none.

    It is the last line of the last traceback, or else the last line that speaks of an error.
    """
    found = tail(log, _SEARCHED).content.splitlines()
    lines = [_RANK.sub("", line) for line in found if not line.startswith(PREFIX)]
    return (_raised(lines) or _complaint(lines))[:_LONGEST_REASON]


def _raised(lines: list[str]) -> str:
    """The end of the last traceback that is not only a launcher's about the failure of its worker."""
    for start in reversed(range(len(lines))):
        if lines[start].startswith(_TRACEBACK):
            behind = (line for line in lines[start + 1 :] if line and not line[0].isspace())
            found = next(behind, "")
            if found and "ChildFailedError" not in found:
                return found
    return ""


def _complaint(lines: list[str]) -> str:
    return next((line.strip() for line in reversed(lines) if _COMPLAINT.search(line)), "")


def last_error(log: Path) -> str:
    """The last line that pip calls an error; empty when there is none."""
    lines = tail(log, _SEARCHED).content.splitlines()
    found = (line.removeprefix("ERROR: ") for line in reversed(lines) if line.startswith("ERROR: "))
    return next(found, "")[:_LONGEST_REASON]
