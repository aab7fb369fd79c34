"""What `%magic?` shows, and the reference page `docs/magics.md`, made from the table."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

from .table import MAGICS

if TYPE_CHECKING:
    from .table import Magic, Option


def help_text(magic: Magic) -> str:
    """Usage, summary, options and examples of a magic."""
    ending = " ".join([magic.name, *magic.arguments]) + (" [OPTIONS]" if magic.options else "")
    marks = {"line": ["%"], "cell": ["%%"], "line_cell": ["%%", "%"]}[magic.form]
    lines = [_(magic.summary), "", *(f"    {mark}{ending}" for mark in marks)]
    if magic.options:
        width = max(len(_flags(option)) for option in magic.options)
        lines += ["", _("Options:")]
        lines += [f"    {_flags(option):<{width}}  {_(option.help)}" for option in magic.options]
    for note in magic.notes:
        lines += ["", *wrap(_(note), 100, break_on_hyphens=False)]
    lines += ["", _("Examples:"), *(f"    {example}" for example in magic.examples)]
    return "\n".join(lines)


def markdown() -> str:
    """The reference page of all magics."""
    parts = ["# Magics", "", "`%load_ext jupyter_modelarts` registers them. Made from `magics/table.py`.", ""]
    for magic in MAGICS:
        parts += [f"## {magic.name}", "", "```text", help_text(magic), "```", ""]
    return "\n".join(parts)


def _flags(option: Option) -> str:
    short = f"-{option.short}, " if option.short else ""
    return f"{short}{option.flag} {option.value}".rstrip()
