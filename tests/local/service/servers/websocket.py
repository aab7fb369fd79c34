"""A WebSocket server that says back what it hears, whichever path; and HTTP beside it."""

import os

from aiohttp import WSMsgType, web


async def talk(request):
    socket = web.WebSocketResponse(protocols=["echo", "other"], max_msg_size=0)
    if not socket.can_prepare(request):
        return web.json_response({"status": "OK"})
    await socket.prepare(request)
    await socket.send_json({"path": request.raw_path, "token": request.headers.get("X-Auth-Token")})
    async for message in socket:
        if message.type is WSMsgType.TEXT and message.data == "bye":
            await socket.close(code=4001, message=b"as you wish")
        elif message.type is WSMsgType.TEXT:
            await socket.send_str(message.data)
        elif message.type is WSMsgType.BINARY:
            await socket.send_bytes(message.data)
    return socket


app = web.Application()
app.router.add_route("*", "/{path:.*}", talk)
web.run_app(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), print=None)
