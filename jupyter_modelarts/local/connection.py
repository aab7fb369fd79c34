"""How to reach an embedded service: the connection file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_modelarts.contract.secrets import Secret

from .files import write_private

STATE_DIR_VARIABLE = "JUPYTER_MODELARTS_LOCAL_DIR"
FILE_NAME = "connection.json"


def state_directory(state_dir: Path | str | None = None) -> Path:
    """The state directory: the argument, else `JUPYTER_MODELARTS_LOCAL_DIR`, else the user's data."""
    chosen = state_dir or os.environ.get(STATE_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().resolve()
    from platformdirs import user_data_dir

    return Path(user_data_dir("jupyter_modelarts")) / "local"


@dataclass(frozen=True)
class Connection:
    """Base URLs, the account and the process of a running embedded service.

    `started_at` is the creation time of process `pid` (seconds since the epoch), so that a process
    which got the same number later is not taken for the service.
    """

    modelarts: str
    iam: str
    obs: str
    access_key: str
    secret_key: Secret
    project_id: str
    region: str
    domain: str
    user: str
    password: Secret
    pid: int
    state_dir: Path
    started_at: float
    version: str

    def public(self) -> dict[str, Any]:
        """What `start --json` and `status --json` print; keys in the clear, for the owner's use."""
        values = self._plain()
        return {name: values[name] for name in values if name not in ("started_at", "version")}

    def write(self) -> Path:
        """Write the connection file, readable by the owner only."""
        path = self.state_dir / FILE_NAME
        write_private(path, json.dumps(self._plain(), indent=1))
        return path

    def _plain(self) -> dict[str, Any]:
        values = dict(vars(self))
        return values | {
            "secret_key": self.secret_key.reveal(),
            "password": self.password.reveal(),
            "state_dir": str(self.state_dir),
        }


def read_connection(state_dir: Path) -> Connection | None:
    """The connection file of `state_dir`, or None where there is none that can be read."""
    try:
        values = json.loads((state_dir / FILE_NAME).read_bytes())
        values["secret_key"] = Secret(values["secret_key"])
        values["password"] = Secret(values["password"])
        values["state_dir"] = Path(values["state_dir"])
        return Connection(**values)
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None
