"""A whole cloud in one process and in virtual time: a pool, a manager that can be killed anywhere, clients.

    async with opened(directory, adopted) as cloud:
        life = await cloud.start()
        await life.call("deployVirtualMachine", ...)
        await life.kill()
        life = await cloud.start()          # finds the disk and the pool as the last one left them

Everything of ours is the real thing, from the API's table of commands down to the emulator's dispatcher;
what stands in for the outside is the network (`world`), the disk's driver (`disk`), the clock and chance.
"""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from poolwright.api.command import Call
from poolwright.api.errors import ApiError, from_cloud_error
from poolwright.api.http import Door, Reply
from poolwright.api.registry import COMMANDS
from poolwright.app.first_start import ensure_installed
from poolwright.clock import SeededClock, SystemClock
from poolwright.model.errors import CloudError
from poolwright.orchestration.runner import Runner
from poolwright.services import identity
from poolwright.services.cloud import Cloud
from poolwright.store import Store
from poolwright.store.database import KEY_FILE
from poolwright.store.secrets import Secrets, load_key
from poolwright.xapi.flight import Flight
from poolwright.xapi.flight import Reply as Answer
from poolwright.xenserver.pools import Pools

from .disk import Died, Plug
from .virtual import simulate
from .world import World

DATABASE = "cloud.db"
#: The pool is always the same one, so that one database that has adopted it serves all tests.
TOPOLOGY = 5
MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)


class Refused(Exception):
    """The API's error."""

    def __init__(self, error: ApiError) -> None:
        super().__init__(str(error))
        self.error = error


class Carrier:
    """One life's connections to one host."""

    def __init__(self, world: World, plug: Plug, endpoint: str) -> None:
        self._world = world
        self._plug = plug
        self._address = urlsplit(endpoint).hostname or ""

    async def post(self, body: bytes, flight: Flight, headers: object) -> Answer:
        self._plug.moment()
        text = await self._world.network.carry(self._address, body, flight)
        self._plug.moment()
        return Answer(text)

    async def close(self) -> None:
        """Nothing is kept."""


class Life:
    """One life of the manager, from its start to its end."""

    def __init__(self, cloud: SimulatedCloud, plug: Plug) -> None:
        self.plug = plug
        self._whole = cloud
        self._begun = asyncio.Event()
        self.task = asyncio.ensure_future(self._live())

    @property
    def store(self) -> Store:
        return self.cloud.store

    @property
    def runner(self) -> Runner:
        assert isinstance(self.cloud.runner, Runner)
        return self.cloud.runner

    async def _live(self) -> None:
        whole = self._whole
        engine = self.plug.engine(whole.directory / DATABASE)
        store = Store(
            engine, whole.clock, Secrets(load_key(whole.directory / KEY_FILE, whole.clock), whole.clock)
        )
        try:
            async with Pools(whole.clock) as pools:
                admin, manager = await ensure_installed(store, whole.clock, password=None)
                runner = Runner(store, pools, whole.clock, manager=manager)
                self.cloud = Cloud(store=store, runner=runner, clock=whole.clock, manager_uuid=manager)
                found = await identity.find_by_api_key(self.cloud, admin.apikey)
                assert found is not None
                self.admin = found.known
                self._begun.set()
                await runner.run()
        finally:
            await engine.dispose()

    async def begun(self) -> None:
        """Until it answers; raises what it died of before."""
        waiting = asyncio.ensure_future(self._begun.wait())
        await asyncio.wait({self.task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self.task.done():
            self.task.result()

    @property
    def answers(self) -> bool:
        """Whether it takes requests."""
        return self._begun.is_set() and not self.plug.is_out and not self.task.done()

    async def kill(self) -> None:
        """Kill -9."""
        self.plug.pull()
        await self._end()

    async def stop(self) -> None:
        """An end in order, as by Ctrl-C."""
        await self._end()
        self.plug.pull()

    async def _end(self) -> None:
        self.task.cancel()
        await asyncio.wait({self.task})
        if not self.task.cancelled() and (error := self.task.exception()) and not _is_death(error):
            raise error

    async def call(
        self, command: str, caller: identity.Known | None = None, /, **params: Any
    ) -> dict[str, Any]:
        """What a command answers, below its wrapper. Raises `Refused`, and `Died` if the manager does."""
        self.plug.check()
        asked = asyncio.ensure_future(self._answer(command, caller, params))
        try:
            await asyncio.wait({asked, self.task}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                raise Died
            return asked.result()
        finally:
            asked.cancel()

    async def _answer(
        self, command: str, caller: identity.Known | None, params: dict[str, Any]
    ) -> dict[str, Any]:
        door = Door(self.cloud)
        known = caller or self.admin
        raw = {name: str(value) for name, value in params.items()} | {"command": command}
        try:
            reply: Reply = await door._run(
                COMMANDS[command], Call(self.cloud, known.caller, known.rules, COMMANDS), raw
            )
        except ApiError as error:
            raise Refused(error) from error
        except CloudError as error:
            raise Refused(from_cloud_error(error)) from error
        return dict(msgspec.to_builtins(reply.body))

    async def finished(self, jobid: str, *, within: float = 3600.0, every: float = 0.05) -> dict[str, Any]:
        """The job's answer once it has ended, in at most that many (virtual) seconds."""
        async with asyncio.timeout(within):
            while True:
                job = await self.call("queryAsyncJobResult", jobid=jobid)
                if job["jobstatus"]:
                    return job
                await asyncio.sleep(every)

    async def do(self, command: str, **params: Any) -> dict[str, Any]:
        """A command, and its job's answer where it has one."""
        answer = await self.call(command, **params)
        return await self.finished(answer["jobid"]) if "jobid" in answer else answer


def _is_death(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return all(map(_is_death, error.exceptions))
    return isinstance(error, Died | asyncio.CancelledError)


class SimulatedCloud:
    """A pool, a disk, and time."""

    def __init__(self, world: World, directory: Path, seed: int | str) -> None:
        self.world = world
        self.directory = directory
        self.chance = random.Random(f"chance {seed}")
        loop = asyncio.get_running_loop()
        self.clock = SeededClock(f"manager {seed}", start=MORNING, monotonic=loop.time)
        self.life: Life | None = None
        world.network.chance = random.Random(f"network {seed}")

    async def start(self) -> Life:
        """The manager begins a life."""
        assert self.life is None or self.life.task.done(), "it lives"
        self.life = Life(self, Plug())
        await self.life.begun()
        return self.life

    @property
    def life_now(self) -> Life:
        """The life that is, or was the last."""
        assert self.life is not None
        return self.life

    async def living(self) -> Life:
        """The manager, once there is one that answers."""
        while self.life is None or not self.life.answers:  # noqa: ASYNC110 - virtual time is cheap
            await asyncio.sleep(0.1)
        return self.life

    def carrier(self, endpoint: str, tls: object, headers: object) -> Carrier:
        assert self.life is not None
        return Carrier(self.world, self.life.plug, endpoint)


@asynccontextmanager
async def opened(
    directory: Path, adopted: Path | None, seed: int | str = 0, *, profile: str = "instant"
) -> AsyncIterator[SimulatedCloud]:
    """A cloud on a copy of the directory `adopted`, or a new one; nothing runs yet."""
    directory.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nobody else waits
    if adopted is not None:
        for name in (DATABASE, KEY_FILE):
            shutil.copyfile(adopted / name, directory / name)
    async with World(TOPOLOGY, profile=profile) as world:
        cloud = SimulatedCloud(world, directory, seed)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("poolwright.xapi.carrier.Carrier", cloud.carrier)
            try:
                yield cloud
            finally:
                if cloud.life is not None:
                    await cloud.life.kill()


def make_adopted(directory: Path) -> None:
    """Make a directory whose cloud has adopted the pool. What needs threads is done on a real loop."""
    asyncio.run(_install(directory))
    simulate(_adopt, directory)


async def _install(directory: Path) -> None:
    clock = SystemClock()
    async with Store.open(f"sqlite:///{directory / DATABASE}", clock=clock, data=directory) as store:
        await ensure_installed(store, clock, password="x")


async def _adopt(directory: Path) -> None:
    async with opened(directory, None, "adoption") as cloud:
        life = await cloud.start()
        zone = await life.call(
            "createZone", name="zone", networktype="Advanced", dns1="127.0.0.1", internaldns1="127.0.0.1"
        )
        zoneid = zone["zone"]["id"]
        pod = await life.call(
            "createPod",
            zoneid=zoneid,
            name="pod",
            gateway="127.0.0.1",
            netmask="255.0.0.0",
            startip="127.0.0.2",
        )
        world = cloud.world
        await life.call(
            "addHost",
            zoneid=zoneid,
            podid=pod["pod"]["id"],
            hypervisor="XenServer",
            url=world.url,
            username=world.username,
            password=world.password,
            clustername="pool",
        )
        await life.stop()
