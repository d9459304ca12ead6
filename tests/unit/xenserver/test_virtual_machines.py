"""The record for VM.create: the template's, with the instance's own words, sizes, boot and ownership."""

from __future__ import annotations

from typing import Any

import pytest

from poolwright.model.cpu import CpuShare
from poolwright.model.start import BootLoader, VirtualMachineSpec
from poolwright.xapi import Ref, VMRecord
from poolwright.xenserver.ownership import OWNER, Owner
from poolwright.xenserver.virtual_machines import create_record

GIB = 1 << 30
OWNED = Owner("manager", "saga", "create_vm")


def template(**values: Any) -> VMRecord:
    return VMRecord(
        **{
            "name_label": "Debian",
            "HVM_boot_policy": "BIOS order",
            "HVM_boot_params": {"order": "cdn"},
            "platform": {"acpi": "1", "viridian": "false"},
            "other_config": {
                "disks": "<provision/>",
                "default_template": "true",
                "mac_seed": "seed",
                "linux_template": "true",
                OWNER: "somebody/else's/tag",
            },
            "memory_static_max": 4 * GIB,
            **values,
        }
    )


def made(record: VMRecord | None = None, **spec: Any) -> dict[str, Any]:
    wanted = VirtualMachineSpec(
        **{
            "uuid": "row",
            "name": "i-2-3-VM",
            "os": "",
            "cpus": 2,
            "cpu_speed_mhz": 1000,
            "memory_min": GIB,
            "memory_max": GIB,
            **spec,
        }
    )
    return dict(create_record(record or template(), wanted, Ref("OpaqueRef:h"), CpuShare(100, 0), OWNED))


def test_the_instances_own_values_replace_the_templates() -> None:
    record = made()
    assert record["name_label"] == "i-2-3-VM"
    assert record["is_a_template"] is False
    assert record["affinity"] == "OpaqueRef:h"
    assert "resident_on" not in record
    assert (record["VCPUs_max"], record["VCPUs_at_startup"]) == (2, 2)
    assert record["VCPUs_params"] == {"weight": "100", "cap": "0"}
    memory = [record[f"memory_{kind}"] for kind in ("static_min", "dynamic_min", "dynamic_max", "static_max")]
    assert memory == [GIB] * 4
    assert (record["actions_after_shutdown"], record["actions_after_crash"]) == ("destroy", "destroy")


def test_of_other_config_only_what_an_instance_may_have_is_inherited() -> None:
    assert made()["other_config"] == {"linux_template": "true", "vm_uuid": "row", OWNER: str(OWNED)}


def test_memory_is_in_the_order_that_xapi_asks_for() -> None:
    record = made(memory_min=GIB, memory_max=2 * GIB)
    order = [record[f"memory_{kind}"] for kind in ("static_min", "dynamic_min", "dynamic_max", "static_max")]
    assert order == sorted(order)
    assert record["memory_static_max"] == 2 * GIB


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_uefi_is_set_whether_or_not_the_template_names_a_firmware(*, known: bool) -> None:
    params = {"order": "cdn", **({"firmware": "bios"} if known else {})}
    record = made(template(HVM_boot_params=params), firmware="uefi", secure_boot=True)
    assert record["HVM_boot_params"] == {"order": "cdn", "firmware": "uefi"}
    assert record["platform"]["secureboot"] == "true"


def test_a_hardware_guest_gets_no_boot_loader() -> None:
    assert made()["PV_bootloader"] == ""


@pytest.mark.parametrize(
    ("name", "loader", "bootloader"),
    [
        ("Debian Wheezy", BootLoader.PYGRUB, "pygrub"),
        ("Debian Wheezy", BootLoader.CD, "eliloader"),
        ("Windows 7", BootLoader.PYGRUB, ""),
        ("Other install media", BootLoader.PYGRUB, ""),
        ("Citrix XenApp", BootLoader.PYGRUB, ""),
    ],
)
def test_the_boot_loader_of_a_paravirtualised_guest(name: str, loader: BootLoader, bootloader: str) -> None:
    record = made(template(name_label=name, HVM_boot_policy="", HVM_boot_params={}), boot_loader=loader)
    assert record["PV_bootloader"] == bootloader
    assert record["HVM_boot_policy"] == ""
    assert ("install-repository" in record["other_config"]) is (bootloader == "eliloader")


def test_boot_arguments_reach_kernel_and_xenstore() -> None:
    record = made(
        template(PV_args="quiet", xenstore_data={"vm-data/a": "1", "elsewhere": "2"}), boot_args="x=1"
    )
    assert record["PV_args"] == "quiet x=1"
    assert record["xenstore_data"] == {"vm-data/a": "1", "vm-data/cloudstack/init": "x=1"}
