"""What goes wrong in an operation, as the platform says it.

A handler raises `Problem`; the router turns it into the platform's error body.  Codes that the
platform documents carry its meaning here; `NOT_EMULATED` is our own.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TOKEN_MISSING = "ModelArts.0201"  # noqa: S105 - a code, not a password
TOKEN_EXPIRED = "ModelArts.0202"  # noqa: S105
TOKEN_INVALID = "ModelArts.0203"  # noqa: S105
KEY_INVALID = "ModelArts.0206"
PROJECT_MISMATCH = "ModelArts.0210"
NAME_EXISTS = "ModelArts.0103"
QUOTA_EXHAUSTED = "ModelArts.0116"
ARGUMENT_OUT_OF_RANGE = "ModelArts.0104"
BAD_REQUEST = "ModelArts.50004000"
NOT_FOUND = "ModelArts.50015001"
CONFLICT = "ModelArts.50004090"
TOO_LARGE = "APIG.0201"
UNKNOWN_URL = "APIG.0101"
THROTTLED = "APIGW.0308"
NOT_EMULATED = "ModelArts.50005010"
INTERNAL = "ModelArts.50005000"
DISK = "ModelArts.50005001"


class Problem(Exception):
    """An answer other than success: HTTP `status`, platform `code`, and one line for a person.

    `headers` go with the answer.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers: dict[str, str] = {}


def bad_request(message: str, code: str = BAD_REQUEST) -> Problem:
    """400: the request cannot be accepted as it is."""
    return Problem(400, code, message)


def not_found(noun: str, identifier: object, code: str = NOT_FOUND) -> Problem:
    """404: there is no `noun` called `identifier` in this project."""
    return Problem(404, code, f"{noun} {identifier} not found.")


def conflict(message: str, code: str = CONFLICT) -> Problem:
    """409: the state of the resource does not allow it now."""
    return Problem(409, code, message)


def name_exists(noun: str, name: str) -> Problem:
    """400: names of this noun are unique and `name` is taken."""
    return Problem(400, NAME_EXISTS, f"{noun} name {name!r} exists already. Choose another name.")


def unusable_state(state_dir: Path, error: Exception) -> Problem:
    """500: the disk under the service's own state does not take a write; nothing was changed."""
    reason = getattr(error, "strerror", None) or str(error)
    message = f"The embedded service cannot write to {state_dir}: {reason}. Free some space and repeat."
    return Problem(500, DISK, message)


def unknown_choice(what: str, given: str, choices: Iterable[str], code: str = BAD_REQUEST) -> Problem:
    """400: `given` is none of `choices`; says the nearest, or all when nothing is near."""
    known = sorted(set(choices))
    near = difflib.get_close_matches(given, known, n=1, cutoff=0.5)
    folded = {choice.lower(): choice for choice in known}
    nearest = folded.get(given.lower()) or (near[0] if near else None)
    hint = f"Did you mean {nearest!r}?" if nearest else f"Known: {', '.join(known) or 'none'}."
    return Problem(400, code, f"{what} {given!r} is unknown. {hint}")
