"""A VM's memory limits and virtual CPUs: setting them, halted and live. Source: reference/xapi.md 3.5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM import footprint, placement
from poolwright.emulator.classes.VM.footprint import Limits
from poolwright.emulator.classes.VM.operations import RUNNING
from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

_KIB: Final = 1024
#: XAPI reckons with that many virtual CPUs where it is to be careful.
_MANY_VCPUS: Final = 64


def _check(limits: Limits) -> None:
    if not limits.ordered:
        raise ApiFailure("MEMORY_CONSTRAINT_VIOLATION_ORDER")


def _store(call: Call, vm: str, limits: Limits) -> None:
    call.database.update("VM", vm, **limits.as_fields())
    refresh_overhead(call, vm)


def refresh_overhead(call: Call, vm: str) -> None:
    """VM.memory_overhead follows memory, virtual CPUs and the shadow multiplier."""
    call.database.update("VM", vm, memory_overhead=footprint.overhead(call.database.get("VM", vm)))


async def _set(call: Call, vm: str, op: str, **changes: int) -> None:
    """Changes some of the limits under an operation that a halted VM allows."""
    async with call.marked("VM", vm, op):
        limits = Limits.of(call.database.get("VM", vm))._replace(**changes)
        _check(limits)
        _store(call, vm, limits)


async def set_memory_limits(
    call: Call, self: str, static_min: int, static_max: int, dynamic_min: int, dynamic_max: int
) -> None:
    """VM.set_memory_limits: all four, in bytes. Raises MEMORY_CONSTRAINT_VIOLATION_ORDER."""
    limits = Limits(static_min, dynamic_min, dynamic_max, static_max)
    await _set(call, self, "changing_memory_limits", **limits._asdict())


async def set_memory(call: Call, self: str, value: int) -> None:
    """VM.set_memory: all but static_min, in bytes."""
    await _set(call, self, "changing_memory_limits", static_max=value, dynamic_min=value, dynamic_max=value)


async def set_memory_static_range(call: Call, self: str, min: int, max: int) -> None:  # noqa: A002
    """VM.set_memory_static_range, in bytes."""
    await _set(call, self, "changing_static_range", static_min=min, static_max=max)


async def set_memory_dynamic_range(call: Call, self: str, min: int, max: int) -> None:  # noqa: A002
    """VM.set_memory_dynamic_range, in bytes; a running VM's balloon follows if its host has room."""
    async with call.marked("VM", self, "changing_dynamic_range"):
        row = call.database.get("VM", self)
        limits = Limits.of(row)._replace(dynamic_min=min, dynamic_max=max)
        _check(limits)
        if row["power_state"] == RUNNING:
            more = min - row["memory_dynamic_min"]
            free = placement.free_memory(call.database, row["resident_on"])
            if more > free:
                raise ApiFailure("HOST_NOT_ENOUGH_FREE_MEMORY", more // _KIB, free // _KIB)
            call.database.update("VM", self, memory_target=min)
        _store(call, self, limits)


async def set_memory_static_max(call: Call, self: str, value: int) -> None:
    """VM.set_memory_static_max: the range with its other end unchanged."""
    await set_memory_static_range(call, self, call.database.get("VM", self)["memory_static_min"], value)


async def set_memory_static_min(call: Call, self: str, value: int) -> None:
    """VM.set_memory_static_min."""
    await set_memory_static_range(call, self, value, call.database.get("VM", self)["memory_static_max"])


async def set_memory_dynamic_max(call: Call, self: str, value: int) -> None:
    """VM.set_memory_dynamic_max."""
    await set_memory_dynamic_range(call, self, call.database.get("VM", self)["memory_dynamic_min"], value)


async def set_memory_dynamic_min(call: Call, self: str, value: int) -> None:
    """VM.set_memory_dynamic_min."""
    await set_memory_dynamic_range(call, self, value, call.database.get("VM", self)["memory_dynamic_max"])


async def set_memory_target_live(call: Call, self: str, target: int) -> None:
    """VM.set_memory_target_live, which has had no effect since memory ballooned by itself."""
    del target
    async with call.marked("VM", self, "changing_memory_live"):
        pass


async def wait_memory_target_live(call: Call, self: str) -> None:
    """VM.wait_memory_target_live: the target is reached at once."""
    async with call.marked("VM", self, "awaiting_memory_live"):
        pass


def compute_memory_overhead(call: Call, vm: str) -> int:
    """VM.compute_memory_overhead, in bytes."""
    return footprint.overhead(call.database.get("VM", vm))


def maximise_memory(call: Call, self: str, total: int, approximate: bool) -> int:
    """VM.maximise_memory: the greatest static_max that fits in `total` bytes."""
    row = call.database.get("VM", self)
    vcpus = _MANY_VCPUS if approximate else row["VCPUs_max"]
    return footprint.largest_static_max({**row, "VCPUs_max": vcpus}, total)


# --- shadow ----------------------------------------------------------------------------------------------


def _check_multiplier(value: float) -> None:
    if value < 1:
        text = f"{value:g}"
        raise ApiFailure("INVALID_VALUE", "multiplier", text if "." in text else f"{text}.")


async def set_HVM_shadow_multiplier(call: Call, self: str, value: float) -> None:
    """VM.set_HVM_shadow_multiplier, of a halted VM."""
    async with call.marked("VM", self, "changing_shadow_memory"):
        _check_multiplier(value)
        call.database.update("VM", self, HVM_shadow_multiplier=value)
        refresh_overhead(call, self)


async def set_shadow_multiplier_live(call: Call, self: str, multiplier: float) -> None:
    """VM.set_shadow_multiplier_live, of a running VM."""
    async with call.marked("VM", self, "changing_shadow_memory_live"):
        _check_multiplier(multiplier)
        row = call.database.get("VM", self)
        more = footprint.overhead({**row, "HVM_shadow_multiplier": multiplier}) - footprint.overhead(row)
        free = placement.free_memory(call.database, row["resident_on"])
        if more > free:
            raise ApiFailure("HOST_NOT_ENOUGH_FREE_MEMORY", more, free)
        call.database.update("VM", self, HVM_shadow_multiplier=multiplier)
        refresh_overhead(call, self)


# --- virtual CPUs ----------------------------------------------------------------------------------------


def _check_vcpus(first: int, most: int, value: int, name: str = "VCPUs_at_startup") -> None:
    if not 1 <= first <= most:
        raise ApiFailure("INVALID_VALUE", f"VCPU values must satisfy: 0 < {name} \u2264 VCPUs_max", value)


async def set_VCPUs_max(call: Call, self: str, value: int) -> None:
    """VM.set_VCPUs_max, of a halted VM. Raises INVALID_VALUE below VCPUs_at_startup."""
    async with call.marked("VM", self, "changing_VCPUs"):
        _check_vcpus(call.database.get("VM", self)["VCPUs_at_startup"], value, value)
        call.database.update("VM", self, VCPUs_max=value)
        refresh_overhead(call, self)


def set_VCPUs_at_startup(call: Call, self: str, value: int) -> None:
    """VM.set_VCPUs_at_startup, whatever the VM does."""
    row = call.database.get("VM", self)
    if row["is_control_domain"] and row["domid"] == 0:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "set_VCPUs_at_startup is not allowed on dom0")
    _check_vcpus(value, row["VCPUs_max"], value)
    call.database.update("VM", self, VCPUs_at_startup=value)
    refresh_overhead(call, self)


async def set_VCPUs_number_live(call: Call, self: str, nvcpu: int) -> None:
    """VM.set_VCPUs_number_live: plugs virtual CPUs. Raises VM_LACKS_FEATURE, INVALID_VALUE above VCPUs_max."""
    async with call.marked("VM", self, "changing_VCPUs_live"):
        row = call.database.get("VM", self)
        _check_vcpus(nvcpu, row["VCPUs_max"], row["VCPUs_max"], "VCPUs")
        call.database.update("VM", self, VCPUs_at_startup=nvcpu)
        if call.database.exists("VM_metrics", row["metrics"]):
            call.database.update("VM_metrics", row["metrics"], VCPUs_number=nvcpu)


async def add_to_VCPUs_params_live(call: Call, self: str, key: str, value: str) -> None:
    """VM.add_to_VCPUs_params_live, which XAPI checks and then does not have. Raises NOT_IMPLEMENTED."""
    del key, value
    async with call.marked("VM", self, "changing_VCPUs_live"):
        raise ApiFailure("NOT_IMPLEMENTED", "add_to_VCPUs_params_live")


MESSAGES: Final[Mapping[str, Handler]] = {
    one.__name__: one
    for one in (
        set_memory_limits,
        set_memory,
        set_memory_static_range,
        set_memory_dynamic_range,
        set_memory_static_max,
        set_memory_static_min,
        set_memory_dynamic_max,
        set_memory_dynamic_min,
        set_memory_target_live,
        wait_memory_target_live,
        compute_memory_overhead,
        maximise_memory,
        set_HVM_shadow_multiplier,
        set_shadow_multiplier_live,
        set_VCPUs_max,
        set_VCPUs_at_startup,
        set_VCPUs_number_live,
        add_to_VCPUs_params_live,
    )
}
