"""Who may call: the account's keys, the tokens and the temporary keys that were issued.

Tokens are kept as hashes.  Secret and security token of a temporary key are derived from the account's
seal, so that none is written down.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.problems import KEY_INVALID, TOKEN_EXPIRED, TOKEN_INVALID, Problem

if TYPE_CHECKING:
    from jupyter_modelarts.local.account import Account
    from jupyter_modelarts.local.call import Identity
    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store

TOKEN_LIFE_MS = 24 * 3600 * 1000
_REMEMBERED_MS = 7 * 24 * 3600 * 1000  # how long an expired token is still called expired, not invalid


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key pair that signs requests; a temporary one has an end and needs its security token."""

    access_key: str
    secret_key: Secret
    security_token: Secret | None = None
    expires_ms: int | None = None


class Identities:
    """Looks up tokens and keys without waiting; issuing writes to the store."""

    def __init__(self, account: Account, store: Store, clock: Clock) -> None:
        self._account = account
        self._store = store
        self._clock = clock
        self._tokens: dict[str, int] = {}
        self._keys = {account.access_key: AccessKey(account.access_key, account.secret_key)}

    async def load(self) -> None:
        """Read what was issued before a restart, and forget what expired long ago."""
        for kind in ("token", "temporary_key"):
            for document in await self._store.find(kind):
                await self._remember(kind, document)

    async def _remember(self, kind: str, document: dict[str, Any]) -> None:
        if document["expires_ms"] + _REMEMBERED_MS < self._clock.now_ms():
            await self._store.delete(kind, document["id"])
        elif kind == "token":
            self._tokens[document["id"]] = document["expires_ms"]
        else:
            self._keys[document["id"]] = self._temporary(document["id"], document["expires_ms"])

    def token(self, text: str) -> Identity:
        """Who holds the token; `Problem` (401) when it is unknown or has expired."""
        expires_ms = self._tokens.get(_digest(text))
        if expires_ms is None:
            raise Problem(401, TOKEN_INVALID, "Invalid token.")
        if expires_ms <= self._clock.now_ms():
            raise Problem(401, TOKEN_EXPIRED, "The token has expired. Get a new one from IAM.")
        return self._account.identity()

    def key(self, access_key: str) -> AccessKey | None:
        """The key pair; None when it is unknown or has expired."""
        found = self._keys.get(access_key)
        return None if found is None or self._expired(found) else found

    def key_or_problem(self, access_key: str, security_token: str | None) -> AccessKey:
        """The key pair, if the security token fits it; `Problem` (401) that says what is wrong."""
        found = self._keys.get(access_key)
        if found is None:
            raise Problem(401, KEY_INVALID, "The access key (AK) is unknown.")
        if self._expired(found):
            raise Problem(401, TOKEN_EXPIRED, "The temporary access key has expired. Get a new one.")
        needed = found.security_token.reveal() if found.security_token else None
        if needed and not hmac.compare_digest((security_token or "").encode(), needed.encode()):
            message = "The security token (X-Security-Token) does not fit the access key."
            raise Problem(401, KEY_INVALID, message)
        return found

    def _expired(self, key: AccessKey) -> bool:
        return key.expires_ms is not None and key.expires_ms <= self._clock.now_ms()

    def identity(self, key: AccessKey) -> Identity:
        """Who signs with the key."""
        return self._account.identity(key.access_key)

    def password_fits(self, domain: str, user: str, password: str) -> bool:
        """Whether these sign in: the IAM user, or the account (user and domain named alike)."""
        known = domain == self._account.domain and user in (self._account.user, self._account.domain)
        right = hmac.compare_digest(password.encode(), self._account.password.reveal().encode())
        return known and right

    async def issue_token(self) -> tuple[Secret, int, int]:
        """A new token, when it was issued and when it expires (ms)."""
        text = secrets.token_urlsafe(48)
        now = self._clock.now_ms()
        digest, expires_ms = _digest(text), now + TOKEN_LIFE_MS
        await self._store.put("token", digest, {"id": digest, "expires_ms": expires_ms}, created=now)
        self._tokens[digest] = expires_ms
        return Secret(text), now, expires_ms

    async def issue_key(self, life_seconds: int) -> AccessKey:
        """A new temporary key pair with its security token."""
        access_key, now = f"HST{secrets.token_hex(9).upper()}", self._clock.now_ms()
        expires_ms = now + life_seconds * 1000
        document = {"id": access_key, "expires_ms": expires_ms}
        await self._store.put("temporary_key", access_key, document, created=now)
        self._keys[access_key] = key = self._temporary(access_key, expires_ms)
        return key

    def _temporary(self, access_key: str, expires_ms: int) -> AccessKey:
        secret, token = self._derived("secret", access_key)[:40], self._derived("token", access_key)
        return AccessKey(access_key, Secret(secret), Secret(token), expires_ms)

    def _derived(self, use: str, access_key: str) -> str:
        seal = self._account.seal.reveal().encode()
        return hmac.digest(seal, f"{use}:{access_key}".encode(), "sha512").hex()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
