"""Documents of the object storage, written and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import gmtime
from typing import Union
from urllib.parse import quote
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from .errors import malformed_xml

Content = Union[str, int, bool, Mapping[str, "Content"], Sequence["Content"], None]  # noqa: UP007 - 3.10 evaluates it
Element = ET.Element
NAMESPACES = {
    "x-obs-": "http://obs.myhwclouds.com/doc/2015-06-30/",
    "x-amz-": "http://s3.amazonaws.com/doc/2006-03-01/",
}


class Raw(str):
    """Elements that are written already, as a whole."""

    __slots__ = ()


_MARKUP = re.compile("[&<>]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(name: str, content: Content, dialect: str | None = None) -> bytes:
    """`content` as XML: mappings become elements, sequences repeat theirs, None is left out."""
    space = f' xmlns="{NAMESPACES[dialect]}"' if dialect else ""
    inner = "".join(_inside(content))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name}{space}>{inner}</{name}>'.encode()


def _inside(content: Content) -> Iterable[str]:
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from _element(name, value)
    elif isinstance(content, Raw):
        yield content
    elif isinstance(content, bool):
        yield "true" if content else "false"
    else:
        yield text(str(content))


def _element(name: str, value: Content) -> Iterable[str]:
    if value is None:
        return
    if isinstance(value, Raw):
        yield value
        return
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _element(name, one)
        return
    yield f"<{name}>"
    yield from _inside(value)
    yield f"</{name}>"


def text(text: str) -> str:
    """Character data."""
    if text.isascii() and text.isprintable() and not _MARKUP.search(text):
        return text
    safe = escape(text, {"\r": "&#13;"})
    # what XML cannot carry is written as S3 does; clients that want such keys ask for encoding-type=url
    return _NOT_XML.sub(lambda match: f"&#{ord(match[0])};", safe)


def url_encoder(encoding: str | None) -> Callable[[str], str]:
    """How keys are written in a listing: as they are, or quoted for `encoding-type=url`."""
    return _quoted if encoding == "url" else _as_is


def _quoted(text: str) -> str:
    return quote(text, safe="/-_.~*")


def _as_is(text: str) -> str:
    return text


def iso_time(milliseconds: int) -> str:
    """A time as listings carry it."""
    seconds, rest = divmod(milliseconds, 1000)
    year, month, day, hour, minute, second, *_ = gmtime(seconds)
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}.{rest:03d}Z"


def parse(data: bytes) -> ET.Element:
    """Read a body that is XML, namespaces dropped; raises `ObsProblem` MalformedXML."""
    try:
        root = ET.fromstring(data)  # noqa: S314 - signed by the owner, and expat bounds what entities grow to
    except (ET.ParseError, ValueError, LookupError):
        raise malformed_xml("The body is not the XML that belongs here.") from None
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def rendered(root: ET.Element, dialect: str) -> bytes:
    """A document that was read or built as elements, in the namespace of the dialect."""
    root.set("xmlns", NAMESPACES[dialect])
    inner = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inner}'.encode()
