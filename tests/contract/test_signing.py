"""Our signatures are the official SDK's, byte by byte."""

import importlib.util
import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from jupyter_modelarts.contract import signing

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = json.loads((ROOT / "tests/data/signing_vectors.json").read_text("utf-8"))
KEYS = {"access_key": DOCUMENT["access_key"], "secret_key": DOCUMENT["secret_key"]}


def query(vector):
    return [(key, value) for key, value in vector["query"]]


@pytest.fixture(params=sorted(DOCUMENT["vectors"]))
def vector(request):
    return DOCUMENT["vectors"][request.param]


def signed(vector, **changes):
    parts = {**vector, **changes}
    return signing.sign(
        parts["method"], parts["path"], query(parts), parts["headers"], parts["body"].encode(), **KEYS
    )


def verified(vector, added, **changes):
    parts = {**vector, **changes}
    authorization = signing.parse_authorization(added["Authorization"])
    return signing.verify(
        parts["method"],
        parts["path"],
        query(parts),
        {**parts["headers"], **added},
        parts["body"].encode(),
        authorization=authorization,
        secret_key=changes.get("secret_key", KEYS["secret_key"]),
    )


def test_signature_is_the_official_one(vector):
    assert signed(vector)["Authorization"] == vector["authorization"]


def test_canonical_request_is_the_official_one(vector):
    added = signed(vector)
    names = signing.parse_authorization(added.pop("Authorization")).signed_headers
    headers = {name.lower(): value for name, value in {**vector["headers"], **added}.items()}
    text = signing.canonical_request(
        vector["method"],
        vector["path"],
        query(vector),
        headers,
        names,
        signing.payload_hash(headers, vector["body"].encode()),
    )
    assert text == vector["canonical_request"]


def test_query_is_sent_as_it_is_signed(vector):
    _, _, sent = vector["uri"].partition("?")
    assert signing.canonical_query(query(vector)) == sent


def test_verify_accepts_the_official_signature(vector):
    headers = {**signed(vector), "Authorization": vector["authorization"]}
    assert verified(vector, headers)


@pytest.mark.parametrize(
    "change", [{"method": "PATCH"}, {"path": "/v1/other"}, {"query": [["x", "1"]]}, {"secret_key": "other"}]
)
def test_verify_refuses_what_was_changed(vector, change):
    assert not verified(vector, signed(vector), **change)


def test_verify_refuses_another_body():
    vector = DOCUMENT["vectors"]["post_json"]
    assert not verified(vector, signed(vector), body="{}")
    assert not verified(vector, signed(vector), body="")


def test_verify_refuses_a_hash_that_does_not_fit_the_body():
    vector = DOCUMENT["vectors"]["post_json"]
    headers = {**vector["headers"], "X-Sdk-Content-Sha256": "0" * 64}
    changed = {**vector, "headers": headers}
    assert not verified(changed, signed(changed))


def test_verify_refuses_a_missing_signed_header():
    vector = DOCUMENT["vectors"]["security_token"]
    headers = {k: v for k, v in vector["headers"].items() if k != "X-Security-Token"}
    assert not verified(vector, signed(vector), headers=headers)


def test_verify_refuses_a_signature_that_leaves_the_host_out():
    vector = DOCUMENT["vectors"]["get"]
    headers = {k: v for k, v in vector["headers"].items() if k != "Host"}
    assert not verified(vector, signed(vector, headers=headers))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Bearer x",
        "SDK-HMAC-SHA256",
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=host",
        "SDK-HMAC-SM3 Access=a",
    ],
)
def test_other_authorizations_are_not_ours(value):
    assert signing.parse_authorization(value) is None


def test_authorization_round_trip():
    authorization = signing.Authorization("AK", ("host", "x-sdk-date"), "ab12")
    assert signing.parse_authorization(authorization.header()) == authorization


def test_signed_at():
    expected = datetime(2026, 1, 31, 23, 59, 59, tzinfo=timezone.utc)
    assert signing.signed_at({"x-sdk-date": "20260131T235959Z"}) == expected
    assert signing.signed_at({}) is None
    assert signing.signed_at({"X-Sdk-Date": "yesterday"}) is None


def test_date_defaults_to_now():
    headers = signing.sign("GET", "/", [], {"Host": "h"}, b"", **KEYS)
    age = datetime.now(timezone.utc) - signing.signed_at(headers)
    assert -1 <= age.total_seconds() < 60


@pytest.mark.filterwarnings("ignore")
def test_vectors_are_current():
    spec = importlib.util.spec_from_file_location("signing_vectors", ROOT / "scripts/signing_vectors.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert {name: script.vector(case) for name, case in script.CASES.items()} == DOCUMENT["vectors"]
