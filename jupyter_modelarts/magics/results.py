"""What magics give back: lists and facts that show themselves as text and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display import html, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jupyter_modelarts.workflow import Job, Service


class JobList(list["Job"]):
    """Jobs, newest first."""

    def __repr__(self) -> str:
        return text.jobs_text([job.document for job in self])

    def _repr_html_(self) -> str:
        return html.jobs_html([job.document for job in self])


class ServiceList(list["Service"]):
    """Services, newest first."""

    def __repr__(self) -> str:
        return text.services_text([service.document for service in self])

    def _repr_html_(self) -> str:
        return html.services_html([service.document for service in self])


class Listing(list[Any]):
    """Entries of object storage."""

    def __repr__(self) -> str:
        return text.listing_text(_facts(self))

    def _repr_html_(self) -> str:
        return html.listing_html(_facts(self))


class ProfileFacts(dict[str, Any]):
    """What may be shown of a profile."""

    def __repr__(self) -> str:
        return text.profile_text(self)

    def _repr_html_(self) -> str:
        return html.profile_html(self)


def _facts(entries: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {
            "url": entry.path.url,
            "size": entry.size,
            "modified": entry.modified.timestamp() * 1000 if entry.modified else None,
        }
        for entry in entries
    ]
