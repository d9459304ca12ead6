"""An emulated pool and a client in one process, in virtual time, without a socket: one seed, one history.

A network of our own stands where aiohttp and the hosts' servers are: it delays, drops and cuts off what a seed
says, and breaks what is under way at a host that dies. All above it, on both sides, is the real thing. The
emulator's dispatcher is listened to: it knows how often each operation was really executed.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from poolwright.clock import SeededClock
from poolwright.emulator import Emulator
from poolwright.emulator.emulator import EmulatorSettings
from poolwright.emulator.server import Dropped, HostServer
from poolwright.xapi import wire
from poolwright.xapi.flight import Flight, Reply

#: Longer than most patience, shorter than a host is given up.
LATE = 12.0


@dataclass
class Weather:
    """Chances of the network, per call."""

    refused: float = 0.0
    lost_before: float = 0.0
    lost_after: float = 0.0
    #: Of being answered late, by up to `LATE` seconds.
    slow: float = 0.0


class Network:
    """What carries calls from clients to hosts."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.weather = Weather()
        self.hosts: dict[str, HostServer] = {}
        #: Sessions whose login was answered, but not to the client: nobody knows that it has them.
        self.untold: set[str] = set()
        self._under_way: dict[str, dict[asyncio.Future[bytes], None]] = {}
        self.group: asyncio.TaskGroup

    def cut(self, address: str) -> None:
        """The host is gone: who waits for it learns so."""
        self.hosts.pop(address, None)
        for answer in self._under_way.pop(address, {}):
            if not answer.done():
                answer.set_exception(ConnectionResetError("the host is gone"))

    async def carry(self, address: str, body: bytes, flight: Flight) -> bytes:
        await asyncio.sleep(0.0002 + self.chance.random() / 1000)
        host = self.hosts.get(address)
        if host is None or self.chance.random() < self.weather.refused:
            raise ConnectionRefusedError("nobody listens")
        flight.has_left = True
        if self.chance.random() < self.weather.lost_before:
            raise ConnectionResetError("cut on the way there")
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        waiting = self._under_way.setdefault(address, {})
        waiting[answer] = None
        self.group.create_task(self._serve(host, body, answer))
        try:
            text = await answer
        finally:
            waiting.pop(answer, None)
        await asyncio.sleep(self.chance.random() / 1000)
        if self.chance.random() < self.weather.lost_after:
            self._lose(body, text)
            raise ConnectionResetError("cut on the way back")
        return text

    async def _serve(self, host: HostServer, body: bytes, answer: asyncio.Future[bytes]) -> None:
        try:
            if self.chance.random() < self.weather.slow:
                await asyncio.sleep(self.chance.random() * LATE)
            text = await host._call(wire.read_json_call(body))
        except Dropped as dropped:
            if not answer.done():
                answer.set_exception(ConnectionResetError(f"{len(dropped.part)} bytes came"))
            return
        if not answer.done():
            answer.set_result(text)
        elif not answer.cancelled():  # the host is gone; a client that hung up is not excused
            self._lose(body, text)

    def _lose(self, body: bytes, text: bytes) -> None:
        if wire.read_json_call(body).method == "session.login_with_password":
            self.untold.add(str(json.loads(text).get("result", "")))


class World(Emulator):
    """An emulated pool on such a network."""

    def __init__(self, seed: int, *, profile: str = "instant") -> None:
        loop = asyncio.get_running_loop()
        clock = SeededClock(seed, monotonic=loop.time)
        super().__init__(EmulatorSettings(hosts=3, seed=seed, profile=profile), clock)
        self.network = Network(random.Random(f"network {seed}"))
        #: How often each call was executed with success, by method and the mark that it carries.
        self.executed: Counter[tuple[str, str]] = Counter()
        self._listen_in()

    def _listen_in(self) -> None:
        run = self.dispatcher.execute

        async def execute(method: str, params: Any, host: str, **more: Any) -> Any:
            value = await run(method, params, host, **more)
            if mark := mark_in(params):
                self.executed[method, mark] += 1
            return value

        self.dispatcher.execute = execute  # type: ignore[method-assign]

    def carrier(self, endpoint: str, tls: object, headers: object) -> Carrier:
        """In place of the client's carrier by aiohttp."""
        return Carrier(self.network, urlsplit(endpoint).hostname or "")

    async def __aenter__(self) -> World:
        self.network.group = asyncio.TaskGroup()
        await self.network.group.__aenter__()
        await super().__aenter__()
        return self

    async def __aexit__(self, *error: Any) -> None:
        await super().__aexit__(None, None, None)
        await self.network.group.__aexit__(None, None, None)

    # --- in place of sockets -------------------------------------------------------------------

    def _bind(self, addresses: list[str]) -> list[Any]:
        self.port = 80
        return [None] * len(addresses)

    async def _serve(self, host: str, bound: object) -> None:
        self.network.hosts[self.address_of(host)] = HostServer(self, host, {})

    async def stop_host(self, host: str) -> None:
        self.network.cut(self.address_of(host))

    async def start_host(self, host: str) -> None:
        await self._serve(host, None)

    def sessions(self) -> int:
        """How many sessions clients have that know of them."""
        told = (row for ref, row in self.database.items("session") if ref not in self.network.untold)
        return sum(row["originator"] == "simulation" for row in told)


@dataclass
class Carrier:
    """A client's connections to one host."""

    network: Network
    address: str

    async def post(self, body: bytes, flight: Flight, headers: object) -> Reply:
        return Reply(await self.network.carry(self.address, body, flight))

    async def close(self) -> None:
        """Nothing is kept."""


def mark_in(value: Any) -> str:
    """The mark among a call's arguments, `#17`, wherever it is; empty if there is none."""
    if isinstance(value, str):
        return value if value.startswith("#") else ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return next((found for one in value if (found := mark_in(one))), "")
    return ""
