"""Finds the programs that tests need, installs Debian's where it may, and runs a command with their paths.

    python scripts/with_debian.py COMMAND [ARGUMENT ...]

The command finds headless Chromium in CHROMIUM, rclone in RCLONE and openssl in OPENSSL.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "CHROMIUM": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    "RCLONE": ("rclone",),
    "OPENSSL": ("openssl",),
}
"""Variable -> names of the program, the best first; the first is Debian's package, too."""
FONTS = "fonts-noto-cjk"


def main() -> int:
    """The command's exit code; 1 with one line where a program is not to be had."""
    found = _find()
    missing = [names[0] for variable, names in PROGRAMS.items() if variable not in found]
    if missing:
        _install([*missing, FONTS] if "CHROMIUM" not in found else missing)
        found = _find()
    for variable, names in PROGRAMS.items():
        if variable not in found:
            print(
                f"The tests need {names[0]}: install it, or name it in {variable}=/path/to/it.",
                file=sys.stderr,
            )
            return 1
    return subprocess.run(sys.argv[1:], env={**os.environ, **found}, check=False).returncode


def _find() -> dict[str, str]:
    """Variable -> path of each program that is here."""
    found = {}
    for variable, names in PROGRAMS.items():
        path = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
        if path:
            found[variable] = path
    return found


def _install(packages: list[str]) -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main())
