"""What `%magic?` shows, and the reference page, made from the table.

`python -m jupyter_modelarts.magics.help` writes the page to stdout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

from .table import MAGICS

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


def markdown() -> str:
    """The reference page of all magics."""
    parts = ["# Magics", "", "`%load_ext jupyter_modelarts` registers them. Made from `magics/table.py`.", ""]
    for magic in MAGICS:
        parts += [f"## {magic.name}", "", "```text", help_text(magic), "```", ""]
    return "\n".join(parts)


def _flags(option: Option) -> str:
    short = f"-{option.short}, " if option.short else ""
    return f"{short}{option.flag} {option.value}".rstrip()


if __name__ == "__main__":
    print(markdown(), end="")
