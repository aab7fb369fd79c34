"""Starts the supervisor of one task: `python -I -S runner.py <root of the task>`.

It runs as a file and makes do without the packages above it: they take longer to load than what is
needed of them.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Supervise the task below the directory that was given."""
    package = type(sys)("supervised")  # stands for this directory, so that relative imports work
    package.__path__ = [__file__.rpartition("/")[0]]
    sys.modules["supervised"] = package
    __import__("supervised.supervisor")
    sys.modules["supervised.supervisor"].Supervisor(sys.argv[1]).run()


if __name__ == "__main__":
    main()
