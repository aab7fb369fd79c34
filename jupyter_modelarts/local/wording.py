"""What a schema error says to a person: the field, what is allowed, what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schemas import best_match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .schemas import ValidationError

_LONGEST_VALUE = 60
_NEVER_SHOWN = ("password", "secret", "token", "admin_pass", "key")

_TYPES = {
    "object": "an object",
    "array": "a list",
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def describe(errors: Iterable[ValidationError], subject: str = "") -> str:
    """One line for the most telling of some errors; `subject` names what was checked when not a body."""
    error = best_match(errors)
    path = _path(error)
    if error.validator == "required":
        missing = _missing(error)
        return f"Field {path + '.' if path else ''}{missing} is missing."
    what = subject or (f"Field {path}" if path else "The request body")
    return f"{what} must {_demand(error)}, not {_given(error, subject or path)}."


def _missing(error: ValidationError) -> str:
    names: list[str] = list(error.validator_value)  # type: ignore[arg-type]  # a list under "required"
    given: Any = error.instance
    return next(name for name in names if name not in given)


def _path(error: ValidationError) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    return "".join(parts).lstrip(".")


def _demand(error: ValidationError) -> str:
    word = _WORDS.get(str(error.validator))
    return word(error.validator_value) if word else f"fit {error.validator} {error.validator_value!r}"


def _given(error: ValidationError, path: str) -> str:
    last = path.rsplit(".", 1)[-1].lower()
    if any(word in last for word in _NEVER_SHOWN):
        return "what was given"
    if isinstance(error.instance, dict):
        return "an object with other fields" if error.validator != "type" else "an object"
    text = repr(error.instance)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _types(names: str | list[str]) -> str:
    listed = [names] if isinstance(names, str) else names
    return "be " + " or ".join(_TYPES.get(name, name) for name in listed)


_WORDS: dict[str, Callable[[Any], str]] = {
    "type": _types,
    "enum": lambda values: "be one of " + ", ".join(str(value) for value in values),
    "const": lambda value: f"be {value!r}",
    "minimum": lambda value: f"be at least {value}",
    "maximum": lambda value: f"be at most {value}",
    "exclusiveMinimum": lambda value: f"be more than {value}",
    "exclusiveMaximum": lambda value: f"be less than {value}",
    "minLength": lambda value: f"have at least {value} characters",
    "maxLength": lambda value: f"have at most {value} characters",
    "minItems": lambda value: f"have at least {value} entries",
    "maxItems": lambda value: f"have at most {value} entries",
    "maxProperties": lambda value: f"have at most {value} fields",
    "pattern": lambda value: f"match {value}",
    "additionalProperties": lambda _: "have only the fields of the contract",
}
