"""The base of every service script, and the one of MindSpore packages."""

from __future__ import annotations

from typing import Any


class ModelService:
    """What all base classes have in common."""

    def ping(self) -> None:
        """Kept for scripts that call it."""

    def signature(self) -> None:
        """Kept for scripts that call it."""


class SingleNodeService(ModelService):
    """A request goes through `_preprocess`, `_inference` and `_postprocess`.

    `data` is the decoded JSON body, or `{field: {file name: BytesIO}}` for a multipart form.
    """

    answers_tables = False
    """Machine-learning engines: the body as text, the rows that come back wrapped."""

    def __init__(self, model_name: str, model_path: str) -> None:
        self.model_name = model_name
        self.model_path = model_path

    def inference(self, data: Any) -> Any:
        """Answer one request."""
        return self._postprocess(self._inference(self._preprocess(data)))

    def _preprocess(self, data: Any) -> Any:
        return data

    def _inference(self, data: Any) -> Any:  # noqa: ARG002 - overridden with this name
        name = type(self).__name__
        raise NotImplementedError(f"{name} defines no _inference(self, data), and its engine has no default")

    def _postprocess(self, data: Any) -> Any:
        return data
