"""Config drives: small read-only disks from which guests read what they are to know of themselves.

An ISO image on a VDI of its own, imported through XAPI's raw handler, in a CD drive beside the one that users
see.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Final

from poolwright.xapi import SR, VBD, VDI, VM, Ref, Session
from poolwright.xapi.transfers import Transfers
from poolwright.xenserver import disks
from poolwright.xenserver.iso_image import build
from poolwright.xenserver.ownership import Owner

#: In a VBD's other_config: the uuid of the VM whose config drive it holds.
CONFIG_DRIVE: Final = "poolwright:config-drive"
DEVICE: Final = "15"
#: Bytes: what every config drive has at least, so that it can be written again with more on it.
SIZE: Final = 4 << 20
_MIB: Final = 1 << 20


async def create(session: Session, sr: Ref[SR], name: str, owner: Owner) -> Ref[VDI]:
    """Make the empty disk for one (one call)."""
    return await disks.create_blank(session, sr, name, SIZE, owner)


async def write(session: Session, vdi: Ref[VDI], label: str, files: Mapping[str, bytes]) -> None:
    """Put an image with these files on the disk, over what is there. Raises `ValueError` if it is too big."""
    image = build(label, files)
    if len(image) > SIZE:
        raise ValueError(f"a config drive has {SIZE} bytes, and {len(image)} are needed")
    await Transfers(session).import_vdi(vdi, _pieces(image), len(image))


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), _MIB):
        yield content[at : at + _MIB]


async def attach(session: Session, vm: Ref[VM], vdi: Ref[VDI], owner: Owner, vm_uuid: str) -> Ref[VBD]:
    """Give the VM its config drive (one call)."""
    return await session.VBD.create(
        {
            "VM": vm,
            "VDI": vdi,
            "userdevice": DEVICE,
            "bootable": False,
            "mode": "RO",
            "type": "CD",
            "unpluggable": True,
            "empty": False,
            "other_config": {CONFIG_DRIVE: vm_uuid, **owner.mark},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )


async def ensure_attached(session: Session, vm: Ref[VM], vdi: Ref[VDI], owner: Owner, vm_uuid: str) -> None:
    """Have this disk in the VM's config drive, whatever is in it or however it was lost."""
    for ref in await session.VM.get_VBDs(vm):
        record = await session.VBD.get_record(ref)
        if record.other_config.get(CONFIG_DRIVE) != vm_uuid:
            continue
        if not record.empty and vdi == record.VDI:
            return
        await session.VBD.destroy(ref)
    await attach(session, vm, vdi, owner, vm_uuid)
