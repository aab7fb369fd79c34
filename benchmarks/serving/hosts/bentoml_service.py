"""The function in BentoML: one worker, on its event loop, without logs and metrics of single requests."""

import bentoml
from answering import answer


@bentoml.service(workers=1, logging={"access": {"enabled": False}}, metrics={"enabled": False})
class Model:
    @bentoml.api
    async def predict(self, rows: list[list[float]]) -> dict[str, list[int]]:
        return answer({"rows": rows})
