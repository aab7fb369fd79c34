"""Parameters of a job: what a person writes, what travels to the platform, what the script reads."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
Value = Any
"""A string, a number, True or False, None (a bare flag), or what JSON can say."""


def value_of(text: str) -> Value:
    """What `text` means: a number or True/False where it is written as one, else the text itself."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(text.lower(), text)


def wire_parameters(parameters: Mapping[str, Value]) -> list[dict[str, str]]:
    """`parameters` in the form of a job's body; the platform makes `--name=value` of each."""
    for name in parameters:
        if not _NAME.fullmatch(name):
            message = _("The parameter name {name!r} is not allowed.").format(name=name)
            raise InvalidArgument(message, hint=_("Use up to 64 letters, digits, - and _."))
    return [
        {"name": name, "value": _wire(value)} if value is not None else {"name": name}
        for name, value in parameters.items()
    ]


def identifier(name: str) -> str:
    """The variable under which a script knows the parameter or channel `name`."""
    return name.replace("-", "_")


def preamble(
    used: Iterable[str], parameters: Mapping[str, Value], inputs: Iterable[str], outputs: Iterable[str]
) -> str:
    """The lines that read the variables `used` from the command line, as the platform passes them."""
    wanted = set(used)
    lines = [_parameter_line(name, value) for name, value in parameters.items() if identifier(name) in wanted]
    channels = [name for name in (*inputs, *outputs) if name not in parameters]
    lines += [
        f'_parser.add_argument("--{name}", required=True)' for name in channels if identifier(name) in wanted
    ]
    names = [name for name in (*parameters, *channels) if identifier(name) in wanted]
    if not names:
        return ""
    assigned = [f"{identifier(name)} = _arguments.{identifier(name)}" for name in names]
    return "\n".join(
        [
            "import argparse",
            *(["import json"] if any("json." in line for line in lines) else []),
            "",
            "_parser = argparse.ArgumentParser(allow_abbrev=False)",
            *lines,
            "_arguments = _parser.parse_known_args()[0]",
            *assigned,
        ]
    )


def _parameter_line(name: str, value: Value) -> str:
    flag = f'_parser.add_argument("--{name}"'
    if value is None:
        return f'{flag}, action="store_true")'
    if isinstance(value, bool):
        return f'{flag}, type=lambda text: text == "True", default={value})'
    if isinstance(value, (int, float)):
        return f"{flag}, type={type(value).__name__}, default={_number(value)})"
    if isinstance(value, str):
        return f"{flag}, default={value!r})"
    return f"{flag}, type=json.loads, default={value!r})"


def _number(value: float) -> str:
    return repr(value) if math.isfinite(value) else f'float("{value}")'


def _wire(value: Value) -> str:
    if isinstance(value, (str, bool, int, float)):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError) as error:
        message = _("The value {value!r} cannot travel as a parameter.").format(value=value)
        raise InvalidArgument(message, hint=_("Give a number, a text or what JSON can say.")) from error
