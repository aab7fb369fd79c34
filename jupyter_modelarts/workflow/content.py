"""What is sent to a service: the form that its schema and the data ask for, and why that one.

files, images, bytes    a multipart form, in the field that the schema names
DataFrame, csv          rows where the schema has them (data.req_data)
numpy array             rows, a picture or lists, as the schema says
anything else           JSON as it is
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from jupyter_modelarts.contract import limits
from jupyter_modelarts.display.i18n import _

from . import content_files, content_values
from .content_files import Part, ReadObject, are_files, csv_rows, is_file, read_files
from .content_values import JsonText, encode, json_text
from .errors import PredictError
from .predict_schema import TABLE

if TYPE_CHECKING:
    from .predict_schema import Api
    from .predict_wish import Wish

LARGEST_BODY = limits.PREDICT_BODY_BYTES
FIELD = "images"
"""The usual field of a file, where no schema names one."""
_JSON = "application/json"


@dataclass(frozen=True)
class Content:
    """A body with its content type; `reason` says in one line what it is and why; `files` are in it."""

    body: bytes = b""
    content_type: str = ""
    reason: str = ""
    files: Mapping[str, tuple[str, bytes]] = dataclasses.field(default_factory=dict)
    rows: int = 0


class _TextFile(NamedTuple):
    """A csv or a JSON file, read."""

    name: str
    content: bytes


def make(
    data: Any, files: Mapping[str, Any] | None, api: Api, wish: Wish, read_object: ReadObject
) -> Content:
    """The content for `data` and `files`; raises `PredictError` for what cannot be sent."""
    made = _Maker(api, wish, read_object).make(data, files)
    if wish.content_type and made.content_type and wish.content_type != made.content_type:
        made = replace(made, content_type=wish.content_type)
    if len(made.body) > LARGEST_BODY:
        raise _too_large(made)
    return made


def _too_large(content: Content) -> PredictError:
    message = _("The request has {size} MB; the gateway takes {limit} MB.").format(
        size=f"{len(content.body) / (1 << 20):.1f}", limit=LARGEST_BODY >> 20
    )
    if content.rows > 1:
        fit = max(1, int(content.rows * 0.95 * LARGEST_BODY / len(content.body)))
        hint = _("Send the rows in parts of at most {count}, or use a batch service.").format(count=fit)
    elif content.files:
        hint = _("Send fewer or smaller files, or let a batch service read them from OBS.")
    else:
        hint = _("Send less at once, or let a batch service read it from OBS.")
    return PredictError(message, hint=hint)


@dataclass(frozen=True)
class _Maker:
    api: Api
    wish: Wish
    read_object: ReadObject

    def make(self, data: Any, files: Mapping[str, Any] | None) -> Content:
        """Files first, then what was wished for, then what the data are."""
        if files:
            return self._of_files(data, files)
        if isinstance(data, Mapping) and any(are_files(value) for value in data.values()):
            return self._of_fields(data)
        if self.wish.shape:
            return self._as_wished(data)
        if is_file(data):
            return self._of_values(data) if self._takes_rows(data) else self._of_bytes(data)
        if are_files(data):
            return self._form(self._read(self._field, data), {}, self._why_form())
        return self._of_values(data)

    # files

    @property
    def _field(self) -> str:
        named = self.api.file_fields
        return self.wish.field or (named[0] if named else FIELD)

    def _why_form(self) -> str:
        if self.wish.field or self.wish.shape:
            return _("you asked for it")
        if self.api.file_fields:
            return _("the model's schema has a file there")
        return _("files usually go so, and the model's schema names no field for them")

    def _read(self, name: str, value: Any) -> list[Part]:
        return read_files(name, value, self.read_object)

    def _of_files(self, data: Any, files: Mapping[str, Any]) -> Content:
        """Files with their fields; a field without a name is the schema's."""
        unnamed = files.get("")
        if unnamed is not None and len(files) == 1 and self._takes_rows(_only(unnamed)):
            return self._of_values(_TextFile(*self._read(FIELD, _only(unnamed))[0][1:]))
        parts = [part for name, value in files.items() for part in self._read(name or self._field, value)]
        why = self._why_form() if unnamed is not None else _("you named it")
        return self._form(parts, data if isinstance(data, Mapping) else {}, why)

    def _takes_rows(self, value: Any) -> bool:
        """Whether a file without a field is data itself: a .csv or .json for a model that takes no files."""
        return not self.api.is_form and self.wish.shape != "form" and _is_text_file(value)

    def _of_fields(self, data: Mapping[str, Any]) -> Content:
        """A dict in which there are files: they and the other values are the fields of a form."""
        parts = [part for name, value in data.items() if are_files(value) for part in self._read(name, value)]
        others = {name: value for name, value in data.items() if not are_files(value)}
        return self._form(parts, others, _("there is a file in the data"))

    def _of_bytes(self, data: Any) -> Content:
        """One file: a field of a form where the model takes one, else the bytes themselves."""
        api = self.api
        if content_values.is_image(data) or api.is_form or self.wish.field or not api.content_type:
            return self._form(self._read(self._field, data), {}, self._why_form())
        if _is_json(api.content_type):
            why = _("it is a file, although the model's schema says {type}").format(type=api.content_type)
            return self._form(self._read(self._field, data), {}, why)
        return self._raw(data)

    def _form(self, parts: Sequence[Part], others: Mapping[str, Any], why: str) -> Content:
        body, content_type = _multipart(parts, others)
        names = list(dict.fromkeys(name for name, _file, _content in parts)) or list(others)
        what = _("multipart field {field}") if len(names) == 1 else _("multipart fields {field}")
        reason = _because(what.format(field=", ".join(names)), why)
        return Content(body, content_type, reason, content_files.shown(parts))

    def _raw(self, data: Any) -> Content:
        if isinstance(data, str):
            name, body, usual = "", data.encode(), "text/plain; charset=utf-8"
        elif is_file(data):
            ((_field, name, body),) = self._read(self._field, data)
            usual = "application/octet-stream"
        else:
            name, body, usual = "", encode(data).encode(), _JSON
        content_type = self.wish.content_type or self._raw_type(name) or usual
        said = not (self.wish.shape or self.wish.content_type)
        why = _("the model's schema says so") if said else _("you asked for it")
        what = _("the bytes as {type}").format(type=content_type)
        return Content(body, content_type, _because(what, why), {self._field: (name, body)} if name else {})

    def _raw_type(self, name: str) -> str:
        """The schema's content type, unless it is JSON or a form, else that of the file's name."""
        said = self.api.content_type
        if said and not _is_json(said) and "multipart" not in said:
            return said
        if not name:
            return ""
        import mimetypes

        return mimetypes.guess_type(name)[0] or ""

    # values

    def _as_wished(self, data: Any) -> Content:
        if self.wish.shape == "form":
            if are_files(data) or _is_picture(data):
                value = content_values.pixels(data) if _is_picture(data) else data
                return self._form(self._read(self._field, value), {}, self._why_form())
            if isinstance(data, JsonText):
                data = json.loads(data)
            if not isinstance(data, Mapping):
                raise PredictError(
                    _("A form needs fields."), hint=_("Give a dict of fields, or files: --file FIELD=PATH.")
                )
            return self._form([], data, self._why_form())
        if self.wish.shape == "raw":
            return self._raw(data)
        data = self._loaded(data)
        if self.wish.shape == "table":
            return self._table(self._rows(data), _("you asked for it"))
        return self._json(data, _("you asked for it"))

    def _of_values(self, data: Any) -> Content:
        """Tables, arrays and all that is JSON."""
        if isinstance(data, str) and self._is_plain(data):
            return self._raw(data)
        picture = _is_picture(data) and self.api.is_form
        if picture:
            return self._form([(self._field, "image.png", content_values.pixels(data))], {}, self._why_form())
        given = data
        data = self._loaded(data)
        if self.api.table and self._is_rows(data):
            return self._table(self._rows(data), _("the model's schema has a table there"))
        if self.api.is_tabular and not self.api.list_field and _is_table(given, data):
            why = _("models of the engine {engine} take tables so").format(engine=self.api.model_type)
            return self._table(self._rows(data), why)
        return self._plain_json(data)

    def _is_plain(self, text: str) -> bool:
        """Whether a text is meant as it stands, and not as JSON."""
        said = self.wish.content_type or self.api.content_type
        return not isinstance(text, JsonText) and bool(said) and not _is_json(said) and not self.api.is_form

    def _plain_json(self, data: Any) -> Content:
        api = self.api
        if api.list_field and _is_list(data):
            why = _("the model's schema has a list there")
            what = _("JSON, the list in {field}").format(field=api.list_field)
            return Content(encode({api.list_field: data}).encode(), _JSON, _because(what, why))
        if api.is_form:
            named = api.file_fields or [FIELD]
            why = _("there is no file in the data; the model's schema has one: --file {field}=PATH")
            return self._json(data, why.format(field=named[0]))
        if api.content_type:
            return self._json(data, _("the model's schema says {type}").format(type=api.content_type))
        return self._json(data, _("there is no file in the data"))

    def _json(self, data: Any, why: str) -> Content:
        text = data if isinstance(data, JsonText) else encode(data)
        return Content(text.encode(), _JSON, _because(_("JSON as it is"), why), rows=_length(data))

    def _loaded(self, data: Any) -> Any:
        """A csv or a JSON file as its values, a text that is JSON as such, a frame as its rows."""
        if isinstance(data, os.PathLike):
            data = _TextFile(*self._read(self._field, data)[0][1:])
        if isinstance(data, _TextFile):
            return self._load_file(data)
        if content_values.is_frame(data):
            return content_values.records(data)
        if content_values.is_series(data) or content_values.is_array(data):
            return data.tolist()
        if isinstance(data, str) and not isinstance(data, JsonText) and data.lstrip()[:1] in ("{", "["):
            try:
                json.loads(data)
            except ValueError:
                return data
            return JsonText(data)
        return data

    def _load_file(self, file: _TextFile) -> Any:
        if file.name.lower().endswith(".json"):
            return json_text(file.content.decode("utf-8-sig", "replace"))
        return csv_rows(file.name, file.content, self.api.columns)

    # tables

    def _is_rows(self, data: Any) -> bool:
        """Whether `data` are rows, or one row, of the schema's table, and not the whole body already."""
        if isinstance(data, JsonText):
            data = json.loads(data)
        if isinstance(data, Mapping):
            return self.api.table[0] not in data and bool(data) and set(data) <= set(self.api.columns)
        return _is_list(data) and (_all(data, Mapping) or _all(data, (list, tuple)))

    def _rows(self, data: Any) -> list[Mapping[str, Any]]:
        """Rows as dicts; those that are lists get the schema's columns as their names."""
        if isinstance(data, JsonText):
            data = json.loads(data)
        if isinstance(data, Mapping):
            return [data]
        if not _is_list(data):
            raise PredictError(
                _("The data are no table."), hint=_("Give a DataFrame, a list of dicts or a list of rows.")
            )
        if _all(data, Mapping):
            return list(data)
        rows = list(data) if _all(data, (list, tuple)) else [list(data)]
        return [dict(zip(self._columns(len(row)), row, strict=True)) for row in rows]

    def _columns(self, count: int) -> list[str]:
        columns = self.api.columns or [f"f{index}" for index in range(count)]
        if len(columns) != count:
            message = _("A row has {count} values; the model's schema has {expected} columns: {columns}.")
            text = message.format(count=count, expected=len(columns), columns=", ".join(columns))
            raise PredictError(text, hint=_("Send these, or give dicts with the columns as keys."))
        return columns

    def _table(self, rows: Sequence[Mapping[str, Any]], why: str) -> Content:
        path = self.api.table or TABLE
        body: Any = rows
        for name in reversed(path):
            body = {name: body}
        what = _("JSON, the rows in {place}").format(place=".".join(path))
        return Content(encode(body).encode(), _JSON, _because(what, why), rows=len(rows))


def _multipart(parts: Sequence[Part], others: Mapping[str, Any]) -> tuple[bytes, str]:
    import httpx

    files: list[tuple[str, Any]] = [(name, (file, content)) for name, file, content in parts]
    plain = {name: value if isinstance(value, str) else encode(value) for name, value in others.items()}
    if not files:  # httpx makes a form of one kind or the other by whether there are files
        files = [(name, (None, value)) for name, value in plain.items()]
        plain = {}
    request = httpx.Request("POST", "http://localhost", data=plain, files=files)
    return request.read(), request.headers["content-type"]


def _because(what: str, why: str) -> str:
    return _("{what}, because {why}").format(what=what, why=why)


def _is_json(content_type: str) -> bool:
    return "json" in content_type.lower()


def _is_picture(value: Any) -> bool:
    return content_values.is_array(value) and content_values.is_pixels(value)


def _is_table(given: Any, data: Any) -> bool:
    """Whether the data came as a table: a frame, a csv file, an array of rows."""
    if content_values.is_array(given):
        return bool(given.ndim == 2)
    return content_values.is_frame(given) or (
        isinstance(given, (os.PathLike, _TextFile)) and isinstance(data, list)
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value)


def _all(values: Any, kind: type | tuple[type, ...]) -> bool:
    return all(isinstance(value, kind) for value in values)


def _length(data: Any) -> int:
    return len(data) if isinstance(data, (list, tuple)) else 0


def _only(value: Any) -> Any:
    return value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else value


def _is_text_file(value: Any) -> bool:
    """Whether it is the path, or the address in OBS, of a csv or a JSON file."""
    return isinstance(value, (str, os.PathLike)) and os.fspath(value).lower().endswith((".csv", ".json"))
