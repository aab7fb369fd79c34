"""What can go wrong between a notebook and the platform.

ModelArtsError
├── SourceError          the code cannot be sent: a syntax error, an undefined name, no boot file
├── InvalidArgument      an engine, a flavor, a name or a value that cannot be (nothing was sent)
├── NoSuchResource       no job or service has that name or id
├── JobFailed            a job that was waited for did not complete
├── PackageError         nothing in a directory or a job's outputs can be deployed as it is
├── DeployFailed         the model was not published or the service does not run
└── PredictError         the service did not answer as it should
"""

from __future__ import annotations

from jupyter_modelarts.errors import InvalidArgument, ModelArtsError

__all__ = [
    "DeployFailed",
    "InvalidArgument",
    "JobFailed",
    "ModelArtsError",
    "NoSuchResource",
    "PackageError",
    "PredictError",
    "SourceError",
]


class SourceError(ModelArtsError):
    """The code of a job cannot be sent as it is; nothing was uploaded."""


class NoSuchResource(ModelArtsError):
    """There is no job or service of that name or id."""


class JobFailed(ModelArtsError):
    """A job that was waited for ended in `phase`, other than Completed."""

    def __init__(self, message: str, *, phase: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.phase = phase


class PackageError(ModelArtsError):
    """What was given cannot be deployed: something is missing that only the user can give."""


class DeployFailed(ModelArtsError):
    """The platform did not publish the model or did not bring the service up."""


class PredictError(ModelArtsError):
    """The service is not there to be called, or answered with an error (`code`, `status`, `body`)."""

    def __init__(self, message: str, *, hint: str = "", code: str = "", status: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.status = status
