"""The base of MXNet packages; `model_path` is the directory of the model."""

from __future__ import annotations

from model_service.model_service import SingleNodeService


class MXNetBaseService(SingleNodeService):  # type: ignore[misc]  # found at run time only
    """Load the net in `__init__`, and override `_inference`."""
