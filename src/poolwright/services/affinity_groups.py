"""Affinity groups: VMs that shall share a host, or shall not. Where that is decided is `store.capacity`: in
the transaction that promises a host.

A VM changes its groups only while it is stopped, so those that a start reads stay true until it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState, NotFound
from poolwright.model.grouping import AffinityGroup, AffinityGroupView, AffinityType
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query
from poolwright.model.virtual_machine import State
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import Owner, Whose, find_owner, get_owner, scope_of
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import INSTANCE_TYPE as VIRTUAL_MACHINE
from poolwright.services.virtual_machines import get_visible
from poolwright.store import Transaction, affinity_groups, virtual_machines

INSTANCE_TYPE: Final = "AffinityGroup"


@dataclass(frozen=True)
class Group:
    """A group and the uuids of the VMs in it, as it is shown."""

    group: AffinityGroupView
    members: Sequence[str] = ()


@dataclass(frozen=True)
class Named:
    """Groups as a command names them: by id, or by their names in the owner's account."""

    ids: Sequence[str] | None = None
    names: Sequence[str] | None = None


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    of: str | None = None,
) -> Found[Group]:
    """The groups that fit and that the caller may see; `of` is a VM that must be in them. Raises `NotFound`."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        if of is not None:
            conditions = conditions | {"id": (await get_visible(tx, caller, of)).affinity_group_ids}
        query = Query(equal=conditions, keyword=keyword, page=page, scope=scope)
        found = await affinity_groups.list_(tx, query)
        return Found(await _with_members(tx, found.rows), found.total)


async def find(cloud: Cloud, uuid: str) -> Group | None:
    """The group that a finished job is about."""
    async with cloud.store.reading() as tx:
        found = await affinity_groups.find(tx, uuid)
        return (await _with_members(tx, [found]))[0] if found else None


async def create(
    cloud: Cloud,
    caller: Caller,
    name: str,
    type_: str,
    *,
    description: str | None,
    account: str | None,
    domain: str | None,
) -> tuple[Job, str]:
    """Add a group: the job, over already, and its uuid. Raises `InvalidParameter`, `Forbidden`."""
    kind = _type_of(type_)
    if not name:
        raise InvalidParameter("Unable to create affinity group, name is empty; give it a name")
    async with cloud.transaction() as tx:
        owner = await find_owner(tx, caller, account, domain)
        if await _find_named(tx, owner, name):
            raise InvalidParameter(f"Unable to create affinity group, a group with name {name} already exists.")
        made = await affinity_groups.insert(
            tx,
            AffinityGroup(
                name=name, type=kind, account_id=owner.id, domain_id=owner.domain_id, description=description
            ),
        )
        job = await finished_job(tx, caller, "createAffinityGroup", INSTANCE_TYPE, made.uuid)
        return job, made.uuid


async def delete(
    cloud: Cloud, caller: Caller, ref: str | None, *, name: str | None, account: str | None, domain: str | None
) -> Job:
    """Remove a group, by id or by name; VMs in it stay where they are. Raises `NotFound`,
    `InvalidParameter`.
    """
    if (ref is None) == (name is None):
        raise InvalidParameter("Either the affinity group id or its name must be given, and not both")
    async with cloud.transaction() as tx:
        owner = await find_owner(tx, caller, account, domain)
        found = await (affinity_groups.find(tx, ref) if ref else _find_named(tx, owner, name or ""))
        if found is None or not caller.owns(found.account_id, found.domain_path):
            raise NotFound(f"Unable to find affinity group {ref or name}")
        await affinity_groups.dissolve(tx, found.id)
        return await finished_job(tx, caller, "deleteAffinityGroup", INSTANCE_TYPE, found.uuid)


async def set_groups(cloud: Cloud, caller: Caller, vm_ref: str, named: Named) -> Job:
    """Have a stopped VM be in exactly these groups, none where none is named.

    Raises `NotFound`, `InvalidState`, `InvalidParameter`.
    """
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, vm_ref)
        groups = await find_named(tx, caller, await get_owner(tx, vm.account_id), named)
        column = virtual_machines.rows.table.c.state
        if not await virtual_machines.update_if(tx, vm.id, column == State.STOPPED, changed=tx.clock.now()):
            raise InvalidState(
                f"Unable update affinity groups of the VM {vm.display_name or vm.name} ({vm.uuid}), it is "
                f"{vm.state}; stop it first",
                uuids=[vm.uuid],
            )
        await affinity_groups.set_groups(tx, vm.id, [group.id for group in groups])
        return await finished_job(tx, caller, "updateVMAffinityGroup", VIRTUAL_MACHINE, vm.uuid)


async def find_named(tx: Transaction, caller: Caller, owner: Owner, named: Named) -> list[AffinityGroupView]:
    """The groups that a VM of this owner shall be in. Raises `NotFound`, `InvalidParameter`."""
    if named.ids is not None and named.names is not None:
        raise InvalidParameter("affinitygroupids and affinitygroupnames exclude each other; give one of them")
    found = []
    for ref in dict.fromkeys(named.ids or ()):
        group = await affinity_groups.get(tx, ref)
        if not caller.owns(group.account_id, group.domain_path):
            raise NotFound(f"Unable to find affinity group {ref}")
        if group.account_id != owner.id:
            raise InvalidParameter(
                f"Affinity group {group.name} belongs to account {group.account_name}, the VM to {owner.name}; "
                "both must be the same account's",
                uuids=[group.uuid],
            )
        found.append(group)
    for name in dict.fromkeys(named.names or ()):
        by_name = await _find_named(tx, owner, name)
        if by_name is None:
            raise NotFound(f"Unable to find group by name {name} of account {owner.name}")
        found.append(by_name)
    return found


async def _find_named(tx: Transaction, owner: Owner, name: str) -> AffinityGroupView | None:
    found = await affinity_groups.list_(tx, Query(equal={"name": name, "account_id": owner.id}))
    return found.rows[0] if found.rows else None


async def _with_members(tx: Transaction, groups: Sequence[AffinityGroupView]) -> list[Group]:
    if not groups:
        return []
    members: dict[int, list[str]] = {}
    for group_id, uuid in await affinity_groups.list_members(tx, [group.id for group in groups]):
        members.setdefault(group_id, []).append(uuid)
    return [Group(group, members.get(group.id, ())) for group in groups]


def _type_of(text: str) -> AffinityType:
    for known in AffinityType:
        if known == text.strip().lower():
            return known
    raise InvalidParameter(
        f"Unable to create affinity group, invalid affinity group type {text}; it is one of "
        + ", ".join(AffinityType)
    )
