"""What tests of custom engines and images share: packages with a server of their own, made on the spot."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..serving import Platform  # noqa: TID252 - tests are no package on the path

SERVERS = Path(__file__).parent / "servers"
START = {"wait": "deploying"}


def package(server: str = "plain.py", run: str = "exec python {server}\n", **config: Any) -> dict[str, bytes]:
    """A package whose `run.sh` starts `server`."""
    described = {"model_algorithm": "serving", "model_type": "Custom"} | config
    return {
        "config.json": json.dumps(described).encode(),
        "run.sh": run.format(server=server).encode(),
        server: (SERVERS / server).read_bytes(),
    }


def publish(platform: Platform, files: dict[str, bytes], **changes: Any) -> str:
    """Publish a package of a custom engine; the id of the model."""
    return platform.publish(files, model_type="Custom", **changes)


@cache
def certificate() -> dict[str, bytes]:
    """A certificate that signs itself, and its key."""
    command = [os.environ.get("OPENSSL", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost"]
    made = subprocess.run([*command, "-keyout", "-", "-out", "-"], check=True, capture_output=True).stdout
    key, mark, rest = made.partition(b"-----BEGIN CERTIFICATE-----")
    return {"key.pem": key, "cert.pem": mark + rest}


def processes_of(directory: Path) -> Iterator[psutil.Process]:
    """Every process that has to do with a directory: it runs there, or names it."""
    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and any(
                str(directory) in text for text in [*process.cmdline(), process.cwd()]
            ):
                yield process
        except psutil.Error:
            continue


def place(platform: Platform, service_id: str) -> Path:
    """The directory of a service."""
    return platform.connection.state_dir / "services" / service_id
