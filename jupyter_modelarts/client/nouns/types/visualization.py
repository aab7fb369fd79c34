"""The objects of the noun `visualization`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class CreateVisualizationJobBody(TypedDict, total=False):
    job_name: str
    """Name of the object."""
    job_desc: str
    """Description text."""
    train_url: Required[str]
    """OBS directory with summary files, usually a training job output; written by TensorFlow tfsummary or
    tensorboardx.SummaryWriter, names begin with events.out.tfevents."""
    job_type: str
    """Kind of job."""
    flavor: CreateVisualizationJobFlavor
    """Flavor of the compute resources."""
    schedule: CreateVisualizationJobSchedule
    """Stop that has been planned."""


class CreateVisualizationJobFlavor(TypedDict, total=False):
    """Flavor of the compute resources."""

    code: Required[str]
    """Code of the billing item or asset."""


class CreateVisualizationJobSchedule(TypedDict, total=False):
    """Stop that has been planned."""

    type: Required[str]
    """Kind of the entry."""
    time_unit: Required[str]
    """Unit of the time."""
    duration: Required[int]
    """Length of time."""


class CreateVisualizationJobAnswer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    job_id: str
    """ID of the job."""
    job_name: str
    """Name of the object."""
    status: int | str
    """Code of the state."""
    create_time: int | str
    """Time in milliseconds."""
    service_url: str
    """Page of TensorBoard."""


class ListVisualizationJobsAnswer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_code: str
    """Error code, returned only on failure."""
    error_message: str
    """Error code, returned only on failure."""
    job_total_count: int | str
    """Number of jobs found."""
    job_count_limit: int | str
    """Number of jobs that can still be created."""
    quotas: int | str
    """Limit on running jobs."""
    jobs: list[ListVisualizationJobsAnswerJobs]
    """List of jobs, with the fields of show_visualization_job."""


class ListVisualizationJobsAnswerJobs(TypedDict, total=False):
    job_name: str
    """Name of the job."""
    status: int | str
    """Current state."""
    create_time: int | str
    """Time of creation in milliseconds."""
    duration: int | str
    """Length of time."""
    job_desc: str
    """Description of the job."""
    service_url: str
    """Page of TensorBoard."""
    train_url: str
    """Path for the output."""
    job_id: int | str
    """ID of the job."""
    resource_id: str
    """ID of the resource."""


class ShowVisualizationJobAnswer(TypedDict, total=False):
    error_message: str
    """Error code, returned only on failure."""
    error_code: str
    """Error code, returned only on failure."""
    job_id: int | str
    """ID of the job."""
    job_name: str
    """Name of the object."""
    job_desc: str
    """Description text."""
    status: int | str
    """Code of the state, with the same values as for v1 training jobs."""
    duration: int | str
    """Time of the run in milliseconds."""
    create_time: int | str
    """Time in milliseconds."""
    service_url: str
    """URL of TensorBoard."""
    train_url: str
    """Directory of the logs in OBS."""
    resource_id: str
    """ID of the resource for billing."""


class UpdateVisualizationJobBody(TypedDict, total=False):
    job_desc: Required[str]
    """Description text."""


class UpdateVisualizationJobAnswer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
