"""What `%magic?` shows, made from the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

if TYPE_CHECKING:
    from .table import Magic, Option


def help_text(magic: Magic) -> str:
    """Usage, summary, options and examples of a magic."""
    marks = {"line": "%", "cell": "%%", "line_cell": "%%"}
    usage = " ".join([f"{marks[magic.form]}{magic.name}", *magic.arguments])
    lines = [_(magic.summary), "", f"    {usage}" + (" [OPTIONS]" if magic.options else "")]
    if magic.options:
        width = max(len(_flags(option)) for option in magic.options)
        lines += ["", _("Options:")]
        lines += [f"    {_flags(option):<{width}}  {_(option.help)}" for option in magic.options]
    lines += ["", _("Examples:"), *(f"    {example}" for example in magic.examples)]
    return "\n".join(lines)


def _flags(option: Option) -> str:
    short = f"-{option.short}, " if option.short else ""
    return f"{short}{option.flag} {option.value}".rstrip()
