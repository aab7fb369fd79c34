"""The base of TensorFlow packages; `model_path` is the directory of the SavedModel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .model_service import SingleNodeService


class TfServingBaseService(SingleNodeService):
    """Without an own `_inference` the `serving_default` signature of the SavedModel answers."""

    def __init__(self, model_name: str, model_path: str) -> None:
        super().__init__(model_name, model_path)
        self._signature: Any = None

    def load(self) -> None:
        """Load the SavedModel; raises what TensorFlow raises where there is none."""
        tensorflow = _tensorflow()
        # the model owns the variables that its signature uses
        self._loaded = tensorflow.saved_model.load(_saved_model(Path(self.model_path)))
        signatures = self._loaded.signatures
        if not signatures:
            raise ValueError(
                "the SavedModel has no signature: save it with tf.saved_model.save(..., signatures=...)"
            )
        only = next(iter(signatures)) if len(signatures) == 1 else "serving_default"
        self._signature = signatures[only]

    def _inference(self, data: Any) -> Any:
        if getattr(self, "_signature", None) is None:  # a script need not call our __init__
            self.load()
        tensorflow = _tensorflow()
        _, wanted = self._signature.structured_input_signature
        unknown = sorted(name for name in data if name not in wanted)
        if unknown:
            raise KeyError(
                f"the model has no input {unknown[0]!r}: its inputs are {', '.join(sorted(wanted))}"
            )
        tensors = {
            name: tensorflow.convert_to_tensor(value, dtype=wanted[name].dtype)
            for name, value in data.items()
        }
        return {name: value.numpy().tolist() for name, value in self._signature(**tensors).items()}


def _tensorflow() -> Any:
    try:
        import tensorflow
    except ImportError:
        raise ModuleNotFoundError(
            "A SavedModel is served by TensorFlow, which is not installed", name="tensorflow"
        ) from None
    return tensorflow


def _saved_model(directory: Path) -> str:
    """The directory of saved_model.pb: this one, or one of a version below it."""
    found = sorted(path.parent for path in directory.glob("*/saved_model.pb"))
    if (directory / "saved_model.pb").is_file() or not found:
        return str(directory)
    return str(found[-1])
