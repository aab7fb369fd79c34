"""Finds headless Chromium, installs Debian's where it may, and runs a command with its path in CHROMIUM.

python scripts/with_chromium.py COMMAND [ARGUMENT ...]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium-headless-shell", "fonts-noto-cjk")


def main() -> int:
    """The command's exit code; 1 with one line where no browser is to be had."""
    browser = os.environ.get("CHROMIUM") or _find() or _install()
    if not browser:
        print(
            "The browser tests need Chromium: install it, or name it in CHROMIUM=/path/to/it.",
            file=sys.stderr,
        )
        return 1
    return subprocess.run(sys.argv[1:], env={**os.environ, "CHROMIUM": browser}, check=False).returncode


def _find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _install() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    quiet = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return _find()


if __name__ == "__main__":
    sys.exit(main())
