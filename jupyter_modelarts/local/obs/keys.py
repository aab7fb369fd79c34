"""The way from an object's key to the place of its file below the bucket's directory, and back.

An ordinary key is its own relative path, so that a person finds `data/train.csv` where they expect it.
A key that no file system holds (`..`, an empty segment, NUL, a `/` at the end, a name that is too long),
and one whose place is taken (`a` beside `a/b`), stands below `.escaped`, every unusual byte as `%xx`.
Upper case is unusual there, so two keys never meet on a disk that ignores case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from .errors import ObsProblem, invalid_argument

ESCAPED = ".escaped"
MAX_KEY_BYTES = 1024

_MAX_NAME_BYTES = 255
_CHUNK = 200
_END = "="  # marks the file of an escaped key; directories that only continue a name have none
_USUAL = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_-")
_WRITTEN = [chr(byte) if byte in _USUAL else f"%{byte:02x}" for byte in range(256)]
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")


def check_bucket_name(name: str) -> None:
    """Refuse what the platform does not take as a bucket's name."""
    wrong = not _BUCKET.fullmatch(name) or _ADDRESS.fullmatch(name)
    if wrong or any(pair in name for pair in ("..", ".-", "-.")):
        raise ObsProblem(
            400,
            "InvalidBucketName",
            "A bucket's name has 3 to 63 characters: lower-case letters, digits, hyphens and full stops.",
        )


@lru_cache(maxsize=1024)
def is_bucket_name(name: str) -> bool:
    """Whether a directory of this name is a bucket."""
    try:
        check_bucket_name(name)
    except ObsProblem:
        return False
    return True


def check_key(key: str) -> None:
    """Refuse a key that is empty, longer than 1,024 bytes, or no Unicode text."""
    if not key:
        raise invalid_argument("An object needs a key.")
    try:
        size = len(key.encode())
    except UnicodeEncodeError:
        raise invalid_argument("An object's key must be valid UTF-8.") from None
    if size > MAX_KEY_BYTES:
        raise ObsProblem(400, "KeyTooLongError", f"A key has at most {MAX_KEY_BYTES} bytes.")


def plain_parts(key: str) -> tuple[str, ...] | None:
    """The path segments of an ordinary key; None where only the escaped form can hold it."""
    parts = tuple(key.split("/"))
    if parts[0] == ESCAPED or "\0" in key:
        return None
    return parts if all(_is_name(part) for part in parts) else None


def _is_name(part: str) -> bool:
    if part in {"", ".", ".."}:
        return False
    return len(part) <= _MAX_NAME_BYTES // 4 or len(part.encode()) <= _MAX_NAME_BYTES


def escaped_parts(key: str) -> tuple[str, ...]:
    """The path segments of any key below the bucket's directory, in the escaped form."""
    text = "".join(map(_WRITTEN.__getitem__, key.encode()))
    chunks = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
    return (ESCAPED, *chunks[:-1], chunks[-1] + _END)


def unescaped(parts: tuple[str, ...]) -> str | None:
    """The key that `escaped_parts` put there (`parts` without `.escaped`); None for other files."""
    text = "".join(parts)
    if not text.endswith(_END):
        return None
    try:
        key = unquote_to_bytes(text[: -len(_END)]).decode()
    except UnicodeError:
        return None
    return key if key and escaped_parts(key)[1:] == parts else None
