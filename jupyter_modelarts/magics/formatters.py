"""How jobs, services and predictions show themselves in a notebook: as text and as HTML."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from jupyter_modelarts.errors import ModelArtsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from IPython.core.interactiveshell import InteractiveShell

_WORKFLOW = "jupyter_modelarts.workflow"
_TYPES = (
    (f"{_WORKFLOW}.job", "Job"),
    (f"{_WORKFLOW}.service", "Service"),
    (f"{_WORKFLOW}.prediction", "Prediction"),
    (f"{_WORKFLOW}.predict_repeat", "Latencies"),
)
_FRESH_SECONDS = 1.0
"""For this long one answer of the platform serves all forms of a handle."""
_asked: WeakKeyDictionary[Any, float] = WeakKeyDictionary()


def install(shell: InteractiveShell) -> None:
    """Register the forms by the types' names: nothing is imported before one of them is shown."""
    html, text = _formatters(shell)
    for module, name in _TYPES:
        html.for_type_by_name(module, name, _HTML[name])
        text.for_type_by_name(module, name, _plain(_TEXT[name]))


def install_here() -> None:
    """`install` where an IPython shell runs already: for those who use the Python calls only."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        install(shell)


def remove(shell: InteractiveShell) -> None:
    """Take the forms away again."""
    for formatter in _formatters(shell):
        for module, name in _TYPES:
            formatter.pop(f"{module}.{name}", None)


def _formatters(shell: InteractiveShell) -> tuple[Any, Any]:
    display: Any = shell.display_formatter
    known = display.formatters
    return known["text/html"], known["text/plain"]


def _plain(form: Callable[[Any], str]) -> Callable[[Any, Any, bool], None]:
    def write(value: Any, printer: Any, _cycle: bool) -> None:
        printer.text(form(value))

    return write


def _current(handle: Any) -> Any:
    """What the platform says of `handle` now; what it said last, where it cannot be asked."""
    now = time.monotonic()
    if now - _asked.get(handle, -_FRESH_SECONDS) >= _FRESH_SECONDS:
        _asked[handle] = now
        with contextlib.suppress(ModelArtsError):
            handle.refresh()
    return handle.document


def _job_now(job: Any) -> Any:
    return job.document if job.finished else _current(job)


def _job_html(job: Any) -> str:
    from jupyter_modelarts.display.html import job_html

    return job_html(_job_now(job), script=job.script)


def _job_text(job: Any) -> str:
    from jupyter_modelarts.display.text import job_text

    return job_text(_job_now(job))


def _service_html(service: Any) -> str:
    from jupyter_modelarts.display.html import service_html

    return service_html(_current(service))


def _service_text(service: Any) -> str:
    from jupyter_modelarts.display.text import service_text

    return service_text(_current(service))


def _prediction_html(prediction: Any) -> str:
    from jupyter_modelarts.display.predictions import prediction_html

    return prediction_html(prediction.answer, prediction.files, prediction.seconds, prediction.content_type)


def _prediction_text(prediction: Any) -> str:
    from jupyter_modelarts.display.predictions import prediction_text

    return prediction_text(prediction.answer, prediction.content_type)


def _latencies_html(found: Any) -> str:
    from jupyter_modelarts.display.predictions import latencies_html

    return latencies_html(found)


def _latencies_text(found: Any) -> str:
    from jupyter_modelarts.display.predictions import latencies_text

    return latencies_text(found)


_HTML = {
    "Job": _job_html,
    "Service": _service_html,
    "Prediction": _prediction_html,
    "Latencies": _latencies_html,
}
_TEXT = {
    "Job": _job_text,
    "Service": _service_text,
    "Prediction": _prediction_text,
    "Latencies": _latencies_text,
}
