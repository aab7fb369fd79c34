"""The program rclone with `setting` transfers, without the questions that it can leave out."""

from __future__ import annotations

import os
import subprocess
from typing import Any


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        self._base = f"bench:{task['bucket']}/"
        self._transfers = str(task["setting"])
        kept = {"PATH": os.environ["PATH"], "HOME": os.environ.get("TMPDIR", "/tmp")}
        self._environment = kept | {
            "RCLONE_CONFIG": "/dev/null",
            "RCLONE_CONFIG_BENCH_TYPE": "s3",
            "RCLONE_CONFIG_BENCH_PROVIDER": "Other",
            "RCLONE_CONFIG_BENCH_ACCESS_KEY_ID": task["access_key"],
            "RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY": task["secret_key"],
            "RCLONE_CONFIG_BENCH_ENDPOINT": task["endpoint"],
            "RCLONE_CONFIG_BENCH_REGION": task["region"],
            "RCLONE_CONFIG_BENCH_FORCE_PATH_STYLE": "true",
        }

    def warm(self) -> None:
        self._run("version")  # its program is in the page cache then

    def upload(self, prefix: str, directory: str) -> None:
        self._copy(directory, self._base + prefix, "--s3-no-head", "--no-traverse", "--no-check-dest")

    def download(self, prefix: str, directory: str) -> None:
        self._copy(self._base + prefix, directory, "--no-check-dest")

    def _copy(self, source: str, target: str, *more: str) -> None:
        at_once = ("--transfers", self._transfers, "--checkers", self._transfers)
        self._run("copy", source, target, "--s3-no-check-bucket", "--no-update-modtime", *at_once, *more)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return self._run("lsf", "--recursive", "--files-only", "--fast-list", self._base + prefix).count(
            b"\n"
        )

    def _run(self, *arguments: str) -> bytes:
        done = subprocess.run(
            ["rclone", *arguments],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stderr.decode()[-500:])
        return done.stdout
