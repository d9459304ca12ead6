"""Classes VGPU, PGPU and GPU_group: graphics for VMs, as far as a pool without graphics cards has them.

Source: xapi_vgpu.ml, xapi_pgpu.ml, xapi_gpu_group.ml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM.operations import HALTED
from poolwright.emulator.classes.VM.questions import internal_only
from poolwright.emulator.failures import ApiFailure, is_null

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler


# --- VGPU ------------------------------------------------------------------------------------------------


def create(
    call: Call, vm: str, gpu_group: str, device: str, other_config: Mapping[str, str], type_: str
) -> str:
    """VGPU.create. Raises INVALID_VALUE, INVALID_DEVICE, VM_BAD_POWER_STATE, DEVICE_ALREADY_EXISTS."""
    database = call.database
    row = database.get("VM", vm)
    if not is_null(type_) and not database.exists("VGPU_type", type_):
        raise ApiFailure("INVALID_VALUE", "type", type_)
    if not database.exists("GPU_group", gpu_group):
        raise ApiFailure("INVALID_VALUE", "GPU_group", gpu_group)
    if not device.isdecimal():
        raise ApiFailure("INVALID_DEVICE", device)
    if row["power_state"] != HALTED:
        raise ApiFailure("VM_BAD_POWER_STATE", vm, HALTED.lower(), row["power_state"].lower())
    if any(database.get("VGPU", vgpu)["device"] == device for vgpu in row["VGPUs"]):
        raise ApiFailure("DEVICE_ALREADY_EXISTS", device)
    values = {"VM": vm, "GPU_group": gpu_group, "device": device, "other_config": dict(other_config)}
    vgpu = database.create("VGPU", values | {"type": type_})
    call.refresh("VM", vm)
    return vgpu


def destroy(call: Call, self: str) -> None:
    """VGPU.destroy, of a VM that is not running."""
    row = call.database.get("VGPU", self)
    vm = call.database.find("VM", row["VM"])
    if vm is not None and row["currently_attached"]:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "vGPU currently attached to a running VM")
    call.database.destroy("VGPU", self)
    call.refresh("VM", row["VM"])


# --- GPU_group -------------------------------------------------------------------------------------------


def create_group(call: Call, name_label: str, name_description: str, other_config: Mapping[str, str]) -> str:
    """GPU_group.create."""
    values = {"name_label": name_label, "name_description": name_description}
    return call.database.create("GPU_group", values | {"other_config": dict(other_config)})


def destroy_group(call: Call, self: str) -> None:
    """GPU_group.destroy. Raises GPU_GROUP_CONTAINS_PGPU, GPU_GROUP_CONTAINS_VGPU."""
    row = call.database.get("GPU_group", self)
    if row["PGPUs"]:
        raise ApiFailure("GPU_GROUP_CONTAINS_PGPU", *row["PGPUs"])
    if row["VGPUs"]:
        raise ApiFailure("GPU_GROUP_CONTAINS_VGPU", *row["VGPUs"])
    call.database.destroy("GPU_group", self)


def get_group_remaining_capacity(call: Call, self: str, vgpu_type: str) -> int:
    """GPU_group.get_remaining_capacity: what its cards have together."""
    return sum(
        get_remaining_capacity(call, pgpu, vgpu_type) for pgpu in call.database.get("GPU_group", self)["PGPUs"]
    )


def _update_types(field: str) -> Handler:
    """update_enabled_VGPU_types and update_supported_VGPU_types: what its cards have."""

    def handler(call: Call, self: str) -> None:
        pgpus = [call.database.get("PGPU", pgpu) for pgpu in call.database.get("GPU_group", self)["PGPUs"]]
        types = list(dict.fromkeys(one for pgpu in pgpus for one in pgpu[field]))
        call.database.update("GPU_group", self, **{field: types})

    return handler


# --- PGPU ------------------------------------------------------------------------------------------------


def get_remaining_capacity(call: Call, self: str, vgpu_type: str) -> int:
    """PGPU.get_remaining_capacity: how many more of a type it takes."""
    row = call.database.get("PGPU", self)
    most = int(row["supported_VGPU_max_capacities"].get(vgpu_type, 0))
    return max(0, most - len(row["resident_VGPUs"]))


def set_enabled_VGPU_types(call: Call, self: str, value: list[str]) -> None:
    """PGPU.set_enabled_VGPU_types. Raises VGPU_TYPE_NOT_SUPPORTED."""
    supported = call.database.get("PGPU", self)["supported_VGPU_types"]
    for one in value:
        if one not in supported:
            raise ApiFailure("VGPU_TYPE_NOT_SUPPORTED", one, ", ".join(supported))
    call.database.update("PGPU", self, enabled_VGPU_types=list(value))


def add_enabled_VGPU_types(call: Call, self: str, value: str) -> None:
    """PGPU.add_enabled_VGPU_types."""
    set_enabled_VGPU_types(call, self, [*call.database.get("PGPU", self)["enabled_VGPU_types"], value])


def remove_enabled_VGPU_types(call: Call, self: str, value: str) -> None:
    """PGPU.remove_enabled_VGPU_types."""
    types = call.database.get("PGPU", self)["enabled_VGPU_types"]
    set_enabled_VGPU_types(call, self, [one for one in types if one != value])


def set_GPU_group(call: Call, self: str, value: str) -> None:
    """PGPU.set_GPU_group. Raises PGPU_IN_USE_BY_VM."""
    row = call.database.get("PGPU", self)
    call.database.get("GPU_group", value)
    if row["resident_VGPUs"]:
        raise ApiFailure("PGPU_IN_USE_BY_VM", *row["resident_VGPUs"])
    call.database.update("PGPU", self, GPU_group=value)


def _dom0_access(word: str) -> Handler:
    def handler(call: Call, self: str) -> str:
        call.database.update("PGPU", self, dom0_access=word)
        return word

    return handler


def _pci_dom0_access(word: str) -> Handler:
    """PCI's calls: nothing is passed through, so a device stays with dom0 until the host reboots."""

    def handler(call: Call, self: str) -> str:
        call.database.get("PCI", self)
        return word

    return handler


VGPU: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "atomic_set_resident_on": internal_only,
}
GPU_GROUP: Final[Mapping[str, Handler]] = {
    "create": create_group,
    "destroy": destroy_group,
    "get_remaining_capacity": get_group_remaining_capacity,
    "update_enabled_VGPU_types": _update_types("enabled_VGPU_types"),
    "update_supported_VGPU_types": _update_types("supported_VGPU_types"),
}
PGPU: Final[Mapping[str, Handler]] = {
    "get_remaining_capacity": get_remaining_capacity,
    "set_enabled_VGPU_types": set_enabled_VGPU_types,
    "add_enabled_VGPU_types": add_enabled_VGPU_types,
    "remove_enabled_VGPU_types": remove_enabled_VGPU_types,
    "set_GPU_group": set_GPU_group,
    "enable_dom0_access": _dom0_access("enabled"),
    "disable_dom0_access": _dom0_access("disable_on_reboot"),
}
PCI: Final[Mapping[str, Handler]] = {
    "enable_dom0_access": _pci_dom0_access("enabled"),
    "disable_dom0_access": _pci_dom0_access("disable_on_reboot"),
    "get_dom0_access_status": _pci_dom0_access("enabled"),
}
