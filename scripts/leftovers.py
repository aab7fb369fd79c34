"""Finds what a run left behind: processes that carry its marker, files in checkout and scratch directory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil

MARKER = "JUPYTER_MODELARTS_CHECK_RUN"
"""Environment variable that every process of a run inherits."""


def find(marker: str, checkout: Path, before: set[str], scratch: Path) -> list[str]:
    """One line for each thing left behind by the run `marker`."""
    files = [f"file in the checkout: {line}" for line in sorted(changed_files(checkout) - before)]
    scratched = [
        f"file in the scratch directory: {path.name}" for path in scratch.iterdir() if not _pytest(path)
    ]
    return [*_processes(marker), *files, *scratched]


def changed_files(checkout: Path) -> set[str]:
    """What git calls changed or untracked."""
    done = subprocess.run(
        ["git", "status", "--porcelain"], cwd=checkout, capture_output=True, text=True, check=False
    )
    return set(done.stdout.splitlines())


def _processes(marker: str) -> Iterator[str]:
    for process in psutil.process_iter(["pid", "cmdline"]):
        try:
            carries = process.pid != os.getpid() and process.environ().get(MARKER) == marker
            if carries and process.status() != psutil.STATUS_ZOMBIE:
                yield f"process {process.pid}: {' '.join(process.info['cmdline'] or [])[:160]}"
        except psutil.Error:
            continue


def _pytest(path: Path) -> bool:
    """pytest keeps the directories of failed tests below one of its own."""
    return path.name.startswith("pytest-of-")
