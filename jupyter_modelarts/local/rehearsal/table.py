"""Every fault that can be injected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import api, jobs, storage
from .injection import ApiFault, Delay, JobFault, StorageFault, WorkerFault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .injection import Fault

_FAULTS: tuple[Fault, ...] = (
    ApiFault(
        "quota-exhausted",
        "There may be no more jobs, models or services: what creates one is refused.",
        act=api.quota_exhausted,
        strikes=api.creates,
    ),
    ApiFault(
        "too-many-requests",
        "Calls are refused with 429 and Retry-After, because the rate of calls is limited.",
        Delay("how long Retry-After asks to wait, in whole seconds", 1.0),
        act=api.throttled,
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "api-500",
        "Calls fail with 500 before anything is done.",
        act=api.refused(500, "", "Internal server error."),
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "api-502",
        "Calls fail with 502: the gateway does not reach the service.",
        act=api.refused(502, "", "The backend cannot be reached."),
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "api-503",
        "Calls fail with 503: the service is busy or being maintained.",
        act=api.refused(503, "", "The service is unavailable."),
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "api-504",
        "Calls are carried out, but answered with 504 by a gateway that did not wait for the answer.",
        act=api.gave_up,
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "slow-api",
        "Calls take longer.",
        Delay("how much longer each call takes", 2.0),
        act=api.slow,
        strikes=api.of_modelarts,
    ),
    ApiFault(
        "lost-answer",
        "Calls that change something are carried out, but the connection is cut instead of an answer.",
        act=api.lost,
        strikes=api.changes,
    ),
    ApiFault(
        "expired-token",
        "Calls are refused with 401, because token or temporary key have expired; new ones do not help.",
        act=api.expired,
        strikes=api.of_modelarts,
    ),
    StorageFault(
        "slow-obs",
        "Requests to object storage take longer, also those of jobs for their code, inputs and outputs.",
        Delay("how much longer each request takes", 2.0),
        act=storage.slow,
    ),
    StorageFault(
        "obs-500",
        "Requests to object storage fail with 500 InternalError, also those of jobs.",
        act=storage.refused(500, "InternalError", "An internal error occurred. Retry later."),
    ),
    StorageFault(
        "obs-503",
        "Requests to object storage fail with 503 ServiceUnavailable, also those of jobs.",
        act=storage.refused(503, "ServiceUnavailable", "The service is overloaded. Retry later."),
    ),
    JobFault(
        "image-pull-failure",
        "The image of a job cannot be pulled: the job stays in Creating for a while and fails.",
        Delay("how long the platform tries", 1.0),
        act=jobs.no_image,
    ),
    JobFault(
        "disk-full",
        "A job that begins finds no space on its disk, and fails.",
        act=jobs.no_disk,
    ),
    WorkerFault(
        "worker-lost",
        "A worker of a running job vanishes with everything that runs on it (SIGKILL).",
        Delay("how long the worker runs before", 0.0),
        count=1,
    ),
)

FAULTS: Mapping[str, Fault] = {fault.name: fault for fault in _FAULTS}
