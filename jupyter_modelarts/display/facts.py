"""What is worth showing of a job, a service or a list of them: rows, before they become text or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .i18n import _
from .values import duration, moment, obs_url, size

Document = Mapping[str, Any]
Rows = list[tuple[str, str]]


def job_head(job: Document) -> tuple[str, str]:
    """Name and phase."""
    return str(job["metadata"]["name"]), str(status_of(job).get("phase") or "Creating")


def status_of(job: Document) -> Document:
    """The block `status` of a job, which a new job may lack."""
    found: Document = job.get("status") or {}
    return found


def job_rows(job: Document) -> Rows:
    """Label and value of everything a person asks of a job."""
    status, algorithm = status_of(job), job.get("algorithm") or {}
    rows = [
        (_("ID"), str(job["metadata"].get("id", ""))),
        (_("Created"), moment(job["metadata"].get("create_time"))),
        (_("Duration"), duration(status.get("duration"))),
        (_("Engine"), _engine(algorithm.get("engine") or {})),
        (_("Flavor"), _flavor(job)),
        (_("Parameters"), ", ".join(_parameters(algorithm))),
        (_("Inputs"), "\n".join(_channels(algorithm.get("inputs")))),
        (_("Outputs"), "\n".join(_channels(algorithm.get("outputs")))),
        (_("Reason"), _reason(status)),
    ]
    return [(label, value) for label, value in rows if value and value != "–"]


def jobs_table(jobs: Iterable[Document]) -> tuple[list[str], list[list[str]]]:
    """Heading and lines of a list of jobs."""
    heading = [_("Name"), _("Phase"), _("Created"), _("Duration"), _("Engine"), _("ID")]
    return heading, [_job_line(job) for job in jobs]


def _job_line(job: Document) -> list[str]:
    name, phase = job_head(job)
    engine = (job.get("algorithm") or {}).get("engine") or {}
    took = duration(status_of(job).get("duration"))
    created = moment(job["metadata"].get("create_time"))
    return [name, phase, created, took, str(engine.get("engine_name") or "–"), str(job["metadata"].get("id"))]


def service_head(service: Document) -> tuple[str, str]:
    """Name and status."""
    return str(service.get("service_name") or service["service_id"]), str(
        service.get("status") or "deploying"
    )


def service_rows(service: Document) -> Rows:
    """Label and value of everything a person asks of a service."""
    calls = service.get("invocation_times")
    rows = [
        (_("ID"), str(service["service_id"])),
        (_("Address"), str(service.get("access_address") or "")),
        (_("Model"), ", ".join(_models(service))),
        (_("Published"), moment(service.get("publish_at"))),
        (_("Stops"), moment(service.get("due_time"))),
        (_("Calls"), "" if calls is None else _calls(int(calls), int(service.get("failed_times") or 0))),
        (_("Reason"), str(service.get("error_msg") or "")),
    ]
    return [(label, value) for label, value in rows if value and value != "–"]


def services_table(services: Iterable[Document]) -> tuple[list[str], list[list[str]]]:
    """Heading and lines of a list of services."""
    heading = [_("Name"), _("Status"), _("Published"), _("Calls"), _("ID")]
    lines = []
    for service in services:
        name, status = service_head(service)
        calls = _calls(int(service.get("invocation_times") or 0), int(service.get("failed_times") or 0))
        lines.append([name, status, moment(service.get("publish_at")), calls, str(service["service_id"])])
    return heading, lines


def deployment_row(deployment: Document) -> list[str]:
    """When a service was deployed, how that ended, and what was deployed."""
    when, result = moment(deployment.get("update_time")), str(deployment.get("result") or "–")
    return [when, result, ", ".join(_models(deployment))]


def listing_table(entries: Iterable[Document]) -> tuple[list[str], list[list[str]]]:
    """Heading and lines of objects: `url`, `size` in bytes (None: a directory), `modified` in ms."""
    heading = [_("Size"), _("Modified"), _("Path")]
    lines = []
    for entry in entries:
        is_object = entry.get("size") is not None
        first = size(int(entry["size"])) if is_object else "–"
        lines.append([first, moment(entry.get("modified")), str(entry["url"])])
    return heading, lines


def profile_rows(profile: Document) -> Rows:
    """What may be shown of a profile: never a key, a password or a token."""
    shown = {
        "name": _("Profile"),
        "region": _("Region"),
        "project_id": _("Project"),
        "modelarts": _("ModelArts"),
        "obs": _("OBS"),
        "bucket": _("Bucket"),
        "origin": _("From"),
    }
    return [(label, str(profile[key])) for key, label in shown.items() if profile.get(key)]


def _engine(engine: Document) -> str:
    return " ".join(str(engine[key]) for key in ("engine_name", "engine_version") if engine.get(key))


def _flavor(job: Document) -> str:
    resource = (job.get("spec") or {}).get("resource") or {}
    nodes = int(resource.get("node_count") or 1)
    return str(resource.get("flavor_id") or "") + (f" × {nodes}" if nodes > 1 else "")


def _parameters(algorithm: Document) -> list[str]:
    found = algorithm.get("parameters") or []
    return [
        f"{p['name']}={p['value']}" if p.get("value") not in {None, ""} else str(p["name"]) for p in found
    ]


def _channels(channels: Any) -> list[str]:
    paths = [
        (c.get("name"), ((c.get("remote") or {}).get("obs") or {}).get("obs_url")) for c in channels or []
    ]
    return [f"{name}: {obs_url(str(path))}" for name, path in paths if path]


def _reason(status: Document) -> str:
    for task in status.get("task_statuses") or []:
        if task.get("exit_code") or task.get("message"):
            return " ".join(
                str(task.get("message") or _("exit code {code}").format(code=task["exit_code"])).split()
            )
    return ""


def _models(service: Document) -> list[str]:
    """The models by name and version; of several also their shares of the requests."""
    entries = [entry for entry in service.get("config") or [] if entry.get("model_name")]
    names = [f"{entry['model_name']} {entry.get('model_version', '')}".strip() for entry in entries]
    if len(entries) < 2:
        return names
    return [f"{name} ({entry.get('weight', 0)} %)" for name, entry in zip(names, entries, strict=True)]


def _calls(count: int, failed: int) -> str:
    return _("{count}, {failed} failed").format(count=count, failed=failed) if failed else str(count)
