"""What an emulated host and its VMs measure: pure functions of the object, the measure and the time.

Nothing is stored: the same moment always has the same value, between bounds that fit the object. Times are Unix
seconds; memory in bytes or, where the name says so, in KiB; rates in bytes a second; CPUs from 0 to 1.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from poolwright.emulator.database import Database, Row


@dataclass(frozen=True)
class Series:
    """One measure of one object: its values lie between `low` and `high`."""

    kind: str
    uuid: str
    name: str
    low: float
    high: float

    @cached_property
    def _phase(self) -> float:
        digest = hashlib.blake2b(f"{self.uuid}:{self.name}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 2**32 * math.tau

    def at(self, moment: float) -> float:
        """The value at a time: a slow wave with a faster one on it."""
        wave = 0.6 * math.sin(moment / 900 + self._phase) + 0.4 * math.sin(moment / 47 + 3 * self._phase)
        return self.low + (self.high - self.low) * (wave + 1) / 2

    def entry(self, function: str) -> str:
        """Its name in a legend: `AVERAGE:vm:<uuid>:cpu0`."""
        return f"{function}:{self.kind}:{self.uuid}:{self.name}"


def of_host(database: Database, host: str) -> Iterator[Series]:
    """What a host measures."""
    row = database.get("host", host)
    uuid = row["uuid"]
    for number in range(int(row["cpu_info"].get("cpu_count", "1"))):
        yield Series("host", uuid, f"cpu{number}", 0.02, 0.35)
    yield Series("host", uuid, "cpu_avg", 0.02, 0.35)
    yield Series("host", uuid, "loadavg", 0.0, 2.0)
    metrics = database.find("host_metrics", row["metrics"])
    if metrics is not None:
        total, free = metrics["memory_total"] / 1024, metrics["memory_free"] / 1024
        yield Series("host", uuid, "memory_total_kib", total, total)
        yield Series("host", uuid, "memory_free_kib", free, free)
    for pif in row["PIFs"]:
        card = database.get("PIF", pif)
        if card["physical"] and card["currently_attached"]:
            yield Series("host", uuid, f"pif_{card['device']}_rx", 0.0, 2e6)
            yield Series("host", uuid, f"pif_{card['device']}_tx", 0.0, 1e6)


def of_virtual_machine(database: Database, row: Row) -> Iterator[Series]:
    """What a running VM measures."""
    uuid = row["uuid"]
    for number in range(row["VCPUs_at_startup"]):
        yield Series("vm", uuid, f"cpu{number}", 0.01, 0.6)
    memory = row["memory_dynamic_max"]
    yield Series("vm", uuid, "memory", memory, memory)
    yield Series("vm", uuid, "memory_target", memory, memory)
    if database.exists("VM_guest_metrics", row["guest_metrics"]):
        yield Series("vm", uuid, "memory_internal_free", memory / 4096, memory / 2048)
    for vif in row["VIFs"]:
        device = database.get("VIF", vif)["device"]
        yield Series("vm", uuid, f"vif_{device}_rx", 0.0, 4e5)
        yield Series("vm", uuid, f"vif_{device}_tx", 0.0, 2e5)
    for vbd in row["VBDs"]:
        drive = database.get("VBD", vbd)
        if not drive["empty"]:
            yield Series("vm", uuid, f"vbd_{drive['device'] or drive['userdevice']}_read", 0.0, 3e6)
            yield Series("vm", uuid, f"vbd_{drive['device'] or drive['userdevice']}_write", 0.0, 2e6)


def of_storage(row: Row) -> Iterator[Series]:
    """What a host measures of an SR, in bytes."""
    for name in ("physical_size", "physical_utilisation", "virtual_allocation"):
        yield Series("sr", row["uuid"], name, float(row[name]), float(row[name]))


def running_on(database: Database, host: str) -> list[Row]:
    """The VMs that a host measures."""
    vms = (database.get("VM", vm) for vm in database.get("host", host)["resident_VMs"])
    return [vm for vm in vms if vm["power_state"] in ("Running", "Paused")]
