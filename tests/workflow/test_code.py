"""Directories and files as code: what is started, what comes along, what is refused."""

from __future__ import annotations

import pytest

from jupyter_modelarts.obs.errors import TreeTooLarge
from jupyter_modelarts.workflow.code import code_of, code_of_cell, code_of_path, imported_names
from jupyter_modelarts.workflow.errors import SourceError


@pytest.fixture
def project(tmp_path):
    (tmp_path / "project" / "lib").mkdir(parents=True)
    (tmp_path / "project" / "train.py").write_text("import lib.tools\nimport torch\n")
    (tmp_path / "project" / "lib" / "tools.py").write_text("import sklearn\n")
    (tmp_path / "project" / ".git").mkdir()
    (tmp_path / "project" / ".git" / "config").write_text("secret")
    return tmp_path / "project"


def test_a_directory_goes_whole_but_for_what_tools_leave(project):
    code = code_of_path(project)
    assert (code.name, code.boot_file, sorted(code.files)) == (
        "project",
        "train.py",
        ["lib/tools.py", "train.py"],
    )
    assert imported_names(code) == {"lib", "torch", "sklearn"}


def test_the_boot_file_is_named_or_obvious(project):
    assert code_of_path(project, boot_file="lib/tools.py").boot_file == "lib/tools.py"
    with pytest.raises(SourceError, match=r"boot file trian.py is not in .* Did you mean train.py\?"):
        code_of_path(project, boot_file="trian.py")
    (project / "train.py").rename(project / "start.py")
    assert code_of_path(project).boot_file == "start.py"
    (project / "other.py").write_text("")
    with pytest.raises(SourceError, match=r"no train.py or main.py .*other.py, start.py.* --boot-file"):
        code_of_path(project)


def test_a_file_brings_the_local_modules_it_imports(tmp_path):
    (tmp_path / "fit.py").write_text("import helper, json\nfrom package.part import x\n")
    (tmp_path / "helper.py").write_text("import deeper\n")
    (tmp_path / "deeper.py").write_text("")
    (tmp_path / "unrelated.py").write_text("")
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("")
    (tmp_path / "package" / "part.py").write_text("x = 1")
    code = code_of(tmp_path / "fit.py")
    assert set(code.files) == {"fit.py", "helper.py", "deeper.py", "package/__init__.py", "package/part.py"}


def test_a_cell_brings_local_modules_too(tmp_path):
    (tmp_path / "helper.py").write_text("")
    assert set(code_of_cell("import helper", directory=tmp_path).files) == {"cell.py", "helper.py"}


def test_what_a_cell_installs_becomes_its_requirements():
    cell = "%pip install -q lightgbm==4.0 'xgboost>2'\n!pip install rich\n!pip install -r other.txt\nprint(1)"
    code = code_of_cell(cell)
    assert code.files["pip-requirements.txt"] == "lightgbm==4.0\nxgboost>2\nrich\n"
    assert code.script.left_out == ("!pip install -r other.txt",)


def test_text_is_a_cell_and_a_path_is_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert code_of("print(1)").script is not None
    assert code_of("x = 1\nprint(x)").script is not None
    for wrong in ("missing.py", "./missing", "no/such/dir/"):
        with pytest.raises(SourceError, match="There is no file or directory"):
            code_of(wrong)
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(SourceError, match="no Python file"):
        code_of("notes.txt")


def test_a_syntax_error_of_the_boot_file_is_found_before_it_is_sent(tmp_path):
    (tmp_path / "train.py").write_text("def f(:\n")
    with pytest.raises(SourceError, match=r"Line 1 of train.py is not valid Python"):
        code_of_path(tmp_path)


def test_too_many_files_are_refused_with_their_place(tmp_path):
    (tmp_path / "train.py").write_text("")
    (tmp_path / "images").mkdir()
    for number in range(1001):
        (tmp_path / "images" / str(number)).touch()
    with pytest.raises(TreeTooLarge, match="images/"):
        code_of_path(tmp_path)
