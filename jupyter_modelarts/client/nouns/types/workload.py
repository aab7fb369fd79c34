"""The objects of the noun `workload`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ShowWorkloadStatisticsAnswer(TypedDict, total=False):
    statistics: ShowWorkloadStatisticsAnswerStatistics
    """Statistical figures."""


class ShowWorkloadStatisticsAnswerStatistics(TypedDict, total=False):
    """Statistical figures."""

    total: int
    """Count of entries."""
    items: Required[list[ShowWorkloadStatisticsAnswerStatisticsItems]]
    """List of rows."""


class ShowWorkloadStatisticsAnswerStatisticsItems(TypedDict, total=False):
    type: Literal["train", "infer", "notebook"]
    """Kind of job."""
    total: int
    """List of jobs."""
    status: ShowWorkloadStatisticsAnswerStatisticsItemsStatus


class ShowWorkloadStatisticsAnswerStatisticsItemsStatus(TypedDict, total=False):
    Queue: int
    """Number of queued jobs."""
    Pending: int
    """Number of pending jobs."""
    Abnormal: int
    """Number of abnormal jobs."""
    Terminating: int
    """Number of jobs being terminated."""
    Creating: int
    """Number of jobs being created."""
    Running: int
    """Number of running jobs."""
    Completed: int
    """Number of completed jobs."""
    Terminated: int
    """Number of terminated jobs."""
    Failed: int
    """Number of failed jobs."""


class ListWorkloadsAnswer(TypedDict, total=False):
    apiVersion: Literal["v1"]
    """Version of the API as a string."""
    kind: Literal["WorkloadList"]
    """Kind of the object."""
    items: list[ListWorkloadsAnswerItems]
    """List of rows."""


class ListWorkloadsAnswerItems(TypedDict, total=False):
    apiVersion: Required[Literal["v1"]]
    """Version of the API as a string."""
    kind: Required[Literal["Workload"]]
    """Kind of the object."""
    type: Required[Literal["train", "infer", "notebook", "x-infer"]]
    """Kind of the entry."""
    namespace: Required[str]
    """Organisation in the image registry."""
    name: Required[str]
    """Name of the object."""
    jobName: str
    """Name of the job."""
    uid: str
    """ID of the user or of the object."""
    jobUUID: str
    """ID of the job."""
    flavor: str
    """Flavor of the compute resources."""
    status: str
    """Current state."""
    userName: str
    """Name of the user."""
    resourceRequirement: dict[str, Any]
    """Resources that are requested."""
    priority: str
    """Priority that applies."""
    runningDuration: int
    """Time of the run."""
    pendingDuration: int
    """Time spent waiting."""
    pendingPosition: int
    """Position in the queue."""
    createTime: int
    """Time of creation."""
    gvk: str
    """Group, version and kind in Kubernetes."""
    hostIps: str
    """Addresses of the hosts."""
    nodes: list[dict[str, Any]]
    """Number of nodes."""
