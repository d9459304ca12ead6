"""Moving what a joining host has into the pool's database: itself, its NICs, local storage and halted VMs.

Everything keeps its uuid (unless it is taken) and gets a new reference; references to what stays behind become
null. Networks are matched by bridge, shared SRs of ISOs by type; the pool's shared SRs get a PBD for the host.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator import facts
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import is_null
from poolwright.xapi.datamodel import MapOf, RefTo, SetOf
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

#: What a VM brings along, by the field that lists it.
_OF_VM: Final = {"VBDs": "VBD", "VIFs": "VIF", "consoles": "console"}


class Transplant:
    """One host's move from its own pool into another."""

    def __init__(self, joiner: Pool, pool: Pool) -> None:
        self._joiner = joiner
        self._pool = pool
        self._from: Database = joiner.database
        self._to: Database = pool.database
        self._host = joiner.coordinator
        #: Old references -> references in the pool.
        self._new: dict[str, str] = {joiner.ref: pool.ref}
        self._moved: list[tuple[str, str]] = []
        #: What of the joiner's the pool has already.
        self._matched: frozenset[str] = frozenset()

    def run(self) -> str:
        """Moves everything; answers the host's new reference. The host is not live until it boots."""
        self._match_networks()
        self._match_shared_srs()
        self._matched = frozenset(self._new)
        for cls, ref in self._belongings():
            if ref not in self._new:
                self._new[ref] = self._to.new_ref()
                self._moved.append((cls, ref))
        for cls, ref in self._moved:
            self._to.create(cls, self._translated(cls, self._from.get(cls, ref)), ref=self._new[ref])
        self._move_contents()
        host = self._new[self._host]
        self._connect_to_shared_srs(host)
        for cls, ref in self._moved:
            self._pool.operations.refresh(cls, self._new[ref])
        return host

    def _belongings(self) -> Iterator[tuple[str, str]]:
        row = self._from.get("host", self._host)
        yield "host", self._host
        yield "host_metrics", row["metrics"]
        for cpu in row["host_CPUs"]:
            yield "host_cpu", cpu
        for pif in row["PIFs"]:
            yield "PIF", pif
            yield "PIF_metrics", self._from.get("PIF", pif)["metrics"]
        for pbd in row["PBDs"]:
            sr = self._from.get("PBD", pbd)["SR"]
            if sr not in self._new:
                yield "SR", sr
                yield from (("VDI", vdi) for vdi, _ in self._originals_first("VDI", sr))
            yield "PBD", pbd
        for vm, values in self._originals_first("VM"):
            if not values["is_default_template"] and self._disks_come_along(values):
                yield from self._with_devices(vm, values)

    def _originals_first(self, cls: str, sr: str | None = None) -> list[tuple[str, Row]]:
        """The VMs, or an SR's disks, each before its snapshots."""
        rows = [(ref, row) for ref, row in self._from.items(cls) if sr is None or row["SR"] == sr]
        return sorted(rows, key=lambda pair: bool(pair[1]["is_a_snapshot"]))

    def _with_devices(self, vm: str, values: Row) -> Iterator[tuple[str, str]]:
        yield "VM", vm
        if self._from.exists("VM_metrics", values["metrics"]):
            yield "VM_metrics", values["metrics"]
        for field, cls in _OF_VM.items():
            yield from ((cls, ref) for ref in values[field])

    def _disks_come_along(self, vm: Row) -> bool:
        """Whether all its disks move, too; what is in its CD drives need not."""
        drives = [drive for vbd in vm["VBDs"] if (drive := self._from.get("VBD", vbd))["type"] != "CD"]
        disks = (self._from.find("VDI", drive["VDI"]) for drive in drives)
        return all(disk is None or disk["SR"] not in self._matched for disk in disks)

    # --- what the pool has already -----------------------------------------------------------------

    def _match_networks(self) -> None:
        theirs = {row["bridge"]: ref for ref, row in self._to.items("network")}
        for ref, row in self._from.items("network"):
            if row["bridge"] in theirs:
                self._new[ref] = theirs[row["bridge"]]
            else:
                self._new[ref] = self._to.new_ref()
                self._moved.append(("network", ref))

    def _match_shared_srs(self) -> None:
        theirs = [(ref, row) for ref, row in self._to.items("SR") if row["shared"]]
        for ref, row in self._from.items("SR"):
            if row["shared"]:
                same = ((r, s) for r, s in theirs if (s["type"], s["is_tools_sr"]) == _kind_of(row))
                match = next(same, None)
                if match is not None:
                    self._new[ref] = match[0]

    def _connect_to_shared_srs(self, host: str) -> None:
        database = self._to
        for ref, row in database.items("SR"):
            pbds = [database.get("PBD", pbd) for pbd in row["PBDs"]]
            if row["shared"] and pbds and host not in {pbd["host"] for pbd in pbds}:
                config = {"device_config": pbds[0]["device_config"]}
                database.create("PBD", {"host": host, "SR": ref, "currently_attached": False} | config)

    # --- rows --------------------------------------------------------------------------------------

    def _translated(self, cls: str, row: Row) -> Row:
        table = facts.tables()[cls]
        values = {}
        for name, column in table.columns.items():
            if name not in table.many:
                values[name] = self._value(column.kind, row[name])
        if "current_operations" in values:
            values["current_operations"] = {}
        if cls == "VBD" and is_null(values["VDI"]):
            values["empty"] = True
        if "uuid" in values and self._to.find_uuid(cls, values["uuid"]) is not None:
            values["uuid"] = ""  # emulated pools of one seed have the same: it takes a new one
        return values | self._settled(cls)

    def _settled(self, cls: str) -> dict[str, Any]:
        """What is different until the host has restarted as a member."""
        match cls:
            case "host":
                return {"enabled": False}
            case "host_metrics":
                return {"live": False}
            case "PBD" | "PIF":
                return {"currently_attached": False}
            case _:
                return {}

    def _value(self, type_: Any, value: Any) -> Any:
        match type_:
            case RefTo():
                return self._new.get(value, NULL_REF)
            case SetOf(RefTo()):
                return [self._new[ref] for ref in value if ref in self._new]
            case MapOf(RefTo(), _) | MapOf(_, RefTo()):
                return {}
            case _:
                return value

    def _move_contents(self) -> None:
        old, new = contents(self._joiner), contents(self._pool)
        for cls, ref in self._moved:
            if cls == "VDI":
                for offset, data in old.chunks(ref):
                    new.write(self._new[ref], offset, data)


def _kind_of(sr: Row) -> tuple[str, bool]:
    return sr["type"], sr["is_tools_sr"]
