"""Affinity groups, and which VMs are in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy import insert as insert_into

from poolwright.model.grouping import AffinityGroup, AffinityGroupView, AffinityType
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.affinity_groups
_member = tables.affinity_group_members

rows = Rows(
    "affinity group",
    _t,
    AffinityGroup,
    AffinityGroupView,
    joins=owner_joins(_t),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_members(tx: Transaction, group_ids: Sequence[int]) -> list[tuple[int, str]]:
    """(group, VM's uuid) for every VM that is in one of these groups and not gone."""
    vm = tables.virtual_machines
    statement = (
        select(_member.c.affinity_group_id, vm.c.uuid)
        .join(vm, vm.c.id == _member.c.virtual_machine_id)
        .where(_member.c.affinity_group_id.in_(group_ids), vm.c.removed.is_(None))
        .order_by(_member.c.affinity_group_id, _member.c.virtual_machine_id)
    )
    return [(row.affinity_group_id, row.uuid) for row in await tx.execute(statement)]


async def read_groups(
    tx: Transaction, group_ids: Sequence[int]
) -> list[tuple[str, AffinityType, frozenset[int]]]:
    """Name, type and VMs of each of these groups: one query."""
    statement = (
        select(_t.c.id, _t.c.name, _t.c.type, _member.c.virtual_machine_id)
        .join(_member, _member.c.affinity_group_id == _t.c.id)
        .where(_t.c.id.in_(group_ids), _t.c.removed.is_(None))
        .order_by(_t.c.id)
    )
    found: dict[int, tuple[str, AffinityType, set[int]]] = {}
    for row in await tx.execute(statement):
        found.setdefault(row.id, (row.name, AffinityType(row.type), set()))[2].add(row.virtual_machine_id)
    return [(name, type_, frozenset(members)) for name, type_, members in found.values()]


async def dissolve(tx: Transaction, group_id: int) -> None:
    """Remove a group; its VMs stay, in it no longer."""
    await tx.execute(delete(_member).where(_member.c.affinity_group_id == group_id))
    await remove(tx, group_id)


async def set_groups(tx: Transaction, vm_id: int, group_ids: Sequence[int]) -> None:
    """Have a VM be in exactly these groups."""
    await tx.execute(delete(_member).where(_member.c.virtual_machine_id == vm_id))
    if group_ids:
        values = [{"affinity_group_id": group, "virtual_machine_id": vm_id} for group in sorted(set(group_ids))]
        await tx.execute(insert_into(_member), values)
