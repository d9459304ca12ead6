"""What an SR holds: its sizes in bytes, as a storage driver would report them."""

from __future__ import annotations

from typing import Final

from poolwright.emulator.database import Database

GIB: Final = 1 << 30
#: How big an SR is whose creator did not say: 2 TiB.
DEFAULT_SIZE: Final = 2048 * GIB
#: What a thinly provisioned empty disk takes.
EMPTY_DISK: Final = 2 << 20


def add_usage(database: Database, ref: str, virtual: int, physical: int) -> None:
    """Counts bytes more (or less) in an SR, if it still exists: a disk came, grew or went."""
    sr = database.find("SR", ref)
    if sr is not None:
        database.update(
            "SR",
            ref,
            virtual_allocation=max(0, sr["virtual_allocation"] + virtual),
            physical_utilisation=max(0, sr["physical_utilisation"] + physical),
        )


def update_usage(database: Database, ref: str) -> None:
    """Works an SR's virtual_allocation and physical_utilisation out again, if it still exists."""
    sr = database.find("SR", ref)
    if sr is None:
        return
    disks = [database.get("VDI", vdi) for vdi in sr["VDIs"]]
    database.update(
        "SR",
        ref,
        virtual_allocation=sum(max(0, disk["virtual_size"]) for disk in disks),
        physical_utilisation=sum(max(0, disk["physical_utilisation"]) for disk in disks),
        physical_size=sr["physical_size"] if sr["physical_size"] > 0 else DEFAULT_SIZE,
    )
