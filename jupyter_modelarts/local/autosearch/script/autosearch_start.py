"""Runs the boot file beside this file; one that has `train` and does not call it itself is called.

Runs in the Python of the job, which may be an old one.
"""

import ast
import os
import runpy
import sys
from pathlib import Path


def is_main_guard(node: ast.stmt) -> bool:
    """Whether `node` is `if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and any(
        "__main__" in (getattr(part, "value", None), getattr(part, "s", None)) for part in ast.walk(node.test)
    )


def works_by_itself(tree: ast.Module) -> bool:
    """Whether the script does its work when it is run."""
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    calls = [node for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    return "train" not in functions or bool(calls) or any(is_main_guard(node) for node in tree.body)


def main() -> None:
    """Run the script, then what it defines."""
    script = Path(__file__).with_name(os.environ["AUTOSEARCH_BOOT_FILE"])
    sys.argv[0] = str(script)
    found = runpy.run_path(str(script), run_name="__main__")
    if works_by_itself(ast.parse(script.read_bytes())):
        return
    found["train"]()
    if "eval" in found:
        found["eval"]()


if __name__ == "__main__":
    main()
