"""No text that a person or a log gets to see holds a secret."""

import logging
import subprocess
import sys
import traceback

import pytest

from jupyter_modelarts.client import TokenAuth, UnreadableAnswer
from jupyter_modelarts.client._scrub import MASK, HeaderFilter, Scrubber
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.errors import ModelArtsError

PASSWORD = "password-that-nobody-may-see"
TOKEN = "token-that-nobody-may-see"


def everything_said(error):
    parts = [str(error), repr(error), repr(vars(error)), "".join(traceback.format_exception(error))]
    chain = [error.__cause__, None if error.__suppress_context__ else error.__context__]
    return "\n".join(parts + [everything_said(link) for link in chain if link is not None])


def test_an_echoed_secret_is_masked(server, driver, kit):
    text = f"signature of {kit.secret_key} does not match"
    server.default = kit.Reply(
        403, {"error_code": "X", "error_msg": text, "detail": [{"sk": kit.secret_key}]}
    )
    with pytest.raises(ModelArtsError, match=r"does not match") as caught:
        driver.call("list_models")
    assert kit.secret_key not in everything_said(caught.value)
    assert MASK in str(caught.value)
    assert caught.value.body["detail"] == [{"sk": MASK}]


@pytest.mark.parametrize("reply", [{"drop": True}, {"late": True}, {"status": 500}, {"raw": b"<html>"}])
def test_no_failure_shows_secrets(server, drivers, kit, reply, caplog):
    caplog.set_level(logging.DEBUG)

    def iam(_request):
        return kit.Reply(201, {}, {"X-Subject-Token": TOKEN})

    auth = TokenAuth(server.url, user="u", password=Secret(PASSWORD), domain="d", project_name="p")
    driver = drivers(kit.target_of(server.url, auth))
    server.script, server.default = [iam], kit.Reply(**reply)
    with pytest.raises((ModelArtsError, UnreadableAnswer)) as caught:
        driver.call("list_models")
    assert server.requests[1].headers["X-Auth-Token"] == TOKEN
    said = everything_said(caught.value) + caplog.text
    assert PASSWORD not in said
    assert TOKEN not in said


def test_signatures_do_not_stand_in_logs(server, driver, kit, caplog):
    caplog.set_level(logging.DEBUG)
    driver.request("GET", f"{server.url}/b/k?AWSAccessKeyId=a&Expires=1&Signature=very%2Bsecret")
    assert server.requests[0].path.endswith("Signature=very%2Bsecret")
    assert "very%2Bsecret" not in caplog.text
    assert kit.secret_key not in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "headers [(b'X-Subject-Token', b'hidden-value'), (b'Date', b'x')]",
        "{'X-Auth-Token': 'hidden-value', 'a': 1}",
        "Authorization: SDK-HMAC-SHA256 Access=hidden-value, SignedHeaders=x",
        "GET http://h/?x=1&X-Amz-Signature=hidden-value&y=2",
        "set-cookie: session=hidden-value",
    ],
)
def test_the_filter_of_logs(text):
    record = logging.LogRecord("httpx", logging.DEBUG, "f", 1, "%s", (text,), None)
    assert HeaderFilter().filter(record)
    assert "hidden-value" not in record.getMessage()
    assert MASK in record.getMessage()


def test_the_filter_leaves_other_records_alone():
    record = logging.LogRecord("httpx", logging.INFO, "f", 1, "HTTP Request: %s", ("GET /",), None)
    assert HeaderFilter().filter(record)
    assert record.args == ("GET /",)


def test_short_values_do_not_mask_words():
    assert Scrubber([Secret("a"), None, Secret("")]).text("a banana") == "a banana"


def test_a_scrubber_does_not_show_what_it_hides():
    assert "secret" not in repr(Scrubber([Secret("very secret")])).replace("1 secrets", "")


def test_the_user_agent_names_the_surface(server, driver):
    driver.call("list_models")
    assert server.requests[0].headers["User-Agent"] == "jupyter_modelarts/0 (tests)"


def test_importing_the_client_is_cheap():
    code = (
        "import sys, jupyter_modelarts.client, jupyter_modelarts.session;"
        "heavy = {'httpx', 'aiohttp', 'msgspec', 'obstore', 'asyncio'} & set(sys.modules);"
        "assert not heavy, heavy; from jupyter_modelarts.client import *"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
