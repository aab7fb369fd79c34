"""Answers as they arrive: server-sent events, lines of JSON, or chunks of text or bytes."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .predict import Ask, persist

if TYPE_CHECKING:
    import httpx

_LINE_END = re.compile(r"\r\n|\n|\r")
_JSON_LINES = ("application/x-ndjson", "application/jsonl", "application/json-seq", "application/jsonlines")
_END = "[DONE]"
"""What servers that speak as OpenAI's do send when they are through."""


@dataclass(frozen=True)
class Event:
    """One server-sent event: `data` decoded where it is JSON, `event` its kind, `id`."""

    data: Any
    event: str = "message"
    id: str = ""


@dataclass
class Stream:
    """An answer that is still coming: iterate over it, once.

    `content_type` is known from the start, `events` says whether events come: then their `Event`s are
    given, of lines of JSON the values, of a text pieces of it, else bytes.  Close it, or leave its `with`,
    to end it early.
    """

    content_type: str
    _response: httpx.Response
    _stack: ExitStack = field(default_factory=ExitStack)

    @property
    def kind(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def events(self) -> bool:
        """Whether server-sent events come."""
        return self.kind == "text/event-stream"

    @property
    def lines(self) -> bool:
        """Whether lines of JSON come."""
        return self.kind in _JSON_LINES

    @property
    def text(self) -> bool:
        """Whether pieces of a text come."""
        return not (self.events or self.lines) and (
            self.kind.startswith("text/") or self.kind.endswith("json")
        )

    def whole(self, pieces: Sequence[Any]) -> Any:
        """What `pieces` of it are together: a list of data, a text, a value of JSON, or bytes."""
        if self.events or self.lines:
            return list(pieces)
        if not self.text:
            return b"".join(pieces)
        text = "".join(pieces)
        return _decoded(text) if self.kind.endswith("json") else text

    def __iter__(self) -> Iterator[Any]:
        with self._stack:
            chunks = self._response.iter_bytes()
            if self.events:
                yield from events_of(lines_of(chunks))
            elif self.lines:
                yield from (json.loads(line) for line in lines_of(chunks) if line.strip())
            elif self.text:
                yield from text_of(chunks)
            else:
                yield from chunks

    def close(self) -> None:
        """End it; the rest is not read."""
        self._stack.close()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_stream(ask: Ask) -> Stream:
    """Make the call, and give its answer from its beginning; raises `PredictError`."""
    client = ask.service.platform.client
    stack = ExitStack()
    response = persist(ask, lambda: stack.enter_context(client.stream(ask.method, ask.url, **ask.arguments)))
    return Stream(response.headers.get("content-type", ""), response, stack)


def text_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """The text of `chunks`, no character of it cut."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text
    if text := decoder.decode(b"", final=True):
        yield text


def lines_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """The lines of `chunks`, as server-sent events end them: by CR, LF or both."""
    rest = ""
    for text in text_of(chunks):
        rest += text
        # a CR at the end may be half of a CR LF: it waits for what follows
        *lines, rest = _LINE_END.split(rest) if not rest.endswith("\r") else [*_split_before(rest)]
        yield from lines
    if rest:
        yield from _LINE_END.split(rest.rstrip("\r\n"))


def _split_before(text: str) -> list[str]:
    """The lines of `text` before its last one, which keeps its CR."""
    *lines, last = _LINE_END.split(text[:-1])
    return [*lines, last + "\r"]


def events_of(lines: Iterable[str]) -> Iterator[Event]:
    """The events in `lines`; comments and `[DONE]` are left out."""
    fields: dict[str, list[str]] = {}
    for line in lines:
        if line:
            name, _colon, value = line.partition(":")
            if name:
                fields.setdefault(name, []).append(value.removeprefix(" "))
            continue
        yield from _event(fields)
        fields = {}
    yield from _event(fields)


def _event(fields: dict[str, list[str]]) -> Iterator[Event]:
    data = "\n".join(fields.get("data", []))
    if "data" not in fields or data == _END:
        return
    yield Event(_decoded(data), fields.get("event", ["message"])[-1], fields.get("id", [""])[-1])


def _decoded(data: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data
