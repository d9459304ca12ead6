"""Disks filled and copied, and the templates that are made around them: XAPI's side of templates and ISOs."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Sequence
from typing import TYPE_CHECKING, Literal

from poolwright.model.errors import InvalidState
from poolwright.saga import TryAgain
from poolwright.xapi import VDI, VM, HandleInvalid, Ref, Session, TaskUnfinished, VMRecord
from poolwright.xapi.transfers import Transfers
from poolwright.xenserver.disks import COPY_DEADLINE
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import Owner, without_mark

if TYPE_CHECKING:
    from poolwright.xapi import VMCreate


async def fill(
    session: Session,
    vdi: Ref[VDI],
    content: AsyncIterable[bytes],
    length: int,
    *,
    kind: Literal["raw", "vhd"] = "raw",
    progress: Callable[[int], None] | None = None,
) -> None:
    """Put `length` bytes of an image on a disk, over what is there; may be done again from the beginning."""
    await Transfers(session).import_vdi(vdi, content, length, kind=kind, progress=progress)


async def copy(session: Session, source: Ref[VDI], into: Ref[VDI]) -> None:
    """Copy all of a disk over another of at least its size; may be done again from the beginning."""
    try:
        task = await session.Async.VDI.copy(source, Ref("OpaqueRef:NULL"), Ref("OpaqueRef:NULL"), into)
        await session.tasks.result(task, timeout=COPY_DEADLINE)
    except TaskUnfinished as late:
        raise InvalidState(f"the copy has not ended within {COPY_DEADLINE:.0f} seconds") from late


def base_template(inventory: Inventory, names: Sequence[str]) -> VMRecord | None:
    """The pool's own template of the first of these names that it has."""
    by_name = {
        record.name_label: record
        for record in inventory.vms.values()
        if record.is_a_template and not record.is_a_snapshot and record.is_default_template
    }
    return next((by_name[name] for name in names if name in by_name), None)


def template_record(base: VMRecord, name: str, owner: Owner) -> VMCreate:
    """The record of a template of that name for VM.create, after the pool's own for its operating system."""
    kept = {
        key: value
        for key, value in without_mark(base.other_config).items()
        if key not in ("disks", "default_template", "mac_seed", "install-distro", "install-methods")
    }
    return {
        "name_label": name,
        "name_description": "",
        "user_version": base.user_version,
        "is_a_template": True,
        "affinity": Ref("OpaqueRef:NULL"),
        "memory_static_min": base.memory_static_min,
        "memory_dynamic_min": base.memory_dynamic_min,
        "memory_dynamic_max": base.memory_dynamic_max,
        "memory_static_max": base.memory_static_max,
        "VCPUs_params": dict(base.VCPUs_params),
        "VCPUs_max": base.VCPUs_max,
        "VCPUs_at_startup": base.VCPUs_at_startup,
        "actions_after_shutdown": "destroy",
        "actions_after_reboot": "restart",
        "actions_after_crash": "restart",
        # The disk brings its own boot loader: an installer's kernel and bootloader are not its.
        "PV_kernel": "",
        "PV_ramdisk": "",
        "PV_args": base.PV_args if base.HVM_boot_policy else "",
        "PV_legacy_args": base.PV_legacy_args,
        "PV_bootloader": "" if base.HVM_boot_policy else "pygrub",
        "PV_bootloader_args": base.PV_bootloader_args,
        "HVM_boot_policy": base.HVM_boot_policy,
        "HVM_boot_params": dict(base.HVM_boot_params),
        "HVM_shadow_multiplier": base.HVM_shadow_multiplier,
        "platform": dict(base.platform),
        "PCI_bus": base.PCI_bus,
        "other_config": {**kept, **owner.mark},
        "recommendations": base.recommendations,
        "xenstore_data": {},
        "has_vendor_device": base.has_vendor_device,
        "hardware_platform_version": base.hardware_platform_version,
        "domain_type": base.domain_type,
        "reference_label": base.reference_label,
        "tags": [],
    }


async def ensure_disk(session: Session, vm: Ref[VM], vdi: Ref[VDI], owner: Owner) -> None:
    """Have the template's only disk be this one."""
    for ref in await session.VM.get_VBDs(vm):
        if await session.VBD.get_VDI(ref) == vdi:
            return
    await session.VBD.create(
        {
            "VM": vm,
            "VDI": vdi,
            "userdevice": "0",
            "bootable": True,
            "mode": "RW",
            "type": "Disk",
            "unpluggable": False,
            "empty": False,
            "other_config": {"owner": "", **owner.mark},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )


async def ensure_template_destroyed(session: Session, vm: Ref[VM]) -> None:
    """Remove a template with its drives; its disk stays. Nothing to do where it is gone."""
    try:
        await session.VM.destroy(vm)
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(vm),):
            raise TryAgain(f"something of the template changed meanwhile: {gone}") from gone
