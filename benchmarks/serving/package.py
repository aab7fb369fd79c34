"""The package that everybody serves: a scikit-learn classifier of four numbers, and one function around it.

`answering.py` is the function; it lies beside the model, and each contender imports the same file.
"""

from __future__ import annotations

import json
from pathlib import Path

ROWS = [[5.1, 3.5, 1.4, 0.2]]
BODY = json.dumps({"rows": ROWS})
ANSWER = '"predictions"'

_FUNCTION = """
from pathlib import Path
import joblib

model = joblib.load(Path(__file__).with_name("model.m"))

def answer(body):
    return {"predictions": model.predict(body["rows"]).tolist()}
"""
_SCRIPT = """
from answering import answer
from model_service.python_model_service import XgSklServingBaseService

class Classifier(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return answer(data)
    def _postprocess(self, data):
        return data
"""


def write(place: Path) -> Path:
    """The package in a new directory `model` of `place`."""
    import joblib
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression().fit([[5.0, 3.4, 1.5, 0.2], [6.5, 3.0, 5.5, 2.0]], [0, 1])
    directory = place / "model"
    directory.mkdir()
    joblib.dump(model, directory / "model.m")
    (directory / "answering.py").write_text(_FUNCTION)
    (directory / "customize_service.py").write_text(_SCRIPT)
    config = {"model_algorithm": "classification", "model_type": "Scikit_Learn"}
    (directory / "config.json").write_text(json.dumps(config))
    return directory
