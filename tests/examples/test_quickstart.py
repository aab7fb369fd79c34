"""The quickstart is committed clean, and its runner tells success from failure.

That it trains, deploys and predicts is checked by `scripts/check_demo.py`, in a process of its own.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import nbformat
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
_SPEC = importlib.util.spec_from_file_location("run_quickstart", EXAMPLES / "run_quickstart.py")
assert _SPEC is not None
assert _SPEC.loader is not None
run_quickstart = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(run_quickstart)


@pytest.fixture
def notebook_of(tmp_path, monkeypatch):
    """Puts a small notebook in the place of the quickstart."""

    def make(*sources: str) -> None:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        path = tmp_path / "small.ipynb"
        nbformat.write(notebook, path)
        monkeypatch.setattr(run_quickstart, "NOTEBOOK", path)

    return make


def test_it_is_committed_without_outputs():
    notebook = nbformat.read(EXAMPLES / "quickstart.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert not cell.metadata


def test_the_result_is_the_last_line(notebook_of, capfd, tmp_path):
    notebook_of(
        "from pathlib import Path\nPath('left.txt').touch()\nprint('on the way')",
        "import IPython.display\nIPython.display.display({'application/json': {'job': 'j'}}, raw=True)",
    )
    assert run_quickstart.main() == 0
    lines = capfd.readouterr().out.splitlines()
    assert json.loads(lines[-1]) == {"job": "j"}
    assert "    on the way" in lines
    assert "[1/2] from pathlib import Path" in lines
    assert not (tmp_path / "left.txt").exists()


def test_a_cell_that_fails_is_one_line_and_an_exit_code(notebook_of, capfd):
    notebook_of("%load_ext jupyter_modelarts", "%ma_train nowhere.py", "print('never')")
    assert run_quickstart.main() == 1
    captured = capfd.readouterr()
    assert "The quickstart failed: There is no file or directory nowhere.py." in captured.err
    assert "Traceback" not in captured.err
    assert "never" not in captured.out
