"""Runs every check and every test, one after the other, and fails on what they leave behind.

    python scripts/check_all.py [--only NAME ...] [--list]

Each check prints its output only where it fails, and its time always.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Mapping
from pathlib import Path

import leftovers

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
WITH_DEBIAN = (PYTHON, "scripts/with_debian.py")
NPM = ("npm", "--prefix", "labextension", "run", "--silent")

CHECKS: Mapping[str, tuple[str, ...]] = {
    "lint": (PYTHON, "-m", "ruff", "check", "."),
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "generated": (PYTHON, "scripts/generate.py", "--check"),
    "ledger": (PYTHON, "scripts/ledger.py", "--check"),
    "frontend-lint": (*NPM, "lint:check"),
    "frontend-format": (*NPM, "format:check"),
    "frontend-types": (*NPM, "typecheck"),
    "frontend-tests": (*NPM, "test"),
    "python-tests": (*WITH_DEBIAN, PYTHON, "-m", "pytest", "-q", "-m", "not browser"),
    "browser-tests": (*WITH_DEBIAN, PYTHON, "-m", "pytest", "-q", "-m", "browser"),
    "demo": (PYTHON, "scripts/check_demo.py"),
    "wheel": (PYTHON, "scripts/check_wheel.py"),
}
LOUD = {"python-tests", "browser-tests", "frontend-tests"}


def main() -> int:
    """Run the checks asked for; 0 where all pass and nothing is left behind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=list(CHECKS), metavar="NAME")
    parser.add_argument("--list", action="store_true", help="name the checks and stop")
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(CHECKS))
        return 0
    failed = _run_all(arguments.only)
    print(f"failed: {', '.join(failed)}" if failed else "every check passed")
    return 1 if failed else 0


def _run_all(names: list[str]) -> list[str]:
    """The names of the checks that failed, with `leftovers` where something stayed behind."""
    scratch = Path(tempfile.mkdtemp(prefix="jma-checks-"))
    marker = uuid.uuid4().hex
    before = leftovers.changed_files(ROOT)
    environment = {
        **os.environ,
        "TMPDIR": str(scratch),
        leftovers.MARKER: marker,
        "PYTHONDONTWRITEBYTECODE": "1",
        "RUFF_NO_CACHE": "true",
        "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache"),
    }
    failed = [name for name in names if not _run(name, environment)]
    found = leftovers.find(marker, ROOT, before, scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    if found:
        print("left behind:\n  " + "\n  ".join(found))
        failed.append("leftovers")
    return failed


def _run(name: str, environment: Mapping[str, str]) -> bool:
    print(f"== {name}", flush=True)
    started = time.monotonic()
    quiet = None if name in LOUD else subprocess.PIPE
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=quiet,
        stderr=subprocess.STDOUT if quiet else None, text=True, check=False,
    )  # fmt: skip
    if done.returncode and done.stdout:
        print(done.stdout)
    print(
        f"   {'ok' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - started:.1f} s", flush=True
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
