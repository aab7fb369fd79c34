"""Renders `client/nouns/<noun>.py`: the typed methods of one noun, for the sync and the async client."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .operation_shapes import OperationShapes, noun_shapes
from .python_text import annotation, identifier, imports_of, paragraph, quoted
from .shapes import Catalog, Field, Reference, Shape, pascal
from .source import BANNER, documents

FOLDER = "jupyter_modelarts/client/nouns"


@dataclass(frozen=True)
class Argument:
    """One argument of a method: `name` in Python, `field` on the wire."""

    name: str
    field: Field
    where: str

    @property
    def optional(self) -> bool:
        return self.where != "path" and not self.field.required


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    files = {f"{FOLDER}/{noun}.py": _module(noun) for noun in documents()}
    files[f"{FOLDER}/__init__.py"] = (
        f'"""The typed methods of the clients, one module per noun. {BANNER}"""\n'
    )
    files[f"{FOLDER}/_attributes.py"] = _attributes(list(documents()))
    return files


def class_name(noun: str) -> str:
    """`training_job_v1` -> `TrainingJobV1`."""
    return pascal(noun)


def _module(noun: str) -> str:
    shapes = noun_shapes(noun, Catalog(noun))
    body: list[str] = []
    for asynchronous in (False, True):
        body += ["", "", *_class(noun, shapes, asynchronous)]
    return "\n".join([*_head(noun, "\n".join(body)), *body, ""])


def _head(noun: str, body: str) -> list[str]:
    lines = [
        f'"""The operations of the noun `{noun}`.',
        "",
        f'{BANNER}"""',
        "",
        "from __future__ import annotations",
        "",
    ]
    lines += ["from typing import TYPE_CHECKING", "", "from .._noun import AsyncNoun, SyncNoun"]
    sentinels = imports_of(body, ("NOT_GIVEN", "drop_not_given"))
    if sentinels:
        lines.append(f"from .._sentinel import {', '.join(sentinels)}")
    checking = _checking(noun, body)
    return [*lines, "", "if TYPE_CHECKING:", *checking] if checking else lines


def _checking(noun: str, body: str) -> list[str]:
    groups = [
        ["    import builtins"] if "builtins." in body else [],
        [_from("collections.abc", imports_of(body, ("Mapping", "Sequence")))],
        [_from("typing", imports_of(body, ("Any", "Literal")))],
        [_from(".._sentinel", imports_of(body, ("NotGiven",)))],
        [
            _from(
                ".types",
                sorted([*imports_of(body, ("common",)), *([f"{noun} as types"] if "types." in body else [])]),
            )
        ],
    ]
    standard = [line for group in groups[:3] for line in group if line]
    own = [line for group in groups[3:] for line in group if line]
    return [*standard, *([""] if standard and own else []), *own]


def _from(module: str, names: list[str]) -> str:
    return f"    from {module} import {', '.join(names)}" if names else ""


def _class(noun: str, shapes: list[OperationShapes], asynchronous: bool) -> list[str]:
    prefix, kind = ("Async", "AsyncClient") if asynchronous else ("", "Client")
    base = "AsyncNoun" if asynchronous else "SyncNoun"
    lines = [
        f"class {prefix}{class_name(noun)}({base}):",
        f'    """`{kind}.{noun}`: {len(shapes)} operation{"s" if len(shapes) != 1 else ""}."""',
        "",
        "    __slots__ = ()",
    ]
    for operation in shapes:
        lines += ["", *_method(operation, asynchronous)]
    return lines


def _method(operation: OperationShapes, asynchronous: bool) -> list[str]:
    arguments = arguments_of(operation)
    answer = _answer(operation)
    return [
        *_signature(operation, arguments, answer, asynchronous),
        *_docstring(operation, arguments),
        *_call(operation, arguments, answer, asynchronous),
    ]


def arguments_of(operation: OperationShapes) -> list[Argument]:
    """Path, query, body; a query parameter whose name the body has, too, is told apart by `query_`."""
    body = _body_arguments(operation)
    taken = {argument.name for argument in body}
    query = [Argument(identifier(item.name), item, "query") for item in operation.query]
    found = [
        *(Argument(identifier(item.name), item, "path") for item in operation.path),
        *(replace(item, name=f"query_{item.name}") if item.name in taken else item for item in query),
        *body,
    ]
    assert len({argument.name for argument in found}) == len(found), operation.entry.id
    return found


def _body_arguments(operation: OperationShapes) -> list[Argument]:
    if operation.body is None:
        return []
    if operation.body_fields is None:
        whole = Field("body", operation.body, operation.body_required, "Body of the request.")
        return [Argument("body", whole, "whole")]
    return [
        Argument(
            identifier(item.name), replace(item, required=item.required and operation.body_required), "body"
        )
        for item in operation.body_fields
    ]


def _record(reference: Reference) -> str:
    return f"common.{reference.name}" if reference.catalog == "common" else f"types.{reference.name}"


def _type(shape: Shape) -> str:
    # a method may be called `list`, which hides the builtin inside its class
    return annotation(shape, _record, "Sequence", "Mapping")


def _answer(operation: OperationShapes) -> str:
    if operation.answer is not None:
        return annotation(operation.answer, _record, "builtins.list", "builtins.dict")
    status, _ = operation.entry.success()
    return "None" if status in (202, 204) or operation.entry.method in ("PUT", "DELETE") else "Any"


def _signature(
    operation: OperationShapes, arguments: list[Argument], answer: str, asynchronous: bool
) -> list[str]:
    start = f"    {'async ' if asynchronous else ''}def {identifier(operation.entry.body['x-method'])}("
    parts = [
        "self",
        *(f"{item.name}: {_type(item.field.shape)}" for item in arguments if item.where == "path"),
    ]
    keywords = [item for item in arguments if item.where != "path"]
    parts += ["*"] if keywords else []
    # required ones first, each group in the order of the contract
    parts += [_keyword(item) for item in sorted(keywords, key=lambda item: item.optional)]
    line = f"{start}{', '.join(parts)}) -> {answer}:"
    if len(line) <= 110:
        return [line]
    return [start, *(f"        {part}," for part in parts), f"    ) -> {answer}:"]


def _keyword(item: Argument) -> str:
    text = f"{item.name}: {_type(item.field.shape)}"
    return f"{text} | NotGiven = NOT_GIVEN" if item.optional else text


def _docstring(operation: OperationShapes, arguments: list[Argument]) -> list[str]:
    entry = operation.entry
    action = f"; IAM action `{entry.body['x-iam-action']}`" if entry.body["x-iam-action"] else ""
    lines = [
        f'        """{entry.body["summary"]}.',
        "",
        *paragraph(f"`{entry.method} {entry.path}`{action}.", "        ", "        "),
    ]
    if arguments:
        lines += ["", "        Args:"]
    for item in arguments:
        lines += paragraph(f"{item.name}: {item.field.text}", "            ", "                ")
    lines += ["", "        Raises:", *paragraph(_raises(operation), "            ", "                ")]
    return [*lines, '        """']


def _raises(operation: OperationShapes) -> str:
    body = operation.entry.body
    after = {
        "safe": "a lost answer is asked for again",
        "lookup": "after a lost answer it is looked for before it is created again",
        "never": "a lost answer is never asked for again",
    }[body["x-retry"]]
    statuses = sorted({code["status"] for code in body.get("x-error-codes", ()) if "status" in code})
    known = f" ({', '.join(map(str, statuses))})" if statuses else ""
    return f"StatusError: the platform refused{known}. TransportError: no answer; {after}."


def _call(
    operation: OperationShapes, arguments: list[Argument], answer: str, asynchronous: bool
) -> list[str]:
    call = f"{'await ' if asynchronous else ''}self._client._call("
    parts = [
        quoted(operation.entry.id),
        _mapping(arguments, "path"),
        _mapping(arguments, "query"),
        _body(operation, arguments),
    ]
    start = {"None": f"        {call}", "Any": f"        return {call}"}.get(
        answer, f"        answer: {answer} = {call}"
    )
    line = f"{start}{', '.join(parts)})"
    lines = [line] if len(line) <= 110 else [start, *(f"            {part}," for part in parts), "        )"]
    return lines if answer in ("None", "Any") else [*lines, "        return answer"]


def _body(operation: OperationShapes, arguments: list[Argument]) -> str:
    if operation.body is None:
        return "None"
    if operation.body_fields is None:
        return "body" if operation.body_required else "body or None"
    text = _mapping(arguments, "body")
    return text if operation.body_required else f"{text} or None"


def _mapping(arguments: list[Argument], where: str) -> str:
    chosen = [item for item in arguments if item.where == where]
    text = "{" + ", ".join(f"{quoted(item.field.name)}: {item.name}" for item in chosen) + "}"
    if len(text) > 90:
        inner = "".join(f"                {quoted(item.field.name)}: {item.name},\n" for item in chosen)
        text = "{\n" + inner + "            }"
    return f"drop_not_given({text})" if any(item.optional for item in chosen) else text


def _attributes(nouns: list[str]) -> str:
    lines = [
        '"""The nouns as attributes of the clients; a noun\'s module is imported when it is first used.',
        "",
        f'{BANNER}"""',
        "",
        "from __future__ import annotations",
        "",
        "from importlib import import_module",
        "from typing import TYPE_CHECKING, Any",
        "",
        "if TYPE_CHECKING:",
        *(f"    from .{noun} import Async{class_name(noun)}, {class_name(noun)}" for noun in nouns),
        "",
        "NOUNS: dict[str, str] = {",
        *(f'    "{noun}": "{class_name(noun)}",' for noun in nouns),
        "}",
    ]
    for kind, prefix in (("Sync", ""), ("Async", "Async")):
        lines += ["", "", *_attribute_class(kind, prefix, nouns)]
    return "\n".join([*lines, *_MAKE, ""])


def _attribute_class(kind: str, prefix: str, nouns: list[str]) -> list[str]:
    return [
        f"class {kind}Nouns:",
        f'    """What `{prefix}Client` offers: one attribute per noun."""',
        "",
        "    if TYPE_CHECKING:",
        *(f"        {noun}: {prefix}{class_name(noun)}" for noun in nouns),
        "    else:",
        "",
        "        def __getattr__(self, name: str) -> Any:",
        f'            return _noun(self, name, "{prefix}")',
    ]


_MAKE = [
    "",
    "",
    "def _noun(client: Any, name: str, prefix: str) -> Any:",
    '    """The noun called `name`, made once and kept as an attribute of the client."""',
    "    if name not in NOUNS:",
    '        message = f"{type(client).__name__!r} object has no attribute {name!r}"',
    "        raise AttributeError(message, name=name, obj=client)",
    '    module = import_module(f"{__package__}.{name}")',
    "    noun = getattr(module, prefix + NOUNS[name])(client)",
    "    setattr(client, name, noun)",
    "    return noun",
]
