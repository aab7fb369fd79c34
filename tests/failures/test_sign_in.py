"""Signing in with a password: refused, expired, impossible."""

from __future__ import annotations

import json
import sqlite3

import pytest

from jupyter_modelarts import ModelArts
from jupyter_modelarts.client import ConnectionFailed, TooManyRequests, Unauthorized
from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.local import launcher

from .conftest import clear_line
from .proxy import Proxy, answer, delay, drop


@pytest.fixture
def sign_in(embedded, proxy):
    """Makes what calls with a password, through the proxy."""
    made = []

    def make(**changes):
        account = {"user": embedded.user, "password": embedded.password, "domain": embedded.domain}
        place = {"region": embedded.region, "project_id": embedded.project_id}
        urls = {f"{name}_endpoint": url for name, url in proxy.urls.items()}
        calls = {"timeout": 1.0, "attempts": 2}
        made.append(ModelArts(**{**account, **place, **urls, **calls, **changes}))
        return made[-1]

    yield make
    for one in made:
        one.close()


def failure(work) -> ModelArtsError:
    with pytest.raises(ModelArtsError) as caught:
        work()
    clear_line(str(caught.value))
    return caught.value


def test_a_wrong_password(sign_in):
    error = failure(sign_in(password="not the password").jobs)
    assert isinstance(error, Unauthorized)
    assert "Check user, password and account name (domain)" in str(error)
    assert "not the password" not in repr(vars(error))


@pytest.mark.parametrize("act", [drop, delay], ids=["dropped", "silent"])
def test_a_sign_in_that_cannot_be_had_is_named_as_such(sign_in, proxy, act):
    proxy.on("POST", "/auth/tokens", act)
    error = failure(lambda: sign_in().train("print(1)"))
    assert isinstance(error, ConnectionFailed)
    assert proxy.urls["iam"].removeprefix("http://") in str(error)
    assert "may have taken effect" not in str(error)
    assert not [line for line in proxy.seen if "auth/tokens" not in line]


def test_iam_that_is_busy_for_a_moment_is_asked_again(sign_in, proxy):
    proxy.on("POST", "/auth/tokens", answer(429, '{"error_msg": "Slowly."}', Retry_After="0"), times=1)
    proxy.on("POST", "/auth/tokens", answer(503, "<html></html>"), times=1)
    assert isinstance(sign_in(attempts=4).jobs(), list)
    assert proxy.count("POST", "/auth/tokens") == 3


def test_iam_that_stays_busy_is_named(sign_in, proxy):
    proxy.on("POST", "/auth/tokens", answer(429, '{"error_msg": "Slowly."}', Retry_After="0"), times=9)
    error = failure(sign_in(attempts=2).jobs)
    assert isinstance(error, TooManyRequests)
    assert error.operation == "iam_create_token"
    assert proxy.count("POST", "/auth/tokens") == 2


def test_an_expired_token_is_renewed_once(fresh_embedded, tmp_path):
    proxy = Proxy()
    proxy.start(fresh_embedded)
    urls = {f"{name}_endpoint": url for name, url in proxy.urls.items()}
    one = fresh_embedded
    modelarts = ModelArts(
        user=one.user,
        password=one.password,
        domain=one.domain,
        region=one.region,
        project_id=one.project_id,
        **urls,
    )
    try:
        assert modelarts.jobs() == []
        assert proxy.count("POST", "/auth/tokens") == 1
        _expire_tokens(one.state_dir)
        assert modelarts.jobs() == []
        assert proxy.count("POST", "/auth/tokens") == 2
        assert proxy.count("POST", "/training-job-searches") == 3

        _expire_tokens(one.state_dir, password="another-password")
        line = str(failure(modelarts.jobs))
        assert "Check user, password and account name (domain) of the profile." in line
        assert proxy.count("POST", "/auth/tokens") == 3
    finally:
        modelarts.close()
        proxy.stop()


def _expire_tokens(state_dir, password=None):
    """Let all tokens be expired, as they are a day later; and change the password, as administrators do."""
    assert launcher.stop(state_dir)
    with sqlite3.connect(state_dir / "modelarts.sqlite") as database:
        changed = database.execute(
            "UPDATE documents SET body = json_set(CAST(body AS TEXT), '$.expires_ms', expires) FROM "
            "(SELECT unixepoch('now') * 1000 - 1000 AS expires) WHERE kind = 'token'"
        )
        assert changed.rowcount
    database.close()
    if password:
        account = json.loads((state_dir / "account.json").read_text())
        (state_dir / "account.json").write_text(json.dumps({**account, "password": password}))
    launcher.ensure_running(state_dir)
