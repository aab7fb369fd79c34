"""What the object storage refuses, as a status and one of the platform's codes."""

from __future__ import annotations

from collections.abc import Mapping
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS


class ObsProblem(Exception):
    """A request that cannot be served; over HTTP it becomes an `<Error>` document.

    `headers` go with the answer, `details` are further elements of the document.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        headers: Mapping[str, str] | None = None,
        details: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.details = details or {}


def no_such_bucket(bucket: str) -> ObsProblem:
    """404: the bucket is missing."""
    return ObsProblem(404, "NoSuchBucket", f"The bucket {bucket} does not exist.")


def no_such_key(key: str) -> ObsProblem:
    """404: the object is missing."""
    return ObsProblem(404, "NoSuchKey", f"There is no object {key}.")


def no_such_upload(upload_id: str) -> ObsProblem:
    """404: the multipart upload is unknown, completed or aborted."""
    return ObsProblem(404, "NoSuchUpload", f"There is no open multipart upload {upload_id}.")


def invalid_argument(message: str) -> ObsProblem:
    """400: a value cannot be accepted."""
    return ObsProblem(400, "InvalidArgument", message)


def invalid_request(message: str) -> ObsProblem:
    """400: the request as a whole makes no sense."""
    return ObsProblem(400, "InvalidRequest", message)


def malformed_xml(message: str) -> ObsProblem:
    """400: the body is not the document that belongs here."""
    return ObsProblem(400, "MalformedXML", message)


def precondition_failed(header: str) -> ObsProblem:
    """412: the condition in `header` does not hold."""
    return ObsProblem(412, "PreconditionFailed", f"The condition in {header} does not hold.")


def access_denied(message: str) -> ObsProblem:
    """403: not for this caller, or not this way."""
    return ObsProblem(403, "AccessDenied", message)


def not_offered(what: str) -> ObsProblem:
    """501: the platform has it, the embedded OBS does not."""
    return ObsProblem(501, "NotImplemented", f"The embedded OBS does not offer {what}.")


def of_the_disk(error: OSError) -> ObsProblem:
    """What this machine's disk did not do, in the codes that the platform has for it.

    403 where repeating the request cannot help, so that clients do not; 500 for the rest.
    """
    said = error.strerror or str(error)
    if error.errno in _NO_SPACE:
        message = f"There is no room for it on this machine: {said}. Free some and repeat the request."
        return ObsProblem(403, "InsufficientStorageSpace", message)
    if error.errno in _NOT_ALLOWED:
        message = f"This machine does not let the embedded OBS do it: {said}. Look at the bucket's directory."
        return access_denied(message)
    return ObsProblem(500, "InternalError", f"The disk of the embedded OBS said: {said}.")


_NO_SPACE = frozenset({ENOSPC, EDQUOT, EFBIG})
_NOT_ALLOWED = frozenset({EACCES, EPERM, EROFS})
