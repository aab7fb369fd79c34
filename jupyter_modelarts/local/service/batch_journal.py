"""What a task of a batch service has done, on disk: it goes on there when the embedded service was killed.

    inputs.json       what there is to do, as it was when the task began
    answers/N.jsonl   answers for input N that are not in its result yet
    done.jsonl        finished inputs, as the manifest will say it

An answer is written down before the result, the result before the input counts as done: after a kill
no request is sent again whose answer had come.
"""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .batch_inputs import Input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_PREFIX = "task-"


@dataclass(frozen=True)
class Answer:
    """What became of one request: the body of the instance's answer, or else why there is none."""

    body: bytes = b""
    problem: str = ""

    def to_json(self) -> dict[str, str]:
        """As it is kept; a body that is no text survives, too."""
        return {"body": self.body.decode("utf-8", "surrogateescape"), "problem": self.problem}

    @classmethod
    def from_json(cls, kept: Mapping[str, str]) -> Answer:
        """The answer that was kept."""
        return cls(kept["body"].encode("utf-8", "surrogateescape"), kept["problem"])


class Journal:
    """The directory of one task below that of its service.  All of it blocks."""

    def __init__(self, service_directory: Path, task_id: str) -> None:
        self._directory = service_directory / f"{_PREFIX}{task_id}"
        self._log = service_directory / f"batch-{task_id}.log"
        self._done = self._directory / "done.jsonl"
        self._inputs = self._directory / "inputs.json"

    def begin(self, inputs: Sequence[Input]) -> None:
        """Keep what there is to do; what tasks before have left is removed, but for their logs."""
        for old in self._directory.parent.glob(f"{_PREFIX}*"):
            shutil.rmtree(old, ignore_errors=True)
        self._directory.mkdir(parents=True)
        temporary = self._inputs.with_suffix(".partial")
        temporary.write_text(json.dumps([entry.to_json() for entry in inputs]))
        temporary.replace(self._inputs)

    def inputs(self) -> list[Input] | None:
        """What there is to do; None where the task has not got so far."""
        try:
            return [Input(**kept) for kept in json.loads(self._inputs.read_bytes())]
        except FileNotFoundError:
            return None

    def outcomes(self) -> dict[int, dict[str, str]]:
        """Lines of the manifest by number of input."""
        return {kept["number"]: kept["line"] for kept in _lines(self._done)}

    def finish(self, number: int, line: Mapping[str, str]) -> None:
        """Input `number` is done, its result is where it belongs."""
        _append(self._done, {"number": number, "line": line})
        self._answers(number).unlink(missing_ok=True)

    def answers(self, number: int) -> dict[int, Answer]:
        """Answers for an input that is not done, by number of request."""
        return {kept["row"]: Answer.from_json(kept) for kept in _lines(self._answers(number))}

    def keep(self, number: int, row: int, answer: Answer) -> None:
        """An answer has come."""
        _append(self._answers(number), {"row": row, **answer.to_json()})

    def log(self, text: str) -> None:
        """A line for the owner."""
        moment = time.strftime("%Y-%m-%d %H:%M:%S")
        with self._log.open("a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{moment} {text}\n")

    def _answers(self, number: int) -> Path:
        return self._directory / "answers" / f"{number}.jsonl"


def _append(path: Path, entry: Mapping[str, Any]) -> None:
    """Add a line, all of it or nothing."""
    path.parent.mkdir(exist_ok=True)
    with path.open("ab", buffering=0) as stream:
        end = stream.tell()
        data = json.dumps(entry).encode() + b"\n"
        try:
            while data:
                data = data[stream.write(data) :]
        except OSError:
            stream.truncate(end)
            raise


def _lines(path: Path) -> Iterator[Any]:
    """Whole lines of a file; a last one that was cut is removed, so that others can follow."""
    try:
        with path.open("rb+") as stream:
            content = stream.read()
            end = content.rfind(b"\n") + 1
            stream.truncate(end)
    except FileNotFoundError:
        return
    for line in content[:end].splitlines():
        yield json.loads(line)
