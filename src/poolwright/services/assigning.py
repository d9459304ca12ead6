"""assignVirtualMachine: a stopped VM and its volumes given to another account.

Rows change owner and limits are checked in one transaction; on its pool the VM stays as it is, name included.
"""

from __future__ import annotations

from collections.abc import Sequence

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.orchestration.start_plan import list_nics, list_volumes
from poolwright.services import limits
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import For, Owner, check_offered, get_owner, owner_for
from poolwright.services.virtual_machines import Machine, get_visible, machine_of
from poolwright.store import (
    Transaction,
    affinity_groups,
    network_permissions,
    networks,
    service_offerings,
    templates,
    virtual_machines,
    vm_snapshots,
    volumes,
)


async def assign(
    cloud: Cloud, caller: Caller, ref: str, whom: For, network_refs: Sequence[str] | None
) -> Machine:
    """Give a VM to another account, or a project. It leaves its affinity groups, which are its old owner's.

    Raises `NotFound`, `InvalidState` unless it is stopped, `InvalidParameter` where the new owner may not use
    what it is made of, `LimitReached`.
    """
    if whom.account is None and whom.project is None:
        raise InvalidParameter("Provide account with domainid, or projectid: who the VM is given to")
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        before = await get_owner(tx, vm.account_id)
        owner = await owner_for(tx, caller, whom)
        await _check(tx, vm, before, owner)
        await _check_networks(tx, vm, owner, network_refs)
        column = virtual_machines.rows.table.c.state
        mine = {"account_id": owner.id, "domain_id": owner.domain_id}
        if not await virtual_machines.update_if(tx, vm.id, column == State.STOPPED, **mine):
            raise InvalidState(
                f"Unable to assign VM {vm.display_name or vm.name} ({vm.uuid}): it is {vm.state}; stop it "
                "first",
                uuids=[vm.uuid],
            )
        for volume in await list_volumes(tx, vm.id):
            await volumes.update(tx, volume.id, **mine)
        await affinity_groups.set_groups(tx, vm.id, [])
        await limits.enforce(tx, owner, limits.VM)
        return await machine_of(tx, await virtual_machines.get(tx, vm.id))


async def _check(tx: Transaction, vm: VirtualMachineView, before: Owner, owner: Owner) -> None:
    named = f"VM {vm.display_name or vm.name} ({vm.uuid})"
    if owner.id == before.id:
        raise InvalidParameter(f"{named} belongs to account {owner.name} already", uuids=[vm.uuid])
    if await vm_snapshots.list_of(tx, vm.id):
        raise InvalidState(
            f"Unable to assign {named}: it has VM snapshots; remove those first", uuids=[vm.uuid]
        )
    await check_offered(tx, owner, await service_offerings.get(tx, vm.service_offering_id))
    template = await templates.find(tx, vm.template_id) if vm.template_id else None
    if template is not None and not template.is_public and template.account_id != owner.id:
        raise InvalidParameter(
            f"Unable to assign {named}: account {owner.name} may not use its template {template.name}",
            uuids=[vm.uuid, template.uuid],
        )


async def _check_networks(
    tx: Transaction, vm: VirtualMachineView, owner: Owner, wanted: Sequence[str] | None
) -> None:
    """Its NICs stay where they are, so the new owner must be allowed there."""
    on = [await networks.get(tx, nic.network_id) for nic in await list_nics(tx, vm.id)]
    if wanted is not None:
        asked = {(await networks.get(tx, ref)).id for ref in wanted}
        if asked != {network.id for network in on}:
            raise InvalidParameter(
                "networkids names other networks than the VM is on; change its NICs before it is assigned",
                uuids=[vm.uuid],
            )
    for network in on:
        allowed = network.account_id == owner.id or network.is_open_to(owner.domain_path)
        if not allowed and not await network_permissions.permits(tx, network.id, owner.id):
            raise InvalidParameter(
                f"Unable to assign VM {vm.display_name or vm.name}: account {owner.name} may not use network "
                f"{network.name}; remove that NIC first, or give the account permission",
                uuids=[vm.uuid, network.uuid],
            )
