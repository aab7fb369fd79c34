"""The OpenAPI files, read once, with what the tests ask of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).resolve().parents[1]
OPENAPI = ROOT / "jupyter_modelarts" / "contract" / "openapi"
BASE = "https://contract.invalid/"

Json = dict[str, Any]


class Contract:
    """`operations`: id -> (noun, method, path, operation object)."""

    def __init__(self) -> None:
        self.documents = {path.stem: json.loads(path.read_text("utf-8")) for path in OPENAPI.glob("*.json")}
        self.operations = {
            operation["operationId"]: (noun, method.upper(), path, operation)
            for noun, document in self.documents.items()
            for path, item in document.get("paths", {}).items()
            for method, operation in item.items()
        }
        self.shapes: Json = self.documents["common"]["components"]["schemas"]
        self.registry = Registry().with_resources(
            (f"{BASE}{name}.json", Resource(document, DRAFT202012))
            for name, document in self.documents.items()
        )

    def success(self, identifier: str) -> str:
        """The one status below 300."""
        (status,) = [code for code in self.operations[identifier][3]["responses"] if code != "default"]
        return status

    def request(self, identifier: str) -> Json | None:
        body = self.operations[identifier][3].get("requestBody")
        return (
            None if body is None else self.located(identifier, body["content"]["application/json"]["schema"])
        )

    def answer(self, identifier: str, status: str | None = None) -> Json | None:
        status = status or self.success(identifier)
        content = self.operations[identifier][3]["responses"][status].get("content")
        return None if content is None else self.located(identifier, content["application/json"]["schema"])

    def located(self, identifier: str, schema: Json) -> Json:
        """`schema` as a resource of its own, so that its references are found."""
        return {"$id": f"{BASE}{self.operations[identifier][0]}.json/{identifier}", **_absolute(schema)}

    def errors(self, schema: Json, value: Any) -> list[str]:
        """What is wrong with `value`, one line each."""
        found = Draft202012Validator(schema, registry=self.registry).iter_errors(value)
        return [f"{error.json_path}: {error.message[:120]}" for error in found]

    def field(self, schema: Json | None, path: str) -> Json | None:
        """The schema of the field at a dotted path, looking into arrays; a name may hold dots."""
        if schema is None or not path:
            return schema
        properties = self.properties(schema)
        parts = path.split(".")
        for length in range(1, len(parts) + 1):
            name = ".".join(parts[:length])
            if name in properties:
                found = self.field(properties[name], ".".join(parts[length:]))
                if found is not None:
                    return found
        return None

    def unknown(self, schema: Json, value: Any, where: str = "") -> set[str]:
        """The fields of `value` that its shape does not name; objects with free names are skipped."""
        if isinstance(value, list):
            rows = (self.unknown(schema.get("items", {}), row, f"{where}[]") for row in value)
            return set().union(*rows)
        known = self.properties(schema) if isinstance(value, dict) else {}
        found: set[str] = set()
        for name, item in value.items() if known else ():
            place = f"{where}.{name}".lstrip(".")
            found |= self.unknown(known[name], item, place) if name in known else {place}
        return found

    def properties(self, schema: Json) -> Json:
        """The known fields of an object, of the rows of an array, or of the parts of an `allOf`."""
        if "$ref" in schema:
            schema = {**self.shapes[schema["$ref"].rsplit("/", 1)[-1]], "x-here": schema.get("properties")}
        found: Json = {}
        for part in schema.get("allOf", ()):
            found.update(self.properties(part))
        if "items" in schema:
            found.update(self.properties(schema["items"]))
        return {**found, **(schema.get("properties") or {}), **(schema.get("x-here") or {})}


def _absolute(value: Any) -> Any:
    """`value` with the references of a noun's file made whole."""
    if isinstance(value, dict):
        return {
            key: f"{BASE}{item}" if key == "$ref" and item.startswith("common.json") else _absolute(item)
            for key, item in value.items()
        }
    return [_absolute(item) for item in value] if isinstance(value, list) else value
