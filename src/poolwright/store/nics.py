"""NICs, and which addresses of a network they have."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from ipaddress import IPv4Address
from typing import Any

from sqlalchemy import Update, bindparam, func, select, union_all
from sqlalchemy import update as sql_update

from poolwright.model.nic import Nic, NicView
from poolwright.store import tables
from poolwright.store.rows import Rows, new_values, renamed
from poolwright.store.transaction import Transaction

_t = tables.nics
_vm = tables.virtual_machines
_network = tables.networks
_secondary = tables.secondary_ips

rows = Rows(
    "NIC",
    _t,
    Nic,
    NicView,
    joins={
        "virtual_machine": (_vm, _vm.c.id == _t.c.virtual_machine_id),
        "domain": (tables.domains, tables.domains.c.id == _vm.c.domain_id),
        "network": (_network, _network.c.id == _t.c.network_id),
    },
    expressions={
        "account_id": _vm.c.account_id,
        "domain_id": _vm.c.domain_id,
        "traffic_type": _network.c.traffic_type,
        "guest_type": _network.c.guest_type,
        "broadcast_type": _network.c.broadcast_type,
        "vlan": _network.c.vlan,
        "secondary": select(func.aggregate_strings(_secondary.c.uuid + "=" + _secondary.c.ip4, ","))
        .where(
            _secondary.c.nic_id == _t.c.id, _secondary.c.is_pending.is_(False), _secondary.c.removed.is_(None)
        )
        .correlate(_t)
        .scalar_subquery(),
    },
    keyword=("mac", "ip4"),
    kept=False,
    empty_at_first=("secondary",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


def put_of(tx: Transaction, vm_id: int, **values: Any) -> None:
    """Set columns of all of a VM's NICs, at the end of the transaction."""
    tx.later(_putting_of(tuple(values)), vm_id=vm_id, **renamed(values))


@cache
def _putting_of(names: tuple[str, ...]) -> Update:
    of_vm = (_t.c.virtual_machine_id == bindparam("vm_id")) & _t.c.removed.is_(None)
    return sql_update(_t).where(of_vm).values(new_values(_t, names))


def release_of(tx: Transaction, vm_id: int) -> None:
    """Remove all of a VM's NICs with their addresses, at the end of the transaction."""
    put_of(tx, vm_id, removed=tx.clock.now())
    tx.later(_RELEASING_OF, vm_id=vm_id, new_removed=tx.clock.now())


async def release(tx: Transaction, nic_id: int) -> None:
    """Remove one NIC with its addresses."""
    now = tx.clock.now()
    its = (_secondary.c.nic_id == nic_id) & _secondary.c.removed.is_(None)
    await tx.execute(sql_update(_secondary).where(its).values(removed=now))
    await remove(tx, nic_id)


_OF_VM = select(_t.c.id).where(_t.c.virtual_machine_id == bindparam("vm_id"))
_RELEASING_OF = (
    sql_update(_secondary)
    .where(_secondary.c.nic_id.in_(_OF_VM), _secondary.c.removed.is_(None))
    .values(removed=bindparam("new_removed", type_=_secondary.c.removed.type))
)


async def list_taken(tx: Transaction, network_id: int, addresses: Collection[str]) -> set[str]:
    """Which of these addresses of the network NICs have, as their first or as another."""
    first = select(_t.c.ip4).where(
        _t.c.network_id == network_id, _t.c.ip4.in_(addresses), _t.c.removed.is_(None)
    )
    other = select(_secondary.c.ip4).where(
        _secondary.c.network_id == network_id, _secondary.c.ip4.in_(addresses), _secondary.c.removed.is_(None)
    )
    return set((await tx.execute(union_all(first, other))).scalars())


async def find_latest_address(tx: Transaction, network_id: int) -> str | None:
    """The address of the network that a NIC got last, whether or not it has it still."""
    found = (
        select(_t.c.ip4).where(_t.c.network_id == network_id, _t.c.ip4.is_not(None)).order_by(_t.c.id.desc())
    )
    return (await tx.execute(found.limit(1))).scalar_one_or_none()


async def has_mac(tx: Transaction, network_id: int, mac: str) -> bool:
    """Whether a NIC on the network has this MAC."""
    its = (_t.c.network_id == network_id) & (_t.c.mac == mac) & _t.c.removed.is_(None)
    return (await tx.execute(select(_t.c.id).where(its).limit(1))).first() is not None


async def is_used(tx: Transaction, network_id: int, *, except_vm: int | None = None) -> bool:
    """Whether a VM has a NIC on the network; another than `except_vm`."""
    on_it = (_t.c.network_id == network_id) & _t.c.removed.is_(None)
    if except_vm is not None:
        on_it &= _t.c.virtual_machine_id != except_vm
    return (await tx.execute(select(_t.c.id).where(on_it).limit(1))).first() is not None


async def list_addresses(tx: Transaction, network_id: int) -> list[IPv4Address]:
    """Every address of the network that NICs have."""
    first = select(_t.c.ip4).where(_t.c.network_id == network_id, _t.c.ip4.is_not(None), _t.c.removed.is_(None))
    other = select(_secondary.c.ip4).where(
        _secondary.c.network_id == network_id, _secondary.c.removed.is_(None)
    )
    return [IPv4Address(found) for found in (await tx.execute(union_all(first, other))).scalars()]
