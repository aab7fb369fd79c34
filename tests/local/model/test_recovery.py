"""Publishing goes on after the embedded service was ended in the middle of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from jupyter_modelarts.local.embedded import Service
from jupyter_modelarts.local.model.publisher import KIND

from ..serving import Platform, echo  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_model_left_publishing_is_published(tmp_path: Path) -> None:
    first = Service(tmp_path)
    await first.start()
    caller = Platform(first.connection())
    model_id = await asyncio.to_thread(lambda: caller.publish(echo()))
    caller.http.close()
    await first.inference.publisher.forget(model_id)  # as if killed before the copy was made
    await first.store.update(KIND, model_id, lambda model: model.update(model_status="publishing"))
    await first.stop()
    second = Service(tmp_path)
    await second.start()
    caller = Platform(second.connection())
    model = await asyncio.to_thread(lambda: caller.settled_model(model_id))
    assert model["model_status"] == "published"
    assert (second.inference.publisher.package(model_id) / "config.json").is_file()
    caller.http.close()
    await second.stop()


async def test_a_package_that_vanished_meanwhile_fails_with_the_reason(tmp_path: Path) -> None:
    service = Service(tmp_path)
    await service.start()
    caller = Platform(service.connection())
    model_id = await asyncio.to_thread(lambda: caller.publish(echo()))
    await service.store.update(
        KIND,
        model_id,
        lambda model: model.update(model_status="publishing", package_location="/no-such-bucket/model/"),
    )
    service.inference.publisher.publish(model_id)
    model = await asyncio.to_thread(lambda: caller.settled_model(model_id))
    assert model["model_status"] == "failed"
    assert "no-such-bucket does not exist" in model["error_msg"]
    caller.http.close()
    await service.stop()
