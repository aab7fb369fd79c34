"""Where objects' files stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.obs.keys import (
    check_bucket_name,
    check_key,
    escaped_parts,
    plain_parts,
    unescaped,
)

keys = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=250) | st.lists(
    st.sampled_from(["a", "B", "..", ".", "", "\0", "é" * 100, "%2e", ".escaped", "x="]),
    min_size=1,
    max_size=6,
).map("/".join).filter(bool)


@given(keys)
def test_escaping_can_be_undone_and_never_leaves_the_bucket(key: str) -> None:
    parts = escaped_parts(key)
    assert unescaped(parts[1:]) == key
    assert parts[0] == ".escaped"
    for part in parts[1:]:
        assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-%=")
        assert 0 < len(part) <= 201


@given(keys)
def test_plain_places_are_the_key_itself_and_safe(key: str) -> None:
    parts = plain_parts(key)
    if parts is not None:
        assert "/".join(parts) == key
        assert parts[0] != ".escaped"
        assert all(part not in {"", ".", ".."} and "\0" not in part for part in parts)
        assert all(len(part.encode()) <= 255 for part in parts)


@given(keys, keys)
def test_two_keys_never_share_an_escaped_place(one: str, other: str) -> None:
    if one != other:
        assert escaped_parts(one) != escaped_parts(other)
        assert [part.lower() for part in escaped_parts(one)] != [
            part.lower() for part in escaped_parts(other)
        ]


@pytest.mark.parametrize(
    "key", ["", "..", "a/../b", "/a", "a/", "a//b", "./a", "a\0b", "x" * 256, ".escaped/a", "é" * 128]
)
def test_what_no_file_system_holds_has_no_plain_place(key: str) -> None:
    assert plain_parts(key) is None


@pytest.mark.parametrize("key", ["a", "data/train.csv", "..a", "a b/ü+~.txt", "x" * 255, "a/.escaped"])
def test_ordinary_keys_are_their_own_place(key: str) -> None:
    assert plain_parts(key) == tuple(key.split("/"))


@pytest.mark.parametrize("parts", [("a",), ("%2E=",), ("A=",), ("%zz=",), ("%ff=",), ("=",), ("a", "b=")])
def test_other_files_below_escaped_are_no_objects(parts: tuple[str, ...]) -> None:
    assert unescaped(parts) is None


@pytest.mark.parametrize("key", ["", "x" * 1025, "é" * 513, "\ud800"])
def test_impossible_keys_are_refused(key: str) -> None:
    with pytest.raises(ObsProblem):
        check_key(key)


@pytest.mark.parametrize(
    "name", ["ab", "A" * 5, "-abc", "abc-", "a..b", "a.-b", "a_b", "1.2.3.4", "x" * 64, "../x"]
)
def test_impossible_bucket_names_are_refused(name: str) -> None:
    with pytest.raises(ObsProblem, match="InvalidBucketName"):
        check_bucket_name(name)
