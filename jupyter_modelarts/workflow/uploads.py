"""Uploading what is local, once: below the hash of its content, never over something else."""

from __future__ import annotations
