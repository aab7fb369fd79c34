"""Answers of services and how long they took: tables, pictures, JSON; a histogram."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .html import COLOURS, escape, table_html
from .i18n import _
from .text import table_text
from .values import size

MOST_ROWS = 50
_MOST_COLUMNS = 30
_LONGEST_CELL = 120
_SHORTEST_PICTURE = 64
_BAR = 30
_SIGNATURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
_BASE64 = ("iVBORw0KGgo", "/9j/", "R0lGOD")
_CODE = "font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0"
_PICTURE = "min-width:96px;max-width:320px;max-height:320px;image-rendering:pixelated"
_LARGE = "max-width:100%;max-height:640px"
_NOTE = "opacity:.75"


def prediction_text(answer: Any, content_type: str = "") -> str:
    """An answer for the console: a text as it is, rows as a table, anything else as JSON."""
    if isinstance(answer, bytes):
        return _bytes_text(answer, content_type)
    if isinstance(answer, str):
        return answer
    shown, _pictures = _without_pictures(answer)
    rows, rest = rows_of(shown)
    if rows is None:
        return _json(shown)
    lines = [table_text(*_table(rows)), *_more(rows)]
    return "\n".join([*lines, _json(rest)] if rest else lines)


def prediction_html(
    answer: Any,
    files: Mapping[str, tuple[str, bytes]],
    seconds: float,
    content_type: str = "",
) -> str:
    """What was sent (its pictures) beside what came back."""
    sent = "".join(_sent(name, data) for name, data in files.values())
    took = _("answered in {milliseconds} ms").format(milliseconds=round(seconds * 1000))
    note = f'<small style="display:block;{_NOTE}">{escape(took)}</small>'
    side = f"<div>{_answer_html(answer, content_type)}{note}</div>"
    return f'<div style="display:flex;gap:16px;align-items:center;color:inherit">{sent}{side}</div>'


def _answer_html(answer: Any, content_type: str) -> str:
    if isinstance(answer, bytes):
        kind = _image_type(answer, content_type)
        text = _bytes_text(answer, content_type)
        return _image(kind, answer, text, _LARGE) if kind else _code(text)
    if isinstance(answer, str):
        return _code(answer)
    shown, pictures = _without_pictures(answer)
    images = "".join(_image(kind, data, name, _LARGE) for name, kind, data in pictures)
    rows, rest = rows_of(shown)
    if rows is None:
        return images + _code(_json(shown))
    notes = "".join(f'<div style="{_NOTE}">{escape(line)}</div>' for line in _more(rows))
    return images + table_html(*_table(rows)) + notes + (_code(_json(rest)) if rest else "")


def _code(text: str) -> str:
    return f'<pre style="{_CODE}">{escape(text)}</pre>'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=repr)


def _bytes_text(content: bytes, content_type: str) -> str:
    kind = _image_type(content, content_type) or content_type.partition(";")[0] or _("bytes")
    text = _("{type}, {size}: prediction.answer has the bytes, prediction.save(PATH) writes them")
    return text.format(type=kind, size=size(len(content)))


# rows


def rows_of(answer: Any) -> tuple[list[Mapping[str, Any]] | None, Any]:
    """The rows in an answer, and what stands beside them; no rows: None and the answer."""
    if _are_rows(answer):
        return answer, None
    if not isinstance(answer, Mapping):
        return None, answer
    for name in ("data", *answer):
        value = answer.get(name)
        if isinstance(value, Mapping) and name == "data" and _are_rows(value.get("resp_data")):
            return value["resp_data"], _beside(answer, name, _beside(value, "resp_data"))
        if _are_rows(value) and (name == "resp_data" or len(answer) == 1):
            return value, _beside(answer, name)
    return None, answer


def _beside(answer: Mapping[str, Any], name: str, left: Any = None) -> Any:
    rest = {key: value for key, value in answer.items() if key != name}
    return {**rest, name: left} if left else rest


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) and row for row in value)


def _table(rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[list[str]]]:
    names = list(dict.fromkeys(name for row in rows[:MOST_ROWS] for name in row))[:_MOST_COLUMNS]
    lines = [[_cell(row.get(name, "")) for name in names] for row in rows[:MOST_ROWS]]
    return [str(name) for name in names], lines


def _cell(value: Any) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
    else:
        text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _more(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    found = []
    if len(rows) > MOST_ROWS:
        found.append(_("... and {count} more rows").format(count=len(rows) - MOST_ROWS))
    columns = len(dict.fromkeys(name for row in rows[:MOST_ROWS] for name in row))
    if columns > _MOST_COLUMNS:
        found.append(_("... and {count} more columns").format(count=columns - _MOST_COLUMNS))
    return found


# pictures


def _image_type(content: bytes, content_type: str = "") -> str:
    said = content_type.partition(";")[0].strip().lower()
    if said.startswith("image/") and "/" not in said[6:]:
        return said
    return next((kind for start, kind in _SIGNATURES.items() if content.startswith(start)), "")


def _image(kind: str, content: bytes, name: str, style: str) -> str:
    data = base64.b64encode(content).decode()
    return f'<img alt="{escape(name)}" src="data:{escape(kind)};base64,{data}" style="{style}">'


def _sent(name: str, content: bytes) -> str:
    kind = _image_type(content)
    return _image(kind, content, name, _PICTURE) if kind else ""


def _without_pictures(answer: Any) -> tuple[Any, list[tuple[str, str, bytes]]]:
    """`answer` with a few words for each picture that is in it as base64, and these pictures."""
    if not isinstance(answer, Mapping):
        return answer, []
    shown, pictures = dict(answer), []
    for name, value in answer.items():
        found = _picture_in(value)
        if found:
            kind, data = found
            pictures.append((str(name), kind, data))
            shown[name] = f"<{kind}, {size(len(data))}>"
    return shown, pictures


def _picture_in(value: Any) -> tuple[str, bytes] | None:
    if not isinstance(value, str) or len(value) < _SHORTEST_PICTURE:
        return None
    text = value.partition(";base64,")[2] if value.startswith("data:image/") else value
    if not value.startswith(("data:image/", *_BASE64)):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = _image_type(data)
    return (kind, data) if kind else None


# latencies


def latencies_text(found: Any) -> str:
    """How long the answers took, as a histogram of text, and which calls failed."""
    rows = _bars(found)
    width = max((len(label) for label, _count, _share in rows), default=0)
    bars = [f"{label:>{width}}  {_blocks(share)} {count}" for label, count, share in rows]
    return "\n".join([latencies_head(found), *_percentiles(found), *bars, *_errors(found)])


def latencies_html(found: Any) -> str:
    """The same with bars."""
    bars = "".join(_bar(label, count, share) for label, count, share in _bars(found))
    table = f'<table style="border-collapse:collapse;color:inherit;font:inherit;margin:0">{bars}</table>'
    lines = [latencies_head(found), *_percentiles(found)]
    head = "".join(f"<div>{escape(line)}</div>" for line in lines)
    errors = "".join(f'<div style="color:{COLOURS["bad"]}">{escape(line)}</div>' for line in _errors(found))
    return f'<div style="color:inherit">{head}{table if bars else ""}{errors}</div>'


def latencies_head(found: Any) -> str:
    """How many calls, how fast, how many failed: one line."""
    text = _("{done} of {wanted} calls of {name}, {concurrency} at once: {rate} answers/s, {failed} failed")
    return text.format(
        done=found.done,
        wanted=found.wanted,
        name=found.service,
        concurrency=found.concurrency,
        rate=f"{found.rate:.1f}",
        failed=found.failed,
    )


def _percentiles(found: Any) -> list[str]:
    if not found.seconds:
        return []
    values = {"p50": 0.5, "p90": 0.9, "p99": 0.99}
    parts = [f"{name} {_ms(found.percentile(share))}" for name, share in values.items()]
    return ["  ".join([*parts, f"min {_ms(min(found.seconds))}", f"max {_ms(max(found.seconds))}"])]


def _ms(seconds: float) -> str:
    value = seconds * 1000
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def _bars(found: Any) -> list[tuple[str, int, float]]:
    """Label, count and share of the largest count of each bucket."""
    buckets = found.buckets()
    most = max((count for _low, _high, count in buckets), default=1)
    return [(f"{_ms(low)} – {_ms(high)}", count, count / most) for low, high, count in buckets]


def _blocks(share: float) -> str:
    eighths = round(share * _BAR * 8)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")


def _bar(label: str, count: int, share: float) -> str:
    bar = f'<div style="background:{COLOURS["busy"]};height:10px;width:{share * 240:.0f}px"></div>'
    cell = "text-align:left;padding:1px 12px 1px 0;background:none;color:inherit;white-space:nowrap"
    return (
        f'<tr style="background:none"><th scope="row" style="{cell};font-weight:normal">{escape(label)}</th>'
        f'<td style="{cell}">{bar}</td><td style="{cell}">{count}</td></tr>'
    )


def _errors(found: Any) -> list[str]:
    return [f"{count} × {text}" for text, count in found.errors.most_common(5)]
