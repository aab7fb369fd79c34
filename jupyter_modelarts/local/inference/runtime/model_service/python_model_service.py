"""The base of scikit-learn and XGBoost packages; `model_path` is the model file."""

from __future__ import annotations

import json
from typing import Any

from .model_service import SingleNodeService

_ROWS = '{"data": {"req_data": [{"column": value, ...}, ...]}}'


class XgSklServingBaseService(SingleNodeService):
    """Answers tables: one prediction per row of `req_data`, in the order of the row's columns.

    A JSON body reaches `_preprocess` as text (`json.loads(data)`) that can be used as its value
    (`data["data"]`), too.  As on the platform, a list that comes back from `_postprocess` leaves as
    `{"data": {"resp_data": [...]}}`.
    """

    def __init__(self, model_path: str) -> None:
        super().__init__("serve", model_path)
        self._model: Any = None

    def load(self) -> None:
        """Load the model file: joblib or pickle, else what XGBoost saved."""
        self._model = _load_pickle(self.model_path) or _load_booster(self.model_path)

    def _preprocess(self, data: Any) -> Any:
        body = json.loads(data) if isinstance(data, (str, bytes)) else data
        rows = body.get("data", body).get("req_data") if isinstance(body, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise TypeError(f"The body must be {_ROWS}.")
        return [list(row.values()) for row in rows]

    def _inference(self, data: Any) -> Any:
        if self._model is None:
            self.load()
        found = self._model.predict(data)
        return found.tolist() if hasattr(found, "tolist") else found

    def _postprocess(self, data: Any) -> Any:
        return [{"predictresult": value} for value in data]


class _Booster:
    def __init__(self, path: str) -> None:
        import xgboost

        self._library = xgboost
        self._booster = xgboost.Booster(model_file=path)

    def predict(self, rows: Any) -> Any:
        """Predictions for rows of numbers."""
        return self._booster.predict(self._library.DMatrix(rows))


def _load_pickle(path: str) -> Any:
    """The object of a pickle or joblib file; None where the file is another kind."""
    import pickle

    with open(path, "rb") as stream:  # noqa: PTH123 - a str, as user code gets it
        start = stream.read(2)
    if not start.startswith((b"\x80", b"\x78", b"\x1f\x8b", b"BZ", b"\xfd")):
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
