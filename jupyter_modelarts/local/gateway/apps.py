"""Apps: who calls services without an account, by an AppCode, an AppKey or a signature with the app's keys.

    GET    /embedded/apps               the apps, with what they call by
    POST   /embedded/apps               {"name": ..., "services": [ids]}; without services: all services
    DELETE /embedded/apps?app_id=ID     forget one; what called by it is refused from then on

On the platform a person makes them in the console; there is no API of ModelArts for it.  Nothing secret is
written down: keys are derived from the account's seal.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.problems import (
    UNKNOWN_URL,
    Problem,
    bad_request,
    name_exists,
    not_found,
    unknown_choice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from jupyter_modelarts.local.account import Account
    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store

KIND = "app"
PATH = "/embedded/apps"
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class App:
    """`services` are the IDs of the services that it may call; None: all of them."""

    app_id: str
    name: str
    key: str
    secret_key: Secret
    code: Secret
    services: tuple[str, ...] | None

    def may_call(self, service_id: str) -> bool:
        """Whether it was authorized for the service."""
        return self.services is None or service_id in self.services

    def row(self) -> dict[str, Any]:
        """The app as its owner sees it."""
        return {
            "app_id": self.app_id,
            "app_name": self.name,
            "app_key": self.key,
            "app_secret": self.secret_key.reveal(),
            "app_code": self.code.reveal(),
            "services": None if self.services is None else list(self.services),
        }


class Apps:
    """All apps, found by what a caller sends."""

    def __init__(self, account: Account, store: Store, clock: Clock) -> None:
        self._account = account
        self._store = store
        self._clock = clock
        self._apps: dict[str, App] = {}
        self._codes: dict[bytes, App] = {}
        self._keys: dict[str, App] = {}

    async def load(self) -> None:
        """Read what was made before a restart."""
        for document in await self._store.find(KIND):
            self._add(self._app(document))

    def by_code(self, code: str) -> App | None:
        """The app with an AppCode, or with an AppKey that is sent in its place."""
        return self._codes.get(_digest(code))

    def by_key(self, key: str) -> App | None:
        """The app that signs with an AppKey."""
        return self._keys.get(key)

    def __iter__(self) -> Iterator[App]:
        return iter(self._apps.values())

    async def create(self, name: str, services: list[str] | None) -> App:
        """A new app.  Raises `Problem` when the name is taken."""
        if any(app.name == name for app in self._apps.values()):
            raise name_exists("App", name)
        document = {"app_id": secrets.token_hex(16), "app_name": name, "services": services}
        app = self._app(document)
        await self._store.put(KIND, app.app_id, document, name=name, created=self._clock.now_ms())
        self._add(app)
        return app

    async def delete(self, app_id: str) -> None:
        """Forget an app.  Raises `Problem` where there is none."""
        app = self._apps.get(app_id)
        if app is None:
            raise not_found("App", app_id)
        await self._store.delete(KIND, app_id)
        del self._apps[app_id], self._keys[app.key]
        for text in (app.code.reveal(), app.key):
            del self._codes[_digest(text)]

    def _add(self, app: App) -> None:
        self._apps[app.app_id] = self._keys[app.key] = app
        for text in (app.code.reveal(), app.key):
            self._codes[_digest(text)] = app

    def _app(self, document: dict[str, Any]) -> App:
        app_id, services = document["app_id"], document["services"]
        return App(
            app_id,
            document["app_name"],
            self._derived("key", app_id)[:32],
            Secret(self._derived("secret", app_id)[:32]),
            Secret(self._derived("code", app_id)[:64]),
            None if services is None else tuple(services),
        )

    def _derived(self, use: str, app_id: str) -> str:
        seal = self._account.seal.reveal().encode()
        return hmac.digest(seal, f"app-{use}:{app_id}".encode(), "sha512").hex()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


async def administer(apps: Apps, store: Store, request: web.Request, raw: bytes) -> dict[str, Any]:
    """Do what the authenticated owner asks for; `Problem` where that cannot be."""
    if request.method == "POST":
        name, services = await _asked(store, raw)
        return (await apps.create(name, services)).row()
    if request.method == "DELETE":
        await apps.delete(request.rel_url.query.get("app_id", ""))
    elif request.method != "GET":
        raise Problem(405, UNKNOWN_URL, f"{request.method} is not allowed at {PATH}.")
    return {"apps": [app.row() for app in apps]}


async def _asked(store: Store, raw: bytes) -> tuple[str, list[str] | None]:
    try:
        body = msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise bad_request(f"The request body is not JSON: {error}.") from None
    name = body.get("name") if isinstance(body, dict) else None
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
        raise bad_request(f"An app needs a name of 1 to {_LONGEST_NAME} characters.")
    return name, await _services(store, body.get("services"))


async def _services(store: Store, given: Any) -> list[str] | None:
    """IDs of services, each given by its ID or its name."""
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(entry, str) for entry in given):
        raise bad_request("services must be a list of IDs or names of services.")
    known = {row.name: row.id for row in await store.view("service")}
    ids = set(known.values())
    for entry in given:
        if entry not in ids and entry not in known:
            raise unknown_choice("Service", entry, known)
    return [entry if entry in ids else known[entry] for entry in given]
