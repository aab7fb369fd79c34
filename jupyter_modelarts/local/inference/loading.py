"""Package -> the object that answers: import the script, find its class, make one."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
import types
from typing import TYPE_CHECKING, Any

from .failures import describe
from .packages import SCRIPT, Package

if TYPE_CHECKING:
    from pathlib import Path

_PARENT = "modelarts_package"  # so that `from .helper import x` works in a script
_DEFAULTS = {
    "Scikit_Learn": ("python_model_service", "XgSklServingBaseService"),
    "XGBoost": ("python_model_service", "XgSklServingBaseService"),
    "PyTorch": ("pytorch_model_service", "TorchScriptService"),
    "TensorFlow": ("tfserving_model_service", "TfServingBaseService"),
}


class StartError(Exception):
    """The package cannot be served: one line with the cause and the way out."""


def load(package: Package, model_name: str) -> Any:
    """The service object of `package`.  Raises `StartError`; its cause is what user code raised."""
    try:
        service_class = _scripted(package) if package.script else _default(package)
        service = _make(service_class, model_name, str(package.model_path()))
        if not package.script:
            service.load()
    except StartError:
        raise
    except BaseException as error:  # SystemExit of a script is its failure, too
        if isinstance(error, KeyboardInterrupt):
            raise
        raise StartError(_line(error, package)) from error
    return service


def _line(error: BaseException, package: Package) -> str:
    line = describe(error, package.directory)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"{line}. Add it to dependencies in config.json, or install it beside the embedded service."
    return line


def _scripted(package: Package) -> type[Any]:
    module = _import(package.directory / SCRIPT)
    base = importlib.import_module("model_service.model_service").SingleNodeService
    found = [member for _, member in inspect.getmembers(module, inspect.isclass) if _is_leaf(member, base)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted(member.__name__ for member in found))
    problem = f"has {len(found)} ({names})" if found else "has none"
    raise StartError(
        f"{SCRIPT} must define exactly one class derived from a model_service base class; it {problem}."
    )


def _is_leaf(member: type[Any], base: type[Any]) -> bool:
    ours = member.__module__.partition(".")[0] == "model_service"
    return issubclass(member, base) and not ours and not member.__subclasses__()


def _import(script: Path) -> types.ModuleType:
    parent = types.ModuleType(_PARENT)
    parent.__path__ = [str(script.parent)]
    sys.modules[_PARENT] = parent
    sys.path.insert(0, str(script.parent))
    specification = importlib.util.spec_from_file_location(f"{_PARENT}.{script.stem}", script)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = sys.modules[script.stem] = module
    specification.loader.exec_module(module)
    return module


def _default(package: Package) -> type[Any]:
    if package.engine not in _DEFAULTS:
        raise StartError(
            f"The package has no {SCRIPT}, and {package.engine} has no default service. Add the script."
        )
    missing = package.missing_model()
    if missing:
        raise StartError(missing)
    module, name = _DEFAULTS[package.engine]
    found: type[Any] = getattr(importlib.import_module(f"model_service.{module}"), name)
    return found


def _make(service_class: type[Any], model_name: str, model_path: str) -> Any:
    try:
        inspect.signature(service_class).bind(model_name, model_path)
    except TypeError:
        return service_class(model_path)  # machine-learning engines know no model name
    return service_class(model_name, model_path)
