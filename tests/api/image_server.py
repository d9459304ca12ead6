"""A server of disk images, for what is fetched from a URL."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

MIB = 1 << 20
IMAGE = bytes(range(256)) * 4096 + bytes(5 * MIB)


@dataclass
class Images:
    """A server of images; `cut` answers are cut off after so many bytes, once each."""

    url: str
    files: dict[str, bytes]
    asked: list[str] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)


@asynccontextmanager
async def serving_images() -> AsyncIterator[Images]:
    """A server of images of this test's own."""
    served = Images("", {"image.raw": IMAGE, "image.raw.gz": gzip.compress(IMAGE), "cd.iso": IMAGE[: 2 * MIB]})

    async def answer(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name == "elsewhere":
            raise web.HTTPFound("/image.raw")
        if name not in served.files:
            raise web.HTTPNotFound
        content, start = served.files[name], 0
        if (asked := request.headers.get("Range")) is not None:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        if request.method == "GET":
            served.asked.append(asked or "")
        response = web.StreamResponse(status=206 if asked else 200)
        response.content_length = len(content) - start
        await response.prepare(request)
        if request.method == "HEAD":
            return response
        if served.cut:
            await response.write(content[start : start + served.cut.pop(0)])
            assert request.transport is not None
            request.transport.abort()
            return response
        await response.write(content[start:])
        return response

    app = web.Application()
    app.router.add_route("*", "/{name}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    served.url = f"http://{host}:{port}"
    yield served
    await runner.cleanup()
