"""The base of scikit-learn and XGBoost packages; `model_path` is the model file."""

from __future__ import annotations

import json
from typing import Any

from .model_service import SingleNodeService

_ROWS = '{"data": {"req_data": [{"column": value, ...}, ...]}}'
_PACKED = (b"\x80", b"\x78", b"\x1f\x8b", b"BZ", b"\xfd")  # pickle, and what joblib compresses with


class XgSklServingBaseService(SingleNodeService):
    """Answers tables: one prediction per row of `req_data`, in the order of the row's columns.

    A JSON body reaches `_preprocess` as text (`json.loads(data)`) that can be used as its value
    (`data["data"]`), too.  As on the platform, a list that comes back from `_postprocess` leaves as
    `{"data": {"resp_data": [...]}}`.
    """

    answers_tables = True

    def __init__(self, model_path: str) -> None:
        super().__init__("serve", model_path)
        self._model: Any = None

    def load(self) -> None:
        """Load the model file: joblib or pickle, else what XGBoost saved."""
        model = _load_pickle(self.model_path)
        self._model = _load_booster(self.model_path) if model is None else model
        if not hasattr(self._model, "predict"):
            raise TypeError(
                f"it holds {type(self._model).__name__}, which has no predict: dump the fitted model"
            )

    def _preprocess(self, data: Any) -> Any:
        body = getattr(data, "value", data)
        if isinstance(body, (str, bytes)):
            body = json.loads(body)
        rows = body.get("data", body) if isinstance(body, dict) else None
        rows = rows.get("req_data") if isinstance(rows, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise TypeError(f"The body must be {_ROWS}.")
        return [list(row.values()) for row in rows]

    def _inference(self, data: Any) -> Any:
        if getattr(self, "_model", None) is None:  # a script need not call our __init__
            self.load()
        found = self._model.predict(data)
        return found.tolist() if hasattr(found, "tolist") else found

    def _postprocess(self, data: Any) -> Any:
        return [{"predictresult": value} for value in data]


class _Booster:
    def __init__(self, path: str) -> None:
        import xgboost

        self._matrix = xgboost.DMatrix
        self._booster = xgboost.Booster(model_file=path)

    def predict(self, rows: Any) -> Any:
        """Predictions for rows of numbers, in the order of the columns it was trained with."""
        import numpy

        table = numpy.asarray(rows, dtype=numpy.float32)
        return self._booster.predict(self._matrix(table, feature_names=self._booster.feature_names))


def _load_pickle(path: str) -> Any:
    """The object of a pickle or joblib file; None where the file is another kind."""
    import pickle

    with open(path, "rb") as stream:  # noqa: PTH123 - a str, as user code gets it
        start = stream.read(2)
    if not start.startswith(_PACKED):
        return None
    try:
        import joblib
    except ImportError:
        with open(path, "rb") as stream:  # noqa: PTH123
            return pickle.load(stream)  # noqa: S301 - the owner's own model
    return joblib.load(path)


def _load_booster(path: str) -> Any:
    try:
        return _Booster(path)
    except ImportError:
        raise RuntimeError(
            f"{path.rpartition('/')[2]} is no pickle and XGBoost is not installed. "
            "Save the model with joblib.dump, or install xgboost."
        ) from None
