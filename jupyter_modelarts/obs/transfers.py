"""Many objects at once, each the way that fits its size.

small   up to 256 KiB: obstore, by the hundred
whole   up to 32 MiB: one request, block by block, some threads
large   in parts, parallel, to be continued after a kill
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from .multipart import send_in_parts
from .parallel import in_parallel
from .ranges import fetch_in_ranges
from .small import LARGEST as SMALL
from .small import Pair, fetch_small, send_small
from .threads import AT_ONCE, Scope, in_thread
from .whole import Remote, fetch_whole, send_whole

if TYPE_CHECKING:
    from .progress import Meter
    from .stores import Stores

T = TypeVar("T")

WHOLE = 32 << 20
_LARGE_AT_ONCE = 2


async def send(stores: Stores, bucket: str, pairs: Sequence[Pair], meter: Meter) -> None:
    """Upload every file to its object in `bucket`; the first failure (or a cancel) ends the rest."""
    scope = Scope()
    small, medium, large = _classes(pairs, lambda pair: pair[0].size)

    async def whole(pair: Pair) -> None:
        await in_thread(scope, send_whole, stores, scope, *pair, meter)

    async def parts(pair: Pair) -> None:
        await send_in_parts(stores, scope, *pair, meter)

    if small:
        await send_small(stores.store(bucket), scope, small, meter)
    await in_parallel(medium, min(AT_ONCE, len(medium)), whole)
    await in_parallel(large, min(_LARGE_AT_ONCE, len(large)), parts)


async def fetch(stores: Stores, bucket: str, remotes: Sequence[Remote], meter: Meter) -> None:
    """Download every object of `bucket` to its file; the first failure (or a cancel) ends the rest."""
    scope = Scope()
    small, medium, large = _classes(remotes, lambda remote: remote.size)

    async def whole(remote: Remote) -> None:
        await in_thread(scope, fetch_whole, stores, scope, remote, meter)

    async def ranges(remote: Remote) -> None:
        await fetch_in_ranges(stores, scope, remote, meter)

    if small:
        await fetch_small(stores.store(bucket), scope, small, meter)
    await in_parallel(medium, min(AT_ONCE, len(medium)), whole)
    await in_parallel(large, min(_LARGE_AT_ONCE, len(large)), ranges)


def _classes(work: Iterable[T], size: Callable[[T], int]) -> tuple[list[T], list[T], list[T]]:
    classes: tuple[list[T], list[T], list[T]] = [], [], []
    for item in work:
        bytes_ = size(item)
        classes[0 if bytes_ <= SMALL else 1 if bytes_ <= WHOLE else 2].append(item)
    return classes
