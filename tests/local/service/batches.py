"""What tests of batch services share: input and output in OBS, a service, and what it has written."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from ..serving import FLAVOR, Platform, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RULE = {"type": "object", "properties": {"x": {"type": "number", "index": 0}}}

SCRIPT = """\
import os, time
from model_service.pytorch_model_service import PTServingBaseService

class Service(PTServingBaseService):
    def _inference(self, data):
        found = dict(data)
        for name, content in found.items():
            if isinstance(content, dict) and "req_data" not in content:
                ((file_name, stream),) = content.items()
                found[name] = [file_name, stream.read().decode()]
        seen(found)
        return found

def seen(found):
    text = str(found)
    with open(os.environ["SEEN"], "a") as log:
        log.write(text + "\\n")
    if "hold" in text:
        while not os.path.exists(os.environ["SEEN"] + ".go"):
            time.sleep(0.02)
    if "die" in text:
        os._exit(3)
    if "bad" in text:
        raise ValueError("no digit in it")
"""


def package() -> dict[str, str | bytes]:
    """A model that answers what it is sent, fails on `bad`, dies of `die`, and waits with `hold`."""
    return {
        "config.json": json.dumps({"model_algorithm": "digits", "model_type": "PyTorch"}),
        "customize_service.py": SCRIPT,
        "net.pt": b"weights",
    }


class Batch:
    """A directory of its own in OBS, with `in/` and `out/`, and a service that works on it."""

    def __init__(self, platform: Platform, model: str) -> None:
        self.platform = platform
        self.model = model
        self.bucket = f"batch-{uuid.uuid4().hex[:8]}"
        self.root: Path = platform.connection.state_dir / "objects" / self.bucket
        (self.root / "out").mkdir(parents=True)
        self.seen: Path = self.root / "seen.txt"
        self.service_id = ""

    def put(self, files: Mapping[str, str | bytes]) -> None:
        """Input, by paths below `in/`."""
        for name, content in files.items():
            path = self.root / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def body(self, **changes: Any) -> dict[str, Any]:
        """The body of `create_service`; `changes` are those of its entry of `config`."""
        entry = {
            "model_id": self.model,
            "specification": FLAVOR,
            "instance_count": 1,
            "src_path": f"/{self.bucket}/in/",
            "dest_path": f"/{self.bucket}/out/",
            "req_uri": "/",
            "mapping_type": "file",
            "envs": {"SEEN": str(self.seen)},
        }
        if changes.get("mapping_type") == "csv":
            entry["mapping_rule"] = RULE
        return {"service_name": self.bucket, "infer_type": "batch", "config": [entry | changes]}

    def start(self, **changes: Any) -> Batch:
        """Create the service."""
        self.service_id = self.platform.call("POST", "/services", json=self.body(**changes))["service_id"]
        return self

    def set(self, status: str) -> None:
        """Start or stop it."""
        self.platform.call("PUT", f"/services/{self.service_id}", json={"status": status})

    def wait(self, *statuses: str) -> dict[str, Any]:
        """The service once it has one of `statuses`."""
        return self.platform.wait(self.service_id, *statuses)

    def run(self, **changes: Any) -> dict[str, Any]:
        """Create the service, and the service when it has finished."""
        return self.start(**changes).wait("finished")

    def requests(self) -> list[str]:
        """What the model was asked, in order."""
        return self.seen.read_text().splitlines() if self.seen.exists() else []

    def until_asked(self, *words: str) -> None:
        """Wait until the model was asked for all of `words`."""
        until(lambda: all(any(word in line for line in self.requests()) for word in words), f"{words}")

    def go(self) -> None:
        """Let requests go on that hold."""
        self.seen.with_name("seen.txt.go").touch()

    def manifest(self) -> list[dict[str, str]]:
        """The lines of the manifest of the present task."""
        task = self.platform.show(self.service_id)["batch_task"]["task_id"]
        lines = (self.root / "out" / f"infer-result-{task}.manifest").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def results(self) -> dict[str, str]:
        """What stands in `infer-result/`."""
        directory = self.root / "out" / "infer-result"
        paths = [path for path in directory.rglob("*") if path.is_file()]
        return {path.relative_to(directory).as_posix(): path.read_text() for path in paths}

    def log(self) -> str:
        """All logs of the service's tasks."""
        directory = self.platform.connection.state_dir / "services" / self.service_id
        return "".join(path.read_text() for path in directory.glob("batch-*.log"))


def outcomes(lines: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """`result` by the name of the file."""
    return {line["source"].rpartition("/")[2]: line["result"] for line in lines}
