"""The version of the Python package; `labextension/package.json` says the same (tested)."""

__version__ = "0.1.0"
