"""Under resets, cut answers, short deadlines, callers that go away, over TLS: what a caller is told is true."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator.tls import Identity
from poolwright.xapi import AnswerUnknown, NotSent, Tls
from poolwright.xapi.shapes import STRING
from poolwright.xapi.transport import Transport

WORKERS, CALLS = 24, 50


class Unreliable:
    """Executes what it reads whole, and answers most of it; counts executions by mark."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.executed: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while self.chance.random() > 0.03:
                head = await reader.readuntil(b"\r\n\r\n")
                size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
                [mark] = json.loads(await reader.readexactly(size))["params"]
                if self.chance.random() < 0.05:
                    break
                self.executed[mark] += 1
                answer = self._framed(json.dumps({"jsonrpc": "2.0", "result": mark, "id": 0}).encode())
                part = self.chance.randrange(len(answer)) if self.chance.random() < 0.2 else len(answer)
                writer.write(answer[:part])
                if part < len(answer) and self.chance.random() < 0.5:
                    await writer.drain()
                    break
                await asyncio.sleep(self.chance.random() / 100 if self.chance.random() < 0.2 else 0)
                writer.write(answer[part:])
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except asyncio.CancelledError:  # the loop ends
            return
        writer.transport.abort()

    def _framed(self, body: bytes) -> bytes:
        if self.chance.random() < 0.5:
            return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


async def told(transport: Transport, mark: str, chance: random.Random) -> str:
    try:
        async with asyncio.timeout(chance.choice([None, None, None, 0.05, 0.005])):
            found = await transport.call("x.y", [mark], STRING, deadline=chance.choice([5.0, 5.0, 0.05, 0.01]))
    except TimeoutError:
        return "the caller went away"
    except NotSent:
        return "not sent"
    except AnswerUnknown:
        return "unknown"
    assert found == mark, "the answer is another call's"
    return "done"


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_told_is_true(seed: int) -> None:
    server, identity = Unreliable(seed), Identity("127.0.0.1", SystemClock().now())
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=identity.context())
    url = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    transport = Transport(url, tls=Tls.pinned(identity.fingerprint), connections=8)
    fates: dict[str, str] = {}

    async def work(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        for count in range(CALLS):
            mark = f"{number}.{count}"
            fates[mark] = await told(transport, mark, chance)

    async with listening:
        await asyncio.gather(*(work(number) for number in range(WORKERS)))
        assert transport._places.free == 8, "every place was given back"
        await transport.close()
    assert max(server.executed.values()) == 1, "nothing is executed twice"
    for mark, fate in fates.items():
        if fate in {"done", "not sent"}:
            assert server.executed[mark] == (fate == "done"), (mark, fate)
    assert {"done", "unknown"} <= set(fates.values())
