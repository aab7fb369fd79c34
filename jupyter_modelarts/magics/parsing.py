"""A line after a magic -> its arguments and options, by the table."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import ModelArtsError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .table import Magic, Option


class UsageProblem(ModelArtsError):
    """A line that a magic cannot read; nothing was done."""


@dataclass
class Line:
    """`arguments` in order; `options` by key: True, a text, an integer, a list, or a table of
    NAME to VALUE.
    """

    arguments: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)

    def argument(self, index: int) -> str | None:
        """The positional argument at `index`, or None."""
        return self.arguments[index] if index < len(self.arguments) else None

    def get(self, key: str, default: Any = None) -> Any:
        """An option, or `default` where it was not given."""
        return self.options.get(key, default)

    def given(self, *keys: str) -> dict[str, Any]:
        """Those of the options `keys` that were given."""
        return {key: self.options[key] for key in keys if key in self.options}


def parse(magic: Magic, text: str) -> Line:
    """Read the line after `magic`; raises `UsageProblem` with the nearest option or verb."""
    line = Line()
    words = iter(_words(magic, text))
    for word in words:
        if len(word) > 1 and word.startswith("-") and not _is_number(word):
            _take_option(magic, word, words, line)
        else:
            line.arguments.append(word)
    _check_arguments(magic, line)
    return line


def _words(magic: Magic, text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise UsageProblem(
            _("The line after %{magic} cannot be read: {reason}.").format(magic=magic.name, reason=error),
            hint=_("Close the quotation mark."),
        ) from None


def _take_option(magic: Magic, word: str, words: Iterator[str], line: Line) -> None:
    flag, equals, value = word.partition("=")
    option = _find(magic, flag)
    if option.kind == "flag":
        if equals:
            message = _("{flag} of %{magic} takes no value.").format(flag=flag, magic=magic.name)
            raise UsageProblem(message, hint=_("Leave out ={value}.").format(value=value))
        line.options[option.key] = True
        return
    given = value if equals else next(words, None)
    if given is None:
        message = _("{flag} of %{magic} needs a value.").format(flag=flag, magic=magic.name)
        raise UsageProblem(message, hint=_("Write {flag} {value}.").format(flag=flag, value=option.value))
    _set(magic, option, given, line)


def _set(magic: Magic, option: Option, given: str, line: Line) -> None:
    if option.kind == "integer":
        try:
            line.options[option.key] = int(given)
        except ValueError:
            message = _("{flag} of %{magic} takes a whole number, not {value}.")
            text = message.format(flag=option.flag, magic=magic.name, value=given)
            raise UsageProblem(
                text, hint=_("Write {flag} 2, for example.").format(flag=option.flag)
            ) from None
    elif option.kind == "pair":
        name, equals, value = given.partition("=")
        pairs = line.options.setdefault(option.key, {})
        if name in pairs:
            message = _("{flag} {name} of %{magic} is given twice.")
            text = message.format(flag=option.flag, name=name, magic=magic.name)
            raise UsageProblem(text, hint=_("Leave out one of them."))
        pairs[name] = value if equals else None
    elif option.kind == "list":
        line.options.setdefault(option.key, []).append(given)
    else:
        line.options[option.key] = given


def _find(magic: Magic, flag: str) -> Option:
    for option in magic.options:
        if flag == option.flag or (option.short and flag == f"-{option.short}"):
            return option
    near = nearest(flag.lstrip("-"), [option.name for option in magic.options])
    meant = _("Did you mean {name}?").format(name=f"--{near}") + " " if near else ""
    message = _("%{magic} has no option {flag}.").format(magic=magic.name, flag=flag)
    raise UsageProblem(message, hint=meant + _("%{magic}? lists them.").format(magic=magic.name))


def _check_arguments(magic: Magic, line: Line) -> None:
    usage = _("Usage: {usage}").format(usage=" ".join([f"%{magic.name}", *magic.arguments]))
    if len(line.arguments) > len(magic.arguments):
        extra = line.arguments[len(magic.arguments)]
        message = _("%{magic} does not know what to do with {word}.").format(magic=magic.name, word=extra)
        raise UsageProblem(message, hint=usage)
    if len(line.arguments) < magic.required:
        message = _("%{magic} needs {argument}.")
        missing = magic.arguments[len(line.arguments)]
        raise UsageProblem(message.format(magic=magic.name, argument=missing), hint=usage)
    if magic.choices and line.arguments[0] not in magic.choices:
        near = nearest(line.arguments[0], list(magic.choices))
        meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
        message = _("%{magic} cannot {word}.").format(magic=magic.name, word=line.arguments[0])
        raise UsageProblem(message, hint=meant + usage)


def _is_number(word: str) -> bool:
    return word[1:].replace(".", "", 1).isdigit()
