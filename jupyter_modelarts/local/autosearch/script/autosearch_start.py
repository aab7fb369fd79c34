"""Runs the boot file beside this file; one that has `train` and does not call it itself is called."""

import ast
import os
import runpy
import sys
from pathlib import Path

script = Path(__file__).with_name(os.environ["AUTOSEARCH_BOOT_FILE"])
sys.argv[0] = str(script)


def is_main_guard(node):
    """Whether `node` is `if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)


def calls_itself(tree):
    """Whether the script does its work when it is run."""
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    plain = any(isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) for node in tree.body)
    return "train" not in names or plain or any(is_main_guard(node) for node in tree.body)


found = runpy.run_path(str(script), run_name="__main__")
if not calls_itself(ast.parse(script.read_bytes())):
    found["train"]()
    if "eval" in found:
        found["eval"]()
