"""The policy of an upload form: until when it is good, and what its fields may say."""

from __future__ import annotations

import base64
import binascii
import json
from calendar import timegm
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import strptime
from typing import Any

from .errors import ObsProblem, access_denied

_UNCOVERED = frozenset({"accesskeyid", "awsaccesskeyid", "policy", "signature", "x-amz-signature"})


@dataclass(frozen=True)
class FormPolicy:
    """Conditions as (operator, field, value) with operators `eq` and `starts-with`; sizes in bytes."""

    expires: float | None = None
    conditions: Sequence[tuple[str, str, str]] = ()
    sizes: tuple[int, int] | None = None

    @classmethod
    def parse(cls, text: str) -> FormPolicy:
        """Read the base64 of the form; raises `ObsProblem` InvalidPolicyDocument."""
        try:
            document = json.loads(base64.b64decode(text, validate=True))
            expires = timegm(strptime(document["expiration"].partition(".")[0].rstrip("Z"), _TIME))
            rows = [_row(condition) for condition in document["conditions"]]
            conditions = [row for row in rows if row[0] in {"eq", "starts-with"}]
            sizes = [(int(row[1]), int(row[2])) for row in rows if row[0] == "content-length-range"]
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
            raise ObsProblem(400, "InvalidPolicyDocument", "The form's policy has a wrong form.") from None
        return cls(float(expires), conditions, sizes[0] if sizes else None)

    def check(self, fields: Mapping[str, str], bucket: str, now: float) -> None:
        """Raise `ObsProblem` AccessDenied unless the form fits: every field is covered, and as it must be."""
        if self.expires is not None and now > self.expires:
            raise access_denied("The form's policy has expired.")
        given = {**fields, "bucket": bucket}
        for operator, name, value in self.conditions:
            actual = given.get(name, "")
            if not (actual.startswith(value) if operator == "starts-with" else actual == value):
                raise access_denied(f"The field {name} is not what the form's policy says.")
        covered = {name for _, name, _ in self.conditions} | _UNCOVERED
        for name in fields:
            if name not in covered and not name.startswith("x-ignore-"):
                raise access_denied(f"The form's policy says nothing of the field {name}.")

    def check_size(self, size: int) -> None:
        """Raise `ObsProblem` EntityTooSmall or EntityTooLarge unless the file may have this size."""
        if self.sizes and size < self.sizes[0]:
            raise ObsProblem(400, "EntityTooSmall", f"The file has less than {self.sizes[0]} bytes.")
        if self.sizes and size > self.sizes[1]:
            raise ObsProblem(400, "EntityTooLarge", f"The file has more than {self.sizes[1]} bytes.")


_TIME = "%Y-%m-%dT%H:%M:%S"


def _row(condition: Any) -> tuple[str, str, str]:
    if isinstance(condition, dict):
        ((name, value),) = condition.items()
        return "eq", str(name).lower(), str(value)
    operator, name, value = condition
    return str(operator), str(name).removeprefix("$").lower(), str(value)
