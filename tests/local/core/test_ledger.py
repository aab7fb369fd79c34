"""docs/emulation.md says what the handlers say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.local.registry import handlers

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| (\w+) \| `(\w+) (\S.*)` \| (\*\*yes\*\*|501) \| (.*) \|$", re.MULTILINE)


def test_ledger_is_current() -> None:
    done = subprocess.run([sys.executable, "scripts/ledger.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_every_operation_stands_in_it_once() -> None:
    rows = ROW.findall((ROOT / "docs" / "emulation.md").read_text("utf-8"))
    assert sorted(row[0] for row in rows) == sorted(operations())
    claimed = {row[0] for row in rows if row[3] == "**yes**"}
    assert claimed == set(handlers()) | {
        entry.id for entry in operations().values() if entry.endpoint == "obs"
    }
    assert all(row[4] for row in rows if row[3] == "501")
