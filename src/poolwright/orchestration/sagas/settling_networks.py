"""What the end of a network's sagas means for its rows: written in the transaction that writes the last
log line.
"""

from __future__ import annotations

from typing import Any

from poolwright.saga import Outcome, State
from poolwright.store import Transaction, guest_vlans, ip_ranges, network_permissions, networks


async def settle_network(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Implemented; or removed again."""
    if outcome.state is State.SUCCEEDED:
        await networks.update(tx, params.network_id, state="Implemented")
    elif outcome.state is State.UNWOUND:
        await _remove(tx, params.network_id)


async def settle_delete(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone; or there as before."""
    if outcome.state is State.SUCCEEDED:
        await _remove(tx, params.network_id)
    elif outcome.state is State.UNWOUND:
        await networks.update(tx, params.network_id, state="Implemented")


async def _remove(tx: Transaction, network_id: int) -> None:
    """The row, its tag, its addresses, and who might use it."""
    await guest_vlans.release(tx, network_id)
    await ip_ranges.remove_of_network(tx, network_id)
    await network_permissions.remove(tx, network_id)
    await networks.remove(tx, network_id)
