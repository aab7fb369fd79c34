"""Everything as plain text, for the console, for logs and for whoever cannot see HTML."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from .facts import (
    Document,
    Rows,
    deployment_row,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def job_text(job: Document) -> str:
    """A job in a few lines."""
    name, phase = job_head(job)
    return _block(_("Training job {name}: {phase}").format(name=name, phase=phase), job_rows(job))


def jobs_text(jobs: Sequence[Document]) -> str:
    """A list of jobs, one per line."""
    return table_text(*jobs_table(jobs)) if jobs else _("No training jobs yet.")


def service_text(service: Document) -> str:
    """A service in a few lines."""
    name, status = service_head(service)
    return _block(_("Service {name}: {status}").format(name=name, status=status), service_rows(service))


def services_text(services: Sequence[Document]) -> str:
    """A list of services, one per line."""
    return table_text(*services_table(services)) if services else _("No services yet.")


def deployments_text(service: Document, deployments: Iterable[Document]) -> str:
    """A service and what became of each of its deployments, one per line."""
    name, status = service_head(service)
    head = _("Service {name}: {status}").format(name=name, status=status)
    reason = str(service.get("error_msg") or "")
    rows = [deployment_row(deployment) for deployment in deployments]
    return "\n".join([f"{head}. {reason}" if reason else head, *(f"  {'  '.join(row)}" for row in rows)])


def listing_text(entries: Sequence[Document]) -> str:
    """Objects and directories, one per line."""
    return table_text(*listing_table(entries)) if entries else _("Nothing there.")


def profile_text(profile: Document) -> str:
    """The active profile in a few lines, without any secret."""
    return _block(_("Active profile"), profile_rows(profile))


def table_text(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Columns under a heading, as wide as they need to be."""
    rows = [list(heading), *(list(line) for line in lines)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(heading))]
    return "\n".join(
        "  ".join(_padded(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _block(head: str, rows: Rows) -> str:
    width = max((_width(label) for label, _value in rows), default=0)
    indent = "\n" + " " * (width + 4)
    return "\n".join(
        [head, *(f"  {_padded(label, width)}  {value.replace(chr(10), indent)}" for label, value in rows)]
    )


def _width(text: str) -> int:
    """Columns in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
