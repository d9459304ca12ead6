"""Tagged objects on a pool that may be orphans, and their removal, which looks once more before it acts."""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.xapi import HandleInvalid, Ref, Session, VmPowerState
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks import ensure_removed
from poolwright.xenserver.ownership import Owner, owner_of
from poolwright.xenserver.virtual_machines import ensure_destroyed


@dataclass(frozen=True)
class Suspect:
    """An object that bears our tag and that its class alone does not clear.

    `is_double` is set for a bare VM beside another with the same tag; otherwise its saga decides.
    """

    kind: str
    ref: str
    uuid: str
    owner: Owner
    is_double: bool = False


def list_suspects(inventory: Inventory, manager: str) -> list[Suspect]:
    """Everything of this manager's that could be an orphan: VMs, unattached disks, unused networks.

    A VM that was taken in is none, whatever came of its saga: somebody else made it.
    """
    return [*_vms(inventory, manager), *_disks(inventory, manager), *_networks(inventory, manager)]


def _owned(other_config: dict[str, str], manager: str) -> Owner | None:
    owner = owner_of(other_config)
    return owner if owner is not None and owner.manager == manager else None


def _vms(inventory: Inventory, manager: str) -> list[Suspect]:
    found = [
        (ref, record, owner)
        for ref, record in inventory.vms.items()
        if not (record.is_a_template or record.is_a_snapshot)
        and (owner := _owned(record.other_config, manager)) is not None
        and owner.adopted is None
    ]
    equipped = {str(owner) for _, record, owner in found if record.VBDs or record.VIFs}
    return [
        Suspect(
            "VM",
            ref,
            record.uuid,
            owner,
            is_double=str(owner) in equipped
            and not record.VBDs
            and not record.VIFs
            and record.power_state == VmPowerState.Halted,
        )
        for ref, record, owner in found
    ]


def _disks(inventory: Inventory, manager: str) -> list[Suspect]:
    return [
        Suspect("VDI", ref, record.uuid, owner)
        for ref, record in inventory.vdis.items()
        if not record.VBDs
        and not record.is_a_snapshot
        and (owner := _owned(record.other_config, manager)) is not None
    ]


def _networks(inventory: Inventory, manager: str) -> list[Suspect]:
    return [
        Suspect("network", ref, record.uuid, owner)
        for ref, record in inventory.networks.items()
        if not record.VIFs and (owner := _owned(record.other_config, manager)) is not None
    ]


async def remove(session: Session, suspect: Suspect) -> None:
    """Remove an orphan, unless it is not what it was when it was suspected."""
    try:
        match suspect.kind:
            case "VM":
                record = await session.VM.get_record(Ref(suspect.ref))
                if suspect.is_double and (record.VBDs or record.VIFs):
                    return
                await ensure_destroyed(session, Ref(suspect.ref))
            case "VDI":
                if not (await session.VDI.get_VBDs(Ref(suspect.ref))):
                    await session.VDI.destroy(Ref(suspect.ref))
            case _:
                await ensure_removed(session, Ref(suspect.ref))
    except HandleInvalid:
        return
