"""The root of every error a user can act on.

    ModelArtsError
    ├── ConfigError            a setting, a profile or a credential is wrong or missing
    ├── InvalidArgument        what was asked for cannot be, said before anything was sent
    ├── client.errors          what came back from the platform, or did not
    ├── obs.errors             object storage
    ├── local.launcher         the embedded service
    └── workflow.errors        preparing, following, deploying

Expected errors are one line (`str(error)`): the cause, then the way out.  A surface (magic,
command line, server) shows that line, and so does IPython, for the Python calls as for the magics;
anything else that escapes is a bug and keeps its traceback.
"""

from __future__ import annotations


class ModelArtsError(Exception):
    """An expected failure: `message` names the cause, `hint` the way out (may be empty)."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message as a sentence, then the hint."""
        ends = "" if not self.hint or self.message.endswith((".", "?", "!", ":", "。")) else "."
        return f"{self.message}{ends} {self.hint}".rstrip()

    def _render_traceback_(self) -> list[str]:
        """What IPython shows: one line. The cell fails all the same."""
        return [" ".join(str(self).split())]


class ConfigError(ModelArtsError):
    """A setting, a profile or a credential is wrong or missing."""


class InvalidArgument(ModelArtsError):
    """An argument cannot be accepted; nothing was sent."""
