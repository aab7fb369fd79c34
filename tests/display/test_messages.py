"""Every text the Python side can show is there in Chinese, with the same places for values."""

from __future__ import annotations

import ast
import importlib.util
import string
from pathlib import Path

import pytest

from jupyter_modelarts.display import i18n

_SPEC = importlib.util.spec_from_file_location("messages", Path(__file__).with_name("messages.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
messages = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(messages)

ENGLISH = sorted(messages.every())


@pytest.fixture(autouse=True)
def _as_the_environment_says():
    yield
    i18n.set_language(None)


def fields(text: str) -> list[str]:
    """The places for values in `text`; a JSON example has none."""
    if '{"' in text:
        return []
    return sorted(
        f"{name}!{conversion}:{form}" for _, name, form, conversion in string.Formatter().parse(text) if name
    )


@pytest.mark.parametrize("text", ENGLISH)
def test_every_message_has_a_translation(text):
    translated = i18n.catalogue("zh_CN").get(text)
    assert translated, f"{text!r} is missing in the Chinese catalogue"
    assert fields(translated) == fields(text)


def test_the_catalogue_holds_nothing_else():
    assert set(i18n.catalogue("zh_CN")) == set(ENGLISH)


def test_only_literals_are_translated():
    """`_(variable)` could not be found by this test; the table of magics is the one exception."""
    wrong = []
    for room in messages.ROOMS:
        for path in (messages.PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                called = (
                    isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
                )
                if called and not isinstance(node.args[0], ast.Constant) and path.name != "help.py":
                    wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh-Hans"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE", "JUPYTER_MODELARTS_LANGUAGE": "zh_CN"}, "zh_CN"),
    ],
)
def test_the_language_comes_from_the_environment(monkeypatch, environment, language):
    for name in (i18n.ENVIRONMENT, "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.language() == language


def test_a_chosen_language_wins():
    i18n.set_language("zh_CN")
    assert i18n._("Duration") == "时长"
    assert i18n._("something unknown") == "something unknown"
    i18n.set_language("en")
    assert i18n._("Duration") == "Duration"
