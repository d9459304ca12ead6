"""`python -m bench.canned`: a TLS server that knows three answers, to see what a client can do at most.

It works a fraction of what an emulated pool does per call, so that the client is the slower part; figures
against it are a client's ceiling on this machine, not a pool's speed. The answers are an emulated pool's own,
byte for byte: a VM's record in XML-RPC and in JSON-RPC.
"""

from __future__ import annotations

import asyncio
import json
from typing import Final

import aiohttp

from bench.reporting import report_when_asked
from poolwright.clock import SystemClock
from poolwright.emulator import emulated_pool
from poolwright.emulator.tls import Identity
from poolwright.xapi import wire

_HEAD_END: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"
#: What is answered to messages that are not in the table: a reference, which is what a login gives.
_OTHER: Final = "OpaqueRef:canned"
_TYPES: Final = {"/RPC2": "text/xml", "/jsonrpc": "application/json"}


def _response(path: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nContent-Type: {_TYPES[path]}\r\n\r\n"
    return head.encode() + body


class Answers:
    """The bytes that answer a request, by its encoding and what its body mentions."""

    def __init__(self) -> None:
        self._table: dict[tuple[bool, bytes], bytes] = {}

    def add(self, path: str, mention: bytes, body: bytes) -> None:
        self._table[path == "/jsonrpc", mention] = _response(path, body)

    def find(self, head: bytes, body: bytes) -> bytes:
        """The answer to a request."""
        is_json = head.startswith(b"POST /jsonrpc")
        mention = next((m for m in (b"VM.get_record", b"VM.get_all") if m in body), b"")
        return self._table[is_json, mention]


class Canned(asyncio.Protocol):
    """A connection: answers each request as soon as it is whole."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._received = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(_HEAD_END)) >= 0:
            head, start = self._received[:end], end + len(_HEAD_END)
            at = head.lower().index(_LENGTH) + len(_LENGTH)
            stop = start + int(head[at:].split(b"\r\n", 1)[0])
            if len(self._received) < stop:
                return
            if self._transport is not None:
                self._transport.write(self._answers.find(head, self._received[start:stop]))
            self._received = self._received[stop:]


async def record_answers() -> Answers:
    """Asks an emulated pool."""
    answers = Answers()
    async with emulated_pool(hosts=1) as pool, aiohttp.ClientSession() as http:
        login = wire.json_call(
            "session.login_with_password", [pool.username, pool.password, "1.0", "canned"], 0
        )
        async with http.post(f"{pool.url}/jsonrpc", data=login) as answer:
            session = json.loads(await answer.read())["result"]
        vm = pool.database.refs("VM")[0]
        for path, encode in (("/RPC2", wire.xml_call), ("/jsonrpc", _json_call)):
            for method, params in (("VM.get_record", [session, vm]), ("VM.get_all", [session])):
                async with http.post(pool.url + path, data=encode(method, params)) as answer:
                    answers.add(path, method.encode(), await answer.read())
    answers.add("/RPC2", b"", wire.xml_answer(_OTHER))
    answers.add("/jsonrpc", b"", json.dumps({"jsonrpc": "2.0", "result": _OTHER, "id": 0}).encode())
    return answers


def _json_call(method: str, params: list[str]) -> bytes:
    return wire.json_call(method, params, 0)


async def main() -> None:
    """Serves until standard input ends."""
    answers = await record_answers()
    context = Identity("127.0.0.1", SystemClock().now()).context()
    server = await asyncio.get_running_loop().create_server(
        lambda: Canned(answers), "127.0.0.1", 0, ssl=context
    )
    async with server:
        port = server.sockets[0].getsockname()[1]
        facts = {"coordinator": f"https://127.0.0.1:{port}", "username": "root", "password": "canned"}
        await report_when_asked(facts, dict)


if __name__ == "__main__":
    asyncio.run(main())
