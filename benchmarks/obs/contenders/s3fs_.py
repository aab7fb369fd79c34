"""s3fs with `setting` files at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from s3fs import S3FileSystem


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        self._base = f"{task['bucket']}/"
        self._at_once = task["setting"]
        self._files = S3FileSystem(
            key=task["access_key"], secret=task["secret_key"], endpoint_url=task["endpoint"],
            client_kwargs={"region_name": task["region"]},
            config_kwargs={
                "max_pool_connections": self._at_once,
                "s3": {"addressing_style": "path", "payload_signing_enabled": False},
            },
        )  # fmt: skip

    def warm(self) -> None:
        self._files.find(f"{self._base}nothing/")

    def upload(self, prefix: str, directory: str) -> None:
        self._files.put(f"{directory}/", self._base + prefix, recursive=True, batch_size=self._at_once)

    def download(self, prefix: str, directory: str) -> None:
        Path(directory).mkdir(parents=True, exist_ok=True)
        self._files.get(self._base + prefix, f"{directory}/", recursive=True, batch_size=self._at_once)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return len(self._files.find(self._base + prefix))
