"""Promises of capacity follow the VMs' rows: what was lost or left over is set right, and said in the log.

Nothing should ever drift (a test drives random histories to see that); this is for what nobody thought of. Only
what a round has seen before is touched, so that a change that is under way is not taken for one.
"""

from __future__ import annotations

import structlog

from poolwright.store import Store
from poolwright.store.recount import Drift, correct, find_drift

_log = structlog.get_logger(__name__)


class Recount:
    """The rounds' count of what is promised. One per process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: set[Drift] = set()

    async def go_round(self) -> None:
        """Count; correct what is wrong for the second time."""
        async with self._store.reading() as tx:
            found = set(await find_drift(tx))
        lasting, self._seen = found & self._seen, found
        if not lasting:
            return
        async with self._store.transaction() as tx:
            for drift in await find_drift(tx):
                if drift in lasting:
                    await correct(tx, drift)
                    _log.warning(
                        "capacity corrected", vm=drift.virtual_machine_id, held=drift.held, due=drift.due
                    )
