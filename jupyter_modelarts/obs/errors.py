"""What can go wrong with object storage.

    ObsError
    ├── ObjectNotFound     no such object, or nothing below a prefix
    ├── BucketNotFound
    ├── BucketNameTaken    somebody else has a bucket of this name
    ├── BucketNotEmpty
    ├── ObjectExists       it should have been new
    ├── ObjectChanged      it, or the local file, changed while it was read
    ├── AccessDenied       keys or permissions are wrong
    │   ├── ClockWrong     this machine's clock is too far from the service's
    │   └── ObjectArchived it must be restored before it can be read
    ├── BehindTheEnd       a range of an object that begins behind its end
    ├── InvalidObjectName  a key this client cannot address
    ├── TreeTooLarge       more than the platform takes as code
    ├── SecretsFound       files that look like keys would have been sent
    ├── NoSuchUpload       an upload in parts that was completed, or given up
    ├── ForkedProcess      the process was forked after object storage had been used
    └── TransferFailed     the service did not answer, or answered with an error of its own

`translated` turns obstore's exceptions into these, at the one place where obstore is called; `local_files`
those of the files here into `LocalFailure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jupyter_modelarts.errors import ModelArtsError, local_failure

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath


class ObsError(ModelArtsError):
    """An expected failure of object storage."""


class ObjectNotFound(ObsError):
    """No such object, or nothing below a prefix."""


class BucketNotFound(ObsError):
    """No such bucket."""


class BucketNameTaken(ObsError):
    """Names of buckets are shared by all accounts, and somebody else has this one."""


class BucketNotEmpty(ObsError):
    """Only an empty bucket can be removed."""


class ObjectExists(ObsError):
    """An object that should have been new is there already."""


class ObjectChanged(ObsError):
    """The object, or the local file, changed while it was read."""


class AccessDenied(ObsError):
    """Keys or permissions are wrong."""


class ClockWrong(AccessDenied):
    """This machine's clock is too far from the service's: no signature counts."""


class ObjectArchived(AccessDenied):
    """An object of an archive class must be restored before it can be read."""


class BehindTheEnd(ObsError):
    """A range of an object that begins behind its end."""


class InvalidObjectName(ObsError):
    """A key that this client cannot address."""


class TreeTooLarge(ObsError):
    """A directory is more than the platform takes as code."""


class SecretsFound(ObsError):
    """Files that look like keys or credentials would have been sent."""


class NoSuchUpload(ObsError):
    """An upload in parts that was completed, or given up."""


class ForkedProcess(ObsError):
    """The process was forked after object storage had been used: what that left cannot work."""


class TransferFailed(ObsError):
    """The service did not answer, or answered with an error of its own."""


_CODE = re.compile(r"<Code>(\w+)</Code>")
_MESSAGE = re.compile(r"<Message>([^<]{1,300})</Message>")
_STATUS = re.compile(r"status code: (\d{3})")
_SECRET_HINTS = {
    "InvalidAccessKeyId": "The access key is unknown: check the access key id and the region's endpoint.",
    "SignatureDoesNotMatch": "The secret key does not fit the access key: check both.",
    "InvalidToken": "The security token is wrong or has expired: get a new one.",
}
_BY_CODE: dict[str, tuple[type[ObsError], str, str]] = {
    "NoSuchBucket": (BucketNotFound, "There is no bucket {bucket}.", "Make it: %ma_obs mb obs://{bucket}"),
    "BucketAlreadyExists": (BucketNameTaken, "The bucket name {bucket} is taken.", "Choose another name."),
    "BucketNotEmpty": (BucketNotEmpty, "The bucket {bucket} is not empty.", "Remove its objects first."),
    "InvalidBucketName": (
        InvalidObjectName,
        "{bucket} is no name for a bucket.",
        "Use 3 to 63 small letters, digits, '-' and '.'.",
    ),
    "InvalidRange": (BehindTheEnd, "{path} has fewer bytes.", "Ask for its size first: %ma_obs head."),
    "NoSuchUpload": (
        NoSuchUpload,
        "The upload of {path} is not known any more: somebody gave it up.",
        "Run the same line again.",
    ),
    "RequestTimeTooSkewed": (
        ClockWrong,
        "{path} is refused: the clock of this machine is more than 15 minutes off.",
        "Set the clock, or let it be set (NTP).",
    ),
    "InsufficientStorageSpace": (
        TransferFailed,
        "{path} does not fit: the disk of object storage is full, or its quota used up.",
        "Free some space there, or raise the quota.",
    ),
    "InvalidObjectState": (
        ObjectArchived,
        "{path} is of an archive class and cannot be read as it is.",
        "Restore it first (console: Restore, takes minutes to hours); jobs read the class STANDARD.",
    ),
}


def refused(status: int, code: str, path: ObsPath, text: str = "") -> ObsError:
    """The error that an answer of the service stands for; `text` is its body."""
    if code in _BY_CODE:
        kind, message, hint = _BY_CODE[code]
        return kind(message.format(path=path, bucket=path.bucket), hint=hint.format(bucket=path.bucket))
    if status in {401, 403}:
        hint = _SECRET_HINTS.get(code, "Check that these keys may read and write this bucket.")
        return AccessDenied(f"{path} is denied to these keys ({code or status}).", hint=hint)
    if status == 404:
        return ObjectNotFound(f"There is no object {path}.", hint=f"Look with: %ma_obs ls {path.parent}")
    if status in {304, 412}:
        return ObjectChanged(f"{path} changed meanwhile.", hint="Try again.")
    said = _MESSAGE.search(text)
    reason = f": {said[1].strip().rstrip('.')}" if said else ""
    return TransferFailed(
        f"Object storage refused {path} with {status or 'an error'}{f' ({code})' if code else ''}{reason}.",
        hint="Try again; if it stays, check the request in the service's log.",
    )


def nothing_at(path: ObsPath) -> ObjectNotFound:
    """The error where a directory should be."""
    return ObjectNotFound(f"There is nothing at {path}.", hint=f"Look with: %ma_obs ls {path.parent}")


def translate(error: Exception, path: ObsPath) -> ObsError | None:
    """The `ObsError` that one of obstore's exceptions stands for; None for what is none of them."""
    from obstore import exceptions

    text = str(error)
    code, status = _CODE.search(text), _STATUS.search(text)
    if isinstance(error, exceptions.AlreadyExistsError):
        return ObjectExists(f"{path} is there already.", hint="Choose another name, or allow overwriting.")
    if isinstance(error, (ValueError, exceptions.InvalidPathError)):
        return InvalidObjectName(
            f"{path} is a name that cannot be addressed here.",
            hint="Names without control characters, empty segments, '.', '..' and a '/' at the end can.",
        )
    if status or isinstance(error, FileNotFoundError):
        return refused(int(status[1]) if status else 404, code[1] if code else "", path, text)
    if isinstance(error, exceptions.BaseError):
        return unanswered(path)
    return None


def unanswered(path: ObsPath) -> TransferFailed:
    """The error where no answer came."""
    return TransferFailed(
        f"Object storage did not answer for {path}.",
        hint="Check the endpoint and the network, or start the embedded service: "
        "jupyter modelarts local start",
    )


@contextmanager
def local_files(place: object) -> Iterator[None]:
    """Raise what the local files below `place` refuse as `LocalFailure`."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise local_failure(error, place) from None


@contextmanager
def translated(path: ObsPath) -> Iterator[None]:
    """Raise obstore's exceptions as `ObsError`; local ones (permission, disk full) pass."""
    try:
        yield
    except ObsError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the local file
        known = translate(error, path)
        if known is None:
            raise
        raise known from None
