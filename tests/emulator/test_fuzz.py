"""Requests that no client should send: the emulator answers as XAPI does or refuses, and lives on unharmed."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import msgspec
import pytest
from malformed import Malformed, Request, arguments
from wire import Caller, Refused, calling

from poolwright.emulator import Emulator, emulated_pool
from poolwright.xapi import wire
from poolwright.xapi.datamodel import load

REQUESTS: Final = 20_000
CONNECTIONS: Final = 8
#: Seconds in which each request must come to an end; generous, for the machine may be busy.
DEADLINE: Final = 20.0
#: Blocks of memory per request that would be a leak: whatever a request left behind would be at least one.
BLOCKS_PER_REQUEST: Final = 0.5


class Answer(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Client:
    """A connection to the pool, opened again whenever the server has closed it."""

    host: str
    port: int
    seen: Counter[str] = field(default_factory=Counter)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def send(self, request: Request) -> list[Answer]:
        """The answers that came, fewer than expected where the server closed the connection."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        assert self.reader is not None
        answers: list[Answer] = []
        try:
            size = -(-len(request.data) // request.pieces)
            for start in range(0, len(request.data), size):
                self.writer.write(request.data[start : start + size])
                await self.writer.drain()
                await asyncio.sleep(0.002 if request.pieces > 1 else 0)
            if request.ends:
                self.writer.write_eof()
            while len(answers) < request.answers:
                answers.append(await self._read())
                if answers[-1].headers.get("connection") == "close":
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            await self.close()
        if request.ends or (answers and answers[-1].headers.get("connection") == "close"):
            await self.close()
        return answers

    async def _read(self) -> Answer:
        assert self.reader is not None
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        body = await self.reader.readexactly(int(headers.get("content-length", "0")))
        return Answer(int(head[0].split()[1]), headers, body)

    async def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.reader = self.writer = None


def check(request: Request, answers: list[Answer]) -> None:
    """Each answer is a call's or an HTTP error; and there is one where there must be."""
    assert answers or not request.framed, f"no answer to {request}"
    for answer in answers:
        if answer.status != 200:
            assert 400 <= answer.status < 600, (request, answer)
            assert answer.headers.get("connection") == "close", (request, answer)
            continue
        assert not request.refused, (request, answer)
        match answer.headers.get("content-type"):
            case "text/xml":
                wire.read_xml_answer(answer.body)
            case "application/json":
                assert {"id"} < msgspec.json.decode(answer.body).keys()
            case _:
                assert not answer.body, (request, answer)


async def run(clients: list[Client], requests: Iterable[Request]) -> None:
    """Sends all requests over these connections at once; each is checked."""
    source = iter(requests)

    async def work(client: Client) -> None:
        for request in source:
            client.seen[request.kind] += 1
            try:
                async with asyncio.timeout(DEADLINE):
                    answers = await client.send(request)
            except TimeoutError:
                pytest.fail(f"no end within {DEADLINE} s: {request}")
            check(request, answers)

    async with asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(work(client))


def blocks(pool: Emulator) -> int:
    """Blocks of memory in use, without what the pool keeps on purpose and within limits."""
    pool.calls.clear()
    pool.pool.tasks.collect()
    gc.collect()
    return sys.getallocatedblocks()


async def test_malformed_requests(pool: Emulator, call: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """No crash, no hang, no defect, no growth; afterwards the pool answers as before."""
    caplog.set_level(logging.ERROR)
    source = Malformed(7, call.session)
    requests = iter(source.next, None)
    port = pool.port
    clients = [Client("127.0.0.1", port) for _ in range(CONNECTIONS)]
    await run(clients, islice(requests, REQUESTS // 2))
    before = blocks(pool)
    await run(clients, islice(requests, REQUESTS // 2))
    after = blocks(pool)
    for client in clients:
        await client.close()
    assert sum((client.seen for client in clients), Counter()).total() == REQUESTS
    assert after - before < BLOCKS_PER_REQUEST * REQUESTS / 2
    assert not pool.dispatcher.defects
    assert not caplog.records, [record.getMessage() for record in caplog.records][:5]
    assert await call("pool.get_all") == [pool.pool.ref]


#: Seconds that a call may take before it counts as one that waits for something, as some do by nature.
PATIENCE: Final = 1.0
WAITING: Final = {"event.from", "event.next", "VDI.checksum"}


async def _call_all(names: list[str], chance: random.Random) -> Counter[str]:
    """Calls messages with arguments of the right types until none are left or the pool has lost the session."""
    codes: Counter[str] = Counter()
    async with emulated_pool(hosts=3, seed=1) as pool, calling(pool) as call:
        while names and pool.pool.sessions.is_valid(call.session):
            name = names.pop()
            message = load().messages[name][1]
            given = arguments(chance, message, pool.database)
            try:
                async with asyncio.timeout(PATIENCE):
                    await call.raw(name, *([call.session] if message.session else []), *given)
                codes["ok"] += 1
            except Refused as refused:
                codes[refused.code] += 1
            except TimeoutError:
                assert name in WAITING, name
            if pool.pool.host_state(pool.pool.coordinator).emergency:
                break
        assert not pool.dispatcher.defects
    return codes


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_message_takes_random_arguments(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    """Of the right types, on objects that exist: an answer or XAPI's refusal, never a defect."""
    caplog.set_level(logging.ERROR)
    chance = random.Random(seed)
    names = list(load().messages)
    chance.shuffle(names)
    codes: Counter[str] = Counter()
    while names:
        codes += await _call_all(names, chance)
    assert not caplog.records, [record.getMessage() for record in caplog.records][:5]
    assert codes["ok"] > len(load().messages) / 5
