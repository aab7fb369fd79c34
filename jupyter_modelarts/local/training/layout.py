"""Where things lie for a task: the platform's directory names below a directory of its own.

<state_dir>/jobs/<job id>/<task>/          the root of what the platform calls the container
    home/ma-user/modelarts/user-job-dir/   code
    home/ma-user/modelarts/inputs|outputs/ channels
    home/ma-user/modelarts/log/            the log
    cache/                                 scratch
    plan.json, result.json, supervisor.*   between the supervisor and the service (see `runner`)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

HOME = "/home/ma-user"
MOUNT = f"{HOME}/modelarts"
JOB_DIR = f"{MOUNT}/user-job-dir"
CACHE = "/cache"
_INSIDE = re.compile(r"(?<![\w./}~-])(/home/ma-user|/home/work|/cache)(?![\w.-])")


@dataclass(frozen=True, slots=True)
class TaskLayout:
    """The paths of one task; `root` stands for `/` of the container."""

    root: Path
    job_id: str
    task: str

    @property
    def home(self) -> Path:
        """MA_HOME."""
        return self.real(HOME)

    @property
    def mount(self) -> Path:
        """MA_MOUNT_PATH."""
        return self.real(MOUNT)

    @property
    def job_dir(self) -> Path:
        """MA_JOB_DIR, which holds the code directory."""
        return self.real(JOB_DIR)

    @property
    def log_dir(self) -> Path:
        """MA_LOG_DIR."""
        return self.mount / "log"

    @property
    def log_name(self) -> str:
        """The platform's name of the task's log."""
        return f"modelarts-job-{self.job_id}-{self.task}.log"

    @property
    def log(self) -> Path:
        """What the task and the service write, mixed, as it happens."""
        return self.log_dir / self.log_name

    @property
    def cache(self) -> Path:
        """The scratch directory, `/cache`."""
        return self.root / "cache"

    @property
    def plan(self) -> Path:
        """What the supervisor is to run."""
        return self.root / "plan.json"

    @property
    def result(self) -> Path:
        """What the supervisor writes at the end."""
        return self.root / "result.json"

    @property
    def pids(self) -> Path:
        """Process ids of the supervisor and of what it runs."""
        return self.root / "supervisor.json"

    @property
    def lock(self) -> Path:
        """Locked as long as the supervisor lives; whatever it has to complain about is in it."""
        return self.root / "supervisor.log"

    @property
    def metrics(self) -> Path:
        """The usage of the task, minute by minute."""
        return self.root / "metrics.json"

    def real(self, path: str) -> Path:
        """Where the container's absolute `path` is on this machine; `..` cannot leave the root."""
        parts: list[str] = []
        for part in PurePosixPath(path).parts:
            if part == "..":
                del parts[-1:]
            elif part not in {"/", "//"}:
                parts.append(part)
        return self.root.joinpath(*parts)

    def translate(self, text: str) -> str:
        """`text` with the container's writable directories written as they are on this machine."""
        return _INSIDE.sub(lambda match: str(self.root) + match[1], text)

    def make(self) -> None:
        """Make the directories that every task has."""
        channels = (self.mount / "inputs", self.mount / "outputs")
        for directory in (self.job_dir, *channels, self.log_dir, self.home / "work"):
            directory.mkdir(parents=True, exist_ok=True)
        self.cache.mkdir(exist_ok=True)
        self.root.chmod(0o700)


def channel_directory(kind: str, name: str) -> str:
    """The container's path of a channel without `local_dir`: `kind` is inputs or outputs."""
    return f"{MOUNT}/{kind}/{name}_0"


def code_directory(code_dir: str, local_code_dir: str | None = None) -> str:
    """The container's path of the code: the last segment of `code_dir` below MA_JOB_DIR, or as asked.

    Whether the platform appends the segment to a directory that was asked for is not documented: here not.
    """
    return local_code_dir or f"{JOB_DIR}/{PurePosixPath(code_dir).name}"
