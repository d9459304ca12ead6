"""A server of scripted answers: what XAPI would say, said exactly when the test wants it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from poolwright.xapi import wire

Handler = Callable[..., Any]


@dataclass
class Scripted:
    """A server whose messages are functions; it keeps what it was asked."""

    url: str = ""
    handlers: dict[str, Handler] = field(default_factory=dict)
    calls: list[tuple[str, list[Any]]] = field(default_factory=list)
    requests: list[web.Request] = field(default_factory=list)

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        call = wire.read_xml_call(body) if request.path == "/RPC2" else wire.read_json_call(body)
        self.calls.append((call.method, call.params))
        self.requests.append(request)
        result = self.handlers[call.method](*call.params)
        if isinstance(result, Awaitable):
            result = await result
        if isinstance(result, web.StreamResponse):
            return result
        if result is ConnectionError:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if request.path == "/RPC2":
            return web.Response(body=wire.xml_answer(result), content_type="text/xml")
        return web.Response(body=wire.json_answer(result, call), content_type="application/json")


async def _serve(scripted: Scripted, host: str = "127.0.0.1", port: int = 0) -> tuple[web.AppRunner, int]:
    app = web.Application(client_max_size=2**22)
    app.router.add_post("/{path:.*}", scripted.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    port = runner.addresses[0][1]
    scripted.url = f"http://{host}:{port}"
    return runner, port


def login_to(scripted: Scripted) -> None:
    """Sessions `session-1`, `session-2`, ...; only the last is good."""
    number = 0

    def log_in(*_: Any) -> str:
        nonlocal number
        number += 1
        return f"session-{number}"

    scripted.handlers["session.login_with_password"] = log_in
    scripted.handlers["session.logout"] = lambda _session: ""


@pytest.fixture
async def scripted() -> AsyncIterator[Scripted]:
    """A server that lets anybody in and knows nothing else yet."""
    server = Scripted()
    login_to(server)
    runner, _ = await _serve(server)
    yield server
    await asyncio.wait_for(runner.cleanup(), 5)


@pytest.fixture
async def supporter(scripted: Scripted) -> AsyncIterator[Scripted]:
    """A second server, of the same port at another address, which says that the first is the master."""
    server = Scripted()
    port = int(scripted.url.rpartition(":")[2])
    runner, _ = await _serve(server, "127.0.0.2", port)
    server.handlers["session.login_with_password"] = lambda *_: wire.Failure("HOST_IS_SLAVE", ("127.0.0.1",))
    yield server
    await asyncio.wait_for(runner.cleanup(), 5)
