"""An emulated pool in a thread of its own, with its own event loop: for callers that block.

    with threaded_pool(hosts=3, seed=1) as pool:
        session = XenAPI.Session(pool.url)

Stock clients such as PyPI's XenAPI block while they wait; in the pool's own loop it could never answer them.
Everything here may be called from any thread; whatever else one wants of the pool, `run` does in its loop. It
adds nothing to the pool itself.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from poolwright.emulator.emulator import Emulator, EmulatorSettings
from poolwright.emulator.faults import Rule
from poolwright.emulator.topology import Topology
from poolwright.emulator.trace import Entry

T = TypeVar("T")


class ThreadedPool:
    """A pool that runs from `__enter__` to `__exit__`; `url`, `members`, ... are those of an `Emulator`."""

    def __init__(self, settings: EmulatorSettings) -> None:
        self._settings = settings
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="emulated-pool")
        self._started: Future[tuple[Emulator, asyncio.AbstractEventLoop, asyncio.Event]] = Future()
        self._ended: Future[None] | None = None

    def __enter__(self) -> Self:
        """Raises what the pool's start raises: NoPort, NotADatabase, UnknownProfile."""
        self._ended = self._threads.submit(asyncio.run, self._serve())
        either: list[Future[Any]] = [self._started, self._ended]
        wait(either, return_when=FIRST_COMPLETED)
        if not self._started.done():
            self._threads.shutdown()
            self._ended.result()
        return self

    async def _serve(self) -> None:
        async with Emulator(self._settings) as emulator:
            stop = asyncio.Event()
            self._started.set_result((emulator, asyncio.get_running_loop(), stop))
            await stop.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ended is not None:
            _, loop, stop = self._started.result()
            loop.call_soon_threadsafe(stop.set)
            self._ended.result()
        self._threads.shutdown()

    def run(self, work: Callable[[Emulator], Awaitable[T] | T]) -> T:
        """What `work` returns, given the emulator, in its own loop: `pool.run(lambda e: e.kill_host(ref))`."""
        emulator, loop, _ = self._started.result()

        async def inside() -> Any:
            result = work(emulator)
            return await result if isinstance(result, Awaitable) else result

        answer: T = asyncio.run_coroutine_threadsafe(inside(), loop).result()
        return answer

    # --- what it is --------------------------------------------------------------------------------

    @property
    def _emulator(self) -> Emulator:
        return self._started.result()[0]

    @property
    def url(self) -> str:
        """The coordinator's URL."""
        return self.run(lambda emulator: emulator.url)

    @property
    def members(self) -> list[str]:
        """The URLs of the other hosts, which refer callers to the coordinator."""
        return self.run(lambda emulator: emulator.members)

    @property
    def uuid(self) -> str:
        return self.run(lambda emulator: emulator.uuid)

    @property
    def username(self) -> str:
        return self._emulator.username

    @property
    def password(self) -> str:
        return self._emulator.password

    # --- what happened, and what shall ---------------------------------------------------------------

    @property
    def calls(self) -> list[Entry]:
        """The calls that reached the pool, oldest first."""
        return self.run(lambda emulator: list(emulator.calls))

    def count_calls(self) -> Counter[str]:
        """How many calls there were of each method."""
        return self.run(lambda emulator: emulator.calls.counts())

    def add_fault(self, rule: Rule) -> Rule:
        """A rule of which calls go wrong; its count starts now."""
        return self.run(lambda emulator: emulator.faults.add(rule))

    def clear_faults(self) -> None:
        """From now on nothing goes wrong."""
        self.run(lambda emulator: emulator.faults.clear())

    def save(self, path: Path) -> None:
        """Writes the pool as XAPI's own database file."""
        self.run(lambda emulator: emulator.save(path))


def threaded_pool(
    *,
    hosts: int = 3,
    seed: int = 0,
    profile: str = "instant",
    database: Path | str | None = None,
    tls: bool = False,
    listen: str = "127.0.0.1",
    port: int = 0,
    username: str = "root",
    password: str = "poolwright",  # noqa: S107 - an emulated pool's well-known default
    faults: tuple[Rule, ...] = (),
    topology: Topology | None = None,
) -> ThreadedPool:
    """A pool that answers on loopback while the block runs; the same arguments as `emulated_pool`'s."""
    return ThreadedPool(
        EmulatorSettings(
            hosts=hosts,
            seed=seed,
            profile=profile,
            database=None if database is None else Path(database),
            tls=tls,
            listen=listen,
            port=port,
            username=username,
            password=password,
            faults=faults,
            topology=topology,
        )
    )
