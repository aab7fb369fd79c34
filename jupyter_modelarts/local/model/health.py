"""The health blocks of config.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .config import Config

BLOCKS = ("health", "readiness_health", "startup_health")
_HTTP, _EXEC = "HTTP", "EXEC"
_PROTOCOLS = ("http", "https")
_LEAST = {
    "initial_delay_seconds": 0.0,
    "timeout_seconds": 0.01,
    "period_seconds": 0.01,
    "failure_threshold": 1.0,
}


def check(config: Config) -> None:
    """Refuse a block that no check can be made of; `Problem` 3016."""
    for name in BLOCKS:
        block = config.values.get(name)
        if block is not None:
            _block(config, name, block)


def _block(config: Config, name: str, block: Any) -> None:
    if not isinstance(block, dict):
        raise config.fault(
            [name], f"{name} must be an object", 'write {"check_method": "HTTP", "url": "/health"}'
        )
    method = block.get("check_method") or _HTTP
    if str(method).upper() not in (_HTTP, _EXEC):
        raise config.unknown([name, "check_method"], f"check_method of {name}", method, (_HTTP, _EXEC))
    if str(method).upper() == _EXEC:
        _command(config, name, block)
    else:
        _request(config, name, block)
    for field, least in _LEAST.items():
        _number(config, name, field, block.get(field), least)


def _command(config: Config, name: str, block: Mapping[str, Any]) -> None:
    command = block.get("command")
    parts = command if isinstance(command, list) else [command]
    if not parts or not all(isinstance(part, str) and part.strip() for part in parts):
        way_out = 'add one, such as "command": "cat /tmp/healthy"'
        raise config.fault([name, "command"], f"{name} is checked by {_EXEC} and has no command", way_out)


def _request(config: Config, name: str, block: Mapping[str, Any]) -> None:
    url, protocol = block.get("url") or "/health", block.get("protocol") or "http"
    if not isinstance(url, str) or not url.startswith("/") or not url.isascii() or not url.isprintable():
        raise config.fault([name, "url"], f"url {url!r} of {name} is no path", 'write "/health", for example')
    if str(protocol).lower() not in _PROTOCOLS:
        raise config.unknown([name, "protocol"], f"protocol of {name}", protocol, _PROTOCOLS)


def _number(config: Config, name: str, field: str, value: Any, least: float) -> None:
    """Numbers may stand as text."""
    if value in (None, ""):
        return
    try:
        number = -1.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not least <= number < float("inf"):
        shown = 1 if 0 < least < 1 else int(least)
        what = f"{field} of {name} must be a number, not {value!r}"
        raise config.fault([name, field], what, f"write {shown} or more")
