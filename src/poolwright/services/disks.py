"""The volumes that a new VM begins with: its template's disks, and one of a disk offering if that is asked
for.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from poolwright.model.errors import InvalidParameter
from poolwright.model.offering import DiskOffering, ServiceOffering
from poolwright.model.template import TemplateDisk, TemplateView
from poolwright.model.virtual_machine import VirtualMachine
from poolwright.model.volume import GIB, Volume, VolumeType, free_devices, size_in_bytes
from poolwright.services.ownership import Owner, check_offered
from poolwright.store import Transaction, disk_offerings, volumes


@dataclass(frozen=True)
class Wanted:
    """What was asked for besides the template's disks; sizes in GiB."""

    root_size_gib: int | None = None
    offering: str | None = None
    size_gib: int | None = None


async def insert_for(
    tx: Transaction,
    vm: VirtualMachine,
    owner: Owner,
    template: TemplateView,
    service: ServiceOffering,
    wanted: Wanted,
) -> None:
    """Insert the volumes of a new VM. Raises `InvalidParameter` for sizes that do not fit, `NotFound` for the
    offering.
    """
    offering = await disk_offerings.get(tx, wanted.offering) if wanted.offering is not None else None
    if offering is not None:
        await check_offered(tx, owner, offering)
    extra = None if offering is None else size_of(offering, wanted.size_gib)
    if offering is None and wanted.size_gib is not None:
        raise InvalidParameter("size is given without diskofferingid; name a customized disk offering")
    root_gib = wanted.root_size_gib if wanted.root_size_gib is not None else service.root_disk_gib
    if template.is_iso:
        await volumes.insert(tx, _installed(vm, template, service, offering, extra, wanted.root_size_gib))
        return
    disks = _root_resized(template, root_gib)
    if not disks and offering is None:
        raise InvalidParameter(
            f"Template {template.name} has no disk, so that the VM would have none to boot from; give "
            "rootdisksize or diskofferingid, or choose another template",
            uuids=[template.uuid],
        )
    devices = free_devices((), len(disks) + 1)
    for number, disk in enumerate(disks):
        blank = _blank(vm, number, devices[number], disk.size)
        await volumes.insert(
            tx,
            msgspec.structs.replace(
                blank,
                template_id=template.id,
                service_offering_id=service.id if number == 0 else None,
                source_uuid=disk.external_uuid,
                provisioning_type=service.provisioning_type,
            ),
        )
    if offering is not None and extra is not None:
        blank = _blank(vm, len(disks), devices[len(disks)], extra)
        await volumes.insert(
            tx,
            msgspec.structs.replace(
                blank, disk_offering_id=offering.id, provisioning_type=offering.provisioning_type
            ),
        )


def _installed(
    vm: VirtualMachine,
    iso: TemplateView,
    service: ServiceOffering,
    offering: DiskOffering | None,
    size: int | None,
    root_gib: int | None,
) -> Volume:
    """The empty root disk of a VM that is installed from an ISO. Raises `InvalidParameter` without a size."""
    if not iso.bootable:
        raise InvalidParameter(f"ISO {iso.name} can't be booted from", uuids=[iso.uuid])
    if root_gib is not None:
        size = size_in_bytes("rootdisksize", root_gib)
    if size is None:
        raise InvalidParameter(
            f"{iso.name} is an ISO: give diskofferingid, for the disk that its system is installed on",
            uuids=[iso.uuid],
        )
    return msgspec.structs.replace(
        _blank(vm, 0, 0, size),
        template_id=iso.id,
        service_offering_id=service.id,
        disk_offering_id=offering.id if offering else None,
        provisioning_type=offering.provisioning_type if offering else service.provisioning_type,
    )


def _blank(vm: VirtualMachine, number: int, device: int, size: int) -> Volume:
    """The volume of a VM's disk: the first is its root disk."""
    name = f"ROOT-{vm.id}" if number == 0 else f"DATA-{vm.id}"
    return Volume(
        name=name if number < 2 else f"{name}-{number}",
        account_id=vm.account_id,
        domain_id=vm.domain_id,
        zone_id=vm.zone_id,
        type=VolumeType.ROOT if number == 0 else VolumeType.DATADISK,
        size=size,
        virtual_machine_id=vm.id,
        device_id=device,
    )


def _root_resized(template: TemplateView, root_gib: int | None) -> list[TemplateDisk]:
    """The template's disks, the first of the size that was asked for; a disk may grow, not shrink."""
    disks = list(template.disks)
    if root_gib is None:
        return disks
    size = size_in_bytes("rootdisksize", root_gib)
    if not disks:
        return [TemplateDisk(device="0", size=size)]
    if size < disks[0].size:
        raise InvalidParameter(
            f"rootdisksize is {root_gib} GiB: the disk of template {template.name} has "
            f"{disks[0].size / GIB:g} GiB and can't shrink",
            uuids=[template.uuid],
        )
    first = disks[0]
    grown = TemplateDisk(
        device=first.device,
        size=size,
        external_uuid=first.external_uuid,
        storage_pool_external_uuid=first.storage_pool_external_uuid,
        bootable=first.bootable,
    )
    return [grown, *disks[1:]]


def size_of(offering: DiskOffering, asked_gib: int | None) -> int:
    """The bytes of a disk of this offering."""
    if offering.state != "Active":
        raise InvalidParameter(f"Disk offering {offering.name} is not active", uuids=[offering.uuid])
    if not offering.customized:
        if asked_gib is not None and asked_gib * GIB != offering.size:
            raise InvalidParameter(
                f"size is given, but disk offering {offering.name} is of a fixed size; leave it out",
                uuids=[offering.uuid],
            )
        return offering.size
    if asked_gib is None:
        raise InvalidParameter(
            f"Disk offering {offering.name} is customized: give size, in GiB", uuids=[offering.uuid]
        )
    return size_in_bytes("size", asked_gib)
