"""The table of magics: every entry can be parsed, is explained, and stays light."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.magics.help import help_text, markdown
from jupyter_modelarts.magics.parsing import UsageProblem, parse
from jupyter_modelarts.magics.table import MAGICS, magic

EVERY = [pytest.param(entry, id=entry.name) for entry in MAGICS]
ISSUE = {"ma_train", "ma_deploy", "ma_predict", "ma_jobs", "ma_logs", "ma_stop", "ma_obs", "ma_profile"}


def test_all_that_was_asked_for_is_there():
    assert {entry.name for entry in MAGICS} >= ISSUE


@pytest.mark.parametrize("entry", EVERY)
def test_an_action_stands_behind_it(entry):
    module, _, name = entry.action.partition(":")
    assert callable(getattr(importlib.import_module(f"jupyter_modelarts.magics.{module}"), name))


@pytest.mark.parametrize("entry", EVERY)
def test_help_names_every_option_and_every_example_can_be_read(entry):
    text = help_text(entry)
    for option in entry.options:
        assert option.flag in text
        assert option.help in text
    assert entry.examples
    for example in entry.examples:
        name, _, rest = example.lstrip("%").partition(" ")
        assert name == entry.name
        parse(entry, rest)


@pytest.mark.parametrize("entry", EVERY)
def test_every_option_can_be_given(entry):
    values = {"flag": "", "text": "t", "integer": "3", "pair": "a=b=c", "list": "*.log"}
    expected = {"flag": True, "text": "t", "integer": 3, "pair": {"a": "b=c"}, "list": ["*.log"]}
    first = list(entry.choices[:1]) or ["x"] * entry.required
    for option in entry.options:
        for flag in [option.flag] + ([f"-{option.short}"] if option.short else []):
            line = parse(entry, " ".join([*first, flag, values[option.kind]]))
            assert line.options == {option.key: expected[option.kind]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--egine X", "%ma_train has no option --egine. Did you mean --engine? %ma_train? lists them."),
        ("--param a=1", "%ma_train has no option --param. Did you mean --parameter?"),
        ("--engine", "--engine of %ma_train needs a value. Write --engine NAME."),
        ("--nodes many", "--nodes of %ma_train takes a whole number, not many."),
        ("--wait=yes", "--wait of %ma_train takes no value."),
        ("a b", "%ma_train does not know what to do with b. Usage: %ma_train [DIR|FILE.py|obs://…]"),
        ("-p a=1 -p a=2", "--parameter a of %ma_train is given twice. Leave out one of them."),
        ("--name 'open", "The line after %ma_train cannot be read: No closing quotation."),
    ],
)
def test_mistakes_name_the_way_out(line, expected):
    with pytest.raises(UsageProblem) as caught:
        parse(magic("ma_train"), line)
    assert expected in str(caught.value)


def test_quotes_and_pairs():
    line = parse(magic("ma_train"), "-p text='a b' -p fast -p rate=-0.5 --description \"two words\" ./dir")
    assert line.options == {
        "parameter": {"text": "a b", "fast": None, "rate": "-0.5"},
        "description": "two words",
    }
    assert line.arguments == ["./dir"]


def test_what_is_required():
    with pytest.raises(UsageProblem, match=r"%ma_stop needs JOB\|SERVICE"):
        parse(magic("ma_stop"), "")
    with pytest.raises(UsageProblem, match=r"%ma_obs cannot cpp\. Did you mean cp\?"):
        parse(magic("ma_obs"), "cpp a b")


def test_the_reference_page_is_current(monkeypatch):
    monkeypatch.setenv("JUPYTER_MODELARTS_LANGUAGE", "en")
    page = Path(__file__).parents[2] / "docs" / "magics.md"
    assert page.read_text("utf-8") == markdown(), "write help.markdown() to docs/magics.md"


def test_question_mark_shows_the_help(shell, capsys):
    shell.run_cell("%load_ext jupyter_modelarts")
    shell.run_cell("%ma_train?")
    assert "Submit this cell" in shell.find_line_magic("ma_train").__doc__
    shell.run_cell("%unload_ext jupyter_modelarts")
    assert shell.find_line_magic("ma_train") is None
    assert shell.find_cell_magic("ma_train") is None


def test_a_bug_keeps_its_traceback_and_an_expected_error_does_not(shell, capsys, monkeypatch):
    from jupyter_modelarts.magics import profile

    shell.run_cell("%load_ext jupyter_modelarts")

    def bug(*_):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(profile, "profile", bug)
    shell.run_cell("%ma_profile")
    assert "Traceback" in capsys.readouterr().out

    def expected(*_):
        raise ModelArtsError("It is so.\nReally.", hint="Do that.")

    monkeypatch.setattr(profile, "profile", expected)
    assert not shell.run_cell("%ma_profile").success
    assert capsys.readouterr().out.strip() == "It is so. Really. Do that."


def test_loading_imports_nothing_heavy():
    code = (
        "import sys; from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance(); before = set(sys.modules)\n"
        "shell.extension_manager.load_extension('jupyter_modelarts')\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(
        {"httpx", "obstore", "aiohttp", "msgspec", "anywidget", "ipywidgets", "jsonschema"}
    )
    assert not [name for name in done.stdout.split() if name.startswith("jupyter_modelarts.workflow")]
