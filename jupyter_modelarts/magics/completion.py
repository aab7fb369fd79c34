"""The Tab key after `%ma_obs` and where other magics take a path: verbs, options, buckets, keys, local paths.

Lists are asked for in a thread and kept for a while; Tab waits a moment for them, and never fails.
"""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath

from .table import MAGICS, Magic

if TYPE_CHECKING:
    from collections.abc import Callable

    from IPython.core.interactiveshell import InteractiveShell

    from .house import House

_WAIT_S = 1.0
_KEPT_S = 10.0
_MOST = 200
_SCHEMES = ("obs://", "s3://")
_OURS = re.compile(r"\s*%%?(ma_obs|ma_train|ma_deploy|ma_predict)\s")


class Completer:
    """What IPython asks with the line up to the cursor."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._lists: dict[str, tuple[float, list[str]]] = {}
        self._asking: dict[str, threading.Thread] = {}
        self._matcher: Any = None

    def install(self, shell: InteractiveShell) -> None:
        """Answer for the magics that take paths, and let nobody else answer then."""
        from IPython.core.completer import SimpleCompletion, context_matcher

        def match(context: Any) -> Any:
            word, found = self.complete(context.text_until_cursor)
            completions = [SimpleCompletion(text=text, type="path") for text in found]
            mine = {"completions": completions, "matched_fragment": word, "ordered": True}
            return {**mine, "suppress": bool(found)}

        completer: Any = shell.Completer
        self._matcher = context_matcher(identifier="jupyter_modelarts")(match)
        completer.custom_matchers.append(self._matcher)

    def remove(self, shell: InteractiveShell) -> None:
        """Answer no more."""
        completer: Any = shell.Completer
        if self._matcher in completer.custom_matchers:
            completer.custom_matchers.remove(self._matcher)

    def complete(self, text: str) -> tuple[str, list[str]]:
        """The word that `text` ends with, and what it may become; nothing where it is no line of ours."""
        if not _OURS.match(text):
            return "", []
        word = "" if text[-1].isspace() else text.rsplit(None, 1)[-1]
        try:
            return word, [found for found in self._words(text, word) if found.startswith(word)]
        except Exception:  # noqa: BLE001 - a key that is pressed must never show a traceback
            return word, []

    def _words(self, text: str, word: str) -> list[str]:
        command, *before = text[: len(text) - len(word)].split()
        magic = next(magic for magic in MAGICS if magic.name == command.lstrip("%"))
        if word.startswith("-"):
            return _options(magic)
        if magic.choices and not [other for other in before if not other.startswith("-")]:
            return list(magic.choices)
        if magic.name == "ma_predict" and before[-1:] != ["--file"]:
            return []  # a service or a variable, which IPython knows
        named = magic.name in ("ma_train", "ma_predict")
        start, _equals, path = word.rpartition("=") if named else ("", "", word)
        lead = f"{start}=" if start else ""
        if path.startswith(_SCHEMES):
            return [lead + found for found in self._objects(path)]
        schemes = ["obs://"] if "obs://".startswith(path) else []
        return [lead + found for found in [*schemes, *_local(path)]]

    # object storage

    def _objects(self, path: str) -> list[str]:
        scheme = path[: path.index("://") + 3]
        rest = path[len(scheme) :]
        if "/" not in rest:
            return [f"{scheme}{name}/" for name in self._listed("", self._buckets)]
        parent = scheme + rest[: rest.rindex("/") + 1]
        return [parent + name for name in self._listed(path, lambda: self._names(path, parent))]

    def _buckets(self) -> list[str]:
        return [entry.path.bucket for entry in self._house.modelarts.obs.ls()]

    def _names(self, path: str, parent: str) -> list[str]:
        """Names in `parent` that begin as `path` ends; of a large directory no more than fit a list."""
        modelarts = self._house.modelarts
        bucket, _slash, key = parent[parent.index("://") + 3 :].partition("/")
        directory = ObsPath(bucket or modelarts.bucket_name, key)
        page = modelarts.obs.list_page(directory, limit=_MOST, begins=path[len(parent) :])
        names = (entry.path.key[len(key) :] for entry in page.entries)
        return [name for name in names if name and not any(letter.isspace() for letter in name)]

    def _listed(self, key: str, ask: Callable[[], list[str]]) -> list[str]:
        kept = self._lists.get(key)
        if kept and time.monotonic() - kept[0] < _KEPT_S:
            return kept[1]
        asking = self._asking.get(key)
        if asking is None:
            asking = threading.Thread(target=self._fetch, args=[key, ask], name="obs-completion", daemon=True)
            self._asking[key] = asking
            asking.start()
        asking.join(_WAIT_S)
        found = self._lists.get(key)
        return found[1] if found else []

    def _fetch(self, key: str, ask: Callable[[], list[str]]) -> None:
        now = time.monotonic()
        try:
            found = ask()
            self._lists = {name: kept for name, kept in self._lists.items() if now - kept[0] < _KEPT_S}
            self._lists[key] = (time.monotonic(), found)
        except Exception:  # noqa: BLE001 - no list, no completions
            self._lists.pop(key, None)
        finally:
            del self._asking[key]


def _options(magic: Magic) -> list[str]:
    return [option.flag for option in magic.options]


def _local(path: str) -> list[str]:
    directory, _slash, _begin = path.rpartition("/")
    lead = path[: len(path) - len(_begin)]
    with os.scandir(Path(directory or lead or ".").expanduser()) as entries:
        names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in entries)
    return [lead + name for name in names if not any(letter.isspace() for letter in name)]
