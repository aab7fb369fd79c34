"""Time passes: tokens and temporary keys end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from jupyter_modelarts.local.account import Account
from jupyter_modelarts.local.clock import Clock
from jupyter_modelarts.local.iam.identities import Identities
from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.store import Store, opened


class MovedClock(Clock):
    ahead_ms = 0

    def now_ms(self) -> int:
        return super().now_ms() + self.ahead_ms


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path / "store.sqlite") as store:
        yield store


async def test_token_expires_and_is_forgotten_later(store: Store) -> None:
    clock = MovedClock()
    identities = Identities(Account(), store, clock)
    token, issued, expires = await identities.issue_token()
    assert expires - issued == 24 * 3600 * 1000
    assert identities.token(token.reveal()).user_name == "developer"
    clock.ahead_ms = 24 * 3600 * 1000
    with pytest.raises(Problem) as caught:
        identities.token(token.reveal())
    assert (caught.value.status, caught.value.code) == (401, "ModelArts.0202")
    clock.ahead_ms *= 10
    await identities.load()
    assert await store.find("token") == []


async def test_temporary_key_expires(store: Store) -> None:
    clock = MovedClock()
    identities = Identities(Account(), store, clock)
    key = await identities.issue_key(900)
    assert identities.key(key.access_key) == key
    clock.ahead_ms = 900_001
    assert identities.key(key.access_key) is None
    with pytest.raises(Problem) as caught:
        identities.key_or_problem(key.access_key, None)
    assert caught.value.code == "ModelArts.0202"


async def test_secrets_do_not_show(store: Store) -> None:
    account = Account()
    key = await Identities(account, store, Clock()).issue_key(900)
    for secret in (account.secret_key, account.password, account.seal, key.secret_key):
        assert secret.reveal() not in repr(account) + repr(key)
