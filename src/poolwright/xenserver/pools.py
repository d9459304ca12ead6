"""Connections to the adopted pools: one session per pool, opened when first needed, logged out at the end.

    async with Pools(clock) as pools:
        pool = pools.get(cluster_uuid, address)
        async with pool.speaking_of("instance i-2-3-VM") as session:
            await session.VM.get_record(...)

A `Pool` also keeps what can be read again at any time: the inventory, and the references of objects of ours
by the uuid of their row, so that what we made a moment ago needs no look-up. Nothing here is the truth about
anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Final, Self

from poolwright.clock import Clock
from poolwright.model.errors import InvalidParameter
from poolwright.model.zone import PoolAddress
from poolwright.saga import TryAgain
from poolwright.xapi import (
    HandleInvalid,
    Limits,
    Ref,
    Session,
    Unreachable,
    XapiError,
    XapiFailure,
    connect_pool,
)
from poolwright.xapi.transport import at_host
from poolwright.xenserver.claims import Claims
from poolwright.xenserver.failures import RECONNECT, speaking_of, translated
from poolwright.xenserver.inventory import Inventory, read_inventory
from poolwright.xenserver.trust import fingerprints_of, tls_of

#: Seconds after which the inventory is read again by whoever needs it; the reconciler reads it more often.
INVENTORY_AGE: Final = 300.0
ORIGINATOR: Final = "poolwright"


class Pool:
    """One pool: its session, and what is known of it. Made by `Pools.get`."""

    def __init__(self, name: str, address: PoolAddress, clock: Clock, group: asyncio.TaskGroup) -> None:
        """`name` is what a user calls it, for messages."""
        self.name = name
        self.address = address
        self.limits = Limits()
        self._clock = clock
        self._group = group
        self._reading = asyncio.Lock()
        self._opened: asyncio.Future[Session] | None = None
        self._closing = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None
        self._inventory: Inventory | None = None
        self._refs: dict[str, str] = {}
        self.claims = Claims()
        #: Tags of steps whose making of something was definitely refused: they left nothing.
        self.refused: set[str] = set()

    # --- references -------------------------------------------------------------------------------

    def remember(self, row_uuid: str, ref: Ref[Any]) -> None:
        """Keep the reference of what a row of ours is on this pool."""
        self._refs[row_uuid] = ref

    def remembered(self, row_uuid: str) -> Ref[Any] | None:
        """The reference kept for a row, if any; it may be stale."""
        found = self._refs.get(row_uuid)
        return None if found is None else Ref(found)

    def forget(self, row_uuid: str) -> None:
        """Drop a reference that is stale."""
        self._refs.pop(row_uuid, None)

    # --- session ----------------------------------------------------------------------------------

    @asynccontextmanager
    async def speaking_of(self, about: str) -> AsyncIterator[Session]:
        """The session, for calls on behalf of `about`, whose failures are translated.

        Raises `CloudError` for refusals, `TryAgain` where a call was not executed or its fate is unknown.
        """
        session = await self._open()
        try:
            with speaking_of(about):
                try:
                    yield session
                except HandleInvalid as gone:
                    if self._is_stale(gone):
                        raise TryAgain(f"{about}: a remembered reference is stale") from gone
                    raise
        except TryAgain as again:
            cause = again.__cause__
            is_lost = isinstance(cause, Unreachable) or session.is_closed
            if is_lost or (isinstance(cause, XapiFailure) and cause.code in RECONNECT):
                self._drop(session)
            raise

    def _is_stale(self, gone: HandleInvalid) -> bool:
        """Whether a call failed for a reference out of our memory, which is forgotten then: it may be found
        anew.
        """
        stale = [uuid for uuid, ref in self._refs.items() if ref in gone.params]
        for uuid in stale:
            self.forget(uuid)
        return bool(stale)

    async def _open(self) -> Session:
        if self._opened is None:
            self._opened = asyncio.get_running_loop().create_future()
            self._closing = asyncio.Event()
            self._keeper = self._group.create_task(self._keep(self._opened, self._closing))
        # Shielded: whoever gives up waiting does not give up for the others.
        return await asyncio.shield(self._opened)

    async def _keep(self, opened: asyncio.Future[Session], closing: asyncio.Event) -> None:
        """Hold the session open, in one task from login to logout."""
        try:
            session = await self._log_in()
        except XapiFailure as refused:
            self._give_up(opened, translated(refused, f"pool {self.name}"))
            return
        except XapiError as lost:
            self._give_up(opened, TryAgain(f"Pool {self.name} can't be reached: {lost}"))
            return
        except ValueError as wrong:  # a URL or fingerprint that is none
            self._give_up(opened, InvalidParameter(f"Pool {self.name}: {wrong}"))
            return
        async with session:
            opened.set_result(session)
            await closing.wait()

    def _give_up(self, opened: asyncio.Future[Session], problem: Exception) -> None:
        """Tell those who wait, and have the next caller try anew."""
        if self._opened is opened:
            self._opened = None
        opened.set_exception(problem)
        opened.exception()  # seen, even if nobody waits any more

    async def _log_in(self) -> Session:
        """Log in at the master, by way of any member that leads to it."""
        return await connect_pool(
            self.address.url,
            self.address.username,
            self.address.password,
            originator=ORIGINATOR,
            tls=tls_of(self.address),
            members=self.address.members,
        )

    def _drop(self, session: Session) -> None:
        """Let go of a session that no longer works; the next caller opens another."""
        opened = self._opened
        if opened is not None and opened.done() and opened.result() is session:
            self._opened = None
            self._closing.set()

    async def close(self) -> None:
        """Log out."""
        self._opened = None
        self._closing.set()
        if self._keeper is not None:
            await asyncio.wait([self._keeper])

    async def learn_members(self) -> None:
        """Have the session know the hosts of now: each leads to a new master, and shows its own certificate."""
        async with self.speaking_of(f"pool {self.name}") as session:
            await session.learn_members()

    async def fingerprints(self) -> str | None:
        """The certificates that are trusted by now, to be kept; None where none is pinned."""
        return fingerprints_of(await self._open())

    def member_urls(self, inventory: Inventory) -> list[str]:
        """Where the pool's hosts answer: their addresses, with the scheme and port that ours was given with."""
        return sorted(at_host(self.address.url, record.address) for record in inventory.hosts.values())

    # --- inventory --------------------------------------------------------------------------------

    async def inventory(self, *, max_age: float = INVENTORY_AGE) -> Inventory:
        """The pool's inventory, at most `max_age` seconds old; twelve calls when it has to be read."""
        if (known := self._fresh(max_age)) is not None:
            return known
        async with self._reading:
            if (known := self._fresh(max_age)) is None:
                now = self._clock.monotonic()
                async with self.speaking_of(f"pool {self.name}") as session:
                    known = self._inventory = await read_inventory(session, now)
            return known

    @property
    def known_inventory(self) -> Inventory | None:
        """The inventory if it need not be read again; no call."""
        return self._fresh(INVENTORY_AGE)

    def _fresh(self, max_age: float) -> Inventory | None:
        known = self._inventory
        return known if known and self._clock.monotonic() - known.read_at <= max_age else None


class Pools:
    """The pools of this process, by the uuid of their cluster."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pools: dict[str, Pool] = {}
        self._group = asyncio.TaskGroup()

    async def __aenter__(self) -> Self:
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self._pools.values():
            await pool.close()
        await self._group.__aexit__(None, None, None)

    def get(self, key: str, name: str, address: PoolAddress) -> Pool:
        """The pool of a cluster; a changed address, name or password begins a new connection."""
        pool = self._pools.get(key)
        if pool is None or pool.address != address:
            if pool is not None:
                self._group.create_task(pool.close())
            pool = self._pools[key] = Pool(name, address, self._clock, self._group)
        return pool

    def find(self, key: str) -> Pool | None:
        """The pool of a cluster, if it has been used."""
        return self._pools.get(key)

    async def forget(self, key: str) -> None:
        """Log out of a cluster's pool that is no longer ours."""
        if (pool := self._pools.pop(key, None)) is not None:
            await pool.close()
