"""Requests of web pages from elsewhere: what the bucket's CORS rules allow them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from jupyter_modelarts.local.obs.errors import ObsProblem

from .answers import empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from jupyter_modelarts.local.obs.documents import Documents


def allowed(documents: Documents, bucket: str, request: web.Request) -> dict[str, str]:
    """Headers that let the page read the answer, by the first rule that fits; empty where none does."""
    text = documents.get(bucket, "cors")
    if text is None:
        return {}
    headers = request.headers
    origin = headers["Origin"]
    preflight = request.method == "OPTIONS"
    wanted = headers.getall("Access-Control-Request-Method", []) if preflight else [request.method]
    asked = [name.strip() for name in ",".join(headers.getall(_ASKED, [])).split(",") if name.strip()]
    for rule in ET.fromstring(text).iter("CORSRule"):  # noqa: S314 - checked when it was stored
        if wanted and _fits(rule, origin, wanted, asked):
            return _headers(rule, origin, asked)
    return {}


_ASKED = "Access-Control-Request-Headers"


def _fits(rule: ET.Element, origin: str, methods: list[str], headers: list[str]) -> bool:
    return (
        any(_matches(one, origin) for one in _values(rule, "AllowedOrigin"))
        and set(methods) <= set(_values(rule, "AllowedMethod"))
        and all(any(_matches(one, name) for one in _values(rule, "AllowedHeader")) for name in headers)
    )


def _values(rule: ET.Element, name: str) -> list[str]:
    return [element.text or "" for element in rule.iter(name)]


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), text, re.IGNORECASE) is not None


def _headers(rule: ET.Element, origin: str, asked: list[str]) -> dict[str, str]:
    any_origin = "*" in _values(rule, "AllowedOrigin")
    named = {
        "Access-Control-Allow-Origin": "*" if any_origin else origin,
        "Access-Control-Allow-Methods": ", ".join(_values(rule, "AllowedMethod")),
        "Access-Control-Allow-Headers": ", ".join(asked),
        "Access-Control-Expose-Headers": ", ".join(_values(rule, "ExposeHeader")),
        "Access-Control-Max-Age": rule.findtext("MaxAgeSeconds") or "",
        "Vary": "" if any_origin else "Origin",
    }
    return {name: value for name, value in named.items() if value}


def preflight(common: Mapping[str, str]) -> web.Response:
    """OPTIONS: the answer to a page that asks before it sends; raises `ObsProblem` AccessForbidden."""
    if "Access-Control-Allow-Origin" not in common:
        raise ObsProblem(403, "AccessForbidden", "No CORS rule of the bucket allows this request.")
    return empty(200)
