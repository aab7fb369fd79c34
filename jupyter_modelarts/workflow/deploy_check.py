"""Starting a package here before it is deployed, in a process of its own: what fails is seen in seconds.

`python -m jupyter_modelarts.local.service.trial` starts it exactly as the embedded service would.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jupyter_modelarts
from jupyter_modelarts.display.i18n import _

from .errors import PackageError
from .job import Detached

if TYPE_CHECKING:
    from .platform import Platform, Report

LARGEST_CHECKED = 2 << 30
"""Bytes; a larger package in OBS is not fetched for a check."""

_TRIAL = "jupyter_modelarts.local.service.trial"
_PLACE = re.compile(r"([\w./-]+\.(?:py|json)),? line (\d+)")
_AROUND = 2  # lines shown before and after the one that fails
_GRACE = 10.0  # seconds a check has to clean up after itself


@dataclass(frozen=True)
class Outcome:
    """What became of the start: `starts`, `fails` or `unknown`; `missing` is a module that is not here.

    `log` are the last lines that the package wrote, of a start that fails.
    """

    outcome: str
    reason: str
    missing: str
    log: tuple[str, ...]
    seconds: float


def check(platform: Platform, directory: Path, envs: Mapping[str, str], tell: Report) -> None:
    """Start the package in `directory` and tell how it went.  Raises `PackageError` where it fails."""
    tell(_("Checking: the package is started here once (--no-check leaves that out)."))
    embedded = platform.session.embedded
    state_dir = platform.session.profile.origin if embedded else ""
    found = started(directory, {"envs": dict(envs), "elsewhere": not embedded}, state_dir)
    if found.outcome == "starts":
        tell(_("The package starts here: {seconds:.1f} s.").format(seconds=found.seconds))
    elif found.outcome == "fails" and (embedded or not found.missing):
        raise _failure(directory, found, tell)
    else:
        reason = found.reason
        if found.missing:
            reason = _("{module} is not installed here.").format(module=found.missing)
        tell(_("Not checked: {reason}").format(reason=reason))


def started(directory: Path, asked: Mapping[str, Any], state_dir: str = "") -> Outcome:
    """Start the package once and say what became of it; an interrupt raises `Detached`."""
    begun = time.monotonic()
    command = [sys.executable, "-m", _TRIAL, str(directory)]
    command += ["--state-dir", state_dir] if state_dir else []
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command,
            cwd=Path(jupyter_modelarts.__file__).parents[1],  # so that a checkout is found, too
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=words,
            start_new_session=True,  # an interrupt of the kernel is ours to handle
        )
        answer = _answer(process, asked)
        words.seek(0)
        said = words.read().decode(errors="replace").strip().splitlines()
    found = answer or {"outcome": "unknown", "reason": said[-1] if said else ""}
    texts = {name: str(found.get(name) or "") for name in ("outcome", "reason", "missing")}
    log = tuple(str(line) for line in found.get("log") or ())
    return Outcome(**texts, log=log, seconds=time.monotonic() - begun)


def _answer(process: subprocess.Popen[bytes], asked: Mapping[str, Any]) -> dict[str, Any]:
    """The line that the check writes; empty where it ends without one."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except BrokenPipeError:
        line = b""
    except KeyboardInterrupt:
        raise Detached(_("Interrupted while checking: nothing was deployed.")) from None
    finally:
        _end(process)
    answer: dict[str, Any] = json.loads(line) if line.strip() else {}
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nobody waits for it any more: it ends what it started, and itself."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _failure(directory: Path, found: Outcome, tell: Report) -> PackageError:
    for line in excerpt(directory, found.reason) or found.log:
        tell(line)
    message = _("The package does not start: {reason}").format(reason=found.reason.rstrip("."))
    return PackageError(
        f"{message}.", hint=_("Correct it and deploy again; --no-check deploys it all the same.")
    )


def excerpt(directory: Path, reason: str) -> list[str]:
    """The lines around the place that `reason` names, the failing one marked; none where it names none."""
    match = _PLACE.search(reason)
    path = directory / match[1] if match else None
    if match is None or path is None or not path.is_file():
        return []
    number = int(match[2])
    lines = path.read_text(errors="replace").splitlines()
    first, last = max(1, number - _AROUND), min(len(lines), number + _AROUND)
    marks = {number: ">"}
    return [
        f"{match[1]}:",
        *(f"{marks.get(i, ' ')} {i:>4}  {lines[i - 1]}" for i in range(first, last + 1)),
    ]
