"""The longer way to the same functions: `from moxing.framework import file`."""

from __future__ import annotations

import sys

from .. import file  # noqa: TID252 - `moxing` is on the path of tasks alone

__all__ = ["file"]
sys.modules[__name__ + ".file"] = file
