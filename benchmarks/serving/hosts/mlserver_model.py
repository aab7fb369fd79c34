"""The function in MLServer: a custom runtime that speaks its protocol (V2)."""

from answering import answer
from mlserver import MLModel
from mlserver.types import InferenceResponse, ResponseOutput


class Model(MLModel):
    async def load(self):
        return True

    async def predict(self, payload):
        given = payload.inputs[0]
        width = given.shape[1]
        flat = given.data.root
        rows = [flat[start : start + width] for start in range(0, len(flat), width)]
        found = answer({"rows": rows})["predictions"]
        output = ResponseOutput(name="predictions", shape=[len(found)], datatype="INT64", data=found)
        return InferenceResponse(model_name=self.name, outputs=[output])
