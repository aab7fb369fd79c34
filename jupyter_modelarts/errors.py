"""The root of every error a user can act on.

    ModelArtsError
    ├── ConfigError            a setting, a profile or a credential is wrong or missing
    ├── InvalidArgument        what was asked for cannot be, said before anything was sent
    ├── LocalFailure           this machine refused: no permission, a full disk
    ├── client.errors          what came back from the platform, or did not
    ├── obs.errors             object storage
    ├── local.launcher         the embedded service
    └── workflow.errors        preparing, following, deploying

Expected errors are one line (`str(error)`): the cause, then the way out.  A surface (magic,
command line, server) shows that line, and so does IPython, for the Python calls as for the magics;
anything else that escapes is a bug and keeps its traceback.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable


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


class LocalFailure(ModelArtsError):
    """This machine refused something of its own: a permission, space, one more open file."""


_NO_PERMISSION = "Get the permission, or choose another place."
_NO_SPACE = "Free some space, or choose another place."
_TOO_MANY = "Close some files, or raise the limit with ulimit -n."
_CIRCUMSTANCES = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: _NO_PERMISSION,
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: _NO_SPACE,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EIO: "Check the disk.",
}


def is_circumstance(error: OSError) -> bool:
    """Whether the state of this machine explains `error`, and not a mistake in a program."""
    return error.errno in _CIRCUMSTANCES


def local_failure(error: OSError, place: object = None) -> LocalFailure:
    """`error` in one line, with the way out; `place` where the error itself names none."""
    where = error.filename or place
    reason = error.strerror or type(error).__name__
    message = f"{where} cannot be used: {reason}." if where else f"This machine refused: {reason}."
    return LocalFailure(message, hint=_CIRCUMSTANCES.get(error.errno or 0, "Check the path."))


def nearest(word: str, known: Iterable[str]) -> str:
    """The entry of `known` that `word` was probably meant to be, or an empty string."""
    import difflib

    by_key = {_key(entry): entry for entry in known}
    wanted = _key(word)
    begins = [key for key in by_key if wanted and key.startswith(wanted)]
    found = begins or difflib.get_close_matches(wanted, by_key, n=1, cutoff=0.5)
    return by_key[found[0]] if found else ""


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
