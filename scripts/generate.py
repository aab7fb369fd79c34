"""Writes everything that is derived from the contract; `--check` only says what is not current.

python scripts/generate.py [--check]
"""

from __future__ import annotations

import argparse
import sys

from codegen import operations, python_nouns, python_types, reference, reference_tables, surfaces, typescript
from codegen.source import ROOT

GENERATORS = (operations, python_types, python_nouns, typescript, reference, reference_tables, surfaces)


def main() -> int:
    """Write the files, or with `--check` name those that differ and return 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where a file is not current"
    )
    check = parser.parse_args().check
    stale = [path for path, text in _files().items() if not _settle(path, text, check)]
    for path in stale:
        print(f"{path} is not current: run python scripts/generate.py", file=sys.stderr)
    return 1 if stale else 0


def _files() -> dict[str, str]:
    return {path: text for generator in GENERATORS for path, text in generator.render().items()}


def _settle(path: str, text: str, check: bool) -> bool:
    """Whether the file says `text`, after writing it unless this is a check."""
    target = ROOT / path
    if target.exists() and target.read_text("utf-8") == text:
        return True
    if check:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
