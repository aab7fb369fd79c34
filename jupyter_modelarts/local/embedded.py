"""Composition root of the embedded service: state, rooms, listeners, and their orderly end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .account import Account
    from .clock import Clock
    from .obs.storage import ObjectStore
    from .service.manager import InferenceManager
    from .store import Store
    from .training.manager import TrainingManager


@dataclass(frozen=True)
class Urls:
    """Base URLs of the four listeners, without a slash at the end."""

    modelarts: str
    iam: str
    obs: str
    gateway: str


class Service:
    """What handlers and managers share."""

    state_dir: Path
    account: Account
    clock: Clock
    store: Store
    urls: Urls
    objects: ObjectStore
    training: TrainingManager
    inference: InferenceManager
