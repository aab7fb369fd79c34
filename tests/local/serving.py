"""What tests of models and services share: a caller of the API, and small packages to deploy."""

from __future__ import annotations

import json
import time
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from jupyter_modelarts.contract import signing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jupyter_modelarts.local.connection import Connection

FLAVOR = "modelarts.vm.cpu.2u"
LONGEST_WAIT = 30.0

ECHO = """\
import os
from model_service.pytorch_model_service import PTServingBaseService

class EchoService(PTServingBaseService):
    def _inference(self, data):
        return {"data": data, "pid": os.getpid(), "name": os.environ.get("NAME")}
"""


def config(**changes: Any) -> str:
    """The text of a config.json."""
    return json.dumps({"model_algorithm": "image_classification", "model_type": "PyTorch"} | changes)


def echo(**changes: str | bytes) -> dict[str, str | bytes]:
    """A package that answers what it was sent."""
    return {"config.json": config(), "customize_service.py": ECHO, "net.pt": b"weights", **changes}


def until(condition: Callable[[], Any], what: str, longest: float = LONGEST_WAIT) -> Any:
    """The first true value of `condition`."""
    deadline = time.monotonic() + longest
    while not (value := condition()):
        assert time.monotonic() < deadline, f"waited {longest:g} s for {what}"
        time.sleep(0.05)
    return value


class Platform:
    """Calls an embedded service with signed requests, as any client does."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.http = httpx.Client(timeout=LONGEST_WAIT)

    def request(self, method: str, url: str, **arguments: Any) -> httpx.Response:
        """A signed request."""
        request = self.http.build_request(method, url, **arguments)
        body = request.read()
        split = urlsplit(str(request.url))
        query = request.url.params.multi_items()
        named = ("host", "content-type")
        headers = {name: request.headers[name] for name in named if name in request.headers}
        keys = self.connection.access_key, self.connection.secret_key.reveal()
        signed = signing.sign(
            method, split.path, query, headers, body, access_key=keys[0], secret_key=keys[1]
        )
        request.headers.update(signed)
        return self.http.send(request)

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        """The answer of an operation that succeeds."""
        answer = self.try_call(method, path, **arguments)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def try_call(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        """The answer of an operation; `path` is below the project."""
        url = f"{self.connection.modelarts}/v1/{self.connection.project_id}{path}"
        return self.request(method, url, **arguments)

    # objects and models

    def put(self, files: Mapping[str, str | bytes], directory: str = "model/") -> str:
        """Put files into a new OBS directory; what `source_location` is then."""
        name = f"package-{uuid.uuid4().hex[:8]}"
        root: Path = self.connection.state_dir / "objects" / "models-of-tests" / name
        for path, content in files.items():
            place = root / directory / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return f"/models-of-tests/{name}/"

    def model_body(self, location: str, **changes: Any) -> dict[str, Any]:
        """The body of `create_model`."""
        body = {"model_version": "0.0.1", "source_location": location, "model_type": "PyTorch"}
        return body | {"model_name": f"model-{uuid.uuid4().hex[:8]}"} | changes

    def publish(self, files: Mapping[str, str | bytes], **changes: Any) -> str:
        """Publish a package and wait; the id of the model."""
        identifier: str = self.call("POST", "/models", json=self.model_body(self.put(files), **changes))[
            "model_id"
        ]
        assert self.settled_model(identifier)["model_status"] == "published"
        return identifier

    def settled_model(self, identifier: str) -> dict[str, Any]:
        """The model once it is no longer being published."""

        def look() -> Any:
            model = self.call("GET", f"/models/{identifier}")
            return None if model["model_status"] == "publishing" else model

        found: dict[str, Any] = until(look, f"model {identifier}")
        return found

    # services

    def deploy(self, *models: str | dict[str, Any], wait: str = "running", **changes: Any) -> str:
        """Deploy models and wait for the status `wait`; the id of the service."""
        body = {"service_name": f"service-{uuid.uuid4().hex[:8]}", "infer_type": "real-time"} | changes
        body["config"] = [entry(model) for model in models]
        identifier: str = self.call("POST", "/services", json=body)["service_id"]
        self.wait(identifier, wait)
        return identifier

    def show(self, service_id: str) -> dict[str, Any]:
        """The service now."""
        service: dict[str, Any] = self.call("GET", f"/services/{service_id}")
        return service

    def wait(self, service_id: str, *statuses: str) -> dict[str, Any]:
        """The service once it has one of `statuses`; fails early where it failed instead."""

        def look() -> Any:
            service = self.show(service_id)
            if service["status"] == "failed":
                assert "failed" in statuses, service["error_msg"]
            return service if service["status"] in statuses else None

        found: dict[str, Any] = until(look, f"service {service_id} to be {statuses}")
        return found

    def predict(
        self, service_id: str, tail: str = "", method: str = "POST", **arguments: Any
    ) -> httpx.Response:
        """Call a service at its access address."""
        return self.request(method, self.show(service_id)["access_address"] + tail, **arguments)

    def remove(self, service_id: str) -> None:
        """Delete a service and wait until it is gone."""
        self.try_call("DELETE", f"/services/{service_id}")
        until(lambda: self.try_call("GET", f"/services/{service_id}").status_code == 404, "the deletion")


def entry(model: str | dict[str, Any]) -> dict[str, Any]:
    """An entry of a service's `config`."""
    given = {"model_id": model} if isinstance(model, str) else model
    return {"specification": FLAVOR, "instance_count": 1, "weight": 100} | given
