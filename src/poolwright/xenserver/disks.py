"""Disks: volumes as VDIs, and their attachment as VBDs.

A root disk is a clone of the template's, or an empty VDI of the size its provisioning asks for; a data disk an
empty VDI. Every instance has an empty CD drive, as CloudStack gives it.

XAPI's VDI.clone takes no name, tag or other_config for what it makes, so a clone whose answer was lost can't be
found by its tag. `find_lost_clone` finds it by elimination; docs/adr/0021 says why that is exact enough.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from poolwright.model.errors import Conflict, NotFound
from poolwright.saga import TryAgain
from poolwright.xapi import (
    NULL_REF,
    SR,
    VBD,
    VDI,
    VM,
    HandleInvalid,
    Ref,
    Session,
    UuidInvalid,
    VDIRecord,
)
from poolwright.xenserver.ownership import OWNER, Owner, owner_of

#: In a VBD's other_config: the uuid of the volume that its disk is.
VOLUME: Final = "poolwright:volume"
#: Seconds that a copy of a disk may take (CloudStack's).
COPY_DEADLINE: Final = 7200.0
#: The device of the first CD drive; CloudStack's, so that disks 0 to 2 and 4 on keep their places.
CD_DEVICE: Final = "3"


async def clone(session: Session, source: Ref[VDI]) -> Ref[VDI]:
    """Clone a disk (one call). Storage that can't clone copies all of it, so the call may take hours."""
    return await session.within(COPY_DEADLINE).VDI.clone(source)


def twins(vdis: Mapping[Ref[VDI], VDIRecord], source: VDIRecord) -> set[Ref[VDI]]:
    """The VDIs that look like fresh clones of `source`: alike, and used by nobody."""
    return {ref for ref in _alike(vdis, source) if not vdis[ref].VBDs}


def _alike(vdis: Mapping[Ref[VDI], VDIRecord], source: VDIRecord) -> set[Ref[VDI]]:
    """The VDIs with the words and size of `source`, on its storage."""
    return {
        ref
        for ref, record in vdis.items()
        if record.uuid != source.uuid
        and record.SR == source.SR
        and record.name_label == source.name_label
        and record.name_description == source.name_description
        and record.virtual_size == source.virtual_size
        and record.other_config.get(OWNER) == source.other_config.get(OWNER)
        and record.managed
        and not record.missing
        and not record.is_a_snapshot
    }


async def find_lost_clone(
    session: Session, source: Ref[VDI], known: Collection[str], claimed: Collection[str], lost: int
) -> Ref[VDI] | None:
    """A clone of `source` that a call of ours made, whose answer we never saw; None if there is none.

    `known` are the twins that were there before the call, `claimed` those that other steps of ours made,
    `lost` how many calls of ours, this one included, have not been heard of. Fresh clones are alike: any of
    them will do for any of those calls. To be called while no other clone of ours is under way on that SR.
    Raises `TryAgain` while the pool is still cloning, `Conflict` when there are more twins than calls that
    were lost, so that some are another's.
    """
    record = await session.VDI.get_record(source)
    if "clone" in {str(operation) for operation in record.current_operations.values()}:
        raise TryAgain("the pool is still cloning the template's disk", delay=0.5)
    everything = await session.VDI.get_all_records()
    await _wait_for_copies(session, _alike(everything, record))
    found = twins(everything, record) - set(known) - set(claimed)
    if len(found) > max(1, lost):
        names = sorted(everything[ref].uuid for ref in found)
        raise Conflict(
            "After a lost answer, more unattached copies of the template's disk are on the pool than are ours: "
            f"{', '.join(names)}. Remove those that nobody needs",
            uuids=names,
        )
    return min(found, key=lambda ref: everything[ref].uuid, default=None)


async def _wait_for_copies(session: Session, clones: Collection[Ref[VDI]]) -> None:
    """Raises `TryAgain` while a control domain has one of these attached: so XAPI copies where storage can't
    clone.

    Meanwhile neither source nor storage show an operation, and what is being made is no unattached twin yet.
    """
    for domain in await session.VM.get_all_where('field "is_control_domain" = "true"'):
        for vbd in await session.VM.get_VBDs(domain):
            if await session.VBD.get_VDI(vbd) in clones:
                raise TryAgain("the pool is still copying the template's disk", delay=5.0)


async def find_by_owner(session: Session, owner: Owner) -> Ref[VDI] | None:
    """The VDI that was made with this owner's tag, if the pool has it."""
    for ref, record in (await session.VDI.get_all_records()).items():
        if owner_of(record.other_config) == owner:
            return ref
    return None


async def find_by_uuid(session: Session, uuid: str) -> Ref[VDI] | None:
    """The VDI with this uuid, if the pool has it."""
    try:
        return await session.VDI.get_by_uuid(uuid)
    except (HandleInvalid, UuidInvalid):
        return None


async def get_by_uuid(session: Session, uuid: str, about: str) -> Ref[VDI]:
    """The VDI with this uuid. Raises `NotFound`, which names what it is the disk of."""
    found = await find_by_uuid(session, uuid)
    if found is None:
        raise NotFound(f"The disk of {about} ({uuid}) is no longer on its pool; somebody removed it there")
    return found


async def list_attached(session: Session, vm: Ref[VM]) -> dict[str, Ref[VDI]]:
    """The VM's disks, by the uuid of the volume that each is."""
    found: dict[str, Ref[VDI]] = {}
    for ref in await session.VM.get_VBDs(vm):
        record = await session.VBD.get_record(ref)
        if VOLUME in record.other_config and not record.empty:
            found[record.other_config[VOLUME]] = record.VDI
    return found


async def create_blank(session: Session, sr: Ref[SR], name: str, size: int, owner: Owner) -> Ref[VDI]:
    """Make an empty disk of `size` bytes on the SR (one call)."""
    return await session.VDI.create(
        {
            "name_label": name,
            "name_description": "",
            "SR": sr,
            "virtual_size": size,
            "type": "user",
            "sharable": False,
            "read_only": False,
            "other_config": owner.mark,
        }
    )


async def ensure_size(session: Session, vdi: Ref[VDI], size: int) -> None:
    """Make the disk at least `size` bytes big; it is never shrunk."""
    if (await session.VDI.get_virtual_size(vdi)) < size:
        await session.VDI.resize(vdi, size)


async def ensure_destroyed(session: Session, vdi: Ref[VDI]) -> None:
    """Destroy the disk and its content; nothing to do when it is gone."""
    try:
        await session.VDI.destroy(vdi)
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(vdi),):
            raise TryAgain(f"something of the disk changed meanwhile: {gone}") from gone


async def find_attachment(session: Session, vm: Ref[VM], owner: Owner) -> Ref[VBD] | None:
    """The VBD of the VM that was made with this owner's tag, if there is one."""
    for ref in await session.VM.get_VBDs(vm):
        if owner_of(await session.VBD.get_other_config(ref)) == owner:
            return ref
    return None


async def attach(
    session: Session,
    vm: Ref[VM],
    vdi: Ref[VDI],
    device: str,
    owner: Owner,
    volume_uuid: str,
    *,
    bootable: bool,
) -> Ref[VBD]:
    """Give the VM the disk, read-write (one call). The root disk can't be unplugged, as CloudStack has it.

    The VBD says which volume its disk is, because a cloned disk itself can't be marked when it is made.
    XAPI's own key `owner` has clients that delete the VM delete the disk with it.
    """
    return await session.VBD.create(
        {
            "VM": vm,
            "VDI": vdi,
            "userdevice": device,
            "bootable": bootable,
            "mode": "RW",
            "type": "Disk",
            "unpluggable": not bootable,
            "empty": False,
            "other_config": {"owner": "", VOLUME: volume_uuid, **owner.mark},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )


async def attach_cd_drive(
    session: Session, vm: Ref[VM], owner: Owner, image: Ref[VDI] | None = None
) -> Ref[VBD]:
    """Give the VM a CD drive, empty or with an image (one call)."""
    return await session.VBD.create(
        {
            "VM": vm,
            "VDI": NULL_REF if image is None else image,
            "userdevice": CD_DEVICE,
            "bootable": False,
            "mode": "RO",
            "type": "CD",
            "unpluggable": True,
            "empty": image is None,
            "other_config": owner.mark,
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )
