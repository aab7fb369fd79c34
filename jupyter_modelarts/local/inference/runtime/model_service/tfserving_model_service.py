"""The base of TensorFlow packages; `model_path` is the directory of the SavedModel."""

from __future__ import annotations

from typing import Any

from .model_service import SingleNodeService


class TfServingBaseService(SingleNodeService):
    """Without an own `_inference` the `serving_default` signature of the SavedModel answers."""

    def __init__(self, model_name: str, model_path: str) -> None:
        super().__init__(model_name, model_path)
        self._signature: Any = None

    def load(self) -> None:
        """Load the SavedModel; raises what TensorFlow raises where there is none."""
        import tensorflow

        # the model owns the variables that its signature uses
        self._loaded = tensorflow.saved_model.load(self.model_path)
        self._signature = self._loaded.signatures["serving_default"]

    def _inference(self, data: Any) -> Any:
        import tensorflow

        if self._signature is None:
            self.load()
        _, wanted = self._signature.structured_input_signature
        tensors = {
            name: tensorflow.convert_to_tensor(value, dtype=wanted[name].dtype if name in wanted else None)
            for name, value in data.items()
        }
        return {name: value.numpy().tolist() for name, value in self._signature(**tensors).items()}
