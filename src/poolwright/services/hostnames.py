"""Host names of guests: the rule that CloudStack and DNS have for one label, and that one network has each
once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from poolwright.model.errors import InvalidParameter
from poolwright.model.network import NetworkView
from poolwright.model.resource import Page, Query
from poolwright.services.ownership import Owner
from poolwright.store import Transaction, nics, virtual_machines

_LABEL: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def check_hostname(name: str) -> None:
    """Raises `InvalidParameter` unless a guest can have this name."""
    if not _LABEL.fullmatch(name):
        raise InvalidParameter(
            f"Invalid name {name[:80]!r}: a VM's name has at most 63 characters, letters, digits and hyphens, "
            "begins with a letter and does not end with a hyphen"
        )


async def check_unused(tx: Transaction, name: str, owner: Owner, on: Sequence[NetworkView]) -> None:
    """Raises `InvalidParameter` where a guest on one of these networks has the name.

    Without a network it is the account's own guests that count.
    """
    everything = Page(size=0)
    namesakes = (await virtual_machines.list_(tx, Query(equal={"name": name}, page=everything))).rows
    if not on:
        taken = [vm for vm in namesakes if vm.account_id == owner.id]
        if taken:
            raise InvalidParameter(f"The vm with hostName {name} already exists in account {owner.name}")
        return
    if not namesakes:
        return
    where = {"virtual_machine_id": [vm.id for vm in namesakes], "network_id": [network.id for network in on]}
    found = (await nics.list_(tx, Query(equal=where, page=everything))).rows
    if found:
        raise InvalidParameter(
            f"The vm with hostName {name} already exists in the network domain of network "
            f"{found[0].network_name}; choose another name",
            uuids=[found[0].virtual_machine_uuid, found[0].network_uuid],
        )
