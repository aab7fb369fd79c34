"""How long a job waited and how long it ran, as a small picture."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from .i18n import _
from .values import duration

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH, _HEIGHT = 480, 34
_LEAST = 4.0


def timeline_svg(job: Mapping[str, Any]) -> str:
    """The stages of a job as a bar; empty before it has started."""
    stages = stages_of(job)
    total = sum(length for _name, length, _colour in stages)
    if total <= 0:
        return ""
    x, bars = 0.0, []
    for name, length, colour in stages:
        width = max(_LEAST, _WIDTH * length / total) if length else 0.0
        width = min(width, _WIDTH - x)
        bars.append(_bar(x, width, colour, f"{name} {duration(length)}"))
        x += width
    label = ", ".join(f"{name} {duration(length)}" for name, length, _colour in stages if length)
    return (
        f'<svg role="img" aria-label="{html.escape(label)}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" style="max-width:100%;display:block;margin:6px 0">'
        f'{"".join(bars)}<text x="0" y="30" font-size="11" fill="currentColor" opacity=".75">'
        f"{html.escape(label)}</text></svg>"
    )


def stages_of(job: Mapping[str, Any]) -> list[tuple[str, float, str]]:
    """Name, length in milliseconds and colour of each stage a job has been through."""
    status = job.get("status") or {}
    created, started = _number(job["metadata"].get("create_time")), _number(status.get("start_time"))
    if not started:
        return []
    failed = status.get("phase") in {"Failed", "Abnormal"}
    waited = max(0.0, started - created) if created else 0.0
    ran = _number(status.get("duration"))
    return [(_("waited"), waited, "#9a9a9a"), (_("ran"), ran, "#d1495b" if failed else "#2da44e")]


def _bar(x: float, width: float, colour: str, title: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="2" width="{width:.1f}" height="12" fill="{colour}">'
        f"<title>{html.escape(title)}</title></rect>"
    )


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
