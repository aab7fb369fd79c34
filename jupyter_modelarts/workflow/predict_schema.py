"""What a service takes: the `apis` of its models, as their schema says it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from jupyter_modelarts.errors import ModelArtsError

if TYPE_CHECKING:
    from .service import Service

_TABULAR = ("Scikit_Learn", "XGBoost", "Spark_MLlib")
TABLE = ("data", "req_data")
"""Where the rows of a table go, where no schema says it."""
_kept: WeakKeyDictionary[Service, tuple[Any, list[Api]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Api:
    """One API: `url` below the service's address, `method`, content type and schema of its input."""

    url: str = "/"
    method: str = "POST"
    content_type: str = ""
    schema: Mapping[str, Any] = field(default_factory=dict)
    model_type: str = ""

    @property
    def is_form(self) -> bool:
        """Whether it takes a multipart form."""
        return "multipart" in self.content_type.lower() or bool(self.file_fields)

    @property
    def is_tabular(self) -> bool:
        """Whether models of this engine take tables where nothing else is said."""
        return self.model_type in _TABULAR

    @cached_property
    def file_fields(self) -> list[str]:
        """The properties that are files."""
        return [name for name, entry in _properties(self.schema).items() if _is_file(entry)]

    @cached_property
    def table(self) -> tuple[str, ...]:
        """Where the rows of a table go, such as data, req_data; empty where the schema has no table."""
        return next((path for path, _items in _tables(self.schema, ())), ())

    @cached_property
    def columns(self) -> list[str]:
        """The names of the columns of the table, as far as the schema has them."""
        return next((list(_properties(items)) for _path, items in _tables(self.schema, ())), [])

    @cached_property
    def list_field(self) -> str:
        """The one property that is a list of anything but rows; empty where there is none or several."""
        found = [name for name, entry in _properties(self.schema).items() if entry.get("type") == "array"]
        return found[0] if len(found) == 1 and not self.table else ""


def api_of(service: Service, path: str = "") -> Api:
    """The API of `service` at `path`; without a path its only one, or that at `/`."""
    apis = _apis(service)
    if path:
        wanted = path.partition("?")[0].rstrip("/") or "/"
        return next((api for api in apis if api.url == wanted), Api(url=wanted))
    return next((api for api in apis if api.url == "/"), apis[0] if apis else Api())


def forget(service: Service) -> None:
    """Ask anew the next time: the service may have other models now."""
    _kept.pop(service, None)


def _apis(service: Service) -> list[Api]:
    """The APIs of the model with the largest weight; none where the platform does not tell them.

    `GET /v1/{project_id}/models/{model_id}`, once for each model.
    """
    entries = [entry for entry in service.document.get("config") or [] if entry.get("model_id")]
    key = [(entry["model_id"], str(entry.get("weight"))) for entry in entries]
    kept = _kept.get(service)
    if kept is not None and kept[0] == key:
        return kept[1]
    found: list[Api] = []
    if entries:
        main = max(entries, key=lambda entry: int(entry.get("weight") or 0))
        try:
            model = service.platform.client.call("show_model", path={"model_id": main["model_id"]})
        except ModelArtsError:  # not allowed to look, or gone: what is sent then goes by what it is
            model = {}
        found = list(apis_of(model))
    _kept[service] = (key, found)
    return found


def apis_of(model: Mapping[str, Any]) -> Iterator[Api]:
    """The APIs of a model as `show_model` answers it: those of its `config.json`, else those of `apis`."""
    config = _json(model.get("config"))
    own = config.get("apis") if isinstance(config, dict) else None
    model_type = str(model.get("model_type") or "")
    for entry in own or _json(model.get("apis")) or []:
        if isinstance(entry, dict):
            request = entry.get("request") or {}
            schema = request.get("data") or entry.get("input_params") or {}
            yield Api(
                url="/" + str(entry.get("url") or "").strip("/"),
                method=str(entry.get("method") or "post").upper(),
                content_type=str(request.get("Content-type") or request.get("Content-Type") or ""),
                schema=schema if isinstance(schema, dict) else {},
                model_type=model_type,
            )


def _json(value: Any) -> Any:
    """The platform answers JSON within JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


def _properties(schema: Any) -> Mapping[str, Mapping[str, Any]]:
    found = schema.get("properties") if isinstance(schema, Mapping) else None
    entries = found.items() if isinstance(found, Mapping) else ()
    return {name: entry for name, entry in entries if isinstance(entry, Mapping)}


def _is_file(entry: Mapping[str, Any]) -> bool:
    items = _items(entry)
    return entry.get("type") == "file" or entry.get("format") == "binary" or items.get("type") == "file"


def _items(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an array holds; the platform's examples write it as a schema and as a list of one."""
    items = entry.get("items")
    if isinstance(items, Sequence) and not isinstance(items, str):
        items = items[0] if items else None
    return items if isinstance(items, Mapping) else {}


def _tables(schema: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """The arrays of objects in `schema`, from the outside in."""
    for name, entry in _properties(schema).items():
        items = _items(entry)
        if entry.get("type") == "array" and (items.get("type") == "object" or name == "req_data"):
            yield (*path, name), items
        elif entry.get("type") == "object":
            yield from _tables(entry, (*path, name))
