"""What the platform, or the way to it, may do to a call: one clear line at every surface, and no harm."""

from __future__ import annotations

import time

import pytest

from .conftest import clear_line
from .proxy import answer, delay, drop, falsify

EACH_CLIENT = pytest.mark.parametrize("surface", ["magic", "browser"], indirect=True)
"""Enough where waiting takes long: magics and Python calls share the sync client."""
BUSY = '{"error_code": "ModelArts.0107", "error_msg": "Too busy."}'
BROKEN = '{"error_code": "ModelArts.50005000", "error_msg": "The database is away."}'


@pytest.mark.parametrize(
    ("act", "tries", "words"),
    [
        pytest.param(answer(429, BUSY, Retry_After="0"), 2, ["Too busy", "429", "Wait"], id="429"),
        pytest.param(answer(500, BROKEN), 2, ["The database is away", "500"], id="500"),
        pytest.param(answer(503, "<html>no</html>"), 2, ["503", "try again in a minute"], id="503-html"),
        pytest.param(
            answer(200, "<html>sign in to the hotel's network</html>"), 1, ["not JSON", "proxy"], id="html"
        ),
        pytest.param(
            answer(302, "", Location="http://elsewhere"),
            1,
            ["redirects", "Check the profile's endpoint"],
            id="redirect",
        ),
        pytest.param(drop, 2, ["broke", "list_training_jobs"], id="dropped"),
        pytest.param(falsify, 1, ["signature", "secret key", "401"], id="wrong-key"),
    ],
)
def test_a_call_that_fails(surface, proxy, act, tries, words):
    assert surface.list_jobs() is None
    proxy.seen.clear()
    proxy.on("POST", "/training-job-searches", act)
    line = clear_line(surface.list_jobs())
    for word in words:
        assert word in line, line
    assert proxy.count("POST", "/training-job-searches") == tries
    proxy.clear()
    assert surface.list_jobs() is None


@EACH_CLIENT
def test_the_wait_that_429_asks_for_is_kept(surface, proxy):
    proxy.on("POST", "/training-job-searches", answer(429, BUSY, Retry_After="1"), times=1)
    begun = time.monotonic()
    assert surface.list_jobs() is None
    assert 1 <= time.monotonic() - begun < 5
    assert proxy.count("POST", "/training-job-searches") == 2


@EACH_CLIENT
def test_an_answer_that_does_not_come(surface, proxy):
    proxy.on("POST", "/training-job-searches", delay)
    line = clear_line(surface.list_jobs())
    assert "did not answer list_training_jobs in time" in line
    assert "Check the network and try again." in line
    proxy.clear()
    assert surface.list_jobs() is None
