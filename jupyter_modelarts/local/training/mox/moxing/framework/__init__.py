"""The longer way to the same functions: `from moxing.framework import file`."""

from __future__ import annotations

import sys

from moxing import file

__all__ = ["file"]
sys.modules[__name__ + ".file"] = file
