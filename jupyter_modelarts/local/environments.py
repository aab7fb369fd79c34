"""Virtual environments: one per set of packages, made once, whole or not at all.

Run as a file, with the Python that the environment is for (3.7 or newer):

    python -I environments.py [--with-parent] <environment> <file> <module it must have> <paths it sees>...

so that pip's words stand in a log and whoever waits for pip can be stopped; `--with-parent` stops when
standard input is closed.  The environment sees the packages of that Python and adds to them.  What does not
come to its end is removed.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NoReturn

DIGITS = 32
"""An environment is called by so many hexadecimal digits."""
WITH_PARENT = "--with-parent"
_COMPLETE = "complete"
_STOPPED = 128 + signal.SIGTERM
_HAS = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"


def is_complete(environment: Path) -> bool:
    """Whether the environment has been made to its end."""
    return (environment / _COMPLETE).exists()


def interpreter(environment: Path) -> Path:
    """The environment's Python."""
    return environment / "bin" / "python"


def command(
    python: Path | str, environment: Path, file: Path, module: str, paths: Sequence[str], *options: str
) -> list[str]:
    """The command line that makes an environment with what the requirements `file` lists."""
    return [str(python), "-I", __file__, *options, str(environment), str(file), module, *paths]


def make(environment: Path, file: Path, module: str, paths: Sequence[str]) -> int:
    """Make the environment unless somebody has; pip's exit code."""
    environment.parent.mkdir(parents=True, exist_ok=True)
    with _lock_of(environment).open("w") as lock:
        _wait_for(lock.fileno())
        if is_complete(environment):
            return 0
        for left in _unfinished(environment.parent):
            _remove_if_nobody_makes_it(left)
        try:
            code = _make(environment, file, module, paths)
        finally:
            if not is_complete(environment):
                shutil.rmtree(str(environment), ignore_errors=True)
        return code


def _wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Somebody else installs the same packages: waiting for it.", flush=True)  # noqa: T201
        fcntl.flock(lock, fcntl.LOCK_EX)


def _lock_of(environment: Path) -> Path:
    return environment.with_suffix(".lock")


def _unfinished(environments: Path) -> Iterator[Path]:
    """What somebody who was killed has left."""
    for entry in environments.iterdir():
        if re.fullmatch(f"[0-9a-f]{{{DIGITS}}}", entry.name) and not is_complete(entry):
            yield entry


def _remove_if_nobody_makes_it(environment: Path) -> None:
    with _lock_of(environment).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        shutil.rmtree(str(environment), ignore_errors=True)


def _make(environment: Path, file: Path, module: str, paths: Sequence[str]) -> int:
    has_pip = importlib.util.find_spec("pip") is not None
    venv.create(str(environment), clear=True, symlinks=True, with_pip=not has_pip)
    _see(environment, paths)
    scratch = environment / "tmp"
    scratch.mkdir()
    code = _install(environment, file, scratch) or _check(environment, module)
    shutil.rmtree(str(scratch), ignore_errors=True)
    if code == 0:
        (environment / _COMPLETE).touch()
    return code


def _see(environment: Path, paths: Sequence[str]) -> None:
    """Let packages at `paths` be found behind those of the new environment.

    `system_site_packages` would show those of the Python that an environment was made from, not those of
    the environment.  A plain path would not follow the .pth files of packages installed in place.
    """
    below = next(environment.glob("lib/python*/site-packages"))
    lines = [f"import site; site.addsitedir({path!r})\n" for path in paths]
    below.joinpath("of_the_service.pth").write_text("".join(lines), "utf-8")


def _install(environment: Path, file: Path, scratch: Path) -> int:
    """Pip's exit code.  It builds in `scratch`, so that one that is killed leaves nothing."""
    # the pip of the Python that we run in, found through `_see`, or the environment's own
    pip = [str(interpreter(environment)), "-I", "-m", "pip", "install"]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    variables["TMPDIR"] = str(scratch)
    options = ["--no-input", "--disable-pip-version-check", "-r", file.name]
    return subprocess.run(
        [*pip, *options], cwd=str(file.parent), env=variables, stdin=subprocess.DEVNULL, check=False
    ).returncode


def _check(environment: Path, module: str) -> int:
    if not module:
        return 0
    code = subprocess.run([str(interpreter(environment)), "-I", "-c", _HAS, module], check=False).returncode
    if code:
        text = (
            f"ERROR: The engine of the job needs the Python module {module}, which the list does not bring."
        )
        print(text, flush=True)  # noqa: T201 - for the log of the job
    return code


def _stop(*_: object) -> NoReturn:
    """Leave in an orderly way, so that nothing half made stays."""
    sys.exit(_STOPPED)


def _stop_with_parent() -> None:
    os.read(0, 1)
    main_thread = threading.main_thread().ident
    assert main_thread is not None
    signal.pthread_kill(main_thread, signal.SIGTERM)


def main(arguments: Sequence[str]) -> int:
    """Make the environment that the command line describes; pip's exit code."""
    signal.signal(signal.SIGTERM, _stop)
    if arguments[0] != WITH_PARENT:
        return make(Path(arguments[0]), Path(arguments[1]), arguments[2], arguments[3:])
    threading.Thread(target=_stop_with_parent, daemon=True).start()
    try:
        return main(arguments[1:])
    finally:
        _end_what_pip_started()


def _end_what_pip_started() -> None:
    if os.getpgrp() == os.getpid():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(os.getpgrp(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
