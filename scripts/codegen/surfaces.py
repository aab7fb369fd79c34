"""Renders the pages about settings and magics from the tables that the package itself reads."""

from __future__ import annotations

from jupyter_modelarts import config
from jupyter_modelarts.magics.table import MAGICS, Magic, Option

from .source import BANNER

NOTE = f"<!-- {BANNER.replace('the contract', 'the tables of the package')} -->"

_GROUPS = {
    "choice": "Which profile, and where it is read",
    "keys": "Access keys",
    "password": "User and password",
    "place": "Region, project and endpoints",
    "calls": "How calls are made",
}


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    return {"docs/settings.md": _settings(), "docs/magics.md": _magics()}


def _settings() -> str:
    lines = [
        "# Settings",
        "",
        NOTE,
        "",
        "What a profile may say; [profiles.md](profiles.md) tells where it says it.",
        "",
    ]
    for group, title in _GROUPS.items():
        lines += [
            f"## {title}",
            "",
            "| setting | environment variable | meaning | default |",
            "| --- | --- | --- | --- |",
        ]
        lines += [_setting(item) for item in config.SETTINGS.values() if item.group == group]
        lines.append("")
    return "\n".join(lines)


def _setting(item: config.Setting) -> str:
    default = "" if item.default is None else f"`{item.default}`"
    secret = " Never shown." if item.secret else ""
    return f"| `{item.name}` | `{item.variable}` | {item.help}{secret} | {default} |"


def _magics() -> str:
    lines = [
        "# Magics",
        "",
        NOTE,
        "",
        "`%load_ext jupyter_modelarts` offers them; `%ma_train?` shows this in the notebook.",
        "",
    ]
    for magic in MAGICS:
        lines += _magic(magic)
    return "\n".join(lines)


def _magic(magic: Magic) -> list[str]:
    signs = {"line": "%", "cell": "%%", "line_cell": "%%"}
    usage = " ".join([f"{signs[magic.form]}{magic.name}", *magic.arguments])
    lines = [f"## {usage.replace('|', chr(92) + '|')}", "", magic.summary, ""]
    if magic.options:
        lines += ["| option | meaning |", "| --- | --- |", *map(_option, magic.options), ""]
    return [*lines, "```python", *magic.examples, "```", ""]


def _option(option: Option) -> str:
    short = f"`-{option.short}`, " if option.short else ""
    value = f" {option.value}" if option.value else ""
    return f"| {short}`{option.flag}{value}` | {option.help} |"
