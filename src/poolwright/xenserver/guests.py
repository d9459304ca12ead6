"""Our VMs as they are on a pool: which row each is, whether it is on, and where. Read, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from poolwright.xapi import VM, HostRecord, Ref, VmPowerState, VMRecord, host
from poolwright.xenserver.disks import VOLUME
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import Owner, owner_of
from poolwright.xenserver.virtual_machines import VM_UUID


@dataclass(frozen=True)
class Guest:
    """A VM with our tag: `row_uuid` is the instance that it says it is, `host_uuid` where it runs."""

    ref: Ref[VM]
    uuid: str
    name: str
    row_uuid: str
    owner: Owner
    is_on: bool
    host_uuid: str | None
    #: Neither drives nor NICs: what a VM.create whose answer was lost leaves.
    is_bare: bool


def list_guests(
    vms: Mapping[Ref[VM], VMRecord], hosts: Mapping[Ref[host], HostRecord], manager: str
) -> list[Guest]:
    """The VMs that bear this manager's tag, copies that others made of them among them."""
    found = []
    for ref, record in vms.items():
        owner = owner_of(record.other_config)
        if owner is None or owner.manager != manager or record.is_a_template or record.is_a_snapshot:
            continue
        resident = hosts.get(record.resident_on)
        found.append(
            Guest(
                ref=ref,
                uuid=record.uuid,
                name=record.name_label,
                row_uuid=owner.adopted or record.other_config.get(VM_UUID, ""),
                owner=owner,
                is_on=record.power_state != VmPowerState.Halted,
                host_uuid=None if resident is None else resident.uuid,
                is_bare=not record.VBDs and not record.VIFs,
            )
        )
    return found


def volume_uuids(inventory: Inventory, guest: Guest) -> dict[str, tuple[str, str]]:
    """Of a guest's disks, by the uuid of the volume that each is: the uuids of VDI and VBD."""
    found: dict[str, tuple[str, str]] = {}
    for ref in inventory.vms[guest.ref].VBDs:
        vbd = inventory.vbds.get(ref)
        vdi = None if vbd is None else inventory.vdis.get(vbd.VDI)
        if vbd is not None and vdi is not None and VOLUME in vbd.other_config:
            found[vbd.other_config[VOLUME]] = (vdi.uuid, vbd.uuid)
    return found
