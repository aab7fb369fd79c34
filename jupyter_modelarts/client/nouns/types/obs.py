"""The objects of the noun `obs`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

