"""`%ma_predict`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.workflow.predict import parse_json

from .parsing import Line, UsageProblem

if TYPE_CHECKING:
    from jupyter_modelarts.workflow import Prediction

    from .house import House

DEFAULT_FIELD = "images"


def predict(house: House, line: Line, cell: str | None) -> Prediction:
    """Call, keep the answer as `prediction`."""
    files = {
        field if path is not None else DEFAULT_FIELD: path or field
        for field, path in line.get("file", {}).items()
    }
    data = _data(house, line, cell, needed=not files)
    prediction = house.service(line.argument(0) or "service").ask(data, files=files or None)
    house.store(line.get("store", "prediction"), prediction)
    return prediction


def _data(house: House, line: Line, cell: str | None, *, needed: bool) -> Any:
    name = line.get("data")
    if name is not None:
        if name not in house.shell.user_ns:
            message = _("There is no variable {name}.").format(name=name)
            raise UsageProblem(message, hint=_("Assign it in an earlier cell."))
        return house.shell.user_ns[name]
    if cell is not None and cell.strip():
        return parse_json(cell)
    if needed:
        message = _("There is nothing to send.")
        hint = _("Write JSON below %%ma_predict, or give --file FIELD=PATH or --data VARIABLE.")
        raise UsageProblem(message, hint=hint)
    return None
