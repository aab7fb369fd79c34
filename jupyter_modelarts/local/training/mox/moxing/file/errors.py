"""What goes wrong with files, and the way it is told.

OSError
  MoxFileException
    MoxFileNotExistsException        no such object, directory, bucket or local file
    MoxFileReadException             the content did not arrive whole
    MoxFileNameDuplicateException    a directory has the name that a file is to get
    MoxFileRespException             the service refused; `resp` says why
"""

from __future__ import annotations

import logging


class Response:
    """What object storage answered: `status`, `reason`, `errorCode`, `errorMessage`, `requestId`."""

    def __init__(
        self, status: int, reason: str, code: str = "", message: str = "", request: str = ""
    ) -> None:
        self.status = status
        self.reason = reason
        self.errorCode = code
        self.errorMessage = message
        self.requestId = request

    def __str__(self) -> str:
        return f"stat:{self.status} errorCode:{self.errorCode} errorMessage:{self.errorMessage}"


class MoxFileException(OSError):
    """Any failure of this module."""


class MoxFileNotExistsException(MoxFileException, FileNotFoundError):
    """There is no such file or directory."""

    def __init__(self, url: str) -> None:
        super().__init__(f"There is no file or directory {url}")


class MoxFileReadException(MoxFileException):
    """The content of a file did not arrive whole."""


class MoxFileNameDuplicateException(MoxFileException):
    """A file is to get a name that a directory has."""


class MoxFileRespException(MoxFileException):
    """Object storage refused a request; `resp` is its answer."""

    def __init__(self, resp: Response, what: str = "") -> None:
        super().__init__(f"{what}: {resp}" if what else str(resp))
        self.resp = resp


def missing(url: str) -> MoxFileNotExistsException:
    """Log that an object is missing, as scripts and people expect it in the log; the error to raise."""
    logging.error("\n stat:404\n errorCode:NoSuchKey\n errorMessage:The specified key does not exist.")
    return MoxFileNotExistsException(url)
