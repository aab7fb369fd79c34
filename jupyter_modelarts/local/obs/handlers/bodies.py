"""Bodies that are documents: small, and read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import xml
from jupyter_modelarts.local.obs.body import receive
from jupyter_modelarts.local.obs.errors import ObsProblem, malformed_xml

if TYPE_CHECKING:
    from jupyter_modelarts.local.obs.request import Call

_MAX_DOCUMENT = 4 << 20


async def small_body(call: Call) -> bytes:
    """A document that came as the body; raises `ObsProblem` EntityTooLarge."""
    received = await receive(call)
    try:
        if received.path is None:
            return received.data or b""
        if received.size > _MAX_DOCUMENT:
            raise ObsProblem(400, "EntityTooLarge", "The document is too long.")
        return await call.store.run(received.path.read_bytes)
    finally:
        received.discard()


async def document_body(call: Call, root: str) -> xml.Element:
    """The same as XML whose outermost element is `root`; raises `ObsProblem` MalformedXML."""
    element = xml.parse(await small_body(call))
    if element.tag != root:
        raise malformed_xml(f"The body must be a {root}.")
    return element
