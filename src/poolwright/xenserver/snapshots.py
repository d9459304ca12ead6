"""Snapshots of disks as VDIs.

VDI.snapshot takes no name and no tag for what it makes, and gives it the tag of its source. So a snapshot
whose answer was lost is found by elimination: it is of that disk, was not there before, and no VM's snapshot
has it. Then it is marked as ours. Only one saga at a time is about a volume; what others take of the disk
in that moment, not as part of a VM's snapshot, could be mistaken for ours, as with clones (docs/adr/0021).
"""

from __future__ import annotations

from collections.abc import Collection

from poolwright.xapi import VDI, Ref, Session
from poolwright.xenserver.disks import COPY_DEADLINE
from poolwright.xenserver.ownership import OWNER, Owner, owner_of


async def list_of(session: Session, source: Ref[VDI]) -> dict[str, Ref[VDI]]:
    """The snapshots of a disk that are no part of a VM's, by uuid."""
    return {
        record.uuid: ref
        for ref, record in (await session.VDI.get_all_records()).items()
        if record.is_a_snapshot and record.snapshot_of == source and not record.VBDs
    }


async def find_made(
    session: Session, source: Ref[VDI], known: Collection[str], owner: Owner
) -> Ref[VDI] | None:
    """The snapshot that an earlier try made: by its mark, else the one that was not there before."""
    found = await list_of(session, source)
    for ref in found.values():
        if owner_of(await session.VDI.get_other_config(ref)) == owner:
            return ref
    new = sorted(uuid for uuid in found if uuid not in known)
    return found[new[0]] if new else None


async def take(session: Session, source: Ref[VDI]) -> Ref[VDI]:
    """Take a snapshot of a disk, also while it is written (one call)."""
    return await session.within(COPY_DEADLINE).VDI.snapshot(source)


async def mark(session: Session, snapshot: Ref[VDI], name: str, owner: Owner) -> None:
    """Say what it is called, and whose it is."""
    await session.VDI.set_name_label(snapshot, name)
    kept = {k: v for k, v in (await session.VDI.get_other_config(snapshot)).items() if k != OWNER}
    await session.VDI.set_other_config(snapshot, {**kept, **owner.mark})
