"""`jupyter_modelarts.obs.Obs`, as a notebook uses it."""

from __future__ import annotations

from typing import Any

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.obs import Obs


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        keys = task["access_key"], Secret(task["secret_key"])
        self._obs = Obs(task["endpoint"], *keys, region=task["region"])
        self._base = f"obs://{task['bucket']}/"

    def warm(self) -> None:
        self._obs.exists(f"{self._base}nothing/")

    def upload(self, prefix: str, directory: str) -> None:
        self._obs.upload(directory, self._base + prefix)

    def download(self, prefix: str, directory: str) -> None:
        self._obs.download(self._base + prefix, directory)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return sum(1 for _ in self._obs.iterate(self._base + prefix, recursive=True))
