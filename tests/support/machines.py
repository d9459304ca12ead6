"""A VM as the smallest client makes it, and where its disk goes."""

from __future__ import annotations

from poolwright.xapi import SR, Ref, Session, VMCreate

MIB = 1024 * 1024


def machine(name: str) -> VMCreate:
    return {
        "name_label": name,
        "user_version": 1,
        "is_a_template": False,
        "affinity": Ref("OpaqueRef:NULL"),
        "memory_static_max": 256 * MIB,
        "memory_dynamic_max": 256 * MIB,
        "memory_dynamic_min": 256 * MIB,
        "memory_static_min": 128 * MIB,
        "VCPUs_params": {},
        "VCPUs_max": 2,
        "VCPUs_at_startup": 2,
        "actions_after_shutdown": "destroy",
        "actions_after_reboot": "restart",
        "actions_after_crash": "destroy",
        "PV_bootloader": "",
        "PV_kernel": "",
        "PV_ramdisk": "",
        "PV_args": "",
        "PV_bootloader_args": "",
        "PV_legacy_args": "",
        "HVM_boot_policy": "BIOS order",
        "HVM_boot_params": {"order": "cdn"},
        "platform": {"acpi": "true"},
        "PCI_bus": "",
        "other_config": {"poolwright:owner": "contract test"},
        "recommendations": "",
    }


async def shared_sr(session: Session) -> Ref[SR]:
    srs = await session.SR.get_all_records()
    return next(ref for ref, sr in srs.items() if sr.shared and sr.type not in {"iso"} and sr.PBDs)
