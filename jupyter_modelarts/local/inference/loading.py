"""Package -> the object that answers: import the script, find its class, make one."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
import types
from typing import TYPE_CHECKING, Any

from .failures import class_place, described, in_class
from .packages import SCRIPT, TABLES, Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PARENT = "modelarts_package"  # so that `from .helper import x` works in a script
_DEFAULTS = {
    "Scikit_Learn": ("python_model_service", "XgSklServingBaseService"),
    "XGBoost": ("python_model_service", "XgSklServingBaseService"),
    "PyTorch": ("pytorch_model_service", "SavedModelService"),
    "TensorFlow": ("tfserving_model_service", "TfServingBaseService"),
}
_STEPS = ("_preprocess", "_inference", "_postprocess")


class StartError(Exception):
    """The package cannot be served: one line with the cause and the way out."""


def load(package: Package, model_name: str) -> Any:
    """The service object of `package`.  Raises `StartError`; its cause is what user code raised."""
    sys.path.insert(0, str(package.directory))
    try:
        if not package.script:
            return _default(package, model_name)
        service_class = _scripted(package)
        service = _make(service_class, package, model_name)
    except StartError:
        raise
    except BaseException as error:  # exit() in a script is its failure, too
        raise StartError(_line(error, package)) from error
    _check_steps(service, package)
    return service


def _line(error: BaseException, package: Package) -> str:
    """What happened, and what helps against it."""
    return " ".join([described(error, package.directory).rstrip(".") + ".", *_hints(error, package)])


def _hints(error: BaseException, package: Package) -> Iterator[str]:
    if isinstance(error, ModuleNotFoundError) and error.name:
        yield "Add it to dependencies in config.json, or install it beside the embedded service."
    elif isinstance(error, AttributeError) and repr(sys.modules["__main__"]) in str(error):
        yield "A pickle names classes by module: define the class in a file of the package, not in a cell."
    elif isinstance(error, SystemExit):
        yield f"{SCRIPT} must not call exit()."
    elif isinstance(error, OSError) and (missing := package.missing_model()):
        yield missing


def _scripted(package: Package) -> type[Any]:
    module = _import(package.directory / SCRIPT)
    base = importlib.import_module("model_service.model_service").SingleNodeService
    found = [member for _, member in inspect.getmembers(module, inspect.isclass) if _is_leaf(member, base)]
    found = list(dict.fromkeys(found))  # one class under two names
    if len(found) == 1:
        return found[0]
    places = (f"{member.__name__} ({class_place(member, package.directory)})" for member in found)
    problem = f"has {len(found)}: {', '.join(places)}" if found else "has none"
    raise StartError(
        f"{SCRIPT} must define exactly one class derived from a model_service base class; it {problem}."
    )


def _is_leaf(member: type[Any], base: type[Any]) -> bool:
    ours = member.__module__.partition(".")[0] in ("model_service", "mms")
    return issubclass(member, base) and not ours and not member.__subclasses__()


def _import(script: Path) -> types.ModuleType:
    parent = types.ModuleType(_PARENT)
    parent.__path__ = [str(script.parent)]
    sys.modules[_PARENT] = parent
    specification = importlib.util.spec_from_file_location(f"{_PARENT}.{script.stem}", script)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = sys.modules[script.stem] = module
    specification.loader.exec_module(module)
    return module


def _default(package: Package, model_name: str) -> Any:
    """What serves a package without a script."""
    if package.engine not in _DEFAULTS:
        raise StartError(
            f"The package has no {SCRIPT}, and {package.engine} has no default service. Add the script."
        )
    missing = package.missing_model()
    if missing:
        raise StartError(missing)
    module, name = _DEFAULTS[package.engine]
    service = _make(getattr(importlib.import_module(f"model_service.{module}"), name), package, model_name)
    try:
        service.load()
    except Exception as error:
        where = package.model_path().name
        raise StartError(f"{where}: {_line(error, package)}") from error
    return service


def _make(service_class: type[Any], package: Package, model_name: str) -> Any:
    path = str(package.model_path())
    named, bare = (model_name, path), (path,)
    tables = package.engine in TABLES or getattr(service_class, "answers_tables", False)
    for arguments in (bare, named) if tables else (named, bare):
        if _takes(service_class, *arguments):
            return service_class(*arguments)
    place = in_class(service_class, "__init__", package.directory)
    wanted = "(self, model_path)" if tables else "(self, model_name, model_path)"
    raise StartError(f"{place}: __init__{inspect.signature(service_class)} must be __init__{wanted}.")


def _takes(function: Any, *arguments: Any) -> bool:
    try:
        inspect.signature(function).bind(*arguments)
    except TypeError:
        return False
    except ValueError:  # native code: nobody can tell
        return True
    return True


def _check_steps(service: Any, package: Package) -> None:
    """Refuse steps that no request could get through, before the first one does not."""
    base = importlib.import_module("model_service.model_service").SingleNodeService
    if type(service).inference is not base.inference:
        return  # the steps are its own affair
    for step in _STEPS:
        method = getattr(service, step, None)
        if not callable(method) or not _takes(method, None):
            place = in_class(type(service), step, package.directory)
            raise StartError(f"{place}: {step} must take the data: def {step}(self, data).")
