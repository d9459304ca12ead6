"""A deploy in a real manager that is killed with SIGKILL, and what the next one makes of it.

A `Point` is where: at a call to the pool (the emulator, which has it in its hand, kills whoever sent it), or
at a commit to the database (`support.nursery`), in each case just before or just after it takes effect.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from psycopg.rows import dict_row
from simulation.audit import At, Picture, PoolTables, Rows, find_faults, picture
from simulation.operations import GOLDEN, new_vlan
from support import nursery
from support.postgresql import PostgresqlServer, database_name

from poolwright.apiclient.client import ApiClient
from poolwright.apiclient.errors import ApiUnreachable
from poolwright.clock import SystemClock
from poolwright.emulator import Emulator, emulated_pool
from poolwright.emulator.server import Dropped, HostServer
from poolwright.store import Store

SECONDS = 60.0
#: An address of this process's own, so that pools can be closed and opened on one port.
ADDRESS = f"127.{20 + os.getpid() // 250 % 200}.{1 + os.getpid() % 250}.1"
#: Ports that nobody else is likely to have on all addresses.
POOL_PORT, API_PORT = 17443, 17080
FILE = "poolwright.sqlite"


class Point(NamedTuple):
    """The n-th call or commit of a life, counted from 1."""

    kind: str
    number: int
    after: bool

    def __str__(self) -> str:
        return f"{'after' if self.after else 'before'} {self.kind} {self.number}"


class Trap:
    """Kills whoever makes the n-th call to the pool."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.pid = 0
        self.seen = 0
        self.point: Point | None = None
        answer, trap = HostServer._call, self

        async def spring(self: HostServer, call: Any) -> bytes:
            trap.seen += 1
            point = trap.point
            if point is None or point.kind != "call" or trap.seen != point.number:
                return await answer(self, call)
            os.kill(trap.pid, signal.SIGKILL)
            if not point.after:
                raise Dropped
            return await answer(self, call)

        patch.setattr(HostServer, "_call", spring)


class Nursery:
    """Where lives come from (`support.nursery`), from the outside."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._ended: dict[int, int] = {}
        self._born: asyncio.Queue[int] = asyncio.Queue()
        self._changed = asyncio.Event()
        self._hearing = asyncio.ensure_future(self._hear())

    @classmethod
    @asynccontextmanager
    async def opened(cls) -> AsyncIterator[Nursery]:
        script = nursery.__file__
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(script), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        made = cls(process)
        try:
            yield made
        finally:
            made._hearing.cancel()
            process.kill()
            await process.wait()

    async def _hear(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            told = json.loads(line)
            if "born" in told:
                self._born.put_nowait(told["born"])
            if "ended" in told:
                self._ended[told["ended"]] = told["status"]
                self._changed.set()

    async def birth(
        self, arguments: list[str], environ: dict[str, str], output: Path, point: Point | None
    ) -> int:
        """Begin a life; its process."""
        asked: dict[str, Any] = {"arguments": arguments, "environ": environ, "output": str(output)}
        if point is not None and point.kind == "commit":
            asked |= {"commit": point.number, "when": "after" if point.after else "before"}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        return await self._born.get()

    def status(self, pid: int) -> int | None:
        """How it ended; None while it lives."""
        return self._ended.get(pid)

    async def ended(self, pid: int) -> int:
        async with asyncio.timeout(SECONDS):
            while pid not in self._ended:
                self._changed.clear()
                await self._changed.wait()
        return self._ended[pid]


@dataclass
class Ground:
    """A directory and a database of a manager that has adopted the pool, to be copied for each run."""

    home: Path
    #: None: SQLite, in the home.
    url: str | None
    server: PostgresqlServer | None
    profile: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)

    def copy(self, home: Path) -> Ground:
        shutil.copytree(self.home, home)
        url = self.server.fresh_database(like=database_name(self.url)) if self.server and self.url else None
        return Ground(home, url, self.server, self.profile, self.names)

    def discard(self) -> None:
        shutil.rmtree(self.home)
        if self.server is not None and self.url is not None:
            self.server.drop_database(self.url)

    @property
    def data(self) -> Path:
        return self.home / "data"

    def environ(self) -> dict[str, str]:
        own = {"HOME": str(self.home), "PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"}
        return own | ({"POOLWRIGHT_STORE__URL": self.url} if self.url else {})

    def look(self, pool: Emulator) -> At:
        """Rows and pool as they are now."""
        if self.url is not None:
            with psycopg.connect(self.url, row_factory=dict_row, autocommit=True) as found:
                return At(Rows(lambda sql: list(found.execute(sql.encode()))), PoolTables(pool))
        with closing(sqlite3.connect(f"file:{self.data / FILE}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return At(Rows(lambda sql: [dict(row) for row in connection.execute(sql)]), PoolTables(pool))


class Manager:
    """One life after the other on one ground."""

    def __init__(self, ground: Ground, nursery: Nursery, trap: Trap) -> None:
        self.ground = ground
        self._nursery = nursery
        self._trap = trap
        self.pid = 0

    async def start(self, point: Point | None = None) -> None:
        """Begin a life that is killed at that point."""
        self._trap.seen, self._trap.point = 0, point
        arguments = ["serve", "--json", "--listen", f"{ADDRESS}:{API_PORT}", "--data", str(self.ground.data)]
        output = self.ground.home / "output"
        self.pid = await self._nursery.birth(arguments, self.ground.environ(), output, point)
        self._trap.pid = self.pid

    def output(self) -> str:
        return (self.ground.home / "output").read_text()

    async def answers(self) -> bool:
        """Until it takes requests; False if it died before."""
        while self.is_alive:
            try:
                _, writer = await asyncio.open_connection(ADDRESS, API_PORT)
            except OSError:
                await asyncio.sleep(0.01)
            else:
                writer.close()
                return True
        return False

    @property
    def is_alive(self) -> bool:
        return self._nursery.status(self.pid) is None

    async def kill(self) -> None:
        if self.is_alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        await self._nursery.ended(self.pid)

    async def until(self, reached: Callable[[], bool]) -> bool:
        """Until something is so; False if the process died."""
        async with asyncio.timeout(SECONDS):
            while not reached():
                if not self.is_alive:
                    return False
                await asyncio.sleep(0.02)
        return True


@asynccontextmanager
async def pool_of() -> AsyncIterator[Emulator]:
    async with emulated_pool(hosts=3, seed=9, listen=ADDRESS, port=POOL_PORT) as pool:
        yield pool


async def prepare(home: Path, url: str | None, server: PostgresqlServer | None, nursery: Nursery) -> Ground:
    """A first start, the pool adopted, and a VLAN network that is on no pool yet."""
    home.mkdir(parents=True)  # noqa: ASYNC240 - nobody else waits
    ground = Ground(home, url, server, {})
    with pytest.MonkeyPatch.context() as patch:
        async with pool_of() as pool:
            manager = Manager(ground, nursery, Trap(patch))
            await manager.start()
            assert await manager.answers(), manager.output()
            await manager.until(lambda: '"secretkey"' in manager.output())
            line = next(line for line in manager.output().splitlines() if '"secretkey"' in line)
            ground.profile = json.loads(line)
            async with api_of(ground) as api:
                ground.names = await _adopt(api, pool)
            await manager.kill()
    store_url = url or f"sqlite:///{ground.data / FILE}"
    async with Store.open(store_url, clock=SystemClock(), data=ground.data) as store:
        ground.names["networkids"] += "," + await new_vlan(store)
    return ground


def api_of(ground: Ground) -> ApiClient:
    profile = ground.profile
    return ApiClient(profile["api"], profile["apikey"], profile["secretkey"])


async def _adopt(api: ApiClient, pool: Emulator) -> dict[str, str]:
    dns = {"dns1": "127.0.0.1", "internaldns1": "127.0.0.1"}
    zone = (await api.call("createZone", name="zone", networktype="Advanced", **dns))["zone"]
    net = {"gateway": "127.0.0.1", "netmask": "255.0.0.0", "startip": "127.0.0.2"}
    pod = (await api.call("createPod", zoneid=zone["id"], name="pod", **net))["pod"]
    await api.call(
        "addHost",
        zoneid=zone["id"],
        podid=pod["id"],
        hypervisor="XenServer",
        url=pool.url,
        username=pool.username,
        password=pool.password,
        clustername="pool",
    )
    templates = await api.list_all("listTemplates", templatefilter="executable")
    offerings = await api.list_all("listServiceOfferings")
    disks = await api.list_all("listDiskOfferings")
    return {
        "zoneid": zone["id"],
        "templateid": next(row["id"] for row in templates if row["name"] == GOLDEN),
        "serviceofferingid": next(row["id"] for row in offerings if row["name"] == "Small Instance"),
        "diskofferingid": next(row["id"] for row in disks if not row.get("iscustomized")),
        "networkids": (await api.list_all("listNetworks", listall="true"))[0]["id"],
    }


class Result(NamedTuple):
    """What came of a deploy: what is wrong, what there is, and how often the manager was killed."""

    faults: list[str]
    picture: Picture
    kills: int


async def deploy_killed(ground: Ground, home: Path, nursery: Nursery, points: list[Point]) -> Result:
    """A deploy in a manager that is killed at the first point; the next at the second; and one that lives."""
    copy = ground.copy(home)
    try:
        with pytest.MonkeyPatch.context() as patch:
            async with pool_of() as pool:
                return await _run(copy, Manager(copy, nursery, Trap(patch)), pool, points)
    finally:
        copy.discard()


async def _run(ground: Ground, manager: Manager, pool: Emulator, points: list[Point]) -> Result:
    kills = 0

    def is_over() -> bool:
        return not ground.look(pool).rows.unfinished

    try:
        for number, point in enumerate([*points, None]):
            await manager.start(point)
            if await manager.answers():
                if number == 0:
                    await _ask(ground)
                await manager.until(is_over)
                await asyncio.sleep(0.05)  # a kill right after the last commit needs its moment
            if point is None or (number == 0 and manager.is_alive):
                break  # killed often enough, or never: there was no such point
            kills += not manager.is_alive
            await manager.kill()
        assert manager.is_alive, manager.output()[-3000:]
        at = ground.look(pool)
        return Result(find_faults(at), picture(at), kills)
    finally:
        await manager.kill()


async def _ask(ground: Ground) -> None:
    """Ask for the VM; who asks learns nothing if the manager dies of it."""
    async with api_of(ground) as api:
        try:
            await api.call("deployVirtualMachine", name="vm", **ground.names)
        except ApiUnreachable:
            return
