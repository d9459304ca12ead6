"""updateVirtualMachine: what can be changed of a VM's row without its pool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import Forbidden, InvalidParameter, InvalidState
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.services import guest_data, user_data
from poolwright.services.cloud import Cloud
from poolwright.services.hostnames import check_hostname, check_unused
from poolwright.services.ownership import get_owner
from poolwright.services.virtual_machines import Machine, get_visible, machine_of
from poolwright.store import (
    Transaction,
    networks,
    nics,
    os_types,
    service_offerings,
    templates,
    virtual_machines,
)

#: Details that say what the VM is; they follow from its offering, not from a user.
_FIXED_DETAILS: Final = ("cpuNumber", "cpuSpeed", "memory")


@dataclass(frozen=True)
class Changes:
    """What to change; None leaves it. `details` replace those that there are, with `cleanup` none are left."""

    name: str | None = None
    display_name: str | None = None
    group: str | None = None
    ha_enabled: bool | None = None
    os_type: str | None = None
    guest: guest_data.Wanted = field(default_factory=guest_data.Wanted)
    display: bool | None = None
    dynamically_scalable: bool | None = None
    delete_protection: bool | None = None
    instance_name: str | None = None
    uuid: str | None = None
    details: Mapping[str, str] | None = None
    cleanup_details: bool = False


async def update(cloud: Cloud, caller: Caller, ref: str, changes: Changes) -> Machine:
    """Change a VM. Raises `NotFound`, `InvalidParameter`, `InvalidState` for what needs it stopped,
    `Forbidden` for what is an administrator's.
    """
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        values = await _values(tx, caller, vm, changes)
        if values:
            await virtual_machines.update(tx, vm.id, **values, changed=tx.clock.now())
        return await machine_of(tx, await virtual_machines.get(tx, vm.id))


async def _values(tx: Transaction, caller: Caller, vm: VirtualMachineView, changes: Changes) -> dict[str, Any]:
    given: dict[str, Any] = {
        "display_name": changes.display_name,
        "group": changes.group,
        "ha_enabled": changes.ha_enabled,
        "display": changes.display,
        "delete_protection": changes.delete_protection,
    }
    given |= await _told(tx, caller, vm, changes.guest)
    if changes.os_type is not None:
        given["os_type_id"] = (await os_types.get(tx, changes.os_type)).id
    if changes.name is not None and changes.name != vm.name:
        given["name"] = await _checked_name(tx, vm, changes.name)
    if changes.dynamically_scalable is not None:
        given["dynamically_scalable"] = await _checked_scalable(tx, vm, scalable=changes.dynamically_scalable)
    if changes.instance_name is not None or changes.uuid is not None:
        if not caller.is_root_admin:
            raise Forbidden("instancename and customid can only be given by a root administrator")
        given["uuid"] = changes.uuid
        given["instance_name"] = _checked_instance_name(vm, changes.instance_name)
    if changes.details is not None or changes.cleanup_details:
        given["details"] = _details(vm, {} if changes.cleanup_details else changes.details or {})
    return {name: value for name, value in given.items() if value is not None}


async def _told(
    tx: Transaction, caller: Caller, vm: VirtualMachineView, guest: guest_data.Wanted
) -> dict[str, Any]:
    """The user data that its guest reads when it next starts, if others are given."""
    if guest.user_data is None and guest.user_data_ref is None:
        return {"user_data_details": guest.details or None}
    template = await templates.find(tx, vm.template_id) if vm.template_id else None
    if template is None:
        return {"user_data": user_data.checked(guest.user_data)}
    owner = await get_owner(tx, vm.account_id)
    found = await guest_data.look_up(tx, caller, owner, template, guest)
    return {
        "user_data": found.user_data,
        "user_data_id": found.user_data_id,
        "user_data_details": guest.details,
    }


async def _checked_name(tx: Transaction, vm: VirtualMachineView, name: str) -> str:
    check_hostname(name)
    columns = nics.rows.table.c
    attached = await nics.list_where(tx, columns.virtual_machine_id == vm.id, columns.removed.is_(None))
    on = [await networks.get(tx, nic.network_id) for nic in attached]
    await check_unused(tx, name, await get_owner(tx, vm.account_id), on)
    return name


async def _checked_scalable(tx: Transaction, vm: VirtualMachineView, *, scalable: bool) -> bool:
    if vm.state is not State.STOPPED:
        raise InvalidState(
            f"isdynamicallyscalable can only be changed while VM {vm.display_name or vm.name} is stopped; "
            f"it is {vm.state}",
            uuids=[vm.uuid],
        )
    if scalable:
        offering = await service_offerings.get(tx, vm.service_offering_id)
        template = await templates.find(tx, vm.template_id) if vm.template_id else None
        if not offering.dynamic_scaling or (template is not None and not template.dynamically_scalable):
            raise InvalidParameter(
                "Dynamic scaling can't be enabled: service offering and template must both allow it",
                uuids=[vm.uuid, offering.uuid],
            )
    return scalable


def _checked_instance_name(vm: VirtualMachineView, name: str | None) -> str | None:
    if name is None or name == vm.instance_name:
        return None
    if vm.is_on_pool or vm.state is not State.STOPPED:
        raise InvalidState(
            f"instancename can't be changed: VM {vm.display_name or vm.name} is on its pool under the name "
            f"{vm.instance_name}",
            uuids=[vm.uuid],
        )
    return name


def _details(vm: VirtualMachineView, wanted: Mapping[str, str]) -> dict[str, str]:
    """The details to keep: those that follow from the offering stay as they are."""
    changed = [name for name in _FIXED_DETAILS if name in wanted and wanted[name] != vm.details.get(name)]
    if changed:
        raise InvalidParameter(
            f"details: {', '.join(changed)} can't be changed here; use scaleVirtualMachine", uuids=[vm.uuid]
        )
    fixed = {name: value for name, value in vm.details.items() if name in _FIXED_DETAILS}
    return {**wanted, **fixed}
