"""`Session`: the one factory of clients, for every surface."""

from __future__ import annotations

import os
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._version import __version__
from .contract.secrets import Secret
from .credentials import EMBEDDED, Profile, call_settings, resolve

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Mapping

    from .client import AsyncClient, Client
    from .client._steps import Target
    from .local.connection import Connection
    from .obs import Obs

_EMBEDDED_POLL = (0.1, 2.0)
_CLOUD_POLL = (2.0, 15.0)
_KEYS_LIFE = 24 * 3600
_KEYS_EARLY = 600.0


class Session:
    """Resolves a profile and makes the clients for it.

    `profile` names one (`embedded`, or a table of the profile file); `surface` is named in the user agent;
    `overrides` are settings of `config.SETTINGS`, and `local_dir`, the state directory of the embedded
    service.  The embedded service is started when it is first needed and found again when it was killed.
    Raises `ConfigError` for a profile that is unknown or incomplete.
    """

    def __init__(self, profile: str | None = None, *, surface: str = "python", **overrides: Any) -> None:
        local_dir = overrides.pop("local_dir", None)
        self._state_dir = Path(local_dir) if local_dir else None
        self._cloud = resolve(profile, overrides)
        self._calls = call_settings(overrides) if self._cloud is None else self._cloud.calls
        self._surface = surface
        self._lock = threading.RLock()
        self._connection: Connection | None = None
        self._client: Client | None = None
        self._async_client: tuple[AbstractEventLoop, AsyncClient] | None = None
        self._obs: tuple[tuple[str, str], float, Obs] | None = None

    @property
    def embedded(self) -> bool:
        """Whether the embedded service is called; asking does not start it."""
        return self._cloud is None

    @property
    def profile(self) -> Profile:
        """Where calls go and as whom; starts the embedded service if it is that."""
        return self._cloud or _embedded_profile(self._running())

    @property
    def project_id(self) -> str:
        """The project that operations work in."""
        return self.profile.project_id

    def client(self) -> Client:
        """The sync client; the same one each time, safe for threads."""
        from .client import Client

        with self._lock:
            if self._client is None:
                self._client = Client(self._target(), **self._options())
            return self._client

    def async_client(self) -> AsyncClient:
        """The client of the running event loop; the same one each time in the same loop.

        Where the embedded service may have to be started, ask for `profile` in a thread first: this waits.
        """
        import asyncio

        from .client import AsyncClient

        loop = asyncio.get_running_loop()
        with self._lock:
            if self._async_client is None or self._async_client[0] is not loop:
                self._async_client = (loop, AsyncClient(self._target(), **self._options()))
            return self._async_client[1]

    def obs(self) -> Obs:
        """Object storage with the profile's keys; a profile with a password gets temporary ones first."""
        from .obs import Obs

        with self._lock:
            profile = self._cloud or _embedded_profile(self._running(refresh=True))
            identity = (profile.endpoints["obs"], profile.access_key)
            if self._obs is None or self._obs[0] != identity or time.time() >= self._obs[1]:
                keys, ends = self._obs_keys(profile)
                bundle = str(self._calls.get("ca_bundle") or "")
                made = Obs(profile.endpoints["obs"], region=profile.region, ca_bundle=bundle, **keys)
                self._obs = (identity, ends, made)
            return self._obs[2]

    def close(self) -> None:
        """Close the sync client's connections; the session can be used on."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    async def aclose(self) -> None:
        """Close the connections of both clients."""
        self.close()
        if self._async_client is not None:
            client, self._async_client = self._async_client[1], None
            await client.aclose()

    def __repr__(self) -> str:
        return f"Session({EMBEDDED!r})" if self._cloud is None else f"Session({self._cloud!r})"

    def _running(self, *, refresh: bool = False) -> Connection:
        from .local.launcher import ensure_running

        with self._lock:
            if self._connection is None or refresh:
                self._connection = ensure_running(self._state_dir)
            return self._connection

    def _is_gone(self) -> bool:
        """Whether the embedded service's process is no more; far cheaper than looking if it answers."""
        connection = self._connection
        try:
            if connection is not None:
                os.kill(connection.pid, 0)  # signal 0 only asks
        except OSError:
            return True
        return False

    def _reconnect(self) -> Target:
        """Start the embedded service again; its addresses and keys may be new."""
        with self._lock:
            self._running(refresh=True)
            return self._target()

    def _target(self) -> Target:
        from .client._steps import Target

        profile = self.profile
        return Target(profile.endpoints, profile.project_id, _auth(profile))

    def _options(self) -> dict[str, Any]:
        from .client._retry import RetryPolicy
        from .client._transport import Settings

        calls = dict(self._calls)
        attempts = calls.pop("attempts")
        return {
            "user_agent": f"jupyter_modelarts/{__version__} ({self._surface})",
            "settings": Settings(offline=self.embedded, **calls),
            "policy": RetryPolicy(attempts=attempts),
            "poll": _EMBEDDED_POLL if self.embedded else _CLOUD_POLL,
            **({"reconnect": self._reconnect, "gone": self._is_gone} if self.embedded else {}),
            "secrets": self.profile.secrets,
        }

    def _obs_keys(self, profile: Profile) -> tuple[dict[str, Any], float]:
        """Keys for object storage, and when they end (seconds since the epoch)."""
        if profile.uses_keys:
            keys = {"access_key": profile.access_key, "secret_key": profile.secret_key}
            return {**keys, "security_token": profile.security_token or None}, float("inf")
        token = {"methods": ["token"], "token": {"duration_seconds": _KEYS_LIFE}}
        answer = self.client().call("iam_assume_agency", body={"auth": {"identity": token}})
        return _temporary_keys(answer["credential"])


def _temporary_keys(credential: Mapping[str, str]) -> tuple[dict[str, Any], float]:
    keys = {
        "access_key": credential["access"],
        "secret_key": Secret(credential["secret"]),
        "security_token": Secret(credential["securitytoken"]),
    }
    moment = credential["expires_at"].removesuffix("Z").partition(".")[0] + "+00:00"
    return keys, datetime.fromisoformat(moment).timestamp() - _KEYS_EARLY


def _auth(profile: Profile) -> Any:
    from .client.auth import AkskAuth, TokenAuth

    if profile.uses_keys:
        return AkskAuth(
            profile.access_key,
            profile.secret_key,
            security_token=profile.security_token or None,
            project_id=profile.project_id,
        )
    return TokenAuth(
        profile.endpoints["iam"],
        user=profile.user,
        password=profile.password,
        domain=profile.domain,
        project_name=profile.project_name,
    )


def _embedded_profile(connection: Connection) -> Profile:
    return Profile(
        name=EMBEDDED,
        region=connection.region,
        project_id=connection.project_id,
        endpoints={"modelarts": connection.modelarts, "iam": connection.iam, "obs": connection.obs},
        origin=str(connection.state_dir),
        embedded=True,
        access_key=connection.access_key,
        secret_key=connection.secret_key,
    )
