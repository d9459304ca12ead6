"""Affinity groups, and which VMs are in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy import insert as insert_into

from poolwright.model.grouping import AffinityGroup, AffinityGroupView
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


async def list_members(tx: Transaction, group_ids: Sequence[int]) -> list[tuple[int, int]]:
    """(group, VM) for every VM that is in one of these groups and not gone."""
    vm = tables.virtual_machines
    statement = (
        select(_member.c.affinity_group_id, _member.c.virtual_machine_id)
        .join(vm, vm.c.id == _member.c.virtual_machine_id)
        .where(_member.c.affinity_group_id.in_(group_ids), vm.c.removed.is_(None))
        .order_by(_member.c.affinity_group_id, _member.c.virtual_machine_id)
    )
    return [
        (row["affinity_group_id"], row["virtual_machine_id"])
        for row in (await tx.execute(statement)).mappings()
    ]


async def list_of(tx: Transaction, vm_ids: Sequence[int]) -> list[tuple[int, int]]:
    """(group, VM) for every group that one of these VMs is in."""
    statement = (
        select(_member.c.affinity_group_id, _member.c.virtual_machine_id)
        .join(_t, _t.c.id == _member.c.affinity_group_id)
        .where(_member.c.virtual_machine_id.in_(vm_ids), _t.c.removed.is_(None))
        .order_by(_member.c.affinity_group_id)
    )
    return [
        (row["affinity_group_id"], row["virtual_machine_id"])
        for row in (await tx.execute(statement)).mappings()
    ]


async def set_groups(tx: Transaction, vm_id: int, group_ids: Sequence[int]) -> None:
    """Have a VM be in exactly these groups."""
    await tx.execute(delete(_member).where(_member.c.virtual_machine_id == vm_id))
    if group_ids:
        values = [{"affinity_group_id": group, "virtual_machine_id": vm_id} for group in sorted(set(group_ids))]
        await tx.execute(insert_into(_member), values)
