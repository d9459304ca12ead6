"""What the end of a NIC's sagas means for its rows: written in the transaction that writes the last log
line.
"""

from __future__ import annotations

from typing import Any

from poolwright.saga import Outcome, State
from poolwright.store import Transaction, nics, secondary_ips


async def settle_add_nic(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """The VM has it; or it was never there."""
    if outcome.state is State.SUCCEEDED:
        nics.rows.put(tx, params.nic_id, state="Reserved")
    elif outcome.state is State.UNWOUND:
        await nics.release(tx, params.nic_id)


async def settle_remove_nic(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone, with its addresses; or there as before."""
    if outcome.state is State.SUCCEEDED:
        await nics.release(tx, params.nic_id)
    elif outcome.state is State.UNWOUND:
        nics.rows.put(tx, params.nic_id, state="Reserved")


async def settle_addresses(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """The addresses as they were to be; or as they were."""
    succeeded = outcome.state is State.SUCCEEDED
    if params.first_id is not None:
        await secondary_ips.remove(tx, params.first_id)
        if succeeded:
            nics.rows.put(tx, params.nic_id, ip4=params.address)
    elif params.removed_id is not None:
        if succeeded:
            await secondary_ips.remove(tx, params.removed_id)
    elif params.added_id is not None and outcome.state is State.UNWOUND:
        await secondary_ips.remove(tx, params.added_id)
