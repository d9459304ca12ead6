"""A VM's config drive: written from the rows as they are now, at its first start and at each start after.

What is on it (user data, keys, a password) is read when it is written and is in no saga's log.
"""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from poolwright.model.config_drive import LABEL, GuestData, GuestNic, files
from poolwright.model.errors import InvalidParameter
from poolwright.model.virtual_machine import VirtualMachine
from poolwright.orchestration.context import Context
from poolwright.saga import Run
from poolwright.store import Transaction, nics, service_offerings, ssh_key_pairs, virtual_machines, zones
from poolwright.xenserver import config_drives, disks
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VmRef

AnyRun = Run[Any, Context]


class ConfigDrive(msgspec.Struct, frozen=True, kw_only=True):
    """Where one is to be, and whose; `vdi_uuid` where there is one already, to be written again."""

    vm_id: int
    vm_uuid: str
    about: str
    cluster_id: int
    sr_uuid: str
    vdi_uuid: str | None = None


def is_wanted(vm: VirtualMachine, *, password: bool = False) -> bool:
    """Whether there is anything to tell its guest that no other way reaches it."""
    return bool(vm.user_data or vm.key_pairs or vm.config_drive_uuid or password)


async def make(run: AnyRun, drive: ConfigDrive) -> str:
    """The disk, written; its uuid, which the VM's row learns."""
    context, owner = run.context, run.context.owner(run)
    content = await read_files(context, drive.vm_id)
    pool = await context.pool(drive.cluster_id)
    sr = (await pool.inventory()).sr(drive.sr_uuid)
    about = f"config drive of {drive.about}"
    async with pool.limits.sr_operation(drive.sr_uuid), pool.speaking_of(about) as session:
        vdi = await disks.find_by_uuid(session, drive.vdi_uuid) if drive.vdi_uuid else None
        if vdi is None and run.repeated:
            vdi = await disks.find_by_owner(session, owner)
        if vdi is None:
            vdi = await config_drives.create(session, sr, about, owner)
        uuid = await session.VDI.get_uuid(vdi)
    async with pool.speaking_of(about) as session:
        try:
            await config_drives.write(session, vdi, LABEL, content)
        except ValueError as large:
            raise InvalidParameter(f"The {about} is too large: {large}; give it less user data") from large
    async with context.store.transaction() as tx:
        await virtual_machines.update(tx, drive.vm_id, config_drive_uuid=uuid)
    return uuid


async def unmake(run: AnyRun, drive: ConfigDrive, uuid: str | None) -> None:
    """Remove what `make` made or may have made; one that was there before stays, as it was written."""
    pool = await run.context.pool(drive.cluster_id)
    about = f"config drive of {drive.about}"
    async with pool.limits.sr_operation(drive.sr_uuid), pool.speaking_of(about) as session:
        if uuid is None:
            vdi = await disks.find_by_owner(session, run.context.owner(run))
        elif uuid == drive.vdi_uuid:
            return
        else:
            vdi = await disks.find_by_uuid(session, uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)
    async with run.context.store.transaction() as tx:
        await virtual_machines.update(tx, drive.vm_id, config_drive_uuid=drive.vdi_uuid)


async def attach(
    run: AnyRun,
    drive: ConfigDrive,
    uuid: str,
    find_vm: Callable[[Pool, Session], Awaitable[VmRef]],
) -> None:
    """The disk in a drive of its VM, which is halted."""
    owner = run.context.owner(run)
    pool = await run.context.pool(drive.cluster_id)
    about = f"config drive of {drive.about}"
    async with pool.speaking_of(about) as session:
        vm = await find_vm(pool, session)
        vdi = await disks.get_by_uuid(session, uuid, about)
        await config_drives.ensure_attached(session, vm, vdi, owner, drive.vm_uuid)


async def read_files(context: Context, vm_id: int) -> dict[str, bytes]:
    """What is to be on a VM's config drive."""
    async with context.store.reading() as tx:
        guest = await _guest(tx, context, vm_id)
    return await asyncio.to_thread(files, guest)


async def _guest(tx: Transaction, context: Context, vm_id: int) -> GuestData:
    vm = await virtual_machines.get(tx, vm_id)
    zone = await zones.get(tx, vm.zone_id)
    columns, keys = nics.rows.table.c, ssh_key_pairs.rows.table.c
    present = await nics.list_where(tx, columns.virtual_machine_id == vm.id, columns.removed.is_(None))
    pairs = (
        await ssh_key_pairs.list_where(tx, keys.account_id == vm.account_id, keys.name.in_(vm.key_pairs))
        if vm.key_pairs
        else []
    )
    offering = await service_offerings.rows.find_where(
        tx, service_offerings.rows.table.c.id == vm.service_offering_id
    )
    return GuestData(
        uuid=vm.uuid,
        hostname=vm.name,
        zone=zone.name,
        offering=offering.name if offering else "",
        cloud=context.manager,
        user_data=b64decode(vm.user_data) if vm.user_data else b"",
        # Pairs that were deleted since stay known to the VMs that have them; of one name, the last one counts.
        public_keys=list({pair.name: pair.public_key for pair in pairs}.values()),
        password=await virtual_machines.read_password(tx, vm),
        nics=[
            GuestNic(
                device_id=nic.device_id,
                mac=nic.mac,
                mtu=nic.mtu,
                ip4=nic.ip4,
                netmask=nic.netmask,
                gateway=nic.gateway,
                is_default=nic.is_default,
            )
            for nic in present
        ],
        dns=[address for address in (zone.dns1, zone.dns2) if address],
        details=vm.user_data_details,
    )
