"""Host names of guests: the rule that CloudStack and DNS have for one label, and that one network has each
once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from poolwright.model.errors import InvalidParameter
from poolwright.model.network import NetworkView
from poolwright.services.ownership import Owner
from poolwright.store import Transaction, virtual_machines
from poolwright.store.transaction import Unless

_LABEL: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def check_hostname(name: str) -> None:
    """Raises `InvalidParameter` unless a guest can have this name."""
    if not _LABEL.fullmatch(name):
        raise InvalidParameter(
            f"Invalid name {name[:80]!r}: a VM's name has at most 63 characters, letters, digits and hyphens, "
            "begins with a letter and does not end with a hyphen"
        )


def unless_taken(tx: Transaction, name: str, owner: Owner, on: Sequence[NetworkView]) -> Unless:
    """That a guest on one of these networks has the name; without a network, one of the account's own.

    Raises `InvalidParameter` where this transaction gives the name twice.
    """
    where = (
        f"the network domain of network {' or '.join(n.name for n in on)}" if on else f"account {owner.name}"
    )
    refusal = InvalidParameter(
        f"The vm with hostName {name} already exists in {where}; choose another name",
        uuids=[network.uuid for network in on],
    )
    if any(row["name"] == name for row in tx.list_new(virtual_machines.rows.table)):
        raise refusal
    return Unless(virtual_machines.namesake(name, owner.id, [network.id for network in on]), refusal)


async def check_unused(tx: Transaction, name: str, owner: Owner, on: Sequence[NetworkView]) -> None:
    """Raises `InvalidParameter` where `unless_taken` would forbid the name."""
    taken = unless_taken(tx, name, owner, on)
    if await virtual_machines.holds(tx, taken.condition):
        raise taken.refusal
