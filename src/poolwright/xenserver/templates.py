"""A pool's templates: which VMs are offered as templates, and what a VM made from one starts with.

XAPI keeps three things in the same flag: vendors' templates without disks (with `disks` as XML in
other_config), ordinary templates with real disks, and snapshots. The first two are offered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from poolwright.model.template import Template, TemplateDisk
from poolwright.model.volume import CD_DEVICE
from poolwright.model.zone import Cluster
from poolwright.xapi import VDI, VM, Ref, VbdType, VDIRecord, VMRecord
from poolwright.xenserver.inventory import Inventory

#: Where XAPI's provisioning keeps a diskless template's disks, as XML.
PROVISION_DISKS: Final = "disks"


@dataclass(frozen=True)
class SourceDisk:
    """A real disk of a template, to be cloned."""

    device: str
    bootable: bool
    vdi: Ref[VDI]
    record: VDIRecord
    sr_uuid: str


def is_offered(record: VMRecord) -> bool:
    """Whether the VM is a template that instances may be made from."""
    return record.is_a_template and not record.is_a_snapshot and not record.is_control_domain


def list_offered(inventory: Inventory) -> list[tuple[Ref[VM], VMRecord]]:
    """The pool's templates by name; of the vendors' those that it hides are left out."""
    found = [
        (ref, record)
        for ref, record in inventory.vms.items()
        if is_offered(record) and record.other_config.get("HideFromXenCenter", "").lower() != "true"
    ]
    return sorted(found, key=lambda pair: (pair[1].name_label, pair[1].uuid))


def source_disks(inventory: Inventory, template: VMRecord) -> list[SourceDisk]:
    """The template's real disks in device order; CD drives and empty slots are none."""
    found = []
    for ref in template.VBDs:
        vbd = inventory.vbds.get(ref)
        if vbd is None or vbd.type is not VbdType.Disk or vbd.empty:
            continue
        if (record := inventory.vdis.get(vbd.VDI)) is None or record.SR not in inventory.srs:
            continue
        sr_uuid = inventory.srs[record.SR].uuid
        found.append(SourceDisk(vbd.userdevice, vbd.bootable, vbd.VDI, record, sr_uuid))
    return sorted(found, key=lambda disk: _device_order(disk.device))


def _device_order(device: str) -> tuple[int, str]:
    return (int(device), device) if device.isdigit() else (1 << 16, device)


def template_disks(inventory: Inventory, template: VMRecord) -> list[TemplateDisk]:
    """What a VM made from the template starts with: its real disks, or else those its provisioning XML asks
    for.
    """
    real = [
        TemplateDisk(
            device=disk.device,
            size=disk.record.virtual_size,
            external_uuid=disk.record.uuid,
            storage_pool_external_uuid=disk.sr_uuid,
            bootable=disk.bootable,
        )
        for disk in source_disks(inventory, template)
    ]
    return real or provision_disks(template.other_config.get(PROVISION_DISKS, ""))


def provision_disks(xml: str) -> list[TemplateDisk]:
    """The disks that a diskless template's XML asks for; none where there is no XML or it can't be read.

    Shape: `<provision><disk device="0" size="8589934592" sr="" bootable="true" type="system"/></provision>`.
    """
    if not xml:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml.encode(), parser)
        return [
            TemplateDisk(
                device=disk.get("device", str(number)),
                size=int(disk.get("size", "")),
                storage_pool_external_uuid=disk.get("sr") or None,
                bootable=disk.get("bootable", "false").lower() == "true",
            )
            for number, disk in enumerate(root.iter("disk"))
        ]
    except (etree.XMLSyntaxError, ValueError):
        return []


def list_isos(inventory: Inventory, cluster: Cluster, *, account_id: int, domain_id: int) -> list[Template]:
    """The images in the pool's ISO storage, offered without copying; tools' CDs are of type PERHOST, as in
    CloudStack.
    """
    found = []
    for record in inventory.vdis.values():
        sr = inventory.srs.get(record.SR)
        if sr is None or sr.content_type != "iso" or record.missing or not record.managed:
            continue
        disk = TemplateDisk(
            device=str(CD_DEVICE),
            size=record.virtual_size,
            external_uuid=record.uuid,
            storage_pool_external_uuid=sr.uuid,
            bootable=not record.is_tools_iso,
        )
        found.append(
            Template(
                name=record.name_label or record.location,
                display_text=record.name_description or record.name_label,
                account_id=account_id,
                domain_id=domain_id,
                zone_id=cluster.zone_id,
                cluster_id=cluster.id,
                external_uuid=record.uuid,
                type="PERHOST" if record.is_tools_iso else "USER",
                format="ISO",
                is_iso=True,
                is_featured=record.is_tools_iso,
                bootable=not record.is_tools_iso,
                size=record.virtual_size,
                physical_size=max(0, record.physical_utilisation),
                disks=[disk],
            )
        )
    return found


def as_template(
    inventory: Inventory, record: VMRecord, cluster: Cluster, *, account_id: int, domain_id: int
) -> Template:
    """The template as the cloud offers it, owned by `account_id` (the administrator's)."""
    disks = template_disks(inventory, record)
    return Template(
        name=record.name_label,
        display_text=record.name_description or record.name_label,
        account_id=account_id,
        domain_id=domain_id,
        zone_id=cluster.zone_id,
        cluster_id=cluster.id,
        external_uuid=record.uuid,
        type="BUILTIN",
        is_featured=bool(disks) and disks[0].external_uuid is not None,
        boot="hvm" if record.HVM_boot_policy else "pv",
        requires_hvm=bool(record.HVM_boot_policy),
        bits=64 if "64" in record.name_label or "32" not in record.name_label else 32,
        size=sum(disk.size for disk in disks),
        disks=disks,
    )
