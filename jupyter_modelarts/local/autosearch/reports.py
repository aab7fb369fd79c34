"""What a trial has reported: the metrics in its log, found by their regular expressions.

A line in which the first metric stands is a report.  Other metrics belong to the report before them, or,
where that has them already, to the next one.  A script may also report through the module `autosearch`.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.supervisor import PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .settings import Reward

MARK = "[AutoSearch]"
"""What the module `autosearch` puts before its reports."""
_CHUNK = 1024 * 1024
_LONGEST_LINE = 16 * 1024  # what is longer is cut: a regular expression may be slow


class Reports:
    """The reports in one log, oldest first: metric -> text.  Reads on where it stopped; blocks, no more."""

    def __init__(self, log: Path, rewards: Sequence[Reward]) -> None:
        self._log = log
        self._regexes = [(reward.name, re.compile(reward.regex)) for reward in rewards]
        self._offset = 0
        self._rest = b""
        self._ahead: dict[str, str] = {}
        self.found: list[dict[str, str]] = []

    def read(self, *, ended: bool = False) -> int:
        """Take in what is new; how many reports there are.  `ended`: the last line need not be finished."""
        try:
            with self._log.open("rb") as stream:
                stream.seek(self._offset)
                while chunk := stream.read(_CHUNK):
                    self._offset += len(chunk)
                    self._take(chunk)
        except FileNotFoundError:
            return len(self.found)
        if ended and self._rest:
            self._line(self._rest)
            self._rest = b""
        return len(self.found)

    def _take(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self._line(line + b"\n")
        if len(self._rest) > _LONGEST_LINE:
            self._rest = self._rest[-_LONGEST_LINE:]

    def _line(self, raw: bytes) -> None:
        line = raw[-_LONGEST_LINE:].decode(errors="replace")
        _, mark, report = line.partition(MARK)  # a progress bar may stand before it
        if mark:
            self._reported(report)
        elif not line.startswith(PREFIX):
            self._searched(line)

    def _reported(self, text: str) -> None:
        try:
            metrics = json.loads(text)
        except ValueError:
            return
        if isinstance(metrics, dict):
            self._add({str(name): str(value) for name, value in metrics.items()})

    def _searched(self, line: str) -> None:
        metrics = {}
        for name, regex in self._regexes:
            text = _last(regex, line)
            if text is not None:
                metrics[name] = text
        if metrics:
            self._add(metrics)

    def _add(self, metrics: dict[str, str]) -> None:
        if self._regexes[0][0] in metrics:
            self.found.append({**self._ahead, **metrics})
            self._ahead = {}
        elif self.found and not metrics.keys() & self.found[-1].keys():
            self.found[-1].update(metrics)
        else:
            self._ahead.update(metrics)


def _last(regex: re.Pattern[str], line: str) -> str | None:
    """The text of the last match: its first group that took part, or all of it."""
    match = None
    for match in regex.finditer(line):  # noqa: B007 - the last one is wanted
        pass
    if match is None:
        return None
    groups = [group for group in match.groups() if group is not None]
    return (groups[0] if groups else match[0]).strip()


def number(text: Any) -> float | None:
    """A metric as a finite number; None where it is none."""
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) else None


def reward_of(last: Mapping[str, str] | None, reward: Reward) -> tuple[float | None, str]:
    """The reward of a trial from its last report, and why there is none."""
    if last is None:
        return None, (
            f"The log has no {reward.name}: no line matches the regex {reward.regex!r}. "
            f"Print the metric, for example '{reward.name}: 0.5', or correct the regex."
        )
    value = number(last.get(reward.name))
    if value is None:
        return None, (
            f"The last {reward.name} in the log is {last.get(reward.name)!r}, which is not a finite number. "
            "Print a number, or let the regex take the number only."
        )
    return value, ""
