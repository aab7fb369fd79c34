"""A caller of the embedded service who submits small scripts and waits for what becomes of them."""

from __future__ import annotations

import contextlib
import textwrap
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_modelarts.local.connection import Connection

FINAL = ("Completed", "Failed", "Terminated", "Abnormal")


class Caller:
    """Signed in at one embedded service; paths are below /v2/{project_id}."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.bucket = f"test-{uuid.uuid4().hex[:12]}"
        self.objects = connection.state_dir / "objects"
        (self.objects / self.bucket).mkdir(parents=True)
        self.http = self._sign_in(connection)
        self._submitted: list[str] = []

    def end(self) -> None:
        """Sign out; what a failed test left running is removed, or the next ones would wait for its room."""
        with contextlib.suppress(httpx.TransportError):  # the service of this test is gone already
            for job_id in self._submitted:
                job = self.http.get(f"/training-jobs/{job_id}")
                if job.status_code == 200 and job.json()["status"]["phase"] not in FINAL:
                    self.http.delete(f"/training-jobs/{job_id}")
        self.http.close()

    def _sign_in(self, connection: Connection) -> httpx.Client:
        user = {
            "name": connection.user,
            "password": connection.password.reveal(),
            "domain": {"name": connection.domain},
        }
        identity = {"methods": ["password"], "password": {"user": user}}
        body = {"auth": {"identity": identity, "scope": {"project": {"name": connection.region}}}}
        # verify=False: nothing here is TLS, and reading the certificates takes longer than a job
        http = httpx.Client(
            base_url=f"{connection.modelarts}/v2/{connection.project_id}", timeout=30, verify=False
        )
        answer = http.post(f"{connection.iam}/v3/auth/tokens", json=body)
        http.headers["X-Auth-Token"] = answer.headers["X-Subject-Token"]
        return http

    def reconnect(self, connection: Connection) -> None:
        """Sign in again after the service has started anew."""
        self.http.close()
        self.connection = connection
        self.http = self._sign_in(connection)

    def put(self, key: str, text: str) -> str:
        """Write an object; its path as bodies carry it."""
        path = self.objects / self.bucket / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
        return f"/{self.bucket}/{key}"

    def get(self, key: str) -> str:
        """The text of an object."""
        return (self.objects / self.bucket / key).read_text()

    def exists(self, key: str) -> bool:
        """Whether there is such an object."""
        return (self.objects / self.bucket / key).exists()

    def body(self, script: str = "print('hello')", **algorithm: Any) -> dict[str, Any]:
        """A request that runs `script` as the boot file."""
        code = f"code-{uuid.uuid4().hex[:8]}"
        boot_file = self.put(f"{code}/train.py", script)
        return {
            "kind": "job",
            "metadata": {"name": f"job-{uuid.uuid4().hex[:12]}"},
            "algorithm": {
                "code_dir": f"/{self.bucket}/{code}/",
                "boot_file": boot_file,
                "engine": {"engine_name": "Scikit_Learn"},
                **algorithm,
            },
            "spec": {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}},
        }

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        """Submit; the accepted job."""
        answer = self.http.post("/training-jobs", json=body)
        assert answer.status_code == 201, answer.text
        job: dict[str, Any] = answer.json()
        self._submitted.append(job["metadata"]["id"])
        return job

    def refused(self, body: dict[str, Any]) -> tuple[int, str, str]:
        """Submit what is not accepted; status, code and message."""
        answer = self.http.post("/training-jobs", json=body)
        problem = answer.json()
        assert set(problem) == {"error_code", "error_msg"}, problem
        return answer.status_code, problem["error_code"], problem["error_msg"]

    def show(self, job: dict[str, Any]) -> dict[str, Any]:
        """The job as it is now."""
        answer = self.http.get(f"/training-jobs/{job['metadata']['id']}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def wait(self, job: dict[str, Any], *phases: str, timeout: float = 30) -> dict[str, Any]:
        """The job once it is in one of `phases` (else: over); its log is in the failure."""
        wanted = phases or FINAL
        return self.until(
            lambda: self._in_phase(job, wanted),
            timeout,
            lambda: f"{self.show(job)['status']}\n{self.log(job)}",
        )

    def _in_phase(self, job: dict[str, Any], wanted: tuple[str, ...]) -> dict[str, Any] | None:
        shown = self.show(job)
        return shown if shown["status"]["phase"] in wanted else None

    def until(
        self, ask: Callable[[], Any], timeout: float = 30, explain: Callable[[], str] = lambda: "never"
    ) -> Any:
        """The first answer of `ask` that counts."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            found = ask()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(explain())

    def log(self, job: dict[str, Any], task: str = "worker-0") -> str:
        """The log preview of a task."""
        content: str = self.task(job, "logs/preview", task)["content"]
        return content

    def task(self, job: dict[str, Any], what: str, task: str = "worker-0", **query: str) -> dict[str, Any]:
        """What a task's operation answers."""
        answer = self.http.get(f"/training-jobs/{job['metadata']['id']}/tasks/{task}/{what}", params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def wait_for_line(self, job: dict[str, Any], line: str) -> None:
        """Wait until the log has a line."""
        self.until(lambda: line in self.log(job).splitlines(), explain=lambda: self.log(job))

    def download(self, link: str) -> httpx.Response:
        """What anybody gets who has a link."""
        return httpx.get(link, verify=False)

    def stop(self, job: dict[str, Any]) -> httpx.Response:
        """Ask a job to stop."""
        identifier = job["metadata"]["id"]
        return self.http.post(f"/training-jobs/{identifier}/actions", json={"action_type": "terminate"})

    def directory(self, job: dict[str, Any], task: str = "worker-0") -> Path:
        """The root of a task."""
        return self.connection.state_dir / "jobs" / job["metadata"]["id"] / task
