"""A model package on disk: which engine, which model file, which script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "config.json"
SCRIPT = "customize_service.py"

ENGINES = ("TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "PyTorch")
"""Engines that run a service script, or bring a default, in a process of ours."""

TABLES = ("Scikit_Learn", "XGBoost", "Spark_MLlib")
"""Machine-learning engines: their scripts are made with the path of the model alone."""

_SUFFIXES = {
    "PyTorch": (".pt", ".pth", ".pt2", ".bin"),
    "Scikit_Learn": (".m", ".joblib", ".pkl", ".pickle", ".model"),
    "XGBoost": (".m", ".ubj", ".model", ".json", ".bst", ".joblib", ".pkl", ".pickle"),
    "Spark_MLlib": (".m", ".model", ".zip"),
}


@dataclass(frozen=True)
class Package:
    """The directory `model/` of an AI application and the engine it is for."""

    directory: Path
    engine: str

    @property
    def script(self) -> Path | None:
        """`customize_service.py`, where the package has one."""
        path = self.directory / SCRIPT
        return path if path.is_file() else None

    def model_files(self) -> list[Path]:
        """What may be the model, the likeliest first; empty for engines that want the directory."""
        suffixes = _SUFFIXES.get(self.engine, ())
        found = [path for path in sorted(self.directory.iterdir()) if _is_model(path, suffixes)]
        found.sort(key=lambda path: suffixes.index(path.suffix))
        return found or ([*self._spark_models()] if self.engine == "Spark_MLlib" else [])

    def _spark_models(self) -> list[Path]:
        """Spark saves a model as a directory, which has one named metadata."""
        return sorted(path.parent for path in self.directory.glob("*/metadata"))

    def model_path(self) -> Path:
        """What user code gets as `model_path`: the model file, or the directory."""
        files = self.model_files()
        return files[0] if files else self.directory

    def missing_model(self) -> str | None:
        """A sentence when the engine wants a model file and there is none."""
        wanted = _SUFFIXES.get(self.engine)
        if not wanted or self.model_files():
            return None
        return f"The package holds no model file for {self.engine} (a name that ends in {', '.join(wanted)})."


def _is_model(path: Path, suffixes: tuple[str, ...]) -> bool:
    return path.suffix in suffixes and path.name != CONFIG and path.is_file()
