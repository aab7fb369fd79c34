"""A multipart form: its parts, with name, file name and content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAMETER = re.compile(r';\s*([\w-]+\*?)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
_ESCAPED = re.compile(r'\\(["\\])')


class Part(NamedTuple):
    """One field; `filename` is None where it is no file."""

    name: str
    filename: str | None
    content: bytes | bytearray


def parameters(header: str) -> dict[str, str]:
    """The parameters of a header: `form-data; name="a"` has a `name`."""
    found = {name.lower(): _plain(value.strip()) for name, value in _PARAMETER.findall(header)}
    for name in [name for name in found if name.endswith("*")]:  # RFC 5987: filename*=UTF-8''%e4%b8%ad.png
        charset, _, text = found.pop(name).partition("'")
        found[name[:-1]] = unquote(text.partition("'")[2], charset or "utf-8", "replace")
    return found


def _plain(value: str) -> str:
    return _ESCAPED.sub(r"\1", value[1:-1]) if value[:1] == '"' == value[-1:] and len(value) > 1 else value


def parse(body: bytes | bytearray, content_type: str) -> Iterator[Part]:
    """The parts of `body`, files and fields alike.  Raises `ValueError` with a sentence."""
    boundary = parameters(content_type).get("boundary")
    if not boundary:
        raise ValueError("its Content-Type names no boundary (let the HTTP library set this header)")
    delimiter = b"--" + boundary.encode("latin-1", "replace")
    start = body.find(delimiter)
    if start < 0:
        raise ValueError(f"the boundary {boundary} of its Content-Type is nowhere in the body")
    start += len(delimiter)
    while body[start : start + 2] != b"--":
        end = body.find(b"\r\n" + delimiter, start)
        if end < 0:
            raise ValueError("it ends before its last boundary")
        part = _part(body, start, end)
        if part:
            yield part
        start = end + 2 + len(delimiter)


def _part(body: bytes | bytearray, start: int, end: int) -> Part | None:
    """The part between two boundaries; None where it has no name."""
    begin = body.find(b"\r\n", start, end + 2) + 2
    head_end = body.find(b"\r\n\r\n", begin - 2, end + 4)
    if begin < 2 or head_end < 0:
        raise ValueError("a part of it has no headers")
    head = body[begin:head_end].decode("utf-8", "replace")
    given = parameters(_header(head, "content-disposition"))
    if "name" not in given:
        return None
    return Part(given["name"], given.get("filename"), body[head_end + 4 : end])


def _header(head: str, wanted: str) -> str:
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == wanted:
            return value
    return ""
