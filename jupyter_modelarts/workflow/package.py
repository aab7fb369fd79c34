"""Finding what can be deployed below a directory in OBS: a model package, or at least its weights.

A package is a directory `model/` with `config.json`, weights and, for most engines, `customize_service.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

from .errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jupyter_modelarts.contract.paths import ObsPath

CONFIG = "config.json"
SCRIPT = "customize_service.py"
_ENGINE_OF_SUFFIX = {
    ".pth": "PyTorch",
    ".pt": "PyTorch",
    ".pb": "TensorFlow",
    ".ckpt": "MindSpore",
    ".mindir": "MindSpore",
    ".om": "MindSpore",
    ".ubj": "XGBoost",
    ".bst": "XGBoost",
    ".pkl": "Scikit_Learn",
    ".pickle": "Scikit_Learn",
    ".joblib": "Scikit_Learn",
    ".m": "Scikit_Learn",
}
_MODEL_TYPES = ("TensorFlow", "PyTorch", "MindSpore", "XGBoost", "Scikit_Learn", "Spark_MLlib", "MXNet")
_MODEL_TYPE_OF_ENGINE = {"Ascend-Powered-Engine": "MindSpore", "XGBoost-Sklearn": "XGBoost"}
_NO_MODEL = 9
_NEED_SCRIPT = ("PyTorch", "MindSpore", "MXNet")


@dataclass(frozen=True)
class Package:
    """`directory` holds the model; `files` are its objects, relative to it.

    `complete` says that it stands as the platform wants it: in a directory `model/`, with `config.json`.
    """

    directory: ObsPath
    files: tuple[str, ...] = field(default=())

    @property
    def has_config(self) -> bool:
        """Whether `config.json` is there."""
        return CONFIG in self.files

    @property
    def has_script(self) -> bool:
        """Whether `customize_service.py` is there."""
        return SCRIPT in self.files

    @property
    def complete(self) -> bool:
        """Whether it can be imported as it stands."""
        return self.has_config and self.directory.name == "model"

    @property
    def weights(self) -> list[str]:
        """The files that look like a trained model."""
        return [name for name in self.files if _suffix(name) in _ENGINE_OF_SUFFIX]

    def engine(self) -> str:
        """The model type that the weights speak for, or an empty string."""
        return next((_ENGINE_OF_SUFFIX[_suffix(name)] for name in self.weights), "")


def find_package(places: Mapping[ObsPath, Iterable[str]], what: str, *, of_job: bool = False) -> Package:
    """The package among the listed `places` (directory to relative names); raises `PackageError`.

    `what` was searched, as the error says; `of_job`: it is what a training job has written.
    Preferred in this order: a directory with `config.json`, a directory `model/`, that of the weights.
    """
    candidates = [package for root, names in places.items() for package in _packages(root, sorted(names))]
    ranked = [(_rank(package), package.directory.key.count("/"), package) for package in candidates]
    best = min(ranked, key=lambda entry: entry[:2], default=None)
    if best is None or best[0] == _NO_MODEL:
        raise _nothing([name for names in places.values() for name in names], what, of_job)
    return best[2]


def _rank(package: Package) -> int:
    if package.complete:
        return 0
    if package.has_config:
        return 1
    if package.directory.name == "model" and package.files:
        return 2
    return 3 if any("/" not in name for name in package.weights) else _NO_MODEL


def _packages(root: ObsPath, names: Sequence[str]) -> list[Package]:
    directories = {name.rpartition("/")[0] for name in names} | {""}
    found = []
    for directory in directories:
        start = f"{directory}/" if directory else ""
        inside = tuple(name[len(start) :] for name in names if name.startswith(start))
        found.append(Package((root / start).as_directory() if start else root.as_directory(), inside))
    return found


def _nothing(names: Sequence[str], what: str, of_job: bool) -> PackageError:
    if of_job:
        hint = _("Let the training code save its model below model/ of the output train_url.")
    else:
        hint = _("It needs a directory model/, or a model file: {suffixes}.")
    hint = hint.format(suffixes=", ".join(f"*{suffix}" for suffix in _ENGINE_OF_SUFFIX))
    if not names:
        return PackageError(_("{what} has no files.").format(what=what), hint=hint)
    message = _("{what} holds no model: neither a directory model/ nor weights (it holds {names}).")
    return PackageError(message.format(what=what, names=", ".join(sorted(names)[:5])), hint=hint)


def model_type_of(engine: str) -> str:
    """The model type of inference for an engine as a person or a training job names it; empty if unknown."""
    if engine in _MODEL_TYPE_OF_ENGINE:
        return _MODEL_TYPE_OF_ENGINE[engine]
    key = engine.lower().replace("-", "").replace("_", "")
    return next((name for name in _MODEL_TYPES if name.lower().replace("_", "") == key), "")


def needs_script(model_type: str) -> bool:
    """Whether a package of this type cannot answer without `customize_service.py`."""
    return model_type in _NEED_SCRIPT


def known_model_types() -> str:
    """The model types, for a sentence."""
    return ", ".join(_MODEL_TYPES)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > name.rfind("/") else ""
