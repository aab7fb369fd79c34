"""The health blocks of a model's config.json: what is asked of an instance, how often, and how patiently.

startup_health     until it passes, the instance is starting
readiness_health   while it fails, the instance gets no requests
health             once it fails too often, the instance is started again
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HTTP, EXEC = "HTTP", "EXEC"
STARTUP, READINESS, LIVENESS = "startup_health", "readiness_health", "health"
PATH = "/health"
"""What is asked where a block names no url."""


@dataclass(frozen=True)
class Probe:
    """One block.  Times in seconds; the numbers left out are the console's."""

    name: str
    url: str = PATH
    protocol: str = ""
    command: Sequence[str] = ()
    delay: float = 12.0
    timeout: float = 5.0
    period: float = 5.0
    threshold: int = 12

    @property
    def is_readiness(self) -> bool:
        """Whether it decides on the traffic only."""
        return self.name == READINESS

    def __str__(self) -> str:
        what = f"command {shlex.join(self.command)}" if self.command else f"GET {self.url}"
        return f"{self.name} ({what})"


@dataclass(frozen=True)
class Probes:
    """The blocks that a model has."""

    startup: Probe | None = None
    readiness: Probe | None = None
    liveness: Probe | None = None

    def each(self, change: Callable[[Probe], Probe]) -> Probes:
        """The blocks after a change."""
        found = (self.startup, self.readiness, self.liveness)
        return Probes(*(probe and change(probe) for probe in found))

    @property
    def at_start(self) -> list[Probe]:
        """What must pass before the first request, in this order; without other blocks `health` counts."""
        found = [probe for probe in (self.startup, self.readiness) if probe]
        return found or ([self.liveness] if self.liveness else [])


def read_probes(config: Mapping[str, Any]) -> Probes:
    """The blocks of a config.json.  Raises `ValueError`, one sentence that names the field."""
    return Probes(
        startup=_read(STARTUP, config),
        readiness=_read(READINESS, config),
        liveness=_read(LIVENESS, config),
    )


def _read(name: str, config: Mapping[str, Any]) -> Probe | None:
    block = config.get(name)
    if not block:
        return None
    if not isinstance(block, dict):
        raise ValueError(f"{name} must be an object.")
    method = str(block.get("check_method") or HTTP).upper()
    if method not in (HTTP, EXEC):
        raise ValueError(f"check_method of {name} must be HTTP or EXEC, not {block['check_method']!r}.")
    return Probe(
        name,
        url=_url(name, block),
        protocol=str(block.get("protocol") or "").lower(),
        command=_command(name, block) if method == EXEC else (),
        delay=_number(name, block, "initial_delay_seconds", 12.0, 0.0),
        timeout=_number(name, block, "timeout_seconds", 5.0, 0.01),
        period=_number(name, block, "period_seconds", 5.0, 0.01),
        threshold=int(_number(name, block, "failure_threshold", 12, 1)),
    )


def _url(name: str, block: Mapping[str, Any]) -> str:
    url = block.get("url") or PATH
    if not isinstance(url, str) or not url.startswith("/") or not url.isascii() or not url.isprintable():
        raise ValueError(f"url of {name} must be a path such as {PATH}, not {url!r}.")
    return url


def _command(name: str, block: Mapping[str, Any]) -> Sequence[str]:
    command = block.get("command")
    if isinstance(command, str) and command.strip():
        return ("/bin/sh", "-c", command)
    if isinstance(command, list) and command and all(isinstance(part, str) for part in command):
        return tuple(command)
    raise ValueError(f"{name} is checked by EXEC and has no command. Add one, such as: cat /tmp/healthy.")


def _number(name: str, block: Mapping[str, Any], field: str, default: float, least: float) -> float:
    """A number that may stand as text."""
    value = block.get(field)
    if value is None or value == "":
        return default
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not least <= number < float("inf"):
        raise ValueError(f"{field} of {name} must be a number from {least:g} on, not {value!r}.")
    return number
