"""VMs. Their state moves by `advance` only: it writes a state over the one it follows from, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, String, Update, bindparam, case, cast, delete, func, select
from sqlalchemy import update as sql_update

from poolwright.model.errors import Conflict, NotFound
from poolwright.model.virtual_machine import NEXT, Event, State, VirtualMachine, VirtualMachineView, sources
from poolwright.store import tables
from poolwright.store.rows import Rows, new_values, owner_joins, renamed
from poolwright.store.transaction import Transaction

_t = tables.virtual_machines
_iso = tables.templates.alias("iso")
_member = tables.affinity_group_members

rows = Rows(
    "virtual machine",
    _t,
    VirtualMachine,
    VirtualMachineView,
    joins={
        **owner_joins(_t),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "host": (tables.hosts, tables.hosts.c.id == _t.c.host_id),
        "cluster": (tables.clusters, tables.clusters.c.id == _t.c.cluster_id),
        "pod": (tables.pods, tables.pods.c.id == tables.clusters.c.pod_id),
        "user_data": (tables.user_data, tables.user_data.c.id == _t.c.user_data_id),
        "template": (tables.templates, tables.templates.c.id == _t.c.template_id),
        "iso": (_iso, _iso.c.id == _t.c.iso_id),
        "service_offering": (
            tables.service_offerings,
            tables.service_offerings.c.id == _t.c.service_offering_id,
        ),
        "os_type": (tables.os_types, tables.os_types.c.id == _t.c.os_type_id),
    },
    expressions={
        "user_name": tables.users.c.username,
        "password_enabled": tables.templates.c.password_enabled,
        "user_data_policy": tables.templates.c.user_data_policy,
        "groups": select(func.aggregate_strings(cast(_member.c.affinity_group_id, String), ","))
        .where(_member.c.virtual_machine_id == _t.c.id)
        .correlate(_t)
        .scalar_subquery(),
    },
    keyword=("name", "display_name", "instance_name"),
    kept=False,
    empty_at_first=("groups",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


#: The host that a VM is on, or was last: what `last_host_id` becomes when it stops.
last_host = func.coalesce(_t.c.host_id, _t.c.last_host_id)


async def move(tx: Transaction, vm_id: int, event: Event, **values: Any) -> bool:
    """Move a VM by `event` if its state allows it, setting other columns with it; whether it did.

    One statement, so two that compete can't both win.
    """
    following = case(*((_t.c.state == state, NEXT[state][event]) for state in sorted(sources(event))))
    statement = (
        sql_update(_t)
        .where(_t.c.id == vm_id, _t.c.state.in_(sorted(sources(event))), _t.c.removed.is_(None))
        .values(state=following, generation=_t.c.generation + 1, changed=tx.clock.now(), **values)
    )
    return (await tx.execute(statement)).rowcount == 1


async def advance(tx: Transaction, vm_id: int, event: Event, **values: Any) -> VirtualMachineView:
    """Like `move`; the VM as it is then.

    Conflict if the VM's state does not allow the event (now: someone else was faster); NotFound if there is no
    such VM.
    """
    moved = await move(tx, vm_id, event, **values)
    vm = await find(tx, vm_id)
    if vm is None:
        raise NotFound(f"Unable to find virtual machine {vm_id}")
    if not moved:
        raise Conflict(
            f"VM {vm.display_name or vm.name} ({vm.uuid}) is {vm.state}; it can't take {event} now",
            uuids=[vm.uuid],
        )
    return vm


def follow(tx: Transaction, vm_id: int, event: Event, **values: Any) -> None:
    """Like `advance`, at the end of the transaction; a VM whose state does not allow it stays as it is.

    A value may be another column of the VM.
    """
    copied = {name: value for name, value in values.items() if isinstance(value, ColumnElement)}
    given = {name: value for name, value in values.items() if name not in copied}
    statement = _following(event, tuple(given), tuple(copied.items()))
    tx.later(statement, vm_id=vm_id, new_changed=tx.clock.now(), **renamed(given))


@cache
def _following(
    event: Event, names: tuple[str, ...], copied: tuple[tuple[str, ColumnElement[Any]], ...]
) -> Update:
    here = (_t.c.id == bindparam("vm_id")) & _t.c.state.in_(sorted(sources(event))) & _t.c.removed.is_(None)
    following = case(*((_t.c.state == state, NEXT[state][event]) for state in sorted(sources(event))))
    values = new_values(_t, ("changed", *names)) | dict(copied)
    return sql_update(_t).where(here).values({"state": following, "generation": _t.c.generation + 1, **values})


async def erase(tx: Transaction, vm_id: int) -> None:
    """Delete the rows of a VM that this transaction has inserted, as if it never had."""
    for table in (tables.nics, tables.volumes, _member):
        await tx.execute(delete(table).where(table.c.virtual_machine_id == vm_id))
    await tx.execute(delete(_t).where(_t.c.id == vm_id))


async def set_password(tx: Transaction, vm: VirtualMachine, password: str) -> None:
    """Keep the password that the guest is told, sealed."""
    sealed = tx.secrets.seal(password, row=vm.uuid, column="password")
    await update(tx, vm.id, password_sealed=sealed)


async def read_password(tx: Transaction, vm: VirtualMachine) -> str | None:
    """The password that the guest is told; None where there is none."""
    sealed = (await tx.execute(select(_t.c.password_sealed).where(_t.c.id == vm.id))).scalar()
    return None if sealed is None else tx.secrets.open(sealed, row=vm.uuid, column="password")


async def find_by_external_uuid(tx: Transaction, external_uuid: str) -> VirtualMachineView | None:
    """By its uuid on its pool."""
    return await find_where(tx, (_t.c.external_uuid == external_uuid) & _t.c.removed.is_(None))


async def list_in(tx: Transaction, *states: State) -> list[VirtualMachineView]:
    """Every VM in one of those states."""
    return await list_where(tx, _t.c.state.in_(states), _t.c.removed.is_(None))


def namesake(name: str, account_id: int, network_ids: Sequence[int]) -> ColumnElement[bool]:
    """That a VM has this name on one of these networks; without networks, in this account."""
    vm, nic = _t.alias("namesake"), tables.nics.alias("namesakes_nic")
    found = select(vm.c.id).where(vm.c.name == name, vm.c.removed.is_(None))
    if not network_ids:
        return found.where(vm.c.account_id == account_id).exists()
    on = nic.c.virtual_machine_id == vm.c.id
    return found.join(nic, on).where(nic.c.removed.is_(None), nic.c.network_id.in_(network_ids)).exists()


async def holds(tx: Transaction, condition: ColumnElement[bool]) -> bool:
    """Whether a condition such as `namesake` holds."""
    return bool((await tx.execute(select(condition))).scalar_one())
