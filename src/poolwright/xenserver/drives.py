"""The drives of a VM that is there: plugged, unplugged, filled, removed, also while it runs.

A drive is known by the volume that its disk is (`disks.VOLUME` in the VBD's other_config). Each function may
run twice: what already is as asked for is left alone.
"""

from __future__ import annotations

from typing import Final

from poolwright.saga import TryAgain
from poolwright.xapi import (
    VBD,
    VDI,
    VM,
    DeviceAlreadyAttached,
    DeviceAlreadyDetached,
    HandleInvalid,
    Ref,
    Session,
    UuidInvalid,
    VbdType,
    VmPowerState,
)
from poolwright.xenserver.config_drives import CONFIG_DRIVE
from poolwright.xenserver.disks import VOLUME

#: Seconds that a guest has to take or let go of a disk.
PLUG_DEADLINE: Final = 180.0


async def find(session: Session, vm: Ref[VM], volume_uuid: str) -> Ref[VBD] | None:
    """The VM's drive whose disk is this volume."""
    for ref in await session.VM.get_VBDs(vm):
        if (await session.VBD.get_other_config(ref)).get(VOLUME) == volume_uuid:
            return ref
    return None


async def find_by_uuid(session: Session, uuid: str) -> Ref[VBD] | None:
    """The drive with this uuid, if the pool has it."""
    try:
        return await session.VBD.get_by_uuid(uuid)
    except (HandleInvalid, UuidInvalid):
        return None


async def find_cd(session: Session, vm: Ref[VM]) -> Ref[VBD] | None:
    """The CD drive that users see: not the config drive's."""
    for ref in await session.VM.get_VBDs(vm):
        record = await session.VBD.get_record(ref)
        if record.type is VbdType.CD and CONFIG_DRIVE not in record.other_config:
            return ref
    return None


async def ensure_medium(session: Session, vbd: Ref[VBD], vdi: Ref[VDI] | None) -> None:
    """Have this in the CD drive, or nothing, whatever is in it; also while its VM runs."""
    record = await session.VBD.get_record(vbd)
    if record.empty:
        if vdi is None:
            return
    elif vdi == record.VDI:
        return
    else:
        await session.within(PLUG_DEADLINE).VBD.eject(vbd)
    if vdi is not None:
        await session.within(PLUG_DEADLINE).VBD.insert(vbd, vdi)


async def ensure_plugged(session: Session, vm: Ref[VM], vbd: Ref[VBD]) -> None:
    """Have a running VM see its drive; one that is halted sees it when it starts."""
    if await session.VM.get_power_state(vm) != VmPowerState.Running:
        return
    if await session.VBD.get_currently_attached(vbd):
        return
    try:
        await session.within(PLUG_DEADLINE).VBD.plug(vbd)
    except DeviceAlreadyAttached:
        return


async def ensure_unplugged(session: Session, vbd: Ref[VBD]) -> None:
    """Have the guest let go of its drive. Raises XAPI's failure where it does not."""
    if not await session.VBD.get_currently_attached(vbd):
        return
    try:
        await session.within(PLUG_DEADLINE).VBD.unplug(vbd)
    except DeviceAlreadyDetached:
        return


async def ensure_removed(session: Session, vbd: Ref[VBD]) -> None:
    """Take the drive away, unplugged where it is plugged; its disk stays."""
    try:
        await ensure_unplugged(session, vbd)
        await session.VBD.destroy(vbd)
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(vbd),):
            raise TryAgain(f"something of the drive changed meanwhile: {gone}") from gone
