"""What every step of the workflow needs: client, object storage, and where things are put."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.client import Client
    from jupyter_modelarts.obs import Obs
    from jupyter_modelarts.session import Session

BUCKET_VARIABLE = "JUPYTER_MODELARTS_BUCKET"
_CATALOG_SECONDS = 300.0
Report = Callable[[str], None]
"""Told in one line what has been done."""


@dataclass
class Platform:
    """One session and the bucket in which it works.

    Below the bucket: `code/` and `inputs/` hold what was uploaded, under the hash of its content and
    never overwritten; `jobs/<name>/` the outputs and the log of a job; `models/` the packages of models.
    """

    session: Session
    wanted_bucket: str | None = None
    _catalog: dict[str, tuple[float, list[Any]]] = field(default_factory=dict)
    _bucket: str | None = None

    @property
    def client(self) -> Client:
        """The session's client."""
        return self.session.client()

    @property
    def obs(self) -> Obs:
        """The session's object storage."""
        return self.session.obs()

    @property
    def bucket(self) -> ObsPath:
        """The bucket for what is uploaded and made; it is created when it is missing."""
        name = self.bucket_name
        if self._bucket != name:
            self._ensure_bucket(name)
            self._bucket = name
        return ObsPath(name)

    def _ensure_bucket(self, name: str) -> None:
        from jupyter_modelarts.obs.errors import BucketNameTaken

        try:
            self.obs.ensure_bucket(name)
        except BucketNameTaken as error:
            hint = _("Name one of yours: {variable}=NAME in the environment, or ModelArts(bucket=NAME).")
            raise BucketNameTaken(error.message, hint=hint.format(variable=BUCKET_VARIABLE)) from None

    def place(self, text: str) -> ObsPath:
        """An `obs://` path; `obs:///key` stands for the bucket of this project."""
        start = "obs:///"
        if text == "obs://" or text.startswith(start):
            return ObsPath(self.bucket.bucket, text[len(start) :])
        return ObsPath.parse(text)

    @property
    def bucket_name(self) -> str:
        """As given, else `JUPYTER_MODELARTS_BUCKET`, else one named after the project."""
        given = self.wanted_bucket or os.environ.get(BUCKET_VARIABLE)
        return given or f"modelarts-{self.session.project_id[:8].lower()}"

    def engines(self) -> Sequence[Mapping[str, Any]]:
        """The engines that training offers."""
        return self._listed("list_training_job_engines", "items")

    def flavors(self) -> Sequence[Mapping[str, Any]]:
        """The flavors that training offers."""
        return self._listed("list_training_job_flavors", "flavors")

    def runtimes(self) -> Sequence[Mapping[str, Any]]:
        """The inference engines with their runtimes."""
        return list(self.client.iterate("list_ai_engine_runtimes"))

    def _listed(self, operation: str, items: str) -> list[Any]:
        taken, rows = self._catalog.get(operation, (0.0, []))
        if not rows or time.monotonic() - taken > _CATALOG_SECONDS:
            rows = self.client.call(operation).get(items) or []
            self._catalog[operation] = (time.monotonic(), rows)
        return rows


def unique_name(stem: str) -> str:
    """A name nobody used before: `stem`, the time and a few random letters; 64 characters at most."""
    start = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_")[:40] or "job"
    start = start if start[0].isalpha() else f"m-{start}"
    return f"{start}-{time.strftime('%m%d-%H%M%S')}-{secrets.token_hex(2)}"


def without_time(name: str) -> str:
    """`name` without what `unique_name` added to it."""
    return re.sub(r"(-\d{4}-\d{6}-[0-9a-f]{4})+$", "", name) or name
