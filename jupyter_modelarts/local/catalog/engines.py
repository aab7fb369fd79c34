"""Training engines: the platform's preset ones, and one version each that is this very Python.

Whatever version is asked for, a job runs in the Python that `interpreters` maps the engine to, without a
mapping in that of the service; the embedded version says so in its name and is what a job gets that names
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jupyter_modelarts.local.problems import bad_request, unknown_choice

from .frameworks import FRAMEWORKS, Framework


@dataclass(frozen=True, slots=True)
class Engine:
    """One version of one engine; `framework` is what a script imports."""

    name: str
    version: str
    framework: Framework
    run_user: str = "1000"
    cpu_image_url: str = ""
    gpu_image_url: str = ""
    image_version: str = ""
    auto_search: bool = False

    @property
    def embedded(self) -> bool:
        """Whether this is the version that stands for the Python of the service."""
        return self.version.endswith("-embedded")

    def row(self) -> dict[str, Any]:
        """The engine as `list_training_job_engines` shows it."""
        return {
            "engine_id": self.version,
            "engine_name": self.name,
            "engine_version": self.version,
            "tags": [{"key": "auto_search", "value": "True"}] if self.auto_search else [],
            "v1_compatible": False,
            "run_user": self.run_user,
            "image_info": {
                "cpu_image_url": self.cpu_image_url,
                "gpu_image_url": self.gpu_image_url,
                "image_version": self.image_version or self.version,
            },
        }


ASCEND = "Ascend-Powered-Engine"
WITH_MPIRUN = frozenset({"Horovod", "MPI"})
"""Engines whose tasks the platform starts with mpirun."""
_MINDSPORE = "mindspore_1.6.0-cann_5.0.3.6-py_3.7-euler_2.8.3-aarch64"
_PYTORCH = "pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64"
_TENSORFLOW = "tensorflow_2.1.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64"
_ON_ASCEND = (
    ("MindSpore", "mindspore_1.7.0-cann_5.1.0-py_3.7-euler_2.8.3-aarch64"),
    ("MindSpore", "mindspore_2.2.12-cann_7.0.1.1-py_3.9-euler_2.10.7-aarch64-snt3p"),
    ("PyTorch", "pytorch_2.1.0-cann_7.0.1.1-py_3.9-euler_2.10.7-aarch64-snt3p"),
    ("TensorFlow", "tensorflow_1.15-cann_5.1.0-py_3.7-euler_2.8.3-aarch64"),
)
_HOROVOD = (
    "horovod_0.20.0-tensorflow_2.1.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64",
    "horovod_0.22.1-pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64",
)


@cache
def engines() -> tuple[Engine, ...]:
    """Every engine, the embedded version of each name first."""
    documented = (
        Engine(
            ASCEND,
            _MINDSPORE,
            FRAMEWORKS["MindSpore"],
            gpu_image_url="atelier/mindspore_1_6_0:train",
            image_version=f"{_MINDSPORE}-snt9-roma-20211231193205-33131ee",
        ),
        *(Engine(ASCEND, version, FRAMEWORKS[framework]) for framework, version in _ON_ASCEND),
        _gpu_engine("PyTorch", _PYTORCH, "aip/pytorch_1_8:train"),
        Engine("PyTorch", "pytorch_2.1.0-cuda_12.1-py_3.10.6-ubuntu_22.04-x86_64", FRAMEWORKS["PyTorch"]),
        _gpu_engine("TensorFlow", _TENSORFLOW, "aip/tensorflow_2_1:train"),
        *(Engine("Horovod", version, FRAMEWORKS["Horovod"]) for version in _HOROVOD),
        Engine("MPI", "mindspore_1.3.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64", FRAMEWORKS["MindSpore"]),
    )
    names = ("Scikit_Learn", "PyTorch", "TensorFlow", "XGBoost")
    found = ((name, FRAMEWORKS[name]) for name in names)
    embedded = tuple(Engine(name, kind.embedded_version, kind, auto_search=True) for name, kind in found)
    return embedded + documented


def _gpu_engine(name: str, version: str, image: str) -> Engine:
    return Engine(
        name,
        version,
        FRAMEWORKS[name],
        run_user="1102",
        cpu_image_url=image,
        gpu_image_url=image,
        image_version=f"{version}-20210912152543-1e0838d",
        auto_search=True,
    )


def find_engine(name: str | None, version: str | None = None, engine_id: str | None = None) -> Engine:
    """The engine asked for by id, or by name and version; without a version the embedded one.

    Raises `Problem` 400 that names the nearest one there is.
    """
    if engine_id:
        return _by_version(engines(), engine_id, "Engine id")
    if not name:
        raise bad_request("An engine needs engine_name (and engine_version), or engine_id.")
    versions = [engine for engine in engines() if engine.name == name]
    if not versions:
        raise unknown_choice("Engine", name, (engine.name for engine in engines()))
    return _by_version(versions, version, f"Version of engine {name}") if version else versions[0]


def _by_version(candidates: tuple[Engine, ...] | list[Engine], version: str, what: str) -> Engine:
    for engine in candidates:
        if engine.version == version:
            return engine
    raise unknown_choice(what, version, (engine.version for engine in candidates))
