"""Only what is safe is repeated; a create whose answer was lost is looked up first."""

import json
import socket
import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest

from jupyter_modelarts.client import (
    Conflict,
    ConnectionFailed,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    TooManyRequests,
    TransportError,
)
from jupyter_modelarts.client._retry import retry_after

SAFE, LOOKUP, NEVER = "list_models", "create_service", "register_image"
BODY = {"service_name": "digits", "infer_type": "real-time", "config": []}


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_safe_call_is_repeated(server, driver, kit, status):
    server.script = [kit.Reply(status, {}), kit.Reply(status, {}), kit.Reply(body={"models": [1]})]
    assert driver.call(SAFE) == {"models": [1]}
    assert len(server.requests) == 3
    assert driver.pauses == [0.5, 1.0]


def test_attempts_are_bounded(server, driver, kit):
    server.default = kit.Reply(503, {"error_code": "X.1", "error_msg": "busy"})
    with pytest.raises(ServerError) as caught:
        driver.call(SAFE)
    assert caught.value.status == 503
    assert len(server.requests) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 501])
def test_what_will_not_change_is_not_repeated(server, driver, kit, status):
    server.default = kit.Reply(status, {})
    with pytest.raises(Exception, match=f"HTTP {status}"):
        driver.call(SAFE)
    assert len(server.requests) == 1


@pytest.mark.parametrize(("asked", "pause"), [("2", 2.2), ("0", 0.0), ("86400", 60.0)])
def test_retry_after_is_followed_within_bounds(server, driver, kit, asked, pause):
    server.script = [kit.Reply(429, {}, {"Retry-After": asked})]
    driver.call(SAFE)
    assert driver.pauses == [pytest.approx(pause)]


def test_a_refused_call_of_any_kind_is_repeated(server, driver, kit):
    server.script = [kit.Reply(429, {})]
    driver.call(NEVER, body={"name": "x"})
    assert len(server.requests) == 2


def test_too_many_requests_in_the_end(server, driver, kit):
    server.default = kit.Reply(429, {})
    with pytest.raises(TooManyRequests, match="call less often"):
        driver.call(SAFE)


@pytest.mark.parametrize("loss", [{"drop": True}, {"late": True}])
def test_a_lost_answer_of_a_safe_call_is_asked_for_again(server, driver, kit, loss):
    server.script = [kit.Reply(**loss), kit.Reply(body={"models": []})]
    assert driver.call(SAFE) == {"models": []}


@pytest.mark.parametrize("loss", [{"drop": True}, {"late": True}, {"status": 504, "body": {}}])
def test_what_is_never_repeated_says_that_it_may_have_happened(server, driver, kit, loss):
    server.default = kit.Reply(**loss)
    with pytest.raises((TransportError, ServerError), match="may have taken effect") as caught:
        driver.call(NEVER, body={"name": "x"})
    assert len(server.requests) == 1
    assert driver.pauses == []
    if "late" in loss:
        assert isinstance(caught.value, RequestTimeout)


def test_a_500_of_a_create_is_not_repeated(server, driver, kit):
    server.default = kit.Reply(500, {})
    with pytest.raises(ServerError):
        driver.call(LOOKUP, body=BODY)
    assert len(server.requests) == 1


def test_nobody_listening_is_safe_to_repeat(drivers, kit):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        driver = drivers(kit.target_of(f"http://127.0.0.1:{unused.getsockname()[1]}"))
        with pytest.raises(ConnectionFailed, match="cannot be reached") as caught:
            driver.call(NEVER, body={"name": "x"})
    assert not caught.value.sent
    assert "may have" not in str(caught.value)
    assert len(driver.pauses) == 3


def row(age, name="digits"):
    moment = int((time.time() - age) * 1000)
    return {"service_id": "s1", "service_name": name, "publish_at": moment}


@pytest.mark.parametrize("loss", [{"drop": True}, {"late": True}, {"status": 503, "body": {}}])
def test_a_create_that_took_effect_is_found_and_not_repeated(server, driver, kit, loss):
    server.script = [kit.Reply(**loss), kit.Reply(body={"services": [row(0, "other"), row(0)]})]
    assert driver.call(LOOKUP, body=BODY)["service_id"] == "s1"
    create, look = server.asked()
    assert create == f"POST /v1/{kit.project}/services"
    assert look == f"GET /v1/{kit.project}/services?service_name=digits"


def test_a_create_that_took_no_effect_is_repeated(server, driver, kit):
    server.script = [
        kit.Reply(drop=True),
        kit.Reply(body={"services": []}),
        kit.Reply(body={"service_id": "s2"}),
    ]
    assert driver.call(LOOKUP, body=BODY) == {"service_id": "s2"}
    assert [request.method for request in server.requests] == ["POST", "GET", "POST"]


def test_what_had_the_name_before_is_not_taken_for_the_new_one(server, driver, kit):
    server.script = [
        kit.Reply(drop=True),
        kit.Reply(body={"services": [row(3600)]}),
        kit.Reply(409, {"error_code": "ModelArts.1", "error_msg": "exists"}),
        kit.Reply(body={"services": [row(3600)]}),
    ]
    with pytest.raises(Conflict, match="exists"):
        driver.call(LOOKUP, body=BODY)


def test_a_create_that_took_effect_late_is_found_when_its_name_is_taken(server, driver, kit):
    server.script = [
        kit.Reply(drop=True),
        kit.Reply(body={"services": []}),
        kit.Reply(409, {}),
        kit.Reply(body={"services": [row(0)]}),
    ]
    assert driver.call(LOOKUP, body=BODY)["service_id"] == "s1"


def test_the_age_of_a_row_is_told_by_the_platforms_clock(server, driver, kit):
    ahead = datetime.now(timezone.utc) + timedelta(hours=2)
    old = {**row(0), "publish_at": int((ahead - timedelta(minutes=5)).timestamp() * 1000)}

    listing = kit.Reply(body={"services": [old]}, headers={"Date": format_datetime(ahead, usegmt=True)})
    server.script = [kit.Reply(drop=True), listing, kit.Reply(body={"service_id": "s2"})]
    assert driver.call(LOOKUP, body=BODY)["service_id"] == "s2"


def test_a_create_is_looked_up_after_the_last_try_too(server, drivers, kit):
    driver = drivers(policy=RetryPolicy(attempts=1))
    server.script = [kit.Reply(drop=True), kit.Reply(body={"services": [row(0)]})]
    assert driver.call(LOOKUP, body=BODY)["service_id"] == "s1"


def test_names_that_may_repeat_need_a_new_row(server, driver, kit):
    def rows(_request):
        now = int(time.time() * 1000)
        old = {"id": "old", "name": "nb", "create_at": now - 3_600_000}
        return kit.Reply(body={"data": [old, {"id": "new", "name": "nb", "create_at": now}]})

    server.script = [kit.Reply(drop=True), rows]
    assert driver.call("create_notebook", body={"name": "nb"})["id"] == "new"


def test_a_search_in_a_body_is_used_to_look(server, driver, kit):
    job = {"kind": "job", "metadata": {"id": "j1", "name": "job-1", "create_time": int(time.time() * 1000)}}
    server.script = [kit.Reply(late=True), kit.Reply(body={"items": [job]})]
    assert driver.call("create_training_job", body={"metadata": {"name": "job-1"}}) == job
    assert server.asked()[1] == f"POST /v2/{kit.project}/training-job-searches"
    assert json.loads(server.requests[1].content)["limit"] == 50


def test_a_create_without_a_name_is_not_repeated(server, driver, kit):
    server.script = [kit.Reply(drop=True)]
    with pytest.raises(ConnectionFailed, match="may have taken effect"):
        driver.call(LOOKUP, body={})
    assert len(server.requests) == 1


def test_a_delete_that_finds_nothing_the_second_time_did_it_the_first(server, driver, kit):
    server.script = [kit.Reply(drop=True), kit.Reply(404, {})]
    assert driver.call("delete_service", path={"service_id": "5"}) is None


def test_a_delete_of_nothing_is_an_error(server, driver, kit):
    server.script = [kit.Reply(503, {"x": 1}), kit.Reply(429, {})]
    server.default = kit.Reply(400, {})
    with pytest.raises(Exception, match="HTTP 400"):
        driver.call("delete_service", path={"service_id": "5"})


def test_jitter_keeps_delays_in_bounds():
    low, high = RetryPolicy(random=lambda: 0.0), RetryPolicy(random=lambda: 1.0)
    assert [low.delay(n) for n in (1, 2, 3)] == [0.25, 0.5, 1.0]
    assert [high.delay(n) for n in (1, 2, 3)] == [0.5, 1.0, 2.0]
    assert high.delay(50) == 15.0
    assert high.delay(1, 10) == pytest.approx(11)


def test_retry_after_forms():
    now = datetime(2026, 1, 1, tzinfo=timezone.utc)
    later = format_datetime(now + timedelta(seconds=7), usegmt=True)
    assert retry_after({"retry-after": later}, lambda: now) == 7
    assert retry_after({"retry-after": "1.5"}) == 1.5
    for bad in ("", "soon", "-1", "inf", "nan"):
        assert retry_after({"retry-after": bad}) is None
