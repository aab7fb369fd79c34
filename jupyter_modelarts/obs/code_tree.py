"""Code for a job: a directory below the hash of its content, which nobody changes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import leaks, listing, moves
from .errors import local_files
from .ignore import Rules, rules_for
from .models import TreeUpload
from .tree import Exclusion, Tree, address, check_limits, walk

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .hash_cache import HashCache
    from .models import Progress
    from .moves import Where

_ADDRESS_LENGTH = 16


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What goes, where below the destination, and what does not."""

    tree: Tree
    place: str
    excluded: Sequence[Exclusion]


async def upload_tree(
    where: Where,
    directory: Path,
    destination: ObsPath,
    *,
    exclude: Sequence[str] = (),
    everything: bool = False,
    data: bool = False,
    allow_secrets: bool = False,
    progress: Progress | None = None,
) -> TreeUpload:
    """See `AsyncObs.upload_tree`."""
    with local_files(directory):
        rules = rules_for(directory, exclude, everything=everything, gitignore=not data)
        chosen = await asyncio.to_thread(
            _chosen, directory, where.hashes, rules, data=data, allow_secrets=allow_secrets
        )
        prefix = (destination / chosen.place).as_directory()
        present = {}
        async for entries in listing.pages(where.stores, prefix):
            present.update({entry.path.key: entry.size for entry in entries})
        pairs = [(file, prefix / file.name) for file in chosen.tree.files]
        missing = [pair for pair in pairs if present.get(pair[1].key) != pair[0].size]
        await moves.send_files(where, missing, progress)
    return TreeUpload(prefix, len(pairs), chosen.tree.size, len(missing), tuple(chosen.excluded))


def _chosen(root: Path, hashes: HashCache, rules: Rules, *, data: bool, allow_secrets: bool) -> _Chosen:
    root = root.absolute()
    found = walk(root, rules)
    if not data:
        check_limits(root, found.files)
    if not allow_secrets:
        leaks.refuse(found.files, hashes)
    tree = address(found.files, hashes)
    return _Chosen(tree, f"{tree.address[:_ADDRESS_LENGTH]}/{_name(root, data=data)}", found.excluded)


def _name(root: Path, *, data: bool) -> str:
    """The name that it keeps in object storage."""
    if root.is_file():
        return "" if data else root.stem
    return root.name or "code"
