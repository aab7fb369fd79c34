"""A list gives every row once, in each of the platform's four ways of counting."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from jupyter_modelarts.client._pages import Pages
from jupyter_modelarts.contract.operations import operation
from jupyter_modelarts.errors import InvalidArgument

ROWS = [{"n": n} for n in range(7)]


def arguments(request):
    query = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
    return {**query, **(json.loads(request.content) if request.content else {})}


@pytest.fixture
def asked(server):
    return lambda: [arguments(request) for request in server.requests]


def slices(kit, items, total, start, size):
    """A server's side: which rows a request's arguments mean."""

    def reply(request):
        given = arguments(request)
        first = start(given)
        rows = ROWS[first : first + int(given[size])]
        return kit.Reply(body={items: rows, **({total: len(ROWS)} if total else {})})

    return reply


def test_offset_counts_rows_in_a_body(server, driver, kit, asked):
    server.default = slices(kit, "items", "count", lambda given: int(given["offset"]), "limit")
    assert driver.rows("list_training_jobs", body={"limit": 3, "sort_by": "create_time"}) == ROWS
    assert asked() == [{"limit": 3, "sort_by": "create_time", "offset": n} for n in (0, 3, 6)]


def test_offset_counts_pages(server, driver, kit, asked):
    server.default = slices(
        kit, "models", "total_count", lambda g: int(g["offset"]) * int(g["limit"]), "limit"
    )
    assert driver.rows("list_models", query={"limit": 3}) == ROWS
    assert [given["offset"] for given in asked()] == ["0", "1", "2"]


def test_numbered_pages(server, driver, kit, asked):
    server.default = slices(
        kit, "jobs", "job_total_count", lambda g: (int(g["page"]) - 1) * int(g["per_page"]), "per_page"
    )
    assert driver.rows("list_training_jobs_v1", query={"per_page": 3}) == ROWS
    assert [given["page"] for given in asked()] == ["1", "2", "3"]


def test_a_cursor_is_followed(server, driver, kit, asked):
    server.script = [
        kit.Reply(body={"items": ROWS[:4], "metadata": {"continue": "abc"}}),
        kit.Reply(body={"items": ROWS[4:], "metadata": {}}),
    ]
    assert driver.rows("list_networks", query={"limit": 4}) == ROWS
    assert [given.get("continue") for given in asked()] == [None, "abc"]


def test_a_cursor_that_stays_ends_the_list(server, driver, kit):
    server.default = kit.Reply(body={"items": ROWS, "continue": "same"})
    assert driver.rows("list_networks") == ROWS * 2


def test_without_a_total_a_short_page_is_the_last():
    listed = operation("list_models")
    pages = Pages(replace(listed, pager=replace(listed.pager, total=None)), {"limit": 3}, None)
    pages.take({"models": ROWS[:3]})
    assert not pages.done
    pages.take({"models": ROWS[3:5]})
    assert pages.done


def test_a_total_that_is_too_great_ends_with_an_empty_page(server, driver, kit):
    server.script = [kit.Reply(body={"data": ROWS, "total": 8})]
    server.default = kit.Reply(body={"data": [], "total": 8})
    assert driver.rows("list_images", query={"limit": 7}) == ROWS


def test_an_exact_total_asks_no_more(server, driver, kit):
    server.default = kit.Reply(body={"data": ROWS, "total": 7})
    assert driver.rows("list_images", query={"limit": 7}) == ROWS
    assert len(server.requests) == 1


@pytest.mark.parametrize(("offset", "expected"), [(1, ROWS[3:]), (2, ROWS[6:])])
def test_beginning_further_on(server, driver, kit, offset, expected):
    server.default = slices(
        kit, "models", "total_count", lambda g: int(g["offset"]) * int(g["limit"]), "limit"
    )
    assert driver.rows("list_models", query={"limit": 3, "offset": offset}) == expected


def test_the_callers_arguments_stay_as_they_are(server, driver, kit):
    server.default = kit.Reply(body={"items": [], "count": 0})
    body = {"limit": 3}
    driver.rows("list_training_jobs", body=body)
    assert body == {"limit": 3}


def test_what_has_no_pages(driver):
    with pytest.raises(InvalidArgument, match="no pages"):
        driver.rows("list_training_job_flavors")
