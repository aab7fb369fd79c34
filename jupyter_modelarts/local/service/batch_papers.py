"""An input of a batch service on its way: requests made of it, answers, and the result made of those."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.limits import MIB
from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.obs.storage import guess_type

from .batch_inputs import RESULTS
from .batch_mapping import RowError, body, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .batch_calls import Content
    from .batch_inputs import Input
    from .batch_journal import Answer

LARGEST_IMAGE = 10 * MIB
"""An image has to be smaller."""
LARGEST_CSV = 12 * MIB
"""A csv file may be as large."""


@dataclass
class Paper:
    """One input that has been opened.  `problem` says why nothing of it can be sent."""

    number: int
    source: Input
    rows: list[Callable[[], Content]] = field(default_factory=list)
    """Requests: one for a file, one per row for csv.  Making one may raise `RowError`."""
    answers: dict[int, Answer] = field(default_factory=dict)
    problem: str = ""

    @property
    def complete(self) -> bool:
        """Whether all requests have been answered."""
        return len(self.answers) == len(self.rows)

    def missing(self) -> list[int]:
        """Requests that have not been answered."""
        return [row for row in range(len(self.rows)) if row not in self.answers]

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return len(self.answers) / len(self.rows) if self.rows else 0.0


def open_paper(objects: ObjectStore, entry: Mapping[str, Any], number: int, source: Input) -> Paper:
    """Look at an input and make requests of it; blocks.  What is wrong with it goes into `problem`."""
    paper = Paper(number, source, problem=source.problem)
    if paper.problem:
        return paper
    try:
        if entry["mapping_type"] == "csv":
            rows = _rows(objects, source)
            paper.rows = [partial(_body, entry["mapping_rule"], row) for row in rows]
        else:
            _check_file(objects, source)
            paper.rows = [lambda: partial(_stream, objects, source)]
    except ObsProblem as problem:
        paper.problem = f"{source.source} cannot be read: {problem.message}"
    except RowError as error:
        paper.problem = str(error)
    return paper


def _check_file(objects: ObjectStore, source: Input) -> None:
    """Refuse a file that cannot be sent as it is."""
    size = _size(objects, source)
    if guess_type(source.key).startswith("image/") and size >= LARGEST_IMAGE:
        raise RowError(f"The image has {size / MIB:.1f} MB; it must be smaller than 10 MB.")


def _rows(objects: ObjectStore, source: Input) -> list[list[str]]:
    size = _size(objects, source)
    if size > LARGEST_CSV:
        raise RowError(f"The csv file has {size / MIB:.1f} MB; 12 MB is the most. Split it.")
    with _stream(objects, source) as stream:
        rows = read_rows(stream.read())
    if not rows:
        raise RowError("The csv file has no rows.")
    return rows


def _size(objects: ObjectStore, source: Input) -> int:
    info, stream = objects.open(source.bucket, source.key)
    stream.close()
    return info.size


def _stream(objects: ObjectStore, source: Input) -> IO[bytes]:
    return objects.open(source.bucket, source.key)[1]


def _body(rule: Mapping[str, Any], row: list[str]) -> bytes:
    return json.dumps(body(rule, row), ensure_ascii=False).encode("utf-8", "surrogatepass")


def result_of(paper: Paper, *, by_row: bool) -> bytes | None:
    """The content of the result; None where there is none.

    Of a csv file one line per row; where a row has failed, `{"error_msg": ...}`.
    """
    good = [answer for answer in paper.answers.values() if not answer.problem]
    if not good:
        return None
    return b"".join(_result_lines(paper)) if by_row else good[0].body


def _result_lines(paper: Paper) -> Iterator[bytes]:
    for row in range(len(paper.rows)):
        answer = paper.answers[row]
        if answer.problem:
            yield json.dumps({"error_msg": answer.problem}, ensure_ascii=False).encode() + b"\n"
        else:
            yield _one_line(answer.body) + b"\n"


def _one_line(body: bytes) -> bytes:
    text = body.strip()
    if b"\n" not in text and b"\r" not in text:
        return text
    try:
        return json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except ValueError:
        return json.dumps(text.decode("utf-8", "replace"), ensure_ascii=False).encode()


def result_place(destination: ObsPath, source: Input) -> ObsPath:
    """Where the result of an input stands."""
    return destination / f"{RESULTS}/{source.name}_result.txt"


def line_of(paper: Paper, result: ObsPath) -> dict[str, str]:
    """The line of the manifest."""
    failed = _failure(paper)
    line = {"source": paper.source.source, "result": "FAILED" if failed else "SUCCESSFUL"}
    return {**line, **({"error_message": failed} if failed else {"inference-loc": result.url})}


def _failure(paper: Paper) -> str:
    """Why an input has failed; of a csv file how many rows, and the first of them."""
    failed = [row for row, answer in sorted(paper.answers.items()) if answer.problem]
    if paper.problem or not failed:
        return paper.problem
    first = paper.answers[failed[0]].problem
    if len(paper.rows) == 1:
        return first
    return f"{len(failed)} of {len(paper.rows)} rows failed; row {failed[0] + 1}: {first}"
