"""Objects on a pool that we made and that nothing refers to any more are removed; never anything else.

Sagas leave nothing behind by themselves. What can is a call that the pool carries out after we gave up on it:
after its saga had looked, found nothing, and was undone, or had made it again. So an orphan is what bears the
tag of a saga that was undone, and a second VM with the tag of one that succeeded, as a lost VM.create leaves
it: halted, without drives or NICs (a copy that a user made of ours has drives).

What bears the tag of a saga that the journal does not know is left, and reported: the database may be an old
copy.
"""

from __future__ import annotations

import structlog

from poolwright.saga import State
from poolwright.saga.journal import History
from poolwright.store import Store, networks, sagas
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.orphans import Suspect, list_suspects, remove
from poolwright.xenserver.pools import Pool

_log = structlog.get_logger(__name__)


class Sweeper:
    """Remembers how sagas ended, which never changes, so that a round asks only for those it has not seen."""

    def __init__(self, store: Store, manager: str) -> None:
        self._store = store
        self._manager = manager
        self._ended: dict[str, State] = {}

    async def sweep(self, pool: Pool, inventory: Inventory) -> int:
        """Remove the orphans among what was read from the pool; how many there were."""
        orphans = [
            suspect
            for suspect in list_suspects(inventory, self._manager)
            if self._is_orphan(suspect, await self._state(suspect.owner.saga))
            and not await self._is_used(suspect)
        ]
        for orphan in orphans:
            _log.warning("removing an orphan", kind=orphan.kind, uuid=orphan.uuid, owner=str(orphan.owner))
            async with pool.speaking_of(f"orphan {orphan.kind} {orphan.uuid}") as session:
                await remove(session, orphan)
        return len(orphans)

    def _is_orphan(self, suspect: Suspect, state: State | None) -> bool:
        if state is None:
            tag = str(suspect.owner)
            _log.warning("left alone: its saga is unknown", kind=suspect.kind, uuid=suspect.uuid, owner=tag)
            return False
        return state is State.UNWOUND or (state is State.SUCCEEDED and suspect.is_double)

    async def _is_used(self, suspect: Suspect) -> bool:
        """Whether it is a network that others use by now, though the saga that made it was undone."""
        if suspect.kind != "network":
            return False
        async with self._store.reading() as tx:
            return await networks.is_known(tx, suspect.uuid)

    async def _state(self, saga: str) -> State | None:
        if (known := self._ended.get(saga)) is not None:
            return known
        async with self._store.reading() as tx:
            row = await sagas.find(tx, saga)
            if row is None:
                return None
            state = History(await sagas.lines(tx, row.id)).state
        if state in (State.SUCCEEDED, State.UNWOUND):
            self._ended[saga] = state
        return state
