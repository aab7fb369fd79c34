"""`ma-pre-start.sh` and `ma-pre-start.py` beside the boot file: they run first and may change its variables.

The shell script is sourced.  The Python script is run by this file, in the process that becomes the program:

    python prestart.py <ma-pre-start.py> <program> <argument>...       (Python 3.7 or newer)
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHELL_SCRIPT, PYTHON_SCRIPT = "ma-pre-start.sh", "ma-pre-start.py"
PREFIX = "[ModelArts Service Log]"
# within the function the script does not see the program's arguments as its own
_SOURCE = (
    'script=$1; shift; source_it() { . "$script"; }; '
    f'echo "{PREFIX}Running {SHELL_SCRIPT}"; source_it; code=$?; '
    f'[ $code -eq 0 ] && exec "$@"; echo "{PREFIX}{SHELL_SCRIPT} ended with exit code $code"; exit $code'
)


def command(directory: Path, python: str, program: Sequence[str]) -> list[str]:
    """`program` behind the scripts that lie in `directory`, the directory of the boot file."""
    found = list(program)
    if (directory / PYTHON_SCRIPT).is_file():
        found = [python, __file__, str(directory / PYTHON_SCRIPT), *found]
    if (directory / SHELL_SCRIPT).is_file():
        shell = next((path for path in ("/bin/bash", "/usr/bin/bash") if Path(path).exists()), "/bin/sh")
        found = [shell, "-c", _SOURCE, "sh", str(directory / SHELL_SCRIPT), *found]
    return found


def main(script: str, program: Sequence[str]) -> None:
    """Run the script and become the program, unless the script failed."""
    print(f"{PREFIX}Running {PYTHON_SCRIPT}", flush=True)  # noqa: T201 - for the log of the job
    code = _run(script)
    if code:
        print(f"{PREFIX}{PYTHON_SCRIPT} ended with exit code {code}", flush=True)  # noqa: T201
        sys.exit(code)
    os.execvp(program[0], list(program))  # noqa: S606 - the program of the task


def _run(script: str) -> int:
    sys.argv = [script]
    sys.path[0] = str(Path(script).parent)
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)  # noqa: T201 - as Python does
            return 1
        return end.code or 0
    finally:
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
