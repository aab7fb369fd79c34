"""Connections of requests that obstore does not make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.obs.threads import Ended, Scope
from jupyter_modelarts.obs.wire import Request

if TYPE_CHECKING:
    from jupyter_modelarts.obs import Obs


def test_a_transfer_that_has_ended_leaves_no_connection_open(obs: Obs, place: ObsPath) -> None:
    wire = obs.aio.stores.wire
    look = Request("GET", ObsPath(place.bucket), {"max-keys": "1"})
    wire.send(look, Scope())
    idle = wire._idle[obs.aio.stores.host(place.bucket)]
    connections = list(idle)
    assert any(connection.sock for connection in connections)
    ended = Scope()
    ended.end()
    while idle:
        with pytest.raises(Ended):
            wire.send(look, ended)
    assert not any(connection.sock for connection in connections)
