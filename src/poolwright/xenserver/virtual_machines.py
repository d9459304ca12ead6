"""Virtual machines: one complete VM.create record from a template's record and what the cloud wants.

As CloudStack does it, but in one call instead of fifteen: the template's record, with the instance's own
name, CPUs, memory, boot and ownership in place of the template's. `affinity` is the chosen host, never
`resident_on`; `disks`, `default_template` and `mac_seed` are dropped from other_config (XAPI makes a new
seed, from which MACs come).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolwright.model.cpu import CpuShare
from poolwright.model.start import BootLoader, VirtualMachineSpec
from poolwright.saga import TryAgain
from poolwright.xapi import (
    VM,
    HandleInvalid,
    Ref,
    Session,
    UuidInvalid,
    VmBadPowerState,
    VMRecord,
    host,
)
from poolwright.xenserver.ownership import Owner, owner_of, without_mark
from poolwright.xenserver.power import ensure_off

if TYPE_CHECKING:
    from poolwright.xapi import VMCreate

#: Entries of a template's other_config that an instance must not inherit.
_NOT_INHERITED: Final = frozenset(
    {"disks", "default_template", "mac_seed", "install-distro", "install-methods"}
)
#: The template names that CloudStack does not give a boot loader for paravirtualised guests.
_OWN_LOADER: Final = ("Windows", "Citrix", "Other")
_DESTROY_ATTEMPTS: Final = 3
#: CloudStack's key for the instance's uuid, kept so that its tools recognise the VM.
VM_UUID: Final = "vm_uuid"


def create_record(
    template: VMRecord, spec: VirtualMachineSpec, on: Ref[host], share: CpuShare, owner: Owner
) -> VMCreate:
    """The record for VM.create: everything that XAPI accepts at creation, so that nothing is left to set
    after.
    """
    record: VMCreate = {
        "name_label": spec.name,
        "name_description": spec.description,
        "user_version": template.user_version,
        "is_a_template": False,
        "affinity": on,
        "memory_static_min": spec.memory_min,
        "memory_dynamic_min": spec.memory_min,
        "memory_dynamic_max": spec.memory_max,
        "memory_static_max": spec.memory_ceiling,
        "VCPUs_params": {**template.VCPUs_params, **share.params()},
        "VCPUs_max": max(spec.cpus, spec.max_cpus or 0),
        "VCPUs_at_startup": spec.cpus,
        "actions_after_shutdown": "destroy",
        "actions_after_reboot": "restart",
        "actions_after_crash": "destroy",
        "PV_kernel": template.PV_kernel,
        "PV_ramdisk": template.PV_ramdisk,
        "PV_args": _joined(template.PV_args, spec.boot_args),
        "PV_legacy_args": template.PV_legacy_args,
        "PV_bootloader": template.PV_bootloader,
        "PV_bootloader_args": template.PV_bootloader_args,
        "HVM_boot_policy": template.HVM_boot_policy,
        "HVM_boot_params": dict(template.HVM_boot_params),
        "HVM_shadow_multiplier": template.HVM_shadow_multiplier,
        "platform": {**template.platform, **spec.platform},
        "PCI_bus": template.PCI_bus,
        "other_config": _other_config(template, spec, owner),
        "recommendations": template.recommendations,
        "xenstore_data": _xenstore_data(template, spec),
        "has_vendor_device": template.has_vendor_device,
        "hardware_platform_version": template.hardware_platform_version,
        "domain_type": template.domain_type,
        "reference_label": template.reference_label,
        "tags": list(template.tags),
    }
    _boot(record, template, spec)
    return record


def _boot(record: VMCreate, template: VMRecord, spec: VirtualMachineSpec) -> None:
    """How the guest finds its kernel. HVM or PV is what the template says; `HVM_boot_policy` is empty for
    PV.
    """
    if template.HVM_boot_policy:
        if spec.firmware != "bios" or "firmware" in template.HVM_boot_params:
            record["HVM_boot_params"] = {**template.HVM_boot_params, "firmware": spec.firmware}
        if spec.firmware == "uefi":
            record["platform"] = {**record["platform"], "secureboot": str(spec.secure_boot).lower()}
        return
    if template.name_label.startswith(_OWN_LOADER) or template.PV_kernel:
        return
    if spec.boot_loader is BootLoader.CD:
        record["PV_bootloader"] = "eliloader"
        record["other_config"] = {"install-repository": "cdrom", **record["other_config"]}
    elif template.PV_bootloader != "eliloader" or spec.boot_loader is BootLoader.PYGRUB:
        record["PV_bootloader"] = "pygrub"


def _joined(*arguments: str) -> str:
    return " ".join(argument for argument in arguments if argument)


def _other_config(template: VMRecord, spec: VirtualMachineSpec, owner: Owner) -> dict[str, str]:
    inherited = {
        key: value for key, value in without_mark(template.other_config).items() if key not in _NOT_INHERITED
    }
    return {**inherited, VM_UUID: spec.uuid, **owner.mark}


def _xenstore_data(template: VMRecord, spec: VirtualMachineSpec) -> dict[str, str]:
    inherited = {k: v for k, v in template.xenstore_data.items() if k.startswith("vm-data")}
    boot = {"vm-data/cloudstack/init": spec.boot_args} if spec.boot_args else {}
    return {**inherited, **boot, **spec.xenstore_data}


async def find_by_owner(session: Session, owner: Owner) -> Ref[VM] | None:
    """The VM that was made with this owner's tag, if the pool has it."""
    for ref, record in (await session.VM.get_all_records()).items():
        if not record.is_a_snapshot and owner_of(record.other_config) == owner:
            return ref
    return None


async def find_template_by_owner(session: Session, owner: Owner) -> Ref[VM] | None:
    """The template that was made with this owner's tag, if the pool has it."""
    for ref, record in (await session.VM.get_all_records()).items():
        if record.is_a_template and not record.is_a_snapshot and owner_of(record.other_config) == owner:
            return ref
    return None


async def find_by_uuid(session: Session, uuid: str) -> Ref[VM] | None:
    """The VM or template with this uuid, if the pool has it."""
    try:
        return await session.VM.get_by_uuid(uuid)
    except (HandleInvalid, UuidInvalid):
        return None


async def find_instance(
    session: Session, uuid: str, name: str, manager: str, external_uuid: str | None
) -> Ref[VM] | None:
    """The VM of an instance of ours: by its uuid on the pool where that is known, else by its tags.

    A copy that somebody made of it has the same tags but another name, and is not taken for it.
    """
    if external_uuid:
        try:
            return await session.VM.get_by_uuid(external_uuid)
        except (HandleInvalid, UuidInvalid):
            return None
    for ref, record in (await session.VM.get_all_records()).items():
        owner = owner_of(record.other_config)
        ours = owner is not None and owner.manager == manager and record.other_config.get(VM_UUID) == uuid
        if ours and record.name_label == name and not record.is_a_snapshot and not record.is_a_template:
            return ref
    return None


async def ensure_destroyed(session: Session, vm: Ref[VM], *, halted: bool = False) -> None:
    """Remove the VM with its VBDs and VIFs, in whatever power state it is; its disks stay.

    With `halted` the caller knows that it is (one call); otherwise it is looked at, and forced off, first.
    """
    for attempt in range(_DESTROY_ATTEMPTS):
        try:
            if attempt or not halted:
                await ensure_off(session, vm)
            await session.VM.destroy(vm)
        except HandleInvalid as gone:
            if gone.params[1:2] != (str(vm),):
                raise TryAgain(f"something of the VM changed meanwhile: {gone}") from gone
            return
        except VmBadPowerState:
            # A start or stop that was still under way has ended in between: look again.
            if attempt + 1 == _DESTROY_ATTEMPTS:
                raise
        else:
            return
