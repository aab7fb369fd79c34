"""Small packages, each with an answer of its own."""

from __future__ import annotations

from pathlib import Path

CONFIG = '{"model_algorithm": "x", "model_type": "Scikit_Learn"}'
SCRIPT = """\
import os
from model_service.python_model_service import XgSklServingBaseService

class Answer(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return {{"says": {says!r}, "level": os.environ.get("LEVEL", "")}}
    def _postprocess(self, data):
        return data
"""
BROKEN = """\
from model_service.python_model_service import XgSklServingBaseService

class Answer(XgSklServingBaseService):
    def __init__(self, model_path):
        super().__init__(model_path)
        self.names = {}
        self.first = self.names["first"]
"""


def package(root: Path, says: str = "one", *, script: str | None = None) -> Path:
    """A directory with a whole package below `model/`, which answers `says`."""
    model = root / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text(CONFIG)
    (model / "weights.m").write_bytes(b"weights")
    (model / "customize_service.py").write_text(SCRIPT.format(says=says) if script is None else script)
    return root
