"""What the platform keeps of an object beside content, standard headers and user metadata.

All of it is kept with the standard headers, under the native header's name (`x-obs-storage-class`, …), and
answered in the caller's dialect.  STANDARD is the class of an object without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import formatdate

from .errors import ObsProblem

STORAGE_CLASS = "x-obs-storage-class"
ACL = "x-obs-acl"
TAGGING = "x-obs-tagging"
CRC64 = "x-obs-checksum-crc64ecma"
REDIRECT = "x-obs-website-redirect-location"
TYPE = "x-obs-object-type"
APPENDS = "x-obs-appends"
RESTORED_UNTIL = "x-obs-restored-until"

STANDARD = "STANDARD"
ARCHIVED = frozenset({"COLD", "DEEP_ARCHIVE"})
_OF_S3 = {"STANDARD_IA": "WARM", "GLACIER": "COLD"}
_TO_S3 = {native: name for name, native in _OF_S3.items()}
_CLASSES = frozenset({STANDARD, "WARM", "COLD", "DEEP_ARCHIVE", "INTELLIGENT_TIERING"})
_SHOWN = (REDIRECT, CRC64)


def storage_class(name: str) -> str:
    """The native name of a storage class; raises `ObsProblem` InvalidStorageClass."""
    native = _OF_S3.get(name, name)
    if native not in _CLASSES:
        raise ObsProblem(400, "InvalidStorageClass", f"There is no storage class {name[:40]}.")
    return native


def storage_class_for(dialect: str, native: str) -> str:
    """The name of a storage class as the caller's dialect has it."""
    return native if dialect == "x-obs-" else _TO_S3.get(native, native)


def class_of(headers: Mapping[str, str]) -> str:
    """The native storage class of an object with these kept headers."""
    return headers.get(STORAGE_CLASS, STANDARD)


def is_readable(headers: Mapping[str, str], now: float) -> bool:
    """Whether the object can be read: it is not archived, or restored beyond `now` (in seconds)."""
    return class_of(headers) not in ARCHIVED or float(headers.get(RESTORED_UNTIL, "0")) > now


def standard_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Those of the kept headers that are HTTP's own."""
    return {name: value for name, value in headers.items() if not name.startswith("x-obs-")}


def platform_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Those of the kept headers that are the platform's."""
    return {name: value for name, value in headers.items() if name.startswith("x-obs-")}


def shown(headers: Mapping[str, str], dialect: str, size: int, now: float) -> dict[str, str]:
    """What an answer about the object tells of them at `now` (seconds since the epoch)."""
    own = {f"{dialect}{name[6:]}": headers[name] for name in _SHOWN if name in headers}
    if STORAGE_CLASS in headers:
        own[f"{dialect}storage-class"] = storage_class_for(dialect, headers[STORAGE_CLASS])
    if RESTORED_UNTIL in headers and is_readable(headers, now):
        until = formatdate(float(headers[RESTORED_UNTIL]), usegmt=True)
        own[f"{dialect}restore"] = f'ongoing-request="false", expiry-date="{until}"'
    if TYPE in headers:
        own.update({TYPE: headers[TYPE], "x-obs-next-append-position": str(size)})
    if TAGGING in headers:
        own[f"{dialect}tagging-count"] = str(headers[TAGGING].count("&") + 1)
    return own
