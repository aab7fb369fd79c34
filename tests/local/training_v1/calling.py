"""A caller of the old API, who holds every answer against the contract."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING, Any

from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from jupyter_modelarts.local.connection import Connection

    from ...openapi_files import Contract  # noqa: TID252

SCIKIT_LEARN, CPU_2U, CPU_8U = 103, 1, 2
OVER = (10, 11, 12, 14, 22)
ECHO = "import sys; print('\\n'.join(sys.argv[1:]))"
GATED = """\
import sys
gate = next(part for part in sys.argv if part.startswith("--gate=")).removeprefix("--gate=")
print("at the gate", flush=True)
print("through with", open(gate).read(), flush=True)
"""
"""Runs until `Gate.open`."""


class Gate:
    """A pipe at which a script waits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        os.mkfifo(path)

    def open(self, word: str = "luck") -> None:
        """Let the script go on, once it waits."""
        with self.path.open("w") as pipe:
            pipe.write(word)

    @property
    def parameter(self) -> dict[str, str]:
        """What tells the script."""
        return {"label": "gate", "value": str(self.path)}


class CallerV1(Caller):
    """Paths are below /v1/{project_id}; jobs lie in a workspace of the caller."""

    def __init__(self, connection: Connection, contract: Contract) -> None:
        super().__init__(connection)
        self.contract = contract
        self.workspace = uuid.uuid4().hex

    def _sign_in(self, connection: Connection) -> httpx.Client:
        http = super()._sign_in(connection)
        http.base_url = f"{connection.modelarts}/v1/{connection.project_id}"
        return http

    def call(self, identifier: str, *path: object, query: Any = None, body: Any = None) -> dict[str, Any]:
        """What an operation answers; it fits its shape."""
        answer = self._send(identifier, path, query, body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        shape = self.contract.answer(identifier)
        assert shape is not None
        assert self.contract.errors(shape, found) == []
        assert self.contract.unknown(shape, found) == set()
        assert found["is_success"] is True
        return found

    def refusal(
        self, identifier: str, *path: object, query: Any = None, body: Any = None
    ) -> tuple[int, str, str]:
        """Status, code and message of a call that fails in the old API's form."""
        answer = self._send(identifier, path, query, body)
        found = answer.json()
        assert set(found) == {"is_success", "error_code", "error_message"}, found
        assert found["is_success"] is False
        return answer.status_code, found["error_code"], found["error_message"]

    def _send(self, identifier: str, path: tuple[object, ...], query: Any, body: Any) -> httpx.Response:
        _, method, template, _ = self.contract.operations[identifier]
        url = template.removeprefix("/v1/{project_id}")
        for part in path:
            start, rest = url.split("{", 1)
            url = f"{start}{part}{rest.split('}', 1)[1]}"
        assert "{" not in url
        return self.http.request(method, url, params=query, json=body)

    def config(self, script: str = ECHO, **more: Any) -> dict[str, Any]:
        """A config that runs `script`."""
        code = f"code-{uuid.uuid4().hex[:8]}"
        boot_file = self.put(f"{code}/train.py", script)
        return {
            "worker_server_num": 1,
            "app_url": f"/{self.bucket}/{code}/",
            "boot_file_url": boot_file,
            "engine_id": SCIKIT_LEARN,
            "spec_id": CPU_2U,
            **more,
        }

    def new(self, config: dict[str, Any], name: str = "", **more: Any) -> dict[str, Any]:
        """Create a job; the answer."""
        body = {
            "job_name": name or f"job-{uuid.uuid4().hex[:12]}",
            "workspace_id": self.workspace,
            "config": config,
            **more,
        }
        return self.call("create_training_job_v1", body=body)

    def refused_config(self, config: dict[str, Any]) -> tuple[int, str, str]:
        """Why a job is not created."""
        body = {"job_name": f"job-{uuid.uuid4().hex[:12]}", "config": config}
        return self.refusal("create_training_job_v1", body=body)

    def version(self, job: dict[str, Any]) -> dict[str, Any]:
        """The version that `job`, an answer to a creation, names."""
        return self.call("show_training_job_version_v1", job["job_id"], job["version_id"])

    def reach(self, job: dict[str, Any], *states: int) -> dict[str, Any]:
        """The version once it is in one of `states` (else: over)."""
        wanted = states or OVER

        def ask() -> dict[str, Any] | None:
            found = self.version(job)
            return found if found["status"] in wanted else None

        found: dict[str, Any] = self.until(ask, 30, lambda: f"{self.version(job)}\n{self.text(job)}")
        return found

    def text(self, job: dict[str, Any], number: int = 0) -> str:
        """The whole log of a task, read on from where the last part ended."""
        return "".join(self._parts(job, number))

    def _parts(self, job: dict[str, Any], number: int) -> Iterator[str]:
        where = job["job_id"], job["version_id"]
        names = self.call("list_training_job_log_files_v1", *where)["log_file_list"]
        start = "0"
        while True:
            query = {"log_file": names[number], "start_byte": start}
            part = self.call("show_training_job_log_v1", *where, query=query)
            if not part["content"]:
                return
            yield part["content"]
            start = part["end_line"]

    def lines(self, job: dict[str, Any], number: int = 0) -> list[str]:
        """What the script has written."""
        return [line for line in self.text(job, number).splitlines() if not line.startswith("[ModelArts")]

    def rows(self, **query: Any) -> list[dict[str, Any]]:
        """The caller's jobs as a list shows them."""
        asked = {"workspace_id": self.workspace, **query}
        rows: list[dict[str, Any]] = self.call("list_training_jobs_v1", query=asked)["jobs"]
        return rows

    def clean_up(self) -> None:
        """Remove the caller's jobs."""
        for row in self.rows(per_page=1000):
            self.call("delete_training_job_v1", row["job_id"])
        self.http.close()
