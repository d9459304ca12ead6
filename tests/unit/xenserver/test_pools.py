"""One session per pool for everyone, given up only when it is lost."""

from __future__ import annotations

import asyncio

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Rule, Then, emulated_pool
from poolwright.model.errors import InvalidParameter
from poolwright.model.zone import PoolAddress
from poolwright.saga import TryAgain
from poolwright.xenserver.pools import Pool, Pools

CONNECTIONS = 16


async def _read(pool: Pool, deadline: float = 60.0) -> bool:
    """Whether a call got through."""
    try:
        async with pool.speaking_of("something") as session:
            await session.within(deadline).VM.get_all()
    except TryAgain:
        return False
    return True


async def test_being_busy_is_no_reason_to_log_in_again() -> None:
    async with emulated_pool(hosts=1, seed=1) as emulator, Pools(SystemClock()) as pools:
        address = PoolAddress(
            url=emulator.url, username=emulator.username, password=emulator.password, tls="none"
        )
        pool = pools.get("key", "pool", address)
        assert await _read(pool)
        emulator.faults.add(Rule(message="VM.get_all", times=CONNECTIONS, then=Then.DELAY, seconds=0.6))
        slow = [asyncio.ensure_future(_read(pool)) for _ in range(CONNECTIONS)]
        await asyncio.sleep(0.2)
        assert not await _read(pool, deadline=0.1)
        assert all(await asyncio.gather(*slow)), "their calls are not cut off"
        assert emulator.calls.counts()["session.login_with_password"] == 1
        await emulator.kill_host(str(emulator.pool.coordinator))
        assert not await _read(pool, deadline=0.5)
        with pytest.raises(TryAgain):
            async with pool.speaking_of("something"):
                pass


async def test_whoever_waits_for_a_session_is_told_whatever_went_wrong() -> None:
    async with Pools(SystemClock()) as pools:
        address = PoolAddress(url="http://x\u2028y", username="root", password="x", tls="none")
        pool = pools.get("key", "pool", address)
        for _ in range(2):
            with pytest.raises(InvalidParameter, match="Pool pool: not a host's name"):
                await asyncio.wait_for(_read(pool), 5)
