"""The session and its client: one for the whole server, made on the first call."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_modelarts.client import AsyncClient
    from jupyter_modelarts.session import Session


class Upstream:
    """Whom the server talks to. A failed start is tried again by the next call."""

    def __init__(self, profile: str | None) -> None:
        self._name = profile
        self._session: Session | None = None
        self._client: AsyncClient | None = None
        self._starting = asyncio.Lock()

    async def client(self) -> AsyncClient:
        """The client all requests share; raises `ModelArtsError` where the profile is wrong."""
        if self._client is None:
            session = await self.session()
            # kept here: the session's lock may be held while it starts the embedded service again
            self._client = self._client or session.async_client()
        return self._client

    async def session(self) -> Session:
        """The session of the profile; it starts the embedded service where the profile says so."""
        async with self._starting:
            if self._session is None:
                # it reads files, takes locks and may start a process: not in the server's loop
                self._session = await asyncio.to_thread(_open, self._name)
            return self._session

    async def profile(self) -> dict[str, Any]:
        """Which account and region is talked to."""
        session = await self.session()
        profile = await asyncio.to_thread(lambda: session.profile)
        return {
            "name": profile.name,
            "region": profile.region,
            "project_id": profile.project_id,
            "embedded": profile.embedded,
        }

    async def close(self) -> None:
        """Close the connections; the embedded service goes on."""
        if self._session is not None:
            await self._session.aclose()
            self._session = self._client = None


def _open(name: str | None) -> Session:
    from jupyter_modelarts.session import Session

    session = Session(name, surface="server")
    _ = session.profile  # starts the embedded service, here and not in the loop
    return session
