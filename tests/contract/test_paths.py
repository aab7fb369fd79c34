"""OBS paths in their spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument


@pytest.mark.parametrize("text", ["obs://bucket/a/b.txt", "s3://bucket/a/b.txt", "/bucket/a/b.txt"])
def test_every_spelling_names_the_same_place(text: str) -> None:
    path = ObsPath.parse(text)
    assert path == ObsPath("bucket", "a/b.txt")
    assert path.wire == "/bucket/a/b.txt"
    assert path.url == "obs://bucket/a/b.txt"
    assert str(path) == path.url


@pytest.mark.parametrize(
    "text", ["", "bucket/key", "./bucket", "//bucket/key", "/", "obs://", "obs:///key", "/../x"]
)
def test_what_is_no_obs_path_is_refused_with_the_way_out(text: str) -> None:
    with pytest.raises(InvalidArgument, match="obs://bucket/directory/"):
        ObsPath.parse(text)


@given(st.text(min_size=1).filter(lambda text: "/" not in text and text not in {".", ".."}), st.text())
def test_a_path_survives_both_spellings(bucket: str, key: str) -> None:
    path = ObsPath(bucket, key)
    assert ObsPath.parse(path.url) == path
    assert ObsPath.parse(path.wire) == path


def test_directories() -> None:
    path = ObsPath.parse("obs://bucket/data")
    assert not path.is_directory
    assert path.as_directory().wire == "/bucket/data/"
    assert path.as_directory().as_directory() == path.as_directory()
    assert ObsPath.parse("/bucket").is_directory
    assert ObsPath.parse("/bucket") / "x" == ObsPath("bucket", "x")
    assert path / "train" / "0.png" == ObsPath("bucket", "data/train/0.png")


def test_names_and_parents() -> None:
    assert ObsPath("bucket", "a/b/").name == "b"
    assert ObsPath("bucket", "a/b").parent == ObsPath("bucket", "a/")
    assert ObsPath("bucket", "a/").parent == ObsPath("bucket")
    assert ObsPath("bucket").name == "bucket"
    assert ObsPath("bucket").parent == ObsPath("bucket")


def test_a_scheme_tells_obs_from_local() -> None:
    assert ObsPath.is_obs("obs://bucket/x")
    assert ObsPath.is_obs("s3://bucket/x")
    assert not ObsPath.is_obs("/bucket/x")
