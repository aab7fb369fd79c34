"""The base of Caffe packages; `model_path` is the directory of the model."""

from __future__ import annotations

from .model_service import SingleNodeService


class CaffeBaseService(SingleNodeService):
    """Load the net in `__init__`, and override `_inference`."""
