"""`%ma_profile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .results import ProfileFacts

if TYPE_CHECKING:
    from .house import House
    from .parsing import Line


def profile(house: House, line: Line, _cell: str | None) -> ProfileFacts:
    """Switch on request; show where calls go, never with what keys."""
    wanted = line.argument(0)
    if wanted is not None:
        house.use(wanted)
    active = house.modelarts.profile
    return ProfileFacts(
        name=active.name,
        region=active.region,
        project_id=active.project_id,
        modelarts=active.endpoints["modelarts"],
        obs=active.endpoints["obs"],
        bucket=house.modelarts.bucket_name,
        origin=active.origin,
    )
