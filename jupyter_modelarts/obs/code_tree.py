"""Code for a job: a directory below the hash of its content, which nobody changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import leaks, listing, moves
from .errors import local_files
from .ignore import rules_for
from .models import TreeUpload
from .tree import Tree, address, check_limits, walk

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .hash_cache import HashCache
    from .models import Progress
    from .moves import Where

_ADDRESS_LENGTH = 16


async def upload_tree(
    where: Where,
    directory: Path,
    destination: ObsPath,
    *,
    exclude: Sequence[str] = (),
    everything: bool = False,
    allow_secrets: bool = False,
    progress: Progress | None = None,
) -> TreeUpload:
    """See `AsyncObs.upload_tree`."""
    rules: Any = {"exclude": exclude, "everything": everything, "allow_secrets": allow_secrets}
    with local_files(directory):
        name, tree = await asyncio.to_thread(_addressed, directory, where.hashes, **rules)
        prefix = (destination / tree.address[:_ADDRESS_LENGTH] / name).as_directory()
        present = {}
        async for entries in listing.pages(where.stores, prefix):
            present.update({entry.path.key: entry.size for entry in entries})
        pairs = [(file, prefix / file.name) for file in tree.files]
        missing = [pair for pair in pairs if present.get(pair[1].key) != pair[0].size]
        await moves.send_files(where, missing, progress)
    return TreeUpload(prefix, len(tree.files), tree.size, len(missing))


def _addressed(
    root: Path, hashes: HashCache, *, exclude: Iterable[str], everything: bool, allow_secrets: bool
) -> tuple[str, Tree]:
    """The name that code keeps in object storage, and its tree."""
    root = root.absolute()
    files = walk(root, rules_for(root, exclude, everything=everything)).files
    check_limits(root, files)
    if not allow_secrets:
        leaks.refuse(files, hashes)
    name = root.stem if root.is_file() else root.name
    return name or "code", address(files, hashes)
