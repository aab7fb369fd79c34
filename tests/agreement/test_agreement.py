"""Contract, client, embedded service, server, panel and reference say the same about every operation."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.client import AsyncClient, Client
from jupyter_modelarts.client.nouns._attributes import NOUNS
from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.local import registry
from jupyter_modelarts.local.routes import Routes
from jupyter_modelarts.server.door import WITHHELD, offered

ROOT = Path(__file__).resolve().parents[2]
EVERY = sorted(operations())
TYPESCRIPT = (ROOT / "labextension/src/api/generated.ts").read_text("utf-8")
LEDGER = (ROOT / "docs/emulation.md").read_text("utf-8")
ENTRY = re.compile(
    r"^  (?P<id>\w+): \{\n"
    r"    noun: '(?P<noun>\w+)',\n"
    r"    method: '(?P<method>\w+)',\n"
    r"    readsOnly: (?P<reads>true|false),\n"
    r"    path: \[(?P<path>[^]]*)\],\n"
    r"    action: (?P<action>.+)\n",
    re.M,
)


class Recorder:
    """Stands where a noun expects its client, and keeps what is called."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def _call(self, *arguments: Any) -> None:
        self.calls.append(arguments)


class AsyncRecorder(Recorder):
    async def _call(self, *arguments: Any) -> None:  # type: ignore[override]
        self.calls.append(arguments)


def method_of(identifier: str, client: Recorder) -> Any:
    """The noun's method for the operation, bound to `client`."""
    entry = operations()[identifier]
    module = import_module(f"jupyter_modelarts.client.nouns.{entry.noun}")
    prefix = "Async" if isinstance(client, AsyncRecorder) else ""
    return getattr(getattr(module, prefix + NOUNS[entry.noun])(client), entry.method_name)


def check_call(identifier: str, call: tuple[Any, ...]) -> None:
    entry = operations()[identifier]
    name, path, query, body = call
    assert name == identifier
    assert tuple(path) == tuple(item for item in entry.path_parameters if item != "project_id")
    assert set(query) == set(entry.query_parameters)
    assert (body is not None) == entry.has_body


def full(method: Any) -> tuple[list[str], dict[str, str]]:
    """A value for every argument of a method."""
    parameters = inspect.signature(method).parameters.values()
    positional = [item.name for item in parameters if item.kind is item.POSITIONAL_OR_KEYWORD]
    return positional, {item.name: item.name for item in parameters if item.kind is item.KEYWORD_ONLY}


@pytest.mark.parametrize("identifier", EVERY)
def test_the_client_has_a_method_that_makes_the_call(identifier):
    client = Recorder()
    method = method_of(identifier, client)
    positional, keywords = full(method)
    method(*positional, **keywords)
    check_call(identifier, *client.calls)


@pytest.mark.parametrize("identifier", EVERY)
async def test_the_async_client_has_the_same_method(identifier):
    client = AsyncRecorder()
    method = method_of(identifier, client)
    positional, keywords = full(method)
    assert inspect.signature(method) == inspect.signature(method_of(identifier, Recorder()))
    await method(*positional, **keywords)
    check_call(identifier, *client.calls)


def test_the_nouns_of_the_clients_are_those_of_the_contract():
    assert set(NOUNS) == {entry.noun for entry in operations().values()}
    for kind, prefix in ((Client, ""), (AsyncClient, "Async")):
        client = kind.__new__(kind)
        for noun, name in NOUNS.items():
            assert type(getattr(client, noun)).__name__ == prefix + name
        with pytest.raises(AttributeError, match="no_such_noun"):
            client.no_such_noun  # noqa: B018


def test_what_is_left_out_of_a_call_is_not_sent():
    client = Recorder()
    method_of("list_training_jobs", client)(limit=5)
    method_of("list_training_jobs", client)()
    assert [call[2:] for call in client.calls] == [({}, {"limit": 5}), ({}, None)]


def test_a_noun_costs_nothing_until_it_is_used():
    code = (
        "import sys; from jupyter_modelarts.client.nouns._attributes import SyncNouns\n"
        "start = 'jupyter_modelarts.client.nouns.'\n"
        "print(*sorted(name for name in sys.modules if name.startswith(start)))\n"
        "SyncNouns().tag\n"
        "print(*sorted(name for name in sys.modules if name.startswith(start)))\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    attributes, tag = "jupyter_modelarts.client.nouns._attributes", "jupyter_modelarts.client.nouns.tag"
    assert result.stdout.splitlines() == [attributes, f"{attributes} {tag}"]


@pytest.mark.parametrize("identifier", EVERY)
def test_the_embedded_service_routes_every_operation(identifier):
    entry = operations()[identifier]
    routes = Routes(other for other in operations().values() if other.endpoint == entry.endpoint)
    values = {name: f"value-of-{name}" for name in re.findall(r"{(\w+)}", entry.path)}
    found = routes.find(entry.path.format(**values))
    assert found is not None
    assert found.operations[entry.method] == entry
    assert dict(zip(entry.path_parameters, found.values, strict=True)) == values


@pytest.mark.parametrize("identifier", EVERY)
def test_the_ledger_says_what_is_emulated(identifier):
    entry = operations()[identifier]
    start = f"| {identifier} | `{entry.method} {entry.path}` | "
    (line,) = [line for line in LEDGER.splitlines() if line.startswith(start)]
    # the object storage has routes of its own
    done = identifier in registry.handlers() or entry.endpoint == "obs"
    assert line.removeprefix(start).startswith("**yes**" if done else "501")


def test_the_panel_knows_what_the_server_offers():
    table = {found["id"]: found.groupdict() for found in ENTRY.finditer(TYPESCRIPT)}
    assert set(table) == set(offered())
    assert set(WITHHELD) <= set(operations())
    for identifier, entry in offered().items():
        path = [name for name in entry.path_parameters if name != "project_id"]
        said = table[identifier]
        assert (said["noun"], said["method"]) == (entry.noun, entry.method)
        assert said["reads"] == ("true" if entry.reads_only else "false")
        assert re.findall(r"'(\w+)'", said["path"]) == path
        assert said["action"] == (f"'{entry.action}'" if entry.action else "null")


@pytest.mark.parametrize("name", ["IArguments", "IAnswers"])
def test_the_panel_has_types_for_what_it_knows(name):
    block = TYPESCRIPT.split(f"export interface {name} {{\n")[1].split("\n}")[0]
    assert re.findall(r"^  (\w+): ", block, re.M) == list(offered())


@pytest.mark.parametrize("identifier", EVERY)
def test_the_reference_has_every_operation(identifier):
    entry = operations()[identifier]
    page = (ROOT / f"docs/reference/{entry.noun}.md").read_text("utf-8")
    assert f"Operation `{identifier}`." in page
    assert f"`{entry.method} {entry.path}` answers {entry.success}." in page
    assert f"## {entry.method_name}\n" in page
