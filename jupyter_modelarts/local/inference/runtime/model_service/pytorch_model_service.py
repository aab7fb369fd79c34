"""The base of PyTorch packages; `model_path` is the `.pt` or `.pth` file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from .model_service import SingleNodeService

_ONLY_WEIGHTS = (
    "it holds weights (a state_dict), but not the network. Add customize_service.py that builds the network "
    "and calls load_state_dict(torch.load(model_path)), or save it whole: torch.jit.script(model).save(path)"
)


class PTServingBaseService(SingleNodeService):
    """Set `self.model` in `__init__`, or override `_inference`."""

    def __init__(self, model_name: str, model_path: str) -> None:
        super().__init__(model_name, model_path)
        self.model: Any = None

    def _inference(self, data: Any) -> Any:
        if getattr(self, "model", None) is None:
            raise RuntimeError(
                f"{type(self).__name__} sets no self.model. Load it in __init__ or override _inference."
            )
        return {name: self.model(value) for name, value in data.items()}


class SavedModelService(PTServingBaseService):
    """What serves a package without a script: a network saved whole, `{name: numbers}` in and out."""

    def load(self) -> None:
        """Load the model: TorchScript, an exported program, or a pickled network of PyTorch's own layers."""
        path = Path(self.model_path)
        names = _members(path)
        torch = _torch()
        if any(name.endswith("/constants.pkl") for name in names):
            self.model = torch.jit.load(str(path), map_location="cpu").eval()
        elif path.suffix == ".pt2":
            self.model = torch.export.load(str(path)).module()
        else:
            self.model = _whole(torch.load(str(path), map_location="cpu", weights_only=False))

    def _preprocess(self, data: Any) -> Any:
        torch = _torch()
        if not isinstance(data, dict):
            raise TypeError('the body must be {"name": numbers}')
        for name, value in data.items():
            if isinstance(value, str | dict):
                raise TypeError(
                    f"{name} is no numbers: add customize_service.py whose _preprocess makes them"
                )
        return {name: torch.as_tensor(value, dtype=torch.float32) for name, value in data.items()}

    def _inference(self, data: Any) -> Any:
        with _torch().no_grad():
            return super()._inference(data)

    def _postprocess(self, data: Any) -> Any:
        return _plain(data)


def _members(path: Path) -> list[str]:
    """The files in the archive that PyTorch writes; empty for older forms."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        return []


def _whole(loaded: Any) -> Any:
    if isinstance(loaded, dict) or not callable(loaded):
        raise ValueError(_ONLY_WEIGHTS)
    return loaded.eval()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value.tolist() if hasattr(value, "tolist") else value


def _torch() -> Any:
    try:
        import torch
    except ImportError:
        raise ModuleNotFoundError(
            "the model is served by PyTorch, which is not installed", name="torch"
        ) from None
    return torch
