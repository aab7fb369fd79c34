"""Texts of the old API: s3:// URLs for scripts, and where volumes are in a task's words (pure)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.training.layout import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = (f"{HOME}/", "/home/work/", "/cache/")


def s3_url(path: str) -> str:
    """What a script of the old API gets for a path in OBS."""
    place = ObsPath.parse(path)
    return f"s3://{place.bucket}/{place.key}"


class Translator:
    """Writes the places of volumes so that the runner finds them.

    The runner knows what is below /home/ma-user, /home/work and /cache; a volume elsewhere is written as seen
    from /home/ma-user.
    """

    def __init__(self, mounted: Iterable[str]) -> None:
        elsewhere = [place for place in mounted if not f"{place}/".startswith(_KNOWN)]
        self._seen_from_home = {place: f"{HOME}/{posixpath.relpath(place, HOME)}" for place in elsewhere}
        longest_first = sorted(elsewhere, key=len, reverse=True)
        places = "|".join(re.escape(place) for place in longest_first)
        self._pattern = re.compile(rf"(?<![\w./}}~-])({places})(?![\w.-])")

    def __call__(self, text: str) -> str:
        """`text` in the runner's words."""
        if not self._seen_from_home:
            return text
        return self._pattern.sub(lambda match: self._seen_from_home[match[1]], text)
