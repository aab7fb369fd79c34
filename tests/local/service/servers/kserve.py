"""A small server that speaks KServe v2, with a binary answer where it is asked for."""

import json
import os
import struct

from aiohttp import web

NAME = "adder"


async def ready(_):
    return web.Response()


async def metadata(_):
    tensor = {"datatype": "FP32", "shape": [-1]}
    sides = {"inputs": [{"name": "x", **tensor}], "outputs": [{"name": "y", **tensor}]}
    return web.json_response({"name": NAME, "platform": "python", **sides})


async def infer(request):
    if request.match_info["name"] != NAME:
        return web.json_response({"error": f"no model {request.match_info['name']}"}, status=404)
    raw = await request.read()
    length = int(request.headers.get("Inference-Header-Content-Length", len(raw)))
    asked = json.loads(raw[:length])
    (tensor,) = asked["inputs"]
    values = tensor.get("data")
    if values is None:
        values = struct.unpack(f"<{len(raw[length:]) // 4}f", raw[length:])
    data = [value + 1 for value in values]
    output = {"name": "y", "datatype": "FP32", "shape": [len(values)], "data": data}
    return web.json_response({"model_name": NAME, "id": asked.get("id", ""), "outputs": [output]})


app = web.Application()
app.router.add_get("/v2/health/{what}", ready)
app.router.add_get("/v2/models/{name}", metadata)
app.router.add_post("/v2/models/{name}/infer", infer)
web.run_app(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), print=None)
