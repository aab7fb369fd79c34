"""Runtimes of models: the documented ones per engine, and one each that is this very Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jupyter_modelarts.local.problems import unknown_choice

from .frameworks import FRAMEWORKS

_CUDA = {"type": "gpu", "cuda_version": "cuda 10.2"}


@dataclass(frozen=True, slots=True)
class Runtime:
    """What a model of one engine may name as its `runtime`."""

    name: str
    request_mode: str = "sync"
    accelerator: dict[str, str] = field(default_factory=lambda: {"type": "none"})
    arch: str = "x86_64"
    image_source: str = "uniform_image"


def _base(name: str, accelerator: dict[str, str] | None = None, request_mode: str = "sync") -> Runtime:
    return Runtime(name, request_mode, accelerator or {"type": "none"}, image_source="base_image")


_DOCUMENTED: dict[str, tuple[Runtime, ...]] = {
    "TensorFlow": (
        _base("tf1.13-python3.6-cpu"),
        _base("tf1.13-python3.6-gpu", _CUDA),
        _base("tf1.13-python3.7-cpu"),
        _base("tf1.13-python3.7-gpu", _CUDA),
        _base("python3.6"),
        _base("tf1.13-python3.7-aiflow-gpu", _CUDA),
        _base("tf1.13-python3.7-gpu-async", _CUDA, "async"),
        Runtime("tensorflow_2.1.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64"),
        Runtime("tensorflow_2.6.0-cuda_11.2-py_3.7-ubuntu_18.04-x86_64"),
        Runtime("tensorflow_1.15.5-cuda_11.4-py_3.8-ubuntu_20.04-x86_64"),
    ),
    "PyTorch": (
        _base("python3.6"),
        _base("python3.7"),
        _base("pytorch1.4-python3.7"),
        Runtime(
            "pytorch_1.11.0-cann_7.0.1-py_3.9-euler_2.10.7-aarch64-snt9b",
            accelerator={"type": "npu", "name": "SNT9", "driver_version_section": "C8x"},
            arch="aarch64",
        ),
        Runtime("pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64"),
        Runtime("pytorch_1.8.2-cuda_11.1-py_3.7-ubuntu_18.04-x86_64"),
    ),
    "MindSpore": (
        Runtime("mindspore_1.9.0-cann_6.0.1-py_3.7-euler_2.9.9-x86_64-snt3p-300i"),
        Runtime("mindspore_1.7.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64"),
        Runtime("mindspore_1.2.0-py_3.7-cuda_10.1-ubuntu_18.04-x86_64"),
    ),
    "XGBoost": (_base("python3.6"),),
    "Scikit_Learn": (_base("python3.6"),),
    "Spark_MLlib": (_base("python3.6"),),
    "Custom": (),
}


@cache
def runtimes() -> dict[str, tuple[Runtime, ...]]:
    """Engine name -> its runtimes, the embedded one first."""
    return {
        name: (Runtime(FRAMEWORKS[name].embedded_version), *documented) if name in FRAMEWORKS else documented
        for name, documented in _DOCUMENTED.items()
    }


def find_runtime(engine: str, name: str | None = None) -> Runtime | None:
    """The runtime of an engine by name; without a name the embedded one (None for `Custom`).

    Raises `Problem` 400 that names the nearest engine or runtime there is.
    """
    if engine not in runtimes():
        raise unknown_choice("Model type", engine, runtimes())
    known = runtimes()[engine]
    if not name or not known:
        return known[0] if known else None
    for runtime in known:
        if runtime.name == name:
            return runtime
    raise unknown_choice(f"Runtime of {engine}", name, (runtime.name for runtime in known))


def rows() -> list[dict[str, Any]]:
    """The answer of `list_ai_engine_runtimes`: per engine, lists side by side."""
    return [_row(engine, known) for engine, known in runtimes().items()]


def _row(engine: str, known: tuple[Runtime, ...]) -> dict[str, Any]:
    return {
        "ai_engine": engine,
        "runtimes": [runtime.name for runtime in known],
        "request_mode": [runtime.request_mode for runtime in known],
        "accelerators": [runtime.accelerator for runtime in known],
        "arch": [runtime.arch for runtime in known],
        "status_list": ["normal" for _ in known],
        "image_source": [runtime.image_source for runtime in known],
    }
