"""Start a VM that is on its pool already, stopped: reserve a host, start it there (three XAPI calls)."""

from __future__ import annotations

import msgspec

from poolwright.model.placement import Reach, request_for
from poolwright.model.storage_pool import StoragePoolView
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.orchestration import config_drives
from poolwright.orchestration.config_drives import ConfigDrive, is_wanted
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import Instance, get_vm, read_instance
from poolwright.orchestration.sagas.settling import settle_start
from poolwright.orchestration.starting import Start as Starting
from poolwright.orchestration.starting import ensure_running
from poolwright.saga import Run, Saga
from poolwright.store import capacity, service_offerings, storage_pools, virtual_machines
from poolwright.xenserver import power


class StartVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; `host_id` if one was asked for."""

    virtual_machine_id: int
    host_id: int | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where it starts: the cluster, and the host by number and by its uuid on the pool."""

    cluster_id: int
    host_id: int
    host_uuid: str
    #: None or one.
    config_drives: list[ConfigDrive] = []


Start = Run[StartVirtualMachine, Context]

saga = Saga[StartVirtualMachine, Context]("start_virtual_machine", params=StartVirtualMachine)


@saga.step
async def reserve_host(run: Start) -> Place:
    """A host that reaches the VM's disks, promised in one transaction; the one it last ran on if it still
    fits.
    """
    async with run.context.store.transaction() as tx:
        instance = await read_instance(tx, run.params.virtual_machine_id)
        vm = instance.vm
        offering = await service_offerings.get(tx, vm.service_offering_id)
        ids = {volume.storage_pool_id for volume in instance.volumes if volume.storage_pool_id}
        pools = [await storage_pools.get(tx, pool_id) for pool_id in sorted(ids)]
        request = msgspec.structs.replace(
            request_for(vm),
            cluster_ids=None if vm.cluster_id is None else frozenset({vm.cluster_id}),
            host_id=run.params.host_id,
            host_tags=frozenset(offering.host_tags),
            reach=[Reach(f"storage pool {pool.name}", frozenset(pool.hosts)) for pool in pools],
        )
        host = await capacity.reserve(tx, request)
        await virtual_machines.update(tx, vm.id, host_id=host.id)
    drives = _config_drives(instance, pools, host.cluster_id)
    return Place(
        cluster_id=host.cluster_id, host_id=host.id, host_uuid=host.external_uuid, config_drives=drives
    )


def _config_drives(instance: Instance, pools: list[StoragePoolView], cluster_id: int) -> list[ConfigDrive]:
    """The config drive, written again at each start, beside the root disk."""
    vm = instance.vm
    if not is_wanted(vm, password=bool(vm.password_enabled)) or not instance.volumes:
        return []
    root = next((pool for pool in pools if pool.id == instance.volumes[0].storage_pool_id), None)
    return (
        []
        if root is None
        else [
            ConfigDrive(
                vm_id=vm.id,
                vm_uuid=vm.uuid,
                about=instance.about,
                cluster_id=cluster_id,
                sr_uuid=root.external_uuid,
                vdi_uuid=vm.config_drive_uuid,
            )
        ]
    )


@reserve_host.undo
async def release_host(run: Start, _place: Place | None) -> None:
    async with run.context.store.transaction() as tx:
        await capacity.release(tx, run.params.virtual_machine_id)


@saga.step_each(lambda run: run.output(reserve_host).config_drives)
async def make_config_drive(run: Start, drive: ConfigDrive) -> str:
    """What the guest is told, as it is now; the disk's uuid."""
    return await config_drives.make(run, drive)


@make_config_drive.undo
async def destroy_config_drive(run: Start, drive: ConfigDrive, uuid: str | None) -> None:
    await config_drives.unmake(run, drive, uuid)


@saga.step_each(lambda run: list(enumerate(run.output(reserve_host).config_drives)))
async def attach_config_drive(run: Start, numbered: tuple[int, ConfigDrive]) -> None:
    """A drive for it."""
    number, drive = numbered
    vm = await _read(run)
    uuid = run.outputs(make_config_drive)[number]
    await config_drives.attach(run, drive, uuid, lambda pool, on: get_vm(run.context, pool, on, vm))


attach_config_drive.no_undo(because="destroying a disk destroys its drives; one that was there before stays")


@saga.step
async def start_vm(run: Start) -> None:
    """Running on the reserved host."""
    place = run.output(reserve_host)
    vm = await _read(run)
    pool = await run.context.pool(place.cluster_id)
    about = f"instance {vm.instance_name}"
    async with pool.speaking_of(about) as session:
        found = await get_vm(run.context, pool, session, vm)
    start = Starting(
        vm_id=vm.id,
        about=about,
        host_id=place.host_id,
        host_uuid=place.host_uuid,
        is_fixed=run.params.host_id is not None,
    )
    await ensure_running(run.context, pool, found, start, look_first=run.repeated)


@start_vm.undo
async def power_off(run: Start, _started: None) -> None:
    vm = await _read(run)
    pool = await run.context.pool(run.output(reserve_host).cluster_id)
    async with pool.speaking_of(f"instance {vm.instance_name}") as session:
        await power.ensure_off(session, await get_vm(run.context, pool, session, vm))


async def _read(run: Start) -> VirtualMachineView:
    async with run.context.store.reading() as tx:
        return await virtual_machines.get(tx, run.params.virtual_machine_id)


DEFINITION = Definition(
    saga, settle=settle_start, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
