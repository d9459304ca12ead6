"""Records and short cuts for tests of VMs and their devices."""

from __future__ import annotations

from typing import Any

import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator

NULL = "OpaqueRef:NULL"
MIB = 1 << 20
TOOLS = {"vm-data/sim-tools": "1"}


async def refusal(call: Caller, method: str, *params: Any) -> tuple[str, ...]:
    """The error that a call must meet, as one tuple."""
    with pytest.raises(Refused) as refused:
        await call(method, *params)
    return (refused.value.code, *refused.value.params)


def vdi_record(sr: str, **values: Any) -> dict[str, Any]:
    return {
        "name_label": "disk",
        "SR": sr,
        "virtual_size": str(64 * MIB),
        "type": "user",
        "sharable": False,
        "read_only": False,
        "other_config": {},
    } | values


def vbd_record(vm: str, vdi: str, userdevice: str, **values: Any) -> dict[str, Any]:
    return {
        "VM": vm,
        "VDI": vdi,
        "userdevice": userdevice,
        "bootable": False,
        "mode": "RW",
        "type": "Disk",
        "empty": False,
        "other_config": {},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    } | values


def vif_record(vm: str, network: str, device: str, **values: Any) -> dict[str, Any]:
    return {
        "device": device,
        "network": network,
        "VM": vm,
        "MAC": "",
        "MTU": "1500",
        "other_config": {},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    } | values


def shared_sr(pool: Emulator) -> str:
    """A shared SR for disks, seen by every host."""
    return next(ref for ref, row in pool.database.items("SR") if row["shared"] and row["type"] == "nfs")


def local_sr(pool: Emulator, host: str) -> str:
    """A host's own SR for disks."""
    pbds = [pbd for _, pbd in pool.database.items("PBD") if pbd["host"] == host]
    srs = ((pbd["SR"], pool.database.get("SR", pbd["SR"])) for pbd in pbds)
    return next(
        str(ref)
        for ref, row in srs
        if not row["shared"] and row["content_type"] != "iso" and row["type"] == "ext"
    )


def management_network(pool: Emulator) -> str:
    pifs = [pif for _, pif in pool.database.items("PIF") if pif["management"]]
    return str(pifs[0]["network"])


def member(pool: Emulator) -> str:
    """A host that is not the coordinator."""
    return next(host for host in pool.database.refs("host") if host != pool.pool.coordinator)


async def make_vm(call: Caller, pool: Emulator, *, tools: bool = True, disk: bool = True, **values: Any) -> str:
    """A halted VM with a disk on the shared SR and an interface on the management network."""
    extra = {"xenstore_data": TOOLS} if tools else {}
    vm = str(await call("VM.create", vm_record(suspend_SR=shared_sr(pool), **extra, **values)))
    if disk:
        vdi = await call("VDI.create", vdi_record(shared_sr(pool)))
        await call("VBD.create", vbd_record(vm, vdi, "0", bootable=True))
        await call("VIF.create", vif_record(vm, management_network(pool), "0"))
    return vm
