"""The language of every sentence that Python shows to a person.

`_("text")` answers the text in the chosen language.  Catalogues are JSON tables beside the front end's
(`locale/<language>/LC_MESSAGES/jupyter_modelarts_python.json`); English is the key, so it needs none.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh_CN")
ENVIRONMENT = "JUPYTER_MODELARTS_LANGUAGE"

_chosen: str | None = None


def set_language(name: str | None) -> None:
    """Speak `name` ("en", "zh_CN", or a locale of theirs) from now on; None: as the environment says."""
    global _chosen  # noqa: PLW0603 - a process shows one language
    _chosen = None if name is None else _supported(name)


def language() -> str:
    """The language in use: as set, else `JUPYTER_MODELARTS_LANGUAGE`, else the locale of the process."""
    if _chosen is not None:
        return _chosen
    for variable in (ENVIRONMENT, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return _supported(value)
    return "en"


def _(text: str) -> str:
    """`text` in the language in use, or as it is where the catalogue lacks it."""
    name = language()
    return text if name == "en" else catalogue(name).get(text, text)


@cache
def catalogue(name: str) -> dict[str, str]:
    """The table of the language `name`: English text to its translation."""
    import json

    path = Path(__file__).parents[1] / "locale" / name / "LC_MESSAGES" / "jupyter_modelarts_python.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _supported(name: str) -> str:
    return "zh_CN" if name.lower().replace("-", "_").startswith("zh") else "en"
