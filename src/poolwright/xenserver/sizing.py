"""The size of a VM that is on its pool already: CPUs and memory, live where the guest runs."""

from __future__ import annotations

from poolwright.model.cpu import CpuShare
from poolwright.model.errors import InvalidState
from poolwright.model.memory import MIB
from poolwright.model.start import VirtualMachineSpec
from poolwright.xapi import VM, Ref, Session, VmPowerState, VMRecord


async def ensure_size(session: Session, vm: Ref[VM], spec: VirtualMachineSpec, share: CpuShare) -> None:
    """Give the VM the CPUs, memory and share of `spec`; what is as it should be is left alone.

    A running guest takes up to the CPUs and memory that it was started with as its most. Raises XAPI's
    failures: VM_LACKS_FEATURE, INVALID_VALUE, HOST_NOT_ENOUGH_FREE_MEMORY.
    """
    record = await session.VM.get_record(vm)
    if record.power_state == VmPowerState.Halted:
        await _resize_halted(session, vm, record, spec)
    else:
        await _resize_running(session, vm, record, spec)
    params = {**record.VCPUs_params, **share.params()}
    if params != record.VCPUs_params:
        # A running guest's scheduler takes it up at its next start.
        await session.VM.set_VCPUs_params(vm, params)


async def _resize_halted(session: Session, vm: Ref[VM], record: VMRecord, spec: VirtualMachineSpec) -> None:
    most = max(spec.cpus, spec.max_cpus or 0)
    if record.VCPUs_max < spec.cpus:
        await session.VM.set_VCPUs_max(vm, most)
    if record.VCPUs_at_startup != spec.cpus:
        await session.VM.set_VCPUs_at_startup(vm, spec.cpus)
    if record.VCPUs_max != most and record.VCPUs_max >= spec.cpus:
        await session.VM.set_VCPUs_max(vm, most)
    wanted = (spec.memory_min, spec.memory_ceiling, spec.memory_min, spec.memory_max)
    if wanted != (
        record.memory_static_min,
        record.memory_static_max,
        record.memory_dynamic_min,
        record.memory_dynamic_max,
    ):
        await session.VM.set_memory_limits(vm, *wanted)


async def _resize_running(session: Session, vm: Ref[VM], record: VMRecord, spec: VirtualMachineSpec) -> None:
    if spec.cpus > record.VCPUs_max or spec.memory_max > record.memory_static_max:
        raise InvalidState(
            f"Instance {spec.name} can have at most {record.VCPUs_max} CPUs and "
            f"{record.memory_static_max // MIB} MiB while it runs; stop it first"
        )
    if record.VCPUs_at_startup != spec.cpus:
        await session.VM.set_VCPUs_number_live(vm, spec.cpus)
    if (record.memory_dynamic_min, record.memory_dynamic_max) != (spec.memory_min, spec.memory_max):
        await session.VM.set_memory_dynamic_range(vm, spec.memory_min, spec.memory_max)
