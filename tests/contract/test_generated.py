"""What is derived from the contract is current."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def generate(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_every_generated_file_is_current():
    result = generate(ROOT, "--check")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_change_of_the_contract_is_noticed_and_written(tmp_path):
    for part in ("scripts", "jupyter_modelarts/contract", "jupyter_modelarts/client/nouns"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    generate(tmp_path)
    target = tmp_path / "jupyter_modelarts/client/nouns/tag.py"
    source = tmp_path / "jupyter_modelarts/contract/openapi/tag.json"
    source.write_text(source.read_text("utf-8").replace('"x-method": "list"', '"x-method": "find"'), "utf-8")
    result = generate(tmp_path, "--check")
    assert result.returncode == 1
    assert "nouns/tag.py is not current" in result.stderr
    assert "def find(" not in target.read_text("utf-8")
    assert generate(tmp_path).returncode == 0
    assert "def find(" in target.read_text("utf-8")
    assert generate(tmp_path, "--check").returncode == 0
