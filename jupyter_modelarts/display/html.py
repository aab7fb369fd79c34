"""Everything as HTML without script, network or style sheet, readable on light and on dark."""

from __future__ import annotations

import html as _html
from typing import TYPE_CHECKING, Any

from .facts import (
    Document,
    Rows,
    job_head,
    job_rows,
    jobs_table,
    listing_table,
    profile_rows,
    service_head,
    service_rows,
    services_table,
)
from .i18n import _
from .timeline import timeline_svg
from .values import Tone, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLOURS: Mapping[Tone, str] = {"good": "#2da44e", "bad": "#d1495b", "busy": "#3b82c4", "quiet": "#808080"}
"""Middle tones: each has a contrast of at least 3:1 on white and on JupyterLab's dark background."""

_LINE = "1px solid rgba(128,128,128,.35)"
_CARD = f"border:{_LINE};border-radius:4px;padding:8px 12px;max-width:60em;color:inherit"
_CELL = "text-align:left;padding:2px 12px 2px 0;vertical-align:top;background:none;color:inherit"
_LABEL = f"{_CELL};opacity:.75;font-weight:normal;white-space:nowrap"
_CODE = "font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere"


def escape(text: Any) -> str:
    """`text` as it may stand in HTML, in an attribute, too."""
    return _html.escape(str(text), quote=True)


def job_html(job: Document, *, script: str | None = None) -> str:
    """A job with its timeline; the `script` can be unfolded."""
    name, phase = job_head(job)
    parts = [
        _head(_("Training job"), name, phase, tone_of(phase, of_job=True)),
        timeline_svg(job),
        _rows(job_rows(job)),
        _folded(_("Script"), script),
    ]
    return _card(parts)


def service_html(service: Document) -> str:
    """A service."""
    name, status = service_head(service)
    return _card([_head(_("Service"), name, status, tone_of(status)), _rows(service_rows(service))])


def jobs_html(jobs: Sequence[Document]) -> str:
    """A list of jobs."""
    heading, lines = jobs_table(jobs)
    return table_html(heading, lines, states=1, of_jobs=True) if jobs else _note(_("No training jobs yet."))


def services_html(services: Sequence[Document]) -> str:
    """A list of services."""
    heading, lines = services_table(services)
    return table_html(heading, lines, states=1) if services else _note(_("No services yet."))


def listing_html(entries: Sequence[Document]) -> str:
    """Objects and directories."""
    return table_html(*listing_table(entries)) if entries else _note(_("Nothing there."))


def profile_html(profile: Document) -> str:
    """The active profile, without any secret."""
    return _card([_title(f"<b>{escape(_('Active profile'))}</b>"), _rows(profile_rows(profile))])


def table_html(
    heading: Sequence[str],
    lines: Iterable[Sequence[str]],
    *,
    states: int | None = None,
    of_jobs: bool = False,
) -> str:
    """A table; the column `states` is coloured by what the state says."""
    head = "".join(f'<th scope="col" style="{_LABEL}">{escape(cell)}</th>' for cell in heading)
    body = "".join(f"<tr>{_line(line, states, of_jobs)}</tr>" for line in lines)
    rows = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    table = f'<table style="border-collapse:collapse;color:inherit;font:inherit;margin:0">{rows}</table>'
    return f'<div style="overflow-x:auto;white-space:nowrap">{table}</div>'


def _line(line: Sequence[str], states: int | None, of_jobs: bool) -> str:
    cells = []
    for column, cell in enumerate(line):
        shown = _state(cell, tone_of(cell, of_job=of_jobs)) if column == states else escape(cell)
        cells.append(f'<td style="{_CELL}">{shown}</td>')
    return "".join(cells)


def _card(parts: Iterable[str]) -> str:
    return f'<div style="{_CARD}">{"".join(part for part in parts if part)}</div>'


def _head(kind: str, name: str, state: str, tone: Tone) -> str:
    return _title(f"{escape(kind)} <b>{escape(name)}</b> {_state(state, tone)}")


def _title(markup: str) -> str:
    return f'<div style="margin-bottom:4px">{markup}</div>'


def _state(state: str, tone: Tone) -> str:
    """A coloured dot and the word itself, so that colour is never the only sign."""
    dot = f'<span aria-hidden="true" style="color:{COLOURS[tone]}">●</span>'
    return f'<span style="white-space:nowrap">{dot} {escape(state)}</span>'


def _rows(rows: Rows) -> str:
    lines = "".join(
        f'<tr style="background:none"><th scope="row" style="{_LABEL}">{escape(label)}</th>'
        f'<td style="{_CELL};overflow-wrap:anywhere">{escape(value).replace(chr(10), "<br>")}</td></tr>'
        for label, value in rows
    )
    return (
        f'<table style="border-collapse:collapse;color:inherit;font:inherit">{lines}</table>' if rows else ""
    )


def _folded(title: str, text: str | None) -> str:
    if not text:
        return ""
    return (
        f'<details><summary style="cursor:pointer">{escape(title)}</summary>'
        f'<pre style="{_CODE};margin:4px 0 0">{escape(text)}</pre></details>'
    )


def _note(text: str) -> str:
    return f'<div style="opacity:.75">{escape(text)}</div>'
