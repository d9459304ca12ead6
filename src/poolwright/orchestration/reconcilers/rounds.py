"""When the reconcilers run: often what is cheap (power states: one call per pool), seldom what reads
everything.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

import structlog

from poolwright.clock import Clock
from poolwright.model.errors import CloudError
from poolwright.model.zone import ClusterView
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.reconcilers import alerts, inventory, learning, power_state
from poolwright.orchestration.reconcilers.orphans import Sweeper
from poolwright.orchestration.reconcilers.recount import Recount
from poolwright.saga import TryAgain
from poolwright.store import Store, clusters
from poolwright.xenserver.guests import list_guests

_log = structlog.get_logger(__name__)

#: Seconds between looks at the VMs' power states, and rounds out of which one reads the whole pool.
POWER_EVERY: Final = 10.0
EVERYTHING_EACH: Final = 6
#: Seconds of rest between rounds, however hurried.
AT_LEAST: Final = 2.0


class Rounds:
    """The reconcilers over all adopted pools, one pool after the other."""

    def __init__(self, store: Store, connections: Connections, clock: Clock, manager: str) -> None:
        self._store = store
        self._connections = connections
        self._clock = clock
        self._manager = manager
        self._sweeper = Sweeper(store, manager)
        self._recount = Recount(store)
        self._hurried = asyncio.Event()

    async def run(self) -> None:
        """Go round until cancelled."""
        number = 0
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(POWER_EVERY):
                    await self._hurried.wait()
            number += 1
            everything = self._hurried.is_set() or number % EVERYTHING_EACH == 0
            self._hurried.clear()
            await self.go_round(everything=everything)
            await asyncio.sleep(AT_LEAST)

    def hurry(self) -> None:
        """Look at everything now: something went wrong that the rows may not know of, such as a host's
        death.
        """
        self._hurried.set()

    async def go_round(self, *, everything: bool) -> None:
        """One round over all pools; a pool that can't be reached is passed over until the next."""
        for cluster in await self._adopted():
            try:
                await (self.see_everything(cluster) if everything else self.see_power(cluster))
            except (CloudError, TryAgain) as problem:
                _log.warning("pool passed over", pool=cluster.name, reason=str(problem))
            except Exception:  # noqa: BLE001 - what one pool holds must not end the rounds, nor the manager
                _log.exception("pool passed over", pool=cluster.name)
        await self._raise_alerts()
        if everything:
            await self._recount.go_round()

    async def _raise_alerts(self) -> None:
        try:
            async with self._store.transaction() as tx:
                await alerts.watch(tx)
        except CloudError as problem:
            _log.warning("alerts passed over", reason=str(problem))

    async def _adopted(self) -> list[ClusterView]:
        columns = clusters.rows.table.c
        async with self._store.reading() as tx:
            return await clusters.list_where(tx, columns.external_uuid.is_not(None), columns.removed.is_(None))

    async def see_power(self, cluster: ClusterView) -> None:
        """Power states only."""
        pool = await self._connections.get(cluster.id)
        known = await pool.inventory()
        read_at = self._clock.now()
        async with pool.speaking_of(f"pool {pool.name}") as session:
            vms = await session.VM.get_all_records()
        guests = list_guests(vms, known.hosts, self._manager)
        async with self._store.transaction() as tx:
            await power_state.follow(tx, cluster.id, guests, read_at)

    async def see_everything(self, cluster: ClusterView) -> None:
        """Everything that rows follow, and orphans."""
        pool = await self._connections.get(cluster.id)
        read_at = self._clock.now()
        found = await pool.inventory(max_age=0)
        guests = list_guests(found.vms, found.hosts, self._manager)
        await pool.learn_members()
        trusted = await pool.fingerprints()
        async with self._store.transaction() as tx:
            await clusters.update(tx, cluster.id, members=pool.member_urls(found), fingerprint=trusted)
            await inventory.follow(tx, cluster, found, self._manager)
            await power_state.follow(tx, cluster.id, guests, read_at)
            await learning.learn(tx, cluster.id, found, self._manager)
        await self._sweeper.sweep(pool, found)
