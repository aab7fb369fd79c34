"""Path values cannot leave their place, and nothing is sent when one is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.client import NOT_GIVEN
from jupyter_modelarts.client._documents import dig
from jupyter_modelarts.client._sentinel import drop_not_given
from jupyter_modelarts.client._urls import fill_path, query_string
from jupyter_modelarts.contract.operations import operation, operations
from jupyter_modelarts.errors import InvalidArgument

SHOW = operation("show_service")


def test_values_are_quoted():
    path = fill_path(SHOW, {"project_id": "p", "service_id": "a/b?c#d é%"})
    assert path == "/v1/p/services/a%2Fb%3Fc%23d%20%C3%A9%25"


def test_numbers_are_values():
    assert fill_path(SHOW, {"project_id": "p", "service_id": 5}).endswith("/services/5")


@pytest.mark.parametrize("value", ["..", ".", "a/../b", "%2e%2e", "./x", "%2E"])
def test_dot_segments_are_refused(value):
    with pytest.raises(InvalidArgument, match="cannot be the service_id"):
        fill_path(SHOW, {"project_id": "p", "service_id": value})


@pytest.mark.parametrize("value", [None, "", NOT_GIVEN])
def test_missing_values_are_named(value):
    with pytest.raises(InvalidArgument, match="show_service needs service_id"):
        fill_path(SHOW, {"project_id": "p", "service_id": value})


def test_unknown_values_are_named():
    with pytest.raises(InvalidArgument, match="no path parameter 'serviceid'"):
        fill_path(SHOW, {"serviceid": "1"})


def test_a_missing_value_is_not_sent(server, driver):
    with pytest.raises(InvalidArgument):
        driver.call("show_service")
    assert server.requests == []


@given(st.text(min_size=1))
def test_a_value_stays_one_segment(value):
    try:
        path = fill_path(SHOW, {"project_id": "p", "service_id": value})
    except InvalidArgument:
        return
    assert path.count("/") == 4
    assert path.isascii()
    assert not {"?", "#", " "} & set(path)


@pytest.mark.parametrize("identifier", sorted(operations()))
def test_every_path_can_be_filled(identifier):
    target = operation(identifier)
    path = fill_path(target, dict.fromkeys(target.path_parameters, "x"))
    assert "{" not in path
    assert path.startswith("/")


def test_query():
    values = {"b": True, "a": [2, "1"], "c": None, "d": NOT_GIVEN, "e": "", "f": 0, "é": "ü &"}
    assert query_string(values) == "a=1&a=2&b=true&e=&f=0&%C3%A9=%C3%BC%20%26"
    assert query_string({}) == ""


def test_not_given_differs_from_none():
    assert drop_not_given({"a": None, "b": NOT_GIVEN, "c": 0}) == {"a": None, "c": 0}
    assert not NOT_GIVEN
    assert repr(NOT_GIVEN) == "NOT_GIVEN"


def test_dig():
    document = {"metadata": {"labels": {"os.modelarts/name": "net"}, "name": "x"}, "a": [1]}
    assert dig(document, "metadata.labels.os.modelarts/name") == "net"
    assert dig(document, "metadata.name") == "x"
    assert dig(document, "a.b") is None
    assert dig(None, "a") is None
