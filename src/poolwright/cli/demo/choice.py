"""What the demo launches, and how many: decided from what the API lists; asks and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

#: What the demo launches where nobody says how many.
DEFAULT_COUNT = 20
#: The offering that the demo makes for itself, small enough for many on a small host.
OFFERING_NAME = "Demo 256 MiB"
OFFERING_CPUS, OFFERING_MHZ, OFFERING_MIB = 1, 100, 256
#: MiB that Xen may take for itself for each VM of that size, to be on the safe side.
OVERHEAD_MIB = 16
_MIB = 1024**2

#: Templates that start without an installation medium, by how their names begin.
_PLAIN = ("Other install media", "Demo", "poolwright")


def choose_template(templates: Sequence[Row]) -> Row | None:
    """The template to launch from: the smallest with a disk of its own if there is one; else a plain one."""
    ready = [row for row in templates if row.get("isready", True)]
    with_disk = sorted((row for row in ready if int(row.get("size") or 0) > 0), key=_by_size)
    if with_disk:
        return with_disk[0]
    plain = [row for row in ready if str(row.get("name", "")).startswith(_PLAIN)]
    return next(iter(plain or sorted(ready, key=lambda row: str(row.get("name")))), None)


def _by_size(row: Row) -> tuple[int, str]:
    return int(row["size"]), str(row.get("name"))


@dataclass(frozen=True)
class Room:
    """How many VMs of the demo's size the hosts have memory for."""

    vms: int
    hosts: int


def count_room(hosts: Sequence[Row], *, mib: int = OFFERING_MIB) -> Room:
    """Room on hosts that are up, by the memory (bytes) that the API says is theirs and is taken."""
    up = [row for row in hosts if row.get("state") == "Up" and row.get("resourcestate", "Enabled") == "Enabled"]
    each = (mib + OVERHEAD_MIB) * _MIB
    free = [int(row.get("memorytotal", 0)) - int(row.get("memoryallocatedbytes") or 0) for row in up]
    return Room(sum(max(0, bytes_ // each) for bytes_ in free), len(up))
