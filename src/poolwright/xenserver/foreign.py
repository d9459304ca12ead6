"""VMs on a pool that nobody's cloud made: read, marked as ours when they are taken in, unmarked when they are
let go. Nothing but the mark is ever changed of them here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from poolwright.model.errors import Conflict, NotFound
from poolwright.model.unmanaged import ForeignDisk, ForeignMachine, ForeignNic, PowerState
from poolwright.xapi import (
    VIF,
    VM,
    MapDuplicateKey,
    Ref,
    Session,
    VbdType,
    VIFRecord,
    VmPowerState,
    VMRecord,
)
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import OWNER, Owner, owner_of
from poolwright.xenserver.virtual_machines import VM_UUID, find_by_uuid

_POWER: Final = {VmPowerState.Running: PowerState.ON, VmPowerState.Halted: PowerState.OFF}
#: A drive's place by the name that guests have for it, which VBD.create takes too.
_LETTERED: Final = re.compile(r"(?:xvd|hd|sd)([a-z]{1,2})\d*")
#: Where a drive stands whose place is neither a number nor such a name: after all others.
_NOWHERE: Final = 255


def list_foreign(
    inventory: Inventory, vifs: Mapping[Ref[VIF], VIFRecord], manager: str
) -> list[ForeignMachine]:
    """The pool's VMs that no cloud made, by name. One that this manager has taken in is among them: its row
    tells.
    """
    foreign = [record for record in inventory.vms.values() if _is_foreign(record, manager)]
    found = [_machine(inventory, vifs, record) for record in foreign]
    return sorted(found, key=lambda machine: (machine.name, machine.uuid))


def _is_foreign(record: VMRecord, manager: str) -> bool:
    if record.is_a_template or record.is_a_snapshot or record.is_control_domain:
        return False
    return _may_be_taken(record, manager)


def _may_be_taken(record: VMRecord, manager: str) -> bool:
    """Whether it bears nobody's mark, or one of an adoption of ours, such as a lost call may leave."""
    if OWNER not in record.other_config:
        return True
    owner = owner_of(record.other_config)
    return owner is not None and owner.manager == manager and owner.adopted is not None


def _machine(inventory: Inventory, vifs: Mapping[Ref[VIF], VIFRecord], record: VMRecord) -> ForeignMachine:
    resident = inventory.hosts.get(record.resident_on)
    cores = record.platform.get("cores-per-socket", "")
    return ForeignMachine(
        uuid=record.uuid,
        name=record.name_label,
        power_state=_POWER.get(record.power_state, PowerState.UNKNOWN),
        host_uuid=None if resident is None else resident.uuid,
        cpu_number=record.VCPUs_at_startup,
        cores_per_socket=_number(cores, 1),
        memory=record.memory_dynamic_max,
        os_name=record.reference_label or None,
        boot_type="UEFI" if record.HVM_boot_params.get("firmware") == "uefi" else "BIOS",
        boot_mode="SECURE" if record.platform.get("secureboot") == "true" else "LEGACY",
        disks=_disks(inventory, record),
        nics=_nics(inventory, vifs, record),
    )


def _number(text: str, otherwise: int) -> int:
    """What anybody on the pool may have written, as a number if it is one of a sane size."""
    return int(text) if text.isdecimal() and len(text) <= 4 else otherwise


def _place(device: str) -> int:
    """A drive's place on its VM, by its number or its letters."""
    if (lettered := _LETTERED.fullmatch(device)) is None:
        return _number(device, _NOWHERE)
    place = 0
    for letter in lettered[1]:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place - 1


def _disks(inventory: Inventory, record: VMRecord) -> tuple[ForeignDisk, ...]:
    found = []
    for ref in record.VBDs:
        vbd = inventory.vbds.get(ref)
        vdi = None if vbd is None else inventory.vdis.get(vbd.VDI)
        sr = None if vdi is None else inventory.srs.get(vdi.SR)
        if vbd is None or vdi is None or sr is None or vbd.type != VbdType.Disk:
            continue
        found.append(
            ForeignDisk(
                uuid=vdi.uuid,
                attachment_uuid=vbd.uuid,
                label=vdi.name_label,
                device=_place(vbd.userdevice),
                size=vdi.virtual_size,
                sr_uuid=sr.uuid,
                sr_name=sr.name_label,
                sr_type=sr.type,
            )
        )
    return tuple(sorted(found, key=lambda disk: disk.device))


def _nics(inventory: Inventory, vifs: Mapping[Ref[VIF], VIFRecord], record: VMRecord) -> tuple[ForeignNic, ...]:
    found = []
    for ref in record.VIFs:
        vif = vifs.get(ref)
        network = None if vif is None else inventory.networks.get(vif.network)
        if vif is None or network is None:
            continue
        found.append(
            ForeignNic(
                uuid=vif.uuid,
                device=_number(vif.device, _NOWHERE),
                mac=vif.MAC.lower(),
                mtu=vif.MTU,
                network_uuid=network.uuid,
                network_name=network.name_label,
            )
        )
    return tuple(sorted(found, key=lambda nic: nic.device))


async def ensure_marked(session: Session, uuid: str, owner: Owner, about: str) -> None:
    """Have the VM bear the owner's mark. Raises `NotFound` where it is gone, `Conflict` where it is somebody
    else's by now.
    """
    vm = await find_by_uuid(session, uuid)
    if vm is None:
        raise NotFound(f"{about} is no longer on its pool; somebody removed it there")
    record = await session.VM.get_record(vm)
    if owner_of(record.other_config) == owner:
        return
    if not _may_be_taken(record, owner.manager):
        raise Conflict(
            f"{about} is another cloud's, or made by this one: it is marked {record.other_config[OWNER]}"
        )
    if OWNER in record.other_config:
        await session.VM.remove_from_other_config(vm, OWNER)
    try:
        await session.VM.add_to_other_config(vm, OWNER, str(owner))
    except MapDuplicateKey as taken:
        raise Conflict(f"{about} was marked by somebody else this moment") from taken


async def ensure_unmarked(session: Session, uuid: str, owner: Owner) -> None:
    """Take the owner's mark away, if the VM is there and bears it; another's stays."""
    vm = await find_by_uuid(session, uuid)
    if vm is not None and owner_of(await session.VM.get_other_config(vm)) == owner:
        await session.VM.remove_from_other_config(vm, OWNER)


async def read_marks(session: Session, vm: Ref[VM]) -> tuple[str, dict[str, str]]:
    """The VM's uuid, and what it bears of ours."""
    record = await session.VM.get_record(vm)
    return record.uuid, {
        key: record.other_config[key] for key in (OWNER, VM_UUID) if key in record.other_config
    }


async def take_marks(session: Session, uuid: str, marks: Mapping[str, str]) -> None:
    """Take these away, if the VM is there still. Doing it again changes nothing."""
    vm = await find_by_uuid(session, uuid)
    if vm is not None:
        for key in sorted(marks):
            await session.VM.remove_from_other_config(vm, key)


async def put_marks(session: Session, uuid: str, marks: Mapping[str, str]) -> None:
    """Give them back, if the VM is there still. Doing it again changes nothing."""
    vm = await find_by_uuid(session, uuid)
    present = {} if vm is None else await session.VM.get_other_config(vm)
    for key, value in marks.items():
        if vm is not None and key not in present:
            await session.VM.add_to_other_config(vm, key, value)
