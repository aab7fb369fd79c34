"""What is wrong with a package: the platform's code, and one sentence of place, fault and way out."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from jupyter_modelarts.local.problems import Problem, bad_request

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_PACKAGE = "ModelArts.3015"
BAD_CONFIG = "ModelArts.3016"
BAD_LOCATION = "ModelArts.3037"
TOO_LARGE = "ModelArts.3044"
_LONGEST = 400


def fault(code: str, place: str, what: str, way_out: str) -> Problem:
    """400: `config.json line 3: model_type is missing; add ...`."""
    end = "" if way_out.endswith("?") else "."
    return bad_request(one_line(f"{place}: {what}") + f"; {way_out}{end}", code)


def one_line(text: str) -> str:
    """A text that holds what somebody wrote, short and without line ends."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


def suggestion(given: object, choices: Iterable[str]) -> str:
    """The way out of an unknown choice: the nearest one, or all of them."""
    known = list(dict.fromkeys(choices))
    folded = {choice.lower(): choice for choice in known}
    text = str(given)
    close = difflib.get_close_matches(text.lower(), folded, n=1, cutoff=0.5)
    nearest = folded.get(text.lower()) or (folded[close[0]] if close else None)
    return f"did you mean {nearest}?" if nearest else f"write one of {', '.join(known)}"
