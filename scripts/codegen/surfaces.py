"""Renders the pages about settings and magics from the tables that the package itself reads."""

from __future__ import annotations

from jupyter_modelarts import config
from jupyter_modelarts.magics import help as magics_help

from .source import BANNER

NOTE = f"<!-- {BANNER.replace('the contract', 'the tables of the package')} -->"

_GROUPS = {
    "choice": "Which profile, and where it is read",
    "keys": "Access keys",
    "password": "User and password",
    "place": "Region, project and endpoints",
    "calls": "How calls are made",
    "machine": "What only the environment says",
}


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    return {"docs/settings.md": _settings(), "docs/magics.md": magics_help.markdown()}


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
        lines += [
            _setting(item) for item in (*config.SETTINGS.values(), *config.MACHINE) if item.group == group
        ]
        lines.append("")
    return "\n".join(lines)


def _setting(item: config.Setting) -> str:
    default = "" if item.default is None else f"`{item.default}`"
    secret = " Never shown." if item.secret else ""
    return f"| `{item.name}` | `{item.variable}` | {item.help}{secret} | {default} |"
