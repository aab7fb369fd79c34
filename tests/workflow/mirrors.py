"""A service to call, whose server says what it was sent, with an API of each kind."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..local.serving import Platform  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

_JSON = "application/json"


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _api(url: str, kind: str, schema: Any = None, method: str = "post") -> dict[str, Any]:
    request = {"Content-type": kind, **({"data": schema} if schema else {})}
    return {"url": url, "method": method, "request": request, "response": {"Content-type": _JSON}}


_ROW = _object(height={"type": "number"}, width={"type": "number"})
APIS = [
    _api("/", "multipart/form-data", _object(photo={"type": "file"}, note={"type": "string"})),
    _api("/rows", _JSON, _object(data=_object(req_data={"type": "array", "items": [_ROW]}))),
    _api("/bare", _JSON, _object(req_data={"type": "array", "items": _object()})),
    _api("/list", _JSON, _object(observations={"type": "array", "items": {"type": "array"}})),
    _api("/json", _JSON),
    _api("/words", "text/plain"),
    _api("/blob", "application/octet-stream"),
    _api("/hello", _JSON, method="get"),
]


@contextmanager
def mirror(embedded: Connection, name: str) -> Iterator[str]:
    """The name of a running service with these APIs."""
    caller = Platform(embedded)
    config = {"model_algorithm": "mirror", "model_type": "Custom", "apis": APIS}
    server = Path(__file__).with_name("servers") / "mirror.py"
    files: dict[str, str | bytes] = {
        "config.json": json.dumps(config),
        "run.sh": "exec python mirror.py\n",
        "mirror.py": server.read_bytes(),
    }
    service_id = caller.deploy(caller.publish(files, model_type="Custom"), service_name=name)
    try:
        yield name
    finally:
        caller.remove(service_id)
        caller.http.close()
