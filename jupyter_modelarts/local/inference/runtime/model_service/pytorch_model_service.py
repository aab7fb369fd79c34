"""The base of PyTorch packages; `model_path` is the `.pt` or `.pth` file."""

from __future__ import annotations

from typing import Any

from .model_service import SingleNodeService


class PTServingBaseService(SingleNodeService):
    """Set `self.model` in `__init__`, or override `_inference`."""

    def __init__(self, model_name: str, model_path: str) -> None:
        super().__init__(model_name, model_path)
        self.model: Any = None

    def _inference(self, data: Any) -> Any:
        if self.model is None:
            raise RuntimeError(
                f"{type(self).__name__} sets no self.model. Load it in __init__ or override _inference."
            )
        return {name: self.model(value) for name, value in data.items()}


class TorchScriptService(PTServingBaseService):
    """What serves a package without a script: a TorchScript file, `{name: numbers}` in and out."""

    def load(self) -> None:
        """Load the model; raises what PyTorch raises for a file that is no TorchScript."""
        import torch

        self.model = torch.jit.load(self.model_path, map_location="cpu").eval()

    def _preprocess(self, data: Any) -> Any:
        import torch

        return {name: torch.as_tensor(value, dtype=torch.float32) for name, value in data.items()}

    def _inference(self, data: Any) -> Any:
        import torch

        with torch.no_grad():
            return super()._inference(data)

    def _postprocess(self, data: Any) -> Any:
        return {name: value.tolist() for name, value in data.items()}
