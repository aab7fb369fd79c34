"""`%ma_predict`."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.workflow.content_files import matching
from jupyter_modelarts.workflow.content_values import json_text
from jupyter_modelarts.workflow.interpolation import alone, interpolate, interpolate_text
from jupyter_modelarts.workflow.predict import Ask, prepare, send
from jupyter_modelarts.workflow.predict_schema import api_of

from .parsing import Line, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jupyter_modelarts.workflow import Prediction, Service
    from jupyter_modelarts.workflow.predict_repeat import Latencies

    from .house import House

_FIELD = re.compile(r"([^=/.\\:]+)=(.+)", re.DOTALL)
_NO_BODY = ("GET", "HEAD", "DELETE", "OPTIONS")


def predict(house: House, line: Line, cell: str | None) -> Prediction | Latencies | None:
    """Call and keep the answer as `prediction`: with --repeat the times, with --stream what came."""
    _check(line)
    files, options = _files(line), _options(line)
    _something(line, cell, files, options)
    service = house.service(line.argument(0) or "service")
    data = _data(house, line, cell, service, options)
    ask = prepare(service, data, files, **options)
    print(ask.content.reason)
    if line.get("repeat") is not None:
        found = _repeat(ask, line)
        house.store(line.get("store", "prediction"), found)
        return found
    prediction = _stream(ask) if line.get("stream") else send(ask)
    house.store(line.get("store", "prediction"), prediction)
    if line.get("into"):
        house.store(line.options["into"], prediction.answer)
    return None if line.get("stream") else prediction  # what came has been shown


# what is sent


def _check(line: Line) -> None:
    if line.get("repeat") is None and line.get("concurrency") is not None:
        raise UsageProblem(
            _("--concurrency belongs to --repeat."), hint=_("Write --repeat 100 --concurrency 8.")
        )
    if line.get("repeat") is not None and line.get("stream"):
        raise UsageProblem(_("--repeat measures whole answers."), hint=_("Leave out --stream."))


def _files(line: Line) -> dict[str, list[str]]:
    """Field to paths; those without a field stand under an empty name."""
    found: dict[str, list[str]] = {}
    for text in line.get("file", []):
        named = _FIELD.fullmatch(text)
        field, path = (named[1], named[2]) if named else ("", text)
        found.setdefault(field, []).extend(matching(path))
    return found


def _options(line: Line) -> dict[str, Any]:
    found = line.given("field", "content_type", "path", "method")
    if "as" in line.options:
        found["shape"] = line.options["as"]
    if "timeout" in line.options:
        found["timeout"] = _seconds(line.options["timeout"])
    if "header" in line.options:
        found["headers"] = dict(_header(text) for text in line.options["header"])
    return found


def _seconds(text: str) -> float:
    try:
        value = float(text.removesuffix("s"))
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        message = _("--timeout takes seconds, not {value}.").format(value=text)
        raise UsageProblem(message, hint=_("Write --timeout 60."))
    return value


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        message = _("{text!r} is no header.").format(text=text)
        raise UsageProblem(message, hint=_('Write --header "Name: value".'))
    return name.strip(), value.strip()


def _something(line: Line, cell: str | None, files: dict[str, list[str]], options: dict[str, Any]) -> None:
    """Refuse a line that says nothing at all to send."""
    if files or line.get("data") or (cell and cell.strip()):
        return
    if options.get("path") or str(options.get("method", "")).upper() in _NO_BODY:
        return
    hint = _("Write JSON below %%ma_predict, or give --file FIELD=PATH or --data VARIABLE.")
    raise UsageProblem(_("There is nothing to send."), hint=hint)


def _data(house: House, line: Line, cell: str | None, service: Service, options: dict[str, Any]) -> Any:
    name = line.get("data") or (alone(cell) if cell and not line.get("literal") else "")
    if name:
        return _variable(house, name)
    if not cell or not cell.strip():
        return None
    names = {} if line.get("literal") else house.shell.user_ns
    if _is_text(options, service):
        text = cell.removesuffix("\n")
        return text if line.get("literal") else interpolate_text(text, names)
    return json_text(cell if line.get("literal") else interpolate(cell, names))


def _variable(house: House, name: str) -> Any:
    if name in house.shell.user_ns:
        return house.shell.user_ns[name]
    message = _("There is no variable {name}.").format(name=name)
    raise UsageProblem(message, hint=_("Assign it in an earlier cell."))


def _is_text(options: dict[str, Any], service: Service) -> bool:
    """Whether the cell is a text and no JSON: somebody says so, or the model's schema."""
    said = options.get("content_type") or next(
        (value for name, value in options.get("headers", {}).items() if name.lower() == "content-type"), ""
    )
    if options.get("shape") in ("json", "table", "form"):
        return False
    api = api_of(service, options.get("path", ""))
    said = said or ("" if api.is_form else api.content_type)
    return (bool(said) and "json" not in said.lower()) or (options.get("shape") == "raw" and not said)


# many calls, and answers as they come


def _repeat(ask: Ask, line: Line) -> Latencies:
    from jupyter_modelarts.workflow.predict_repeat import measure

    with _progress() as report:
        found = measure(ask, line.options["repeat"], line.get("concurrency", 1), report=report)
    if found.done < found.wanted:
        print(_("Interrupted: this is what was measured."))
    return found


@contextmanager
def _progress() -> Iterator[Callable[[Latencies], None] | None]:
    """Shows how far it is in one line that moves, where one can."""
    from jupyter_modelarts.display.predictions import latencies_head
    from jupyter_modelarts.display.progress import can_update

    stream, width = sys.stdout, 0

    def report(found: Latencies) -> None:
        nonlocal width
        text = latencies_head(found)
        stream.write("\r" + text.ljust(width))
        stream.flush()
        width = max(width, len(text))

    yield report if can_update(stream) else None
    if width:
        stream.write("\r" + " " * width + "\r")
        stream.flush()


def _stream(ask: Ask) -> Prediction:
    """Print what comes; an interrupt ends it with what has come."""
    import time

    from jupyter_modelarts.workflow import Prediction
    from jupyter_modelarts.workflow.predict_stream import open_stream

    pieces: list[Any] = []
    started = time.monotonic()
    with open_stream(ask) as stream:
        try:
            for piece in stream:
                pieces.append(piece.data if stream.events else piece)
                _show(pieces[-1], line=stream.events or stream.lines)
        except KeyboardInterrupt:
            print("\n" + _("Interrupted: the rest was not read."))
        else:
            print()
    answer = stream.whole(pieces)
    seconds = time.monotonic() - started
    content, files = ask.content, ask.content.files
    return Prediction(answer, ask.service.name, seconds, files, content.reason, stream.content_type)


def _show(piece: Any, *, line: bool) -> None:
    """An event or a line in a line of its own; a piece of a text after the one before."""
    token = _token(piece)
    if token is not None or (isinstance(piece, str) and not line):
        print(piece if token is None else token, end="", flush=True)
    elif isinstance(piece, bytes):
        print(_("{count} bytes").format(count=len(piece)), flush=True)
    else:
        print(piece if isinstance(piece, str) else json.dumps(piece, ensure_ascii=False), flush=True)


def _token(piece: Any) -> str | None:
    """The text that an event of a chat completion adds, as servers of language models send it."""
    try:
        choice = piece["choices"][0]
        text = choice["delta"].get("content", "") if "delta" in choice else choice["text"]
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
    return text if isinstance(text, str) else ""
