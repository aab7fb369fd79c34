"""From cells to the script of a job: what comes along, what is refused, and that the script really runs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.workflow.errors import SourceError
from jupyter_modelarts.workflow.source import script_of


def ran(text: str, *arguments: str) -> str:
    """What the script prints when it is run as a job runs it."""
    done = subprocess.run(
        [sys.executable, "-c", text, *arguments], capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_brings_what_the_cell_needs_and_nothing_else():
    earlier = [
        "import math\nimport json\n%matplotlib inline\nSIZE = 3",
        "def area(r):\n    return scaled(math.pi * r)\nprint('not needed')",
        "def scaled(x):\n    return round(x * SIZE, 2)\nclass Unused: ...",
    ]
    script = script_of("print(area(2))", earlier)
    assert ran(script.text) == "18.85\n"
    assert set(script.carried) == {"math", "SIZE", "area", "scaled"}
    assert "not needed" not in script.text
    assert "json" not in script.text


def test_parameters_and_channels_become_visible_arguments_with_their_types():
    cell = "print([(type(x).__name__, x) for x in (epochs, rate, name, deep, data_url, learning_rate, flag)])"
    script = script_of(
        cell,
        parameters={"epochs": 2, "rate": 0.5, "name": "a b", "deep": True, "learning-rate": 1, "flag": None},
        inputs=["data_url"],
        outputs=["train_url"],
    )
    given_ = ["--epochs=7", "--deep=False", "--data_url=/in", "--train_url=/out", "--unknown=1", "--flag"]
    assert ran(script.text, *given_) == (
        "[('int', 7), ('float', 0.5), ('str', 'a b'), ('bool', False), ('str', '/in'), ('int', 1), "
        "('bool', True)]\n"
    )
    assert "train_url" not in script.text.split("# --- the cell")[0]


def test_a_parameter_wins_over_the_notebook_s_own_value():
    script = script_of(
        "print(epochs, total())",
        ["epochs = 1", "def total():\n    return epochs * 2"],
        parameters={"epochs": 5},
    )
    assert ran(script.text, "--epochs=6") == "6 12\n"


def test_what_the_cell_assigns_itself_is_no_argument():
    script = script_of("epochs = 3\nprint(epochs)", parameters={"epochs": 5})
    assert "argparse" not in script.text
    assert ran(script.text, "--epochs=9") == "3\n"


def test_changes_of_a_value_come_along_in_order():
    earlier = ["rows = [0]", "rows.append(1)\nrows[0] = 5", "other = rows", "rows += [2]"]
    assert ran(script_of("print(rows)", earlier).text) == "[5, 1, 2]\n"


def test_the_newest_definition_counts_also_when_cells_ran_twice():
    earlier = ["def f():\n    return 1", "x = f()", "def f():\n    return 2"]
    assert ran(script_of("print(f())", earlier).text) == "2\n"


def test_conditional_imports_and_star_imports_come_along():
    earlier = [
        "try:\n    import nonexistent_module as j\nexcept ImportError:\n    import json as j",
        "from math import *",
    ]
    assert ran(script_of("print(j.dumps(floor(1.5)))", earlier).text) == "1\n"


def test_future_imports_stay_first_and_decorators_stay_on():
    earlier = ["import functools\n@functools.lru_cache\ndef f(): return 4"]
    script = script_of("from __future__ import annotations\nprint(f())", earlier)
    assert script.text.startswith("from __future__ import annotations")
    assert ran(script.text) == "4\n"


def test_cells_of_other_magics_did_not_run_here():
    with pytest.raises(SourceError, match="uses helper"):
        script_of("helper()", ["%%ma_train\ndef helper(): ..."])
    assert ran(script_of("print(helper())", ["%%time\ndef helper(): return 1"]).text) == "1\n"


def test_magics_inside_the_cell_are_left_out():
    script = script_of("%matplotlib inline\n!pip list\nif True:\n    %time x = 1\nprint('on')")
    assert ran(script.text) == "on\n"
    assert script.left_out == ("%matplotlib inline", "!pip list", "%time x = 1")


def test_scopes_are_python_s():
    cell = """
from collections import namedtuple
class Net:
    width = 2
    def go(self, k=1):
        return [k * w for w in range(self.width) if (y := w) >= 0]
total = 0
for step in range(2):
    total = total + step
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
def outer():
    def inner():
        return held
    held = 1
    return inner()
def sets():
    global made
    made = 5
sets()
print(Net().go(), total, outer(), made, (lambda a, *b, c=1, **d: (a, b, c, d))(1), __name__)
with open(__import__('os').devnull) as stream: stream.read()
"""
    assert ran(script_of(cell).text).endswith("[0, 1] 1 1 5 (1, (), 1, {}) __main__\n")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.12 brought type parameters")
def test_type_parameters_are_no_undefined_names():
    cell = "def first[T](rows: list[T]) -> T:\n    return rows[0]\nclass Box[V]:\n    v: V\nprint(first([1]))"
    assert ran(script_of(cell).text) == "1\n"


@pytest.mark.parametrize(
    ("cell", "name", "line"),
    [
        ("x = 1\nprint(missing)", "missing", 2),
        ("def f():\n    return absent\n", "absent", 2),
        ("print(later)\nlater = 1", "later", 1),
        ("[x for x in rows]", "rows", 1),
        ("count += 1", "count", 1),
        ("class A(Base): ...", "Base", 1),
        ("display(1)", "display", 1),
    ],
)
def test_an_undefined_name_is_named_with_its_line(cell, name, line):
    with pytest.raises(SourceError) as caught:
        script_of(cell)
    assert f"Line {line} of the cell uses {name}," in caught.value.message
    assert caught.value.hint


def test_an_undefined_name_of_an_earlier_definition_is_named_too():
    with pytest.raises(SourceError, match="earlier definition that the cell needs uses lost"):
        script_of("f()", ["def f():\n    return lost"])


def test_a_syntax_error_is_one_line():
    with pytest.raises(SourceError) as caught:
        script_of("x = 1\ny = (")
    assert str(caught.value).startswith("Line 2 of the cell is not valid Python")
    with pytest.raises(SourceError, match="empty"):
        script_of("\n# nothing\n")


names = st.sampled_from(["a", "b", "c", "d"])


@given(st.lists(st.tuples(names, st.lists(names, max_size=2)), max_size=8), names)
def test_the_slice_computes_what_the_notebook_computed(assignments, wanted):
    """Straight-line cells: the script gives the value that the notebook has, or says what is undefined."""
    cells = [
        f"{target} = ({index}, {''.join(f'{s}, ' for s in sources)})"
        for index, (target, sources) in enumerate(assignments)
    ]
    namespace: dict[str, object] = {}
    ran_cells = []
    for cell in cells:
        try:
            exec(cell, namespace)
        except NameError:
            continue
        ran_cells.append(cell)
    try:
        script = script_of(f"result = {wanted}", ran_cells)
    except SourceError:
        assert wanted not in namespace
        return
    found: dict[str, object] = {}
    exec(script.text, found)
    assert found["result"] == namespace[wanted]
