"""The OpenAPI files are valid, whole, and say of each operation what the client needs to know."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from jupyter_modelarts.contract.life_cycles import LIFE_CYCLES
from jupyter_modelarts.contract.operations import operations

ROOT = Path(__file__).resolve().parents[2]
FACTS = {
    row["id"]: row for row in json.loads((ROOT / "tests/data/contract_operations.json").read_text("utf-8"))
}
NOUNS = sorted(path.stem for path in (ROOT / "jupyter_modelarts/contract/openapi").glob("*.json"))
WITH = {
    name: sorted(key for key, entry in operations().items() if getattr(entry, name) is not None)
    for name in ("pager", "lookup", "waiter")
}
PAGE_ARGUMENTS = {
    "rows": {"offset", "limit"},
    "pages": {"offset", "limit"},
    "numbered": {"page", "per_page"},
    "cursor": {"continue", "limit"},
}
ADDED_PARAMETERS = {
    # the platform's table of paging gives mounts both, the list of parameters neither
    "list_mounted_storages": {"limit", "offset"},
}


@pytest.mark.parametrize("noun", NOUNS)
def test_each_file_is_valid_openapi(contract, noun):
    base = (ROOT / "jupyter_modelarts/contract/openapi").as_uri() + "/"
    document = {"paths": {}, **contract.documents[noun]}
    found = [error.message for error in OpenAPIV31SpecValidator(document, base_uri=base).iter_errors()]
    assert found == []


def test_nothing_is_missing_and_nothing_is_made_up(contract):
    assert set(contract.operations) == set(FACTS)
    assert set(operations()) == set(FACTS)


@pytest.mark.parametrize("identifier", sorted(FACTS))
def test_an_operation_is_called_as_the_platform_says(contract, identifier):
    fact = FACTS[identifier]
    noun, method, path, body = contract.operations[identifier]
    entry = operations()[identifier]
    assert (noun, method, path) == (fact["noun"], fact["method"], fact["path"])
    assert (entry.noun, entry.method, entry.path) == (noun, method, path)
    assert (int(contract.success(identifier)), entry.success) == (fact["success"], fact["success"])
    assert (body["x-iam-action"], entry.action) == (fact["action"], fact["action"])


@pytest.mark.parametrize("identifier", sorted(FACTS))
def test_parameters_are_those_of_the_path_and_of_the_platform(contract, identifier):
    _, _, path, body = contract.operations[identifier]
    parameters = body.get("parameters", [])
    in_path = [item["name"] for item in parameters if item["in"] == "path"]
    in_query = {item["name"] for item in parameters if item["in"] == "query"}
    assert sorted(in_path) == sorted(part[1:-1] for part in path.split("/") if part.startswith("{"))
    assert in_query == set(FACTS[identifier]["query"]) | ADDED_PARAMETERS.get(identifier, set())
    assert all(item.get("description") and item.get("schema") for item in parameters)


@pytest.mark.parametrize("identifier", sorted(FACTS))
def test_every_operation_says_what_may_be_done_after_a_lost_answer(contract, identifier):
    _, method, _, body = contract.operations[identifier]
    assert body["x-retry"] in ("safe", "lookup", "never")
    assert (body["x-retry"] == "lookup") == ("x-lookup" in body)
    if method == "GET":
        assert body["x-retry"] == "safe"
    if identifier.startswith("create_"):
        assert body["x-retry"] != "safe", "a create that is repeated makes two"
    assert body["summary"]
    assert all({"status", "code"} & set(known) for known in body.get("x-error-codes", ()))


def test_a_method_name_stands_for_one_operation_of_its_noun(contract):
    names = Counter((noun, body["x-method"]) for noun, _, _, body in contract.operations.values())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("identifier", sorted(FACTS))
def test_a_failure_has_one_of_the_two_error_shapes(contract, identifier):
    body = contract.operations[identifier][3]
    shape = body["responses"]["default"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
    assert shape == ("ErrorV1" if body.get("x-error-style") == "error_message" else "Error")


@pytest.mark.parametrize("identifier", WITH["pager"])
def test_a_list_can_be_followed(contract, identifier):
    entry = operations()[identifier]
    pager = entry.pager
    rows = contract.field(contract.answer(identifier), pager.items)
    assert rows is not None, f"the answer has no {pager.items}"
    assert rows["type"] == "array"
    if pager.total is not None:
        assert contract.field(contract.answer(identifier), pager.total) is not None
    if pager.where == "body":
        asked = contract.properties(contract.request(identifier))
    else:
        asked = {item["name"]: item["schema"] for item in contract.operations[identifier][3]["parameters"]}
    assert set(asked) >= PAGE_ARGUMENTS[pager.style]
    size = asked["per_page" if pager.style == "numbered" else "limit"]
    assert size.get("minimum", 0) <= pager.limit <= size.get("maximum", pager.limit)
    assert size["type"] == "integer"


def test_every_list_that_takes_a_page_is_followed(contract):
    sizes = {"limit", "per_page"}
    pages = {
        identifier
        for identifier, (_, _, _, body) in contract.operations.items()
        if sizes & {item["name"] for item in body.get("parameters", [])}
    }
    assert pages | {"list_training_jobs"} == set(WITH["pager"])


@pytest.mark.parametrize("identifier", WITH["lookup"])
def test_what_was_created_can_be_found_in_its_list(contract, identifier):
    entry = operations()[identifier]
    lookup, listing = entry.lookup, operations()[entry.lookup.operation]
    rows = contract.field(contract.answer(listing.id), listing.pager.items if listing.pager else "items")
    assert contract.field(contract.request(identifier), lookup.name_field) is not None
    assert contract.field(rows, lookup.found_field) is not None
    assert set(listing.path_parameters) <= set(entry.path_parameters)
    for parameter, source in lookup.arguments.items():
        assert parameter in listing.query_parameters
        assert contract.field(contract.request(identifier), source) is not None


@pytest.mark.parametrize("identifier", WITH["waiter"])
def test_a_state_that_can_be_waited_for_is_shown_and_stands_in_its_life_cycle(contract, identifier):
    waiter = operations()[identifier].waiter
    show = operations()[waiter.show]
    state = contract.field(contract.answer(show.id), waiter.field)
    assert show.reads_only
    assert state is not None, f"{show.id} answers no {waiter.field}"
    cycle = LIFE_CYCLES[waiter.life_cycle]
    if state["type"] == ["integer", "string"]:  # the numbered states of the first generation
        assert all(isinstance(known, int) for known in cycle.states)
    else:
        assert set(state["enum"]) == cycle.states
