"""How to call a service, as far as somebody says it: the options of `predict`."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument, nearest

SHAPES = ("json", "table", "form", "raw")


@dataclass(frozen=True)
class Wish:
    """How to call, as far as somebody says it; empty: as the model's schema says.

    `shape` is json, table, form or raw; `field` the field of the form for files; `path` is below the
    service's address; `timeout` in seconds.
    """

    shape: str = ""
    field: str = ""
    content_type: str = ""
    path: str = ""
    method: str = ""
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    timeout: float | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Wish:
        """The wish of `options`; raises `InvalidArgument` for one that there is not."""
        known = [entry.name for entry in fields(cls)]
        for name in options:
            if name not in known:
                near = nearest(name, known)
                hint = _("Did you mean {name}?").format(name=near) if near else ""
                raise InvalidArgument(_("predict has no option {name}.").format(name=name), hint=hint)
        made = cls(**options)
        made._check()
        return made

    def _check(self) -> None:
        if self.shape and self.shape not in SHAPES:
            hint = _("Choose one of {choices}.").format(choices=", ".join(SHAPES))
            raise InvalidArgument(_("{shape} is no form of a body.").format(shape=self.shape), hint=hint)
        if self.method and not (self.method.isascii() and self.method.isalpha()):
            message = _("{method!r} is no method.").format(method=self.method)
            raise InvalidArgument(message, hint=_("Write for example GET, POST or PUT."))
        if self.timeout is not None and not 0 < self.timeout < math.inf:
            message = _("The timeout cannot be {seconds} s.").format(seconds=self.timeout)
            raise InvalidArgument(message, hint=_("Give the seconds to wait, for example 60."))
        for name, value in {**self.headers, "Content-Type": self.content_type}.items():
            _check_header(name, value)


def _check_header(name: str, value: str) -> None:
    """Refuse what no header can hold; the HTTP library would speak of it in its own words."""
    good = name.replace("-", "").replace("_", "").isalnum() and name.isascii()
    if good and value.isascii() and (value.isprintable() or not value):
        return
    message = _("The header {name} has characters that a header cannot have.").format(name=name)
    raise InvalidArgument(message, hint=_("Write it in ASCII, for example with urllib.parse.quote(value)."))
