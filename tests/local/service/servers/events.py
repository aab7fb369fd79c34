"""Server-sent events: each is sent when the file `go` says so, so that a test sees them come one by one."""

import asyncio
import os
import pathlib

from aiohttp import web

GO = pathlib.Path(os.environ["GO"])


async def events(request):
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    await answer.prepare(request)
    question = (await request.read()).decode()
    for number in range(3):
        while not (GO / f"{number}").exists():
            await asyncio.sleep(0.02)
            if request.transport is None:
                (GO / "left").touch()
                return answer
        await answer.write(f"id: {number}\ndata: {question} {number}\n\n".encode())
    await answer.write_eof()
    return answer


async def health(_):
    return web.json_response({"status": "OK"})


app = web.Application()
app.router.add_post("/events", events)
app.router.add_get("/health", health)
web.run_app(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), print=None)
