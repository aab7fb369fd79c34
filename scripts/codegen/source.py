"""Reads the OpenAPI files of the contract for the generators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
OPENAPI = ROOT / "jupyter_modelarts" / "contract" / "openapi"
BANNER = "Generated from the contract by scripts/generate.py; change the contract, not this file."

Json = dict[str, Any]


class Entry(NamedTuple):
    """One operation as the OpenAPI file of its noun states it."""

    noun: str
    method: str
    path: str
    body: Json

    @property
    def id(self) -> str:
        return str(self.body["operationId"])

    def parameters(self, where: str) -> list[Json]:
        return [item for item in self.body.get("parameters", []) if item["in"] == where]

    def request(self) -> tuple[Json | None, bool]:
        """The schema of the body, if there is one, and whether a body must be sent."""
        body = self.body.get("requestBody")
        if body is None:
            return None, False
        return body["content"]["application/json"]["schema"], bool(body.get("required"))

    def answer(self) -> Json | None:
        """The schema of the success answer, if the contract describes one."""
        content = self.success()[1].get("content")
        return None if content is None else content["application/json"]["schema"]

    def success(self) -> tuple[int, Json]:
        """The one success status and its response object."""
        status = next(code for code in self.body["responses"] if code != "default")
        return int(status), self.body["responses"][status]


@cache
def documents() -> dict[str, Json]:
    """Every noun's document by noun, without the shared shapes."""
    files = sorted(path for path in OPENAPI.glob("*.json") if path.stem != "common")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in files}


@cache
def common() -> Json:
    """The shapes several operations share, by name."""
    document = json.loads((OPENAPI / "common.json").read_text("utf-8"))
    shapes: Json = document["components"]["schemas"]
    return shapes


def entries() -> Iterator[Entry]:
    """Every operation of the contract, by noun, in the order of its file."""
    for noun, document in documents().items():
        for path, item in document["paths"].items():
            for method, body in item.items():
                yield Entry(noun, method.upper(), path, body)
