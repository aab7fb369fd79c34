"""The YAML templates of searches, by type and name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jupyter_modelarts.local.problems import not_found, unknown_choice

from .algorithms import ALGORITHMS, WITHOUT_EQUIVALENT

_HERE = Path(__file__).with_name("templates")
_CHINESE = {"hpo": "超参搜索", "nas": "网络结构搜索", "augment": "数据增强", "compression": "模型压缩"}


@cache
def names() -> dict[str, tuple[str, ...]]:
    """The names of the templates by type of search."""
    found = {kind: list(known) for kind, known in WITHOUT_EQUIVALENT.items()}
    found["hpo"] += [algorithm.template for algorithm in ALGORITHMS.values() if algorithm.template]
    return {kind: tuple(sorted(known, key=str.lower)) for kind, known in found.items()}


def listing() -> list[dict[str, Any]]:
    """The rows of `list_autosearch_yaml_templates`."""
    return [
        {"algorithm_type_en": kind, "algorithm_type_zh": _CHINESE[kind], "algorithm_names": list(known)}
        for kind, known in names().items()
    ]


def content(kind: str, name: str) -> tuple[str, str]:
    """File name and text of one template; `Problem` that names the nearest when there is none."""
    if kind not in names():
        raise unknown_choice("Type of search algorithm", kind, names())
    if name not in names()[kind]:
        raise not_found(f"YAML template {kind}", f"{name} (there are: {', '.join(names()[kind])})")
    file = f"{name}.yaml"
    return file, (_HERE / kind / file).read_text(encoding="utf-8")
