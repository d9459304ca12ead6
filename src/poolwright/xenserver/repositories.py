"""Storage repositories on NFS, made for a whole pool and forgotten again.

What tells one from another is the export that it lies on: a second one on the same export of the same pool is
never made, so making may be repeated. `SR.create` takes no `other_config`; the ownership tag travels in its
`sm_config`. Disks are never destroyed with a repository: it is forgotten, the files stay on their server.
"""

from __future__ import annotations

from typing import Final

from poolwright.xapi import SR, Ref, Session
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import OWNER, Owner

NFS: Final = "nfs"
#: Seconds that mounting on every host may take.
DEADLINE: Final = 300.0


def find_nfs(inventory: Inventory, server: str, path: str) -> Ref[SR] | None:
    """The pool's repository on that export, whoever made it."""
    for pbd in inventory.pbds.values():
        record = inventory.srs.get(pbd.SR)
        config = pbd.device_config
        if record is None or record.type != NFS or config.get("server") != server:
            continue
        if config.get("serverpath", "").rstrip("/") == path.rstrip("/"):
            return pbd.SR
    return None


def is_ours(inventory: Inventory, ref: Ref[SR], owner: Owner) -> bool:
    """Whether that very owner made it."""
    return inventory.srs[ref].sm_config.get(OWNER) == str(owner)


async def create_nfs(
    session: Session, inventory: Inventory, owner: Owner, *, server: str, path: str, name: str
) -> Ref[SR]:
    """Make a shared repository on an export and plug it into every host (`Async.SR.create`: 3 calls)."""
    task = await session.Async.SR.create(
        inventory.pool.master,
        {"server": server, "serverpath": path},
        0,
        name,
        f"{server}:{path}, made by poolwright",
        NFS,
        "user",
        True,
        owner.mark,
    )
    return await session.tasks.result(task, timeout=DEADLINE)


async def ensure_forgotten(session: Session, inventory: Inventory, ref: Ref[SR]) -> None:
    """Unplug a repository from every host and forget it; its files stay. Raises XAPI's failure where disks
    of it are in use.
    """
    for pbd, record in inventory.pbds.items():
        if ref == record.SR:
            await session.PBD.unplug(pbd)
    await session.SR.forget(ref)
