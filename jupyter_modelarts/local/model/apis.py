"""`apis` of config.json: paths, methods, and the JSON schemas of what goes in and comes out.

The platform's schemas are JSON Schema with types of its own, `file` above all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config import Config

    Path = tuple["str | int", ...]

METHODS = ("get", "post", "put", "delete", "patch", "head", "options")
_PROTOCOLS = ("http", "https", "ws", "wss")
_CONTENT_TYPES = ("application/json", "multipart/form-data")
_TYPES = ("string", "object", "array", "boolean", "number", "integer", "null", "file")
_OTHER_TYPES = ("int", "float", "timestamp", "date")
_FORM = 'write [{"url": "/", "method": "post", "request": {...}, "response": {...}}]'


def check(config: Config) -> None:
    """Refuse `apis` that cannot be; `Problem` 3016."""
    entries = config.values.get("apis")
    if entries is None:
        return
    if not isinstance(entries, list):
        raise config.fault(["apis"], "apis must be a list", _FORM)
    if not config.runs_container and len(entries) != 1:
        at: Path = ("apis", 1) if entries else ("apis",)
        what = f"apis has {len(entries)} entries, and {config.model_type} answers exactly one"
        raise config.fault(at, what, "keep the one whose url is /")
    for index, entry in enumerate(entries):
        _entry(config, index, entry)
    _once(config, entries)


def _entry(config: Config, index: int, entry: Any) -> None:
    path: Path = ("apis", index)
    if not isinstance(entry, dict):
        raise config.fault(path, "an entry of apis must be an object", _FORM)
    _url(config, path, entry.get("url", "/"))
    method, protocol = entry.get("method", "post"), entry.get("protocol", "http")
    if not isinstance(method, str) or method.lower() not in METHODS:
        raise config.unknown((*path, "method"), "method", method, METHODS)
    if not isinstance(protocol, str) or protocol.lower() not in _PROTOCOLS:
        raise config.unknown((*path, "protocol"), "protocol", protocol, _PROTOCOLS)
    for side in ("request", "response"):
        _side(config, (*path, side), side, entry.get(side))


def _url(config: Config, path: Path, url: Any) -> None:
    if not config.runs_container and url != "/":
        what = f"the url of {config.model_type} must be /, not {url!r}"
        raise config.fault((*path, "url"), what, 'write "url": "/"')
    if not isinstance(url, str) or not url.startswith("/") or not url.isprintable() or " " in url:
        raise config.fault(
            (*path, "url"), f"url {url!r} is no path", 'write it from / on, such as "/predict"'
        )


def _once(config: Config, entries: list[dict[str, Any]]) -> None:
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(entries):
        key = entry.get("method", "post").lower(), entry.get("url", "/")
        if key in seen:
            what = f"{key[0]} {key[1]} stands in apis twice"
            raise config.fault(["apis", index], what, "keep one of the two")
        seen.add(key)


def _side(config: Config, path: Path, side: str, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, dict):
        what = f"{side} of apis must be an object"
        raise config.fault(path, what, 'write {"Content-type": "application/json", "data": {...}}')
    for name, content in value.items():
        if name.lower() == "content-type" and side == "request" and not config.runs_container:
            _content_type(config, (*path, name), content)
    _schema(config, (*path, "data"), value.get("data"))


def _content_type(config: Config, path: Path, value: Any) -> None:
    known = isinstance(value, str) and value.partition(";")[0].strip().lower() in _CONTENT_TYPES
    if not known:
        raise config.unknown(path, "Content-type", value, _CONTENT_TYPES)


def _schema(config: Config, path: Path, schema: Any) -> None:
    """A JSON schema, as deep as it goes."""
    if schema is None or schema == {}:
        return
    if not isinstance(schema, dict):
        what = f"{_named(path)} must be a JSON schema"
        raise config.fault(path, what, 'write an object, such as {"type": "object"}')
    _type(config, (*path, "type"), schema.get("type"))
    _required(config, (*path, "required"), schema.get("required"))
    _properties(config, (*path, "properties"), schema.get("properties"))
    items = schema.get("items")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        _schema(config, (*path, "items", index), item)
    if not isinstance(items, (list, bool)):
        _schema(config, (*path, "items"), items)


def _type(config: Config, path: Path, value: Any) -> None:
    for name in value if isinstance(value, list) else [value]:
        if name is not None and name not in (*_TYPES, *_OTHER_TYPES):
            raise config.unknown(path, f"type of {_named(path[:-1])}", name, _TYPES)


def _required(config: Config, path: Path, value: Any) -> None:
    names = value if isinstance(value, list) else [None]
    if value is not None and not isinstance(value, bool) and not all(isinstance(name, str) for name in names):
        raise config.fault(
            path, f"required of {_named(path[:-1])} must be a list of names", 'write ["images"]'
        )


def _properties(config: Config, path: Path, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, dict):
        what = f"properties of {_named(path[:-1])} must be an object"
        raise config.fault(path, what, 'write {"images": {"type": "file"}}, for example')
    for name, schema in value.items():
        _schema(config, (*path, name), schema)


def _named(path: Path) -> str:
    """`images of request` for the schema at a path below `apis`."""
    side, names = path[2], [str(part) for part in path[4:] if part not in ("properties", "items")]
    return f"{'.'.join(names) or 'data'} of {side}"
