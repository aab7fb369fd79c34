"""Who may call: the account's keys, the tokens and the temporary keys that were issued.

Tokens are kept as hashes.  The secret of a temporary key is derived from the account's seal, so that
none is written down.
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
    """A key pair that signs requests.  `expires_ms` is None for the account's own."""

    access_key: str
    secret_key: Secret
    expires_ms: int | None = None
    token_digest: str | None = None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A temporary key as it is handed out, once."""

    access_key: str
    secret_key: Secret
    security_token: Secret
    expires_ms: int


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
            self._keys[document["id"]] = self._temporary(
                document["id"], document["expires_ms"], document["token_digest"]
            )

    def token(self, text: str) -> Identity:
        """Who holds the token; `Problem` (401) when it is unknown or has expired."""
        expires_ms = self._tokens.get(_digest(text))
        if expires_ms is None:
            raise Problem(401, TOKEN_INVALID, "Invalid token.")
        if expires_ms <= self._clock.now_ms():
            raise Problem(401, TOKEN_EXPIRED, "The token has expired. Get a new one from IAM.")
        return self._account.identity()

    def key(self, access_key: str, security_token: str | None = None) -> AccessKey | None:
        """The key pair; None when unknown, expired, or (temporary keys) without its security token."""
        found = self._keys.get(access_key)
        if found is None or found.token_digest is None:
            return found
        expired = (found.expires_ms or 0) <= self._clock.now_ms()
        fits = hmac.compare_digest(_digest(security_token or ""), found.token_digest)
        return None if expired or not fits else found

    def key_or_problem(self, access_key: str, security_token: str | None) -> AccessKey:
        """As `key`; `Problem` (401) that says what is wrong."""
        found = self.key(access_key, security_token)
        if found is not None:
            return found
        if access_key not in self._keys:
            raise Problem(401, KEY_INVALID, "The access key (AK) is unknown.")
        if (self._keys[access_key].expires_ms or 0) <= self._clock.now_ms():
            raise Problem(401, TOKEN_EXPIRED, "The temporary access key has expired. Get a new one.")
        raise Problem(401, KEY_INVALID, "The security token (X-Security-Token) does not fit the access key.")

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

    async def issue_key(self, life_seconds: int) -> IssuedKey:
        """A new temporary key pair with its security token."""
        access_key, text = f"HST{secrets.token_hex(9).upper()}", secrets.token_urlsafe(48)
        expires_ms = self._clock.now_ms() + life_seconds * 1000
        digest = _digest(text)
        document = {"id": access_key, "expires_ms": expires_ms, "token_digest": digest}
        await self._store.put("temporary_key", access_key, document, created=self._clock.now_ms())
        self._keys[access_key] = key = self._temporary(access_key, expires_ms, digest)
        return IssuedKey(access_key, key.secret_key, Secret(text), expires_ms)

    def _temporary(self, access_key: str, expires_ms: int, token_digest: str) -> AccessKey:
        seal = self._account.seal.reveal().encode()
        secret = hmac.digest(seal, access_key.encode(), "sha256").hex()[:40]
        return AccessKey(access_key, Secret(secret), expires_ms, token_digest)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
