"""Random puts, deletes and listings over HTTP, against a dictionary."""

from __future__ import annotations

import hashlib
import http.client
import secrets
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from jupyter_modelarts.local.obs.presign import presigned

if TYPE_CHECKING:
    from .conftest import Server

crowded = (
    st.lists(st.sampled_from(["a", "b", "ab", "a-", "a.", "", "..", ".", "é", "A"]), min_size=1, max_size=4)
    .map("/".join)
    .filter(bool)
)
names = st.one_of(crowded, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
sizes = st.sampled_from([0, 1, 4096, 65_535, 65_536, 65_537, 1_100_000])
prefixes = st.sampled_from(["", "", "", "a", "a/", "a/b", "ab/", "/", "..", "é"])
delimiters = st.sampled_from(["", "/", "a", "b/", "é"])

_NOTHING: Mapping[str, str] = {}


class Objects(RuleBasedStateMachine):
    """A bucket beside a dictionary of what should be in it."""

    server: Server

    @initialize()
    def begin(self) -> None:
        self.bucket = self.server.bucket()
        self.model: dict[str, bytes] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)

    def teardown(self) -> None:
        self.connection.close()
        if self.model:
            self.server.run(self.server.store.delete_many(self.bucket, list(self.model)))
        self.server.run(self.server.store.delete_bucket(self.bucket))

    def ask(
        self, method: str, key: str, body: bytes | None = None, query: Mapping[str, str] = _NOTHING
    ) -> tuple[int, bytes, str]:
        link = presigned(self.server.account, method, (self.bucket, key), int(time.time()) + 60, {})
        self.connection.request(method, f"{link}&{urlencode(query)}", body)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), (answer.getheader("ETag") or "").strip('"')

    @rule(key=names, size=sizes)
    def put(self, key: str, size: int) -> None:
        content = (secrets.token_bytes(64) * (size // 64 + 1))[:size]
        status, _, etag = self.ask("PUT", key, content)
        assert (status, etag) == (200, hashlib.md5(content).hexdigest())
        self.model[key] = content

    @rule(keys=st.sets(crowded, min_size=4, max_size=16))
    def put_several(self, keys: set[str]) -> None:
        for key in keys:
            self.put(key, len(key))

    @rule(data=st.data())
    def put_again(self, data: st.DataObject) -> None:
        if self.model:
            self.put(data.draw(st.sampled_from(sorted(self.model))), data.draw(sizes))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        key = data.draw(st.one_of(names, *([st.sampled_from(sorted(self.model))] if self.model else [])))
        assert self.ask("DELETE", key)[0] == 204
        self.model.pop(key, None)

    @rule(data=st.data())
    def delete_several(self, data: st.DataObject) -> None:
        keys = data.draw(st.sets(st.sampled_from(sorted(self.model)), max_size=5)) if self.model else set()
        self.server.run(self.server.store.delete_many(self.bucket, sorted(keys)))
        for key in keys:
            del self.model[key]

    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        key = data.draw(st.one_of(names, *([st.sampled_from(sorted(self.model))] if self.model else [])))
        status, content, _ = self.ask("GET", key)
        assert (status, content if status == 200 else None) == (
            (200, self.model[key]) if key in self.model else (404, None)
        )

    @rule(prefix=prefixes, delimiter=delimiters, limit=st.integers(1, 7), data=st.data())
    def list_some(self, prefix: str, delimiter: str, limit: int, data: st.DataObject) -> None:
        if self.model and prefix == "":
            key = data.draw(st.sampled_from(sorted(self.model)))
            prefix = key[: data.draw(st.integers(0, len(key)))]
        pages = list(self.pages(prefix, delimiter, limit))
        assert all(len(page) == limit for page in pages[:-1])
        listed = [entry for page in pages for entry in page]
        assert listed == _expected(self.model, prefix, delimiter)

    def pages(self, prefix: str, delimiter: str, limit: int) -> Iterator[list[tuple[str, int]]]:
        """Entries of each page in order: keys with their size, common prefixes with -1."""
        query = {"prefix": prefix, "delimiter": delimiter, "max-keys": str(limit), "encoding-type": "url"}
        marker: str | None = ""
        while marker is not None:
            root = self.list_page({**query, "marker": marker})
            found = [(_key(entry), int(entry.findtext("Size") or "")) for entry in root.iter("Contents")]
            found += [(_unquoted(entry.findtext("Prefix")), -1) for entry in root.iter("CommonPrefixes")]
            yield sorted(found)
            following = root.findtext("NextMarker")
            marker = _unquoted(following) if following is not None else None

    def list_page(self, query: dict[str, str]) -> ET.Element:
        status, body, _ = self.ask("GET", "", None, query)
        assert status == 200
        root = ET.fromstring(body)
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root

    @invariant()
    def number_is_right(self) -> None:
        if hasattr(self, "model"):
            page = self.server.run(self.server.store.list(self.bucket))
            assert [info.key for info in page.objects] == sorted(self.model)


def _key(entry: ET.Element) -> str:
    return _unquoted(entry.findtext("Key"))


def _unquoted(text: str | None) -> str:
    return unquote(text or "")


def _expected(model: dict[str, bytes], prefix: str, delimiter: str) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for key, content in model.items():
        if key.startswith(prefix):
            end = key.find(delimiter, len(prefix)) if delimiter else -1
            found[key if end < 0 else key[: end + len(delimiter)]] = len(content) if end < 0 else -1
    return sorted(found.items())


_SETTINGS = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_whatever_is_done_the_bucket_is_what_a_dictionary_would_be(obs_server: Server) -> None:
    machine = type("ObjectsOfServer", (Objects,), {"server": obs_server})
    run_state_machine_as_test(machine, settings=_SETTINGS)
