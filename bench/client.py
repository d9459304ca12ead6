"""The XAPI client beside PyPI's XenAPI: calls per second, CPU per call, and how soon a task's end is known.

Calls are VM.get_record over TLS on kept connections, against an emulated pool (which is then the slower part)
and against canned answers (which show what the client can do). XenAPI is blocking and not thread-safe: each of
its threads has a session of its own, opened before the clock starts.
"""

from __future__ import annotations

import asyncio
import resource
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import XenAPI

from bench.figures import Figure
from bench.processes import child, emulator
from poolwright.xapi import VM, Ref, Session, Tls

#: Seconds that one client is measured for at a time, and how often: in turn, so that whoever else uses the
#: machine disturbs both alike. The round in the middle counts.
SECONDS = 1.0
ROUNDS = 5
CONCURRENCY = (1, 16, 64)


#: Makes calls as long as it is told that they are wanted; gives their number, the seconds and the CPU seconds.
Work = Callable[[Callable[[], bool]], tuple[int, float, float]]


@dataclass(frozen=True)
class Rate:
    """So many calls in so many seconds, and the CPU seconds of this process."""

    calls: int
    seconds: float
    cpu: float

    @property
    def per_second(self) -> float:
        return self.calls / self.seconds

    @property
    def cpu_per_call(self) -> float:
        """Microseconds."""
        return self.cpu / self.calls * 1e6


def measure() -> Iterator[Figure]:
    """At 1, 16 and 64 calls at a time."""
    with emulator("--hosts", "1", "--tls") as pool:
        yield from _beside(pool.facts, "emulated pool")
    with child("canned") as canned:
        yield from _beside(canned.facts, "canned answers")


def _beside(server: dict[str, Any], where: str) -> Iterator[Figure]:
    for concurrency in CONCURRENCY:
        theirs, ours = _in_turn(partial(_xenapi, server, concurrency), partial(_run_ours, server, concurrency))
        name = f"XAPI client, {where}, {concurrency} at a time"
        against = "XenAPI with threads"
        yield Figure(name, ours.per_second, "calls/s", theirs.per_second, against)
        yield Figure(f"{name}: CPU", ours.cpu_per_call, "us/call", theirs.cpu_per_call, against)


def _in_turn(*works: Work) -> list[Rate]:
    """Each one's middle round, by calls per second."""
    rounds = [[_timed(work) for work in works] for _ in range(ROUNDS)]
    return [sorted(rates, key=lambda rate: rate.per_second)[ROUNDS // 2] for rates in zip(*rounds, strict=True)]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _timed(work: Work) -> Rate:
    """Has calls made as long as they are wanted, which begins when the first is asked about."""
    ends: list[float] = []

    def is_wanted() -> bool:
        now = time.perf_counter()
        if not ends:
            ends.append(now + SECONDS)
        return now < ends[0]

    return Rate(*work(is_wanted))


def _run_ours(
    server: dict[str, Any], concurrency: int, is_wanted: Callable[[], bool]
) -> tuple[int, float, float]:
    return asyncio.run(_ours(server, concurrency, is_wanted))


async def _ours(
    server: dict[str, Any], concurrency: int, is_wanted: Callable[[], bool]
) -> tuple[int, float, float]:
    login = Session.login(server["coordinator"], server["username"], server["password"], tls=Tls.insecure())
    async with await login as session:
        vm = (await session.VM.get_all())[0]
        await asyncio.gather(*(session.VM.get_record(vm) for _ in range(concurrency)))
        cpu, began = _cpu(), time.perf_counter()
        calls = await asyncio.gather(*(_repeat(session, vm, is_wanted) for _ in range(concurrency)))
        return sum(calls), time.perf_counter() - began, _cpu() - cpu


async def _repeat(session: Session, vm: Ref[VM], is_wanted: Callable[[], bool]) -> int:
    made = 0
    while is_wanted():
        await session.VM.get_record(vm)
        made += 1
    return made


def open_sessions(server: dict[str, Any], count: int) -> list[Any]:
    """Sessions of XenAPI, logged in, each with its connection open."""
    sessions = [XenAPI.Session(server["coordinator"], ignore_ssl=True) for _ in range(count)]
    for session in sessions:
        session.xenapi.login_with_password(server["username"], server["password"], "1.0", "bench")
    return sessions


def _xenapi(
    server: dict[str, Any], concurrency: int, is_wanted: Callable[[], bool]
) -> tuple[int, float, float]:
    sessions = open_sessions(server, concurrency)
    vm = sessions[0].xenapi.VM.get_all()[0]
    made: list[int] = []

    def repeat(session: Any) -> None:
        count = 0
        while is_wanted():
            session.xenapi.VM.get_record(vm)
            count += 1
        made.append(count)

    threads = [threading.Thread(target=repeat, args=(session,)) for session in sessions]
    cpu, began = _cpu(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = sum(made), time.perf_counter() - began, _cpu() - cpu
    for session in sessions:
        session.xenapi.logout()
    return taken
