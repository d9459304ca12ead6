"""The rows of disks: making one, and making one after another's pattern.

What clone, snapshot, copy and introduce have in common, without marks or forwarding; contents go along.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from poolwright.emulator.classes.SR.usage import EMPTY_DISK, add_usage
from poolwright.emulator.database import Row
from poolwright.emulator.disk_contents import DiskContents
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.pool import Pool

#: What a clone or a snapshot takes over from its source; tags stay behind.
_INHERITED: Final = (
    "name_label",
    "name_description",
    "type",
    "sharable",
    "other_config",
    "xenstore_data",
    "on_boot",
    "allow_caching",
    "virtual_size",
)


def contents(pool: Pool) -> DiskContents:
    """What is on the pool's disks."""
    disks = pool.private.setdefault("disks", DiskContents())
    assert isinstance(disks, DiskContents)  # noqa: S101 - for the type checker
    return disks


def new_disk(pool: Pool, sr: str, values: Mapping[str, Any]) -> str:
    """A disk's row in an SR, at a location of its own unless one is given."""
    uuid = values.get("uuid") or str(pool.clock.uuid4())
    row = {
        "uuid": uuid,
        "location": uuid,
        "SR": sr,
        "managed": True,
        "physical_utilisation": min(EMPTY_DISK, max(0, values["virtual_size"])),
    }
    ref = pool.database.create("VDI", {**row, **values})
    pool.operations.refresh("VDI", ref)
    made = pool.database.get("VDI", ref)
    add_usage(pool.database, sr, max(0, made["virtual_size"]), max(0, made["physical_utilisation"]))
    return ref


def new_disk_like(pool: Pool, source: str, **changes: Any) -> str:
    """A disk in the same SR with what a clone takes over, and the source's content."""
    row = pool.database.get("VDI", source)
    ref = new_disk(pool, row["SR"], {name: row[name] for name in _INHERITED} | changes)
    contents(pool).copy(source, ref)
    return ref


def delete_disk(pool: Pool, vdi: str) -> None:
    """Removes a disk with its content, its VBDs, and what VMs know of it."""
    database = pool.database
    row = database.get("VDI", vdi)
    contents(pool).forget(vdi)
    database.destroy("VDI", vdi)
    for vbd in row["VBDs"]:
        if database.exists("VBD", vbd):
            database.destroy("VBD", vbd)
    if row["type"] == "suspend":
        for vm in database.referring("VM", "suspend_VDI", vdi):
            database.update("VM", vm, suspend_VDI="OpaqueRef:NULL")
    add_usage(database, row["SR"], -max(0, row["virtual_size"]), -max(0, row["physical_utilisation"]))


def assert_managed(row: Row, vdi: str) -> None:
    """Raises VDI_NOT_MANAGED [vdi] for a disk that only others of its SR build on."""
    if not row["managed"]:
        raise ApiFailure("VDI_NOT_MANAGED", vdi)
