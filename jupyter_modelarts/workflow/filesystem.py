"""`obs://` for fsspec, with the account of a profile: `pandas.read_csv("obs://bucket/table.csv")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.obs.filesystem import ObjectFileSystem

if TYPE_CHECKING:
    from jupyter_modelarts.obs import Obs
    from jupyter_modelarts.session import Session


class ObsFileSystem(ObjectFileSystem):
    """Object storage of the active profile, or of `profile`; without any, of the embedded service.

    Options (`storage_options` of pandas): `profile`, settings such as `region`, and `allow_secrets`, which
    lets `put` send files that look like keys.  They hold no secret, and neither does the pickled form.
    """

    def __init__(self, profile: str | None = None, *, allow_secrets: bool = False, **options: Any) -> None:
        known = {name: options.pop(name) for name in _OF_FSSPEC if name in options}
        super().__init__(**known)
        self._profile, self._settings = profile, options
        self._session: Session | None = None
        self.allow_secrets = allow_secrets

    def _connect(self) -> Obs:
        if self._session is None:
            from jupyter_modelarts.session import Session

            self._session = Session(self._profile, surface="fsspec", **self._settings)
        return self._session.obs()


_OF_FSSPEC = ("asynchronous", "loop", "skip_instance_cache", "use_listings_cache", "listings_expiry_time")
