"""What the tests of models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def refusal(answer: httpx.Response, status: int = 400) -> tuple[str, str]:
    """Code and message of an answer that refuses, in one line."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert "\n" not in body["error_msg"]
    return body["error_code"], body["error_msg"]
