"""Values, engines, flavors, model types, planned stops: what a person writes and what is made of it."""

from __future__ import annotations

import json
from datetime import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import ConfigError, InvalidArgument
from jupyter_modelarts.obs.errors import BucketNameTaken
from jupyter_modelarts.workflow.arguments import value_of, wire_parameters
from jupyter_modelarts.workflow.content_files import read_file
from jupyter_modelarts.workflow.content_values import json_text
from jupyter_modelarts.workflow.deploy_options import Options, default_schedule, stop_after, stop_at
from jupyter_modelarts.workflow.engines import choose_engine, choose_flavor
from jupyter_modelarts.workflow.errors import PackageError, PredictError
from jupyter_modelarts.workflow.package import find_package, model_type_of
from jupyter_modelarts.workflow.platform import Platform, unique_name, without_time

ENGINES = [
    {
        "engine_id": f"{name.lower()}_{version}",
        "engine_name": name,
        "engine_version": f"{name.lower()}_{version}",
    }
    for name, version in [("PyTorch", "1.8.0"), ("PyTorch", "1.10.0"), ("Scikit_Learn", "1.0")]
]
FLAVORS = [
    {"flavor_id": "big", "flavor_type": "CPU", "flavor_info": {"max_num": 16, "cpu": {"core_num": 8}}},
    {"flavor_id": "small", "flavor_type": "CPU", "flavor_info": {"max_num": 1, "cpu": {"core_num": 2}}},
    {"flavor_id": "card", "flavor_type": "GPU", "flavor_info": {"max_num": 32, "cpu": {"core_num": 1}}},
]


@pytest.mark.parametrize(("wanted", "version"), [
    ("PyTorch", "pytorch_1.10.0"),
    ("pytorch", "pytorch_1.10.0"),
    ("PyTorch:pytorch_1.8.0", "pytorch_1.8.0"),
    ("pytorch_1.8.0", "pytorch_1.8.0"),
    ("scikit-learn", "scikit_learn_1.0"),
])  # fmt: skip
def test_an_engine_by_name_or_version(wanted, version):
    assert choose_engine(ENGINES, wanted, [])["engine_version"] == version


def test_an_engine_is_guessed_from_the_imports():
    assert choose_engine(ENGINES, None, ["torch", "sklearn"])["engine_name"] == "PyTorch"
    assert choose_engine(ENGINES, None, ["json"])["engine_name"] == "Scikit_Learn"
    with pytest.raises(InvalidArgument, match=r"cannot be told .*--engine PyTorch"):
        choose_engine(ENGINES[:2], None, ["json"])


def test_an_unknown_engine_names_the_nearest():
    with pytest.raises(
        InvalidArgument, match=r"no engine Pytroch\. Did you mean PyTorch\? Engines here: PyTorch"
    ):
        choose_engine(ENGINES, "Pytroch", [])
    with pytest.raises(InvalidArgument, match="no engine PyTorch:9"):
        choose_engine(ENGINES, "PyTorch:9", [])


def test_the_smallest_flavor_that_fits():
    assert choose_flavor(FLAVORS, None, 1) == "small"
    assert choose_flavor(FLAVORS, None, 2) == "big"
    assert choose_flavor(FLAVORS, None, 20) == "card"
    assert choose_flavor(FLAVORS, "card", 1) == "card"
    with pytest.raises(InvalidArgument, match=r"Did you mean small\?"):
        choose_flavor(FLAVORS, "smal", 1)
    with pytest.raises(InvalidArgument, match="No flavor takes 99"):
        choose_flavor(FLAVORS, None, 99)


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("0.5", 0.5), ("1e-3", 1e-3), ("true", True), ("False", False), ("x", "x")]
)
def test_values_as_they_are_written(text, value):
    assert value_of(text) == value
    assert type(value_of(text)) is type(value)


def test_parameters_travel_as_text():
    sent = wire_parameters({"a": 1, "b": True, "c": None, "d": [1, "x"], "e": "t"})
    assert [row.get("value") for row in sent] == ["1", "True", None, '[1, "x"]', "t"]
    with pytest.raises(InvalidArgument, match="parameter name 'a b'"):
        wire_parameters({"a b": 1})
    with pytest.raises(InvalidArgument, match="cannot travel"):
        wire_parameters({"a": object()})


@given(st.text(min_size=0, max_size=80))
def test_names_are_always_allowed_and_never_the_same(stem):
    name = unique_name(stem)
    assert len(name) <= 64
    assert name[0].isalpha()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    assert name != unique_name(stem)
    assert without_time(name) == without_time(unique_name(without_time(name)))


def test_planned_stops():
    assert stop_after("2h") == [{"type": "stop", "time_unit": "HOURS", "duration": 2}]
    assert stop_after("30m")[0]["time_unit"] == "MINUTES"
    assert stop_after("Never") == []
    for wrong in ("2", "h", "0h", "soon"):
        with pytest.raises(InvalidArgument, match="no time after which to stop"):
            stop_after(wrong)


@pytest.mark.parametrize(
    ("now", "text", "minutes"),
    [
        ("10:00:00", "18:30", 510),
        ("18:30:00", "18:30", 1440),
        ("18:29:59", "18:30", 1),
        ("23:50:00", "0:10", 20),
    ],
)
def test_a_stop_by_the_clock_is_the_next_one(now, text, minutes):
    moment = datetime.fromisoformat(f"2026-11-21T{now}+08:00")
    assert stop_at(text, moment) == [{"type": "stop", "time_unit": "MINUTES", "duration": minutes}]


@pytest.mark.parametrize("text", ["24:00", "8", "12:60", "2h"])
def test_no_time_of_day(text):
    with pytest.raises(InvalidArgument, match=r"no time of day.*--stop-after 2h"):
        Options(schedule=text)


def test_who_says_nothing_gets_the_time_to_live_of_the_setting(monkeypatch):
    monkeypatch.delenv("JUPYTER_MODELARTS_STOP_AFTER", raising=False)
    assert default_schedule() == stop_after("2h")
    monkeypatch.setenv("JUPYTER_MODELARTS_STOP_AFTER", "1d")
    assert default_schedule() == stop_after("1d")
    monkeypatch.setenv("JUPYTER_MODELARTS_STOP_AFTER", "never")
    assert default_schedule() == []
    monkeypatch.setenv("JUPYTER_MODELARTS_STOP_AFTER", "soon")
    with pytest.raises(ConfigError, match="JUPYTER_MODELARTS_STOP_AFTER"):
        default_schedule()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"envs": {"A B": "1"}}, "The environment variable 'A B' is not allowed"),
        ({"envs": {"A": None}}, "The environment variable A has no text as its value. Write -e A=VALUE"),
        ({"envs": {"A": "1 "}}, "has a blank at an end"),
        ({"stop_after": "2h", "schedule": "18:30"}, "Both a length of time and a time of day"),
        ({"instances": 0}, "at least one instance"),
        ({"name": "a b"}, "The service name 'a b' is not allowed"),
    ],
)
def test_options_that_cannot_be(options, said):
    with pytest.raises(InvalidArgument, match=said):
        Options(**options)


ROOT = ObsPath("b", "out/")


@pytest.mark.parametrize(("names", "directory"), [
    (["model/config.json", "model/a.pth", "old/config.json"], "out/model/"),
    (["run/model/config.json", "x.pkl"], "out/run/model/"),
    (["model/weights.bin"], "out/model/"),
    (["a.txt", "deep/net.pth"], "out/deep/"),
    (["net.pkl"], "out/"),
])  # fmt: skip
def test_a_package_is_found(names, directory):
    assert find_package({ROOT: names}, "it").directory.key == directory


def test_no_package_says_what_is_there():
    with pytest.raises(PackageError, match=r"holds no model.*\(it holds a.txt\)"):
        find_package({ROOT: ["a.txt"]}, "it")
    with pytest.raises(PackageError, match=r"it has no files\..*\*\.pkl"):
        find_package({ROOT: []}, "it")


@pytest.mark.parametrize(("name", "model_type"), [
    ("scikit-learn", "Scikit_Learn"),
    ("pytorch", "PyTorch"),
    ("Ascend-Powered-Engine", "MindSpore"),
    ("nonsense", ""),
])  # fmt: skip
def test_model_types_by_any_spelling(name, model_type):
    assert model_type_of(name) == model_type


def test_a_body_that_is_no_json_is_named_with_its_place():
    with pytest.raises(PredictError, match=r"not JSON: line 2, column 3"):
        json_text("{\n  x: 1}")
    assert json_text(' {"a": [1]}\n') == '{"a": [1]}'


@given(st.binary(max_size=20))
def test_an_image_that_is_none_is_not_sent(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("images") / "digit.png"
    path.write_bytes(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        assert read_file("image", path) == ("digit.png", content)
        return
    with pytest.raises(PredictError, match="is no PNG image"):
        read_file("image", path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(PredictError, match=r"file for image cannot be read: .*No such file"):
        read_file("image", tmp_path / "missing.png")
    with pytest.raises(PredictError, match="cannot be read"):
        read_file("image", tmp_path)
    assert read_file("raw", json.dumps({}).encode()) == ("raw", b"{}")


class _Taken:
    """Object storage in which somebody else has every bucket."""

    def ensure_bucket(self, name):
        raise BucketNameTaken(f"The bucket name {name} is taken.", hint="Choose another name.")


def test_a_bucket_name_that_is_taken_says_how_to_name_another(monkeypatch):
    monkeypatch.delenv("JUPYTER_MODELARTS_BUCKET", raising=False)
    session = SimpleNamespace(project_id="0123456789ABCDEF", obs=_Taken)
    with pytest.raises(BucketNameTaken, match=r"modelarts-01234567 is taken\. .*_BUCKET=NAME"):
        Platform(session).bucket  # noqa: B018
    monkeypatch.setenv("JUPYTER_MODELARTS_BUCKET", "from-environment")
    assert Platform(session).bucket_name == "from-environment"
    assert Platform(session, "given").bucket_name == "given"
