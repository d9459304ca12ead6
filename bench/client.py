"""The XAPI client beside PyPI's XenAPI: calls per second and CPU per call, against one emulated pool."""

from __future__ import annotations

import asyncio
import resource
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import XenAPI

from bench.figures import Figure
from bench.processes import emulator
from poolwright.xapi import VM, Ref, Session, Tls

CALLS = 1200


def measure() -> Iterator[Figure]:
    """At 1, 16 and 64 calls at a time, over TLS with kept connections."""
    with emulator("--hosts", "1", "--tls") as pool:
        for concurrency in (1, 16, 64):
            theirs, their_cpu = _timed(partial(_xenapi, pool, concurrency))
            ours, our_cpu = _timed(partial(_run_ours, pool, concurrency))
            name = f"XAPI client, VM.get_record, {concurrency} at a time"
            yield Figure(name, CALLS / ours, "calls/s", CALLS / theirs, "XenAPI with threads")
            mine, their = our_cpu / CALLS * 1e6, their_cpu / CALLS * 1e6
            yield Figure(f"{name}: CPU", mine, "us/call", their, "XenAPI with threads")


def _timed(work: Callable[[], float]) -> tuple[float, float]:
    """Seconds that the calls took, and CPU seconds of this process."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    seconds = work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run_ours(pool: dict[str, Any], concurrency: int) -> float:
    return asyncio.run(_ours(pool, concurrency))


async def _ours(pool: dict[str, Any], concurrency: int) -> float:
    login = Session.login(pool["coordinator"], pool["username"], pool["password"], tls=Tls.insecure())
    async with await login as session:
        vm = (await session.VM.get_all())[0]
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(concurrency):
                group.create_task(_repeat(session, vm, CALLS // concurrency))
        return time.perf_counter() - began


async def _repeat(session: Session, vm: Ref[VM], times: int) -> None:
    for _ in range(times):
        await session.VM.get_record(vm)


def _xenapi(pool: dict[str, Any], concurrency: int) -> float:
    """XenAPI is not thread-safe: each thread has a session of its own, opened before the clock starts."""
    sessions = [XenAPI.Session(pool["coordinator"], ignore_ssl=True) for _ in range(concurrency)]
    for session in sessions:
        session.xenapi.login_with_password(pool["username"], pool["password"], "1.0", "bench")
    vm = sessions[0].xenapi.VM.get_all()[0]

    def repeat(session: Any) -> None:
        for _ in range(CALLS // concurrency):
            session.xenapi.VM.get_record(vm)

    threads = [threading.Thread(target=repeat, args=(session,)) for session in sessions]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    for session in sessions:
        session.xenapi.logout()
    return seconds
