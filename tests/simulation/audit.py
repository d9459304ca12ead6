"""Whether a cloud at rest is in order: its rows and its pool say the same, and nothing is counted wrongly.

Read by plain SQL and from the emulator's tables, so that nothing of ours that is under test answers for
itself. `find_faults` lists what must never be, whatever happened before. `Picture` is the whole of it
without identifiers: two clouds with equal pictures are alike.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from poolwright.emulator import Emulator

Row = dict[str, Any]
OWNER, VOLUME, NIC = "poolwright:owner", "poolwright:volume", "cloudstack-nic-id"
#: What a row's state means: on its pool and running, on its pool and halted (if it was ever started), neither.
RUNNING, HALTED = "Running", ("Stopped", "Destroyed")
#: At most so many bytes are promised beyond a VM's own memory, for what the hypervisor needs for it.
OVERHEAD = 64 << 20
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Rows:
    """The manager's tables, those rows that are not removed."""

    def __init__(self, ask: Callable[[str], list[Row]]) -> None:
        """`ask` answers SQL."""
        self.ask = ask
        self.vms = self.of("virtual_machines")
        self.volumes = self.of("volumes")
        self.nics = self.of("nics")
        self.networks = self.of("networks")
        self.presences = self.ask("SELECT * FROM network_presences")
        self.promises = self.ask(
            "SELECT id AS virtual_machine_id, promised_host_id AS host_id, promised_memory AS memory, "
            "promised_cpu_mhz AS cpu_mhz FROM virtual_machines WHERE promised_host_id IS NOT NULL"
        )
        self.hosts = {row["id"]: row for row in self.of("hosts")}
        self.pending_jobs = self.ask(
            "SELECT j.* FROM async_jobs j LEFT JOIN sagas s ON s.job_id = j.id "
            "WHERE j.status = 0 AND s.ended IS NULL"
        )
        at_work = "(s.rest IS NULL OR s.rest = 'stuck')"
        self.locks = self.ask(f"SELECT l.* FROM saga_locks l JOIN sagas s ON s.id = l.saga_id WHERE {at_work}")
        self.unfinished = self.ask(f"SELECT * FROM sagas s WHERE {at_work}")

    def of(self, table: str) -> list[Row]:
        return self.ask(f"SELECT * FROM {table} WHERE removed IS NULL ORDER BY id")


class PoolTables:
    """The emulator's tables, and what of them is ours."""

    def __init__(self, pool: Emulator) -> None:
        self._database = pool.database
        self.vms = {r: v for r, v in self.all("VM") if not v["is_a_template"] and not v["is_control_domain"]}
        self.live = {r: v for r, v in self.vms.items() if not v["is_a_snapshot"]}

    def all(self, cls: str) -> list[tuple[str, Row]]:
        return list(self._database.items(cls))

    def find(self, cls: str, ref: str) -> Row | None:
        return self._database.find(cls, ref)

    def rows(self, cls: str, refs: Any) -> list[Row]:
        return [self._database.get(cls, ref) for ref in refs]

    def host_uuid(self, vm: Row) -> str | None:
        host = self.find("host", vm["resident_on"])
        return host["uuid"] if host else None


@dataclass
class At:
    """A cloud at one moment."""

    rows: Rows
    pool: PoolTables


def look(path: Path, pool: Emulator) -> At:
    """The cloud whose manager keeps its rows in that SQLite file."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    with closing(connection):
        return At(Rows(lambda sql: [dict(row) for row in connection.execute(sql)]), PoolTables(pool))


def find_faults(at: At, *, busy: bool = False) -> list[str]:
    """What is wrong, a line each. With `busy` the cloud is not at rest: only what must hold at any time."""
    found = list(_promises(at, busy=busy)) + list(_addresses(at))
    if not busy:
        found += [*_unfinished(at), *_machines(at), *_volumes(at), *_nics(at), *_networks(at)]
    return found


def _unfinished(at: At) -> Iterator[str]:
    for name in ("pending_jobs", "unfinished", "locks"):
        for row in getattr(at.rows, name):
            yield f"{name}: {row}"


def _promises(at: At, *, busy: bool) -> Iterator[str]:
    vms = {row["id"]: row for row in at.rows.vms}
    used: Counter[int] = Counter()
    cpu: Counter[int] = Counter()
    for promise in at.rows.promises:
        vm = vms.get(promise["virtual_machine_id"])
        used[promise["host_id"]] += promise["memory"]
        cpu[promise["host_id"]] += promise["cpu_mhz"]
        if vm is None:
            yield f"a host's promise to the VM {promise['virtual_machine_id']}, which is not there"
        elif not busy:
            over = promise["memory"] - (vm["memory_mib"] << 20)
            wanted = (vm["host_id"], vm["cpu_number"] * vm["cpu_speed_mhz"])
            held = (promise["host_id"], promise["cpu_mhz"])
            if vm["state"] != RUNNING or held != wanted or not 0 <= over <= OVERHEAD:
                yield f"{vm['instance_name']} ({vm['state']}) is promised {promise}"
    promised = {promise["virtual_machine_id"] for promise in at.rows.promises}
    for vm in at.rows.vms:
        if vm["state"] == RUNNING and vm["id"] not in promised:
            yield f"{vm['instance_name']} runs without a promise"
    for host in at.rows.hosts.values():
        room = host["memory_total"] - host["memory_system"] - host["memory_foreign"]
        if used[host["id"]] > room:
            yield f"{host['name']} promised {used[host['id']]} bytes of {room}"


def _addresses(at: At) -> Iterator[str]:
    counted = Counter((nic["network_id"], nic["ip4"]) for nic in at.rows.nics if nic["ip4"])
    counted += Counter(("MAC", nic["mac"]) for nic in at.rows.nics if nic["mac"])
    for key, times in counted.items():
        if times > 1:
            yield f"{key} is given {times} times"
    vms = {row["id"] for row in at.rows.vms}
    for nic in at.rows.nics:
        if nic["virtual_machine_id"] not in vms:
            yield f"NIC {nic['uuid']} with {nic['ip4']} of a VM that is not there"


def _ours(at: At) -> dict[str, list[tuple[str, Row]]]:
    """The pool's VMs with our tag, by the uuid of their row."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for ref, record in at.pool.live.items():
        if OWNER in record["other_config"]:
            found.setdefault(record["other_config"].get("vm_uuid", "?"), []).append((ref, record))
    return found


def is_on_pool(vm: Row) -> bool:
    """Whether the VM was made on its pool: one that was deployed without a start was not."""
    return vm["state"] == RUNNING or (vm["state"] in HALTED and bool(vm["external_uuid"] or vm["last_host_id"]))


def _machines(at: At) -> Iterator[str]:
    ours = _ours(at)
    for vm in at.rows.vms:
        name, machines = vm["instance_name"], ours.pop(vm["uuid"], [])
        if vm["state"] in ("Starting", "Stopping", "Migrating", "Expunging"):
            yield f"{name} is {vm['state']} for ever"
        if len(machines) != is_on_pool(vm):
            yield f"{name} ({vm['state']}) is {len(machines)} times on its pool"
        for _, machine in machines[:1]:
            expected = "Running" if vm["state"] == RUNNING else "Halted"
            if machine["power_state"] != expected:
                yield f"{name} is {vm['state']}, on the pool {machine['power_state']}"
            host = at.rows.hosts.get(vm["host_id"] or 0)
            if vm["state"] == RUNNING and (host or {}).get("external_uuid") != at.pool.host_uuid(machine):
                yield f"{name} runs elsewhere than its row says"
            if vm["state"] != RUNNING and vm["host_id"] is not None:
                yield f"{name} is {vm['state']} but on a host"
            if machine["current_operations"]:
                yield f"{name} is busy with {machine['current_operations']}"
            if vm["external_uuid"] not in (None, machine["uuid"]):
                yield f"{name} has another uuid on its pool than its row says"
    for uuid, machines in ours.items():
        yield f"VM without a row: {uuid} ({len(machines)}, {machines[0][1]['name_label']})"


def _volumes(at: At) -> Iterator[str]:
    vms = {row["id"]: row for row in at.rows.vms}
    by_uuid = {record["uuid"]: ref for ref, record in at.pool.all("VDI")}
    known: set[str] = set()
    marks = _attached_volumes(at)
    for volume in at.rows.volumes:
        vm = vms.get(volume["virtual_machine_id"] or 0)
        attached = marks.pop(volume["uuid"], [])
        known |= {ref for ref, _ in attached}
        if (ref := by_uuid.get(volume["external_uuid"] or "")) is not None:
            known.add(ref)
        elif volume["external_uuid"]:
            yield f"volume {volume['name']} is on no pool"
        should = vm is not None and is_on_pool(vm)
        if len(attached) != should:
            times = f"{len(attached)} times, not {int(should)}"
            yield f"volume {volume['name']} ({volume['state']}) is attached {times}"
        for held, owner in attached[:1]:
            vdi = at.pool.find("VDI", held)
            if vdi is None or int(vdi["virtual_size"]) < volume["size"]:
                yield f"volume {volume['name']}'s disk is missing, or too small"
            if vm is not None and owner["other_config"].get("vm_uuid") != vm["uuid"]:
                yield f"volume {volume['name']} is attached to another VM"
            if volume["external_uuid"] not in (None, (vdi or {}).get("uuid")):
                yield f"volume {volume['name']} has another uuid on its pool than its row says"
    for uuid in marks:
        yield f"a disk is attached for a volume that is not there: {uuid}"
    for ref, vdi in at.pool.all("VDI"):
        if OWNER in vdi["other_config"] and ref not in known and not vdi["is_a_snapshot"]:
            yield f"disk of ours without a volume: {vdi['uuid']} {vdi['name_label']}"


def _attached_volumes(at: At) -> dict[str, list[tuple[str, Row]]]:
    """By volume: the VDI and the VM of each drive that says it is this volume."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for _, vbd in at.pool.all("VBD"):
        owner = at.pool.find("VM", vbd["VM"])
        if VOLUME in vbd["other_config"] and (owner is None or vbd["VM"] in at.pool.live):
            found.setdefault(vbd["other_config"][VOLUME], []).append((vbd["VDI"], owner or {}))
    return found


def _nics(at: At) -> Iterator[str]:
    vms = {row["id"]: row for row in at.rows.vms}
    vifs: dict[str, list[Row]] = {}
    for _, vif in at.pool.all("VIF"):
        if vif["VM"] not in at.pool.vms:
            yield f"VIF {vif['uuid']} of no VM"
        elif NIC in vif["other_config"] and vif["VM"] in at.pool.live:
            vifs.setdefault(vif["other_config"][NIC], []).append(vif)
    for nic in at.rows.nics:
        vm = vms.get(nic["virtual_machine_id"])
        found = vifs.pop(nic["uuid"], [])
        should = vm is not None and is_on_pool(vm)
        if len(found) != should:
            name = vm["instance_name"] if vm else "no VM"
            yield f"NIC {nic['device_id']} of {name} is {len(found)} times on the pool"
        if found and found[0]["MAC"].lower() != nic["mac"].lower():
            yield f"NIC {nic['uuid']} has the MAC {found[0]['MAC']}, not {nic['mac']}"
    for uuid in vifs:
        yield f"a VIF for a NIC that is not there: {uuid}"


def _networks(at: At) -> Iterator[str]:
    by_uuid = {record["uuid"]: record for _, record in at.pool.all("network")}
    ours = {uuid for uuid, record in by_uuid.items() if OWNER in record["other_config"]}
    present = {row["external_uuid"] for row in at.rows.presences}
    for uuid in ours - present:
        yield f"network of ours without a row: {by_uuid[uuid]['name_label']}"
    for row in at.rows.presences:
        record = by_uuid.get(row["external_uuid"])
        if record is None:
            yield f"network {row['network_id']} is said to be on a pool that lacks it"
        elif row["is_ours"] and OWNER not in record["other_config"]:
            yield f"network {record['name_label']} is said to be ours, but does not bear our tag"


# --- pictures ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """A cloud without identifiers: how many there are of each thing that looks like this."""

    pool: Counter[str]
    rows: Counter[str]

    def differences(self, other: Picture) -> list[str]:
        return [
            f"{sign} {times} {what}"
            for mine, theirs in ((self.pool, other.pool), (self.rows, other.rows))
            for sign, more in (("-", mine - theirs), ("+", theirs - mine))
            for what, times in sorted(more.items())
        ]


def picture(at: At) -> Picture:
    return Picture(Counter(_pool_lines(at)), Counter(_row_lines(at)))


def _line(kind: str, **fields: Any) -> str:
    return _UUID.sub("UUID", f"{kind} {json.dumps(fields, sort_keys=True, default=str)}")


def _pool_lines(at: At) -> Iterator[str]:
    pool = at.pool
    for vm in pool.vms.values():
        yield _line(
            "VM",
            name=vm["name_label"],
            power=vm["power_state"],
            memory=vm["memory_static_max"],
            cpus=vm["VCPUs_max"],
            snapshot=vm["is_a_snapshot"],
            drives=sorted(_drive(pool, vbd) for vbd in pool.rows("VBD", vm["VBDs"])),
            nics=sorted(_nic(pool, vif) for vif in pool.rows("VIF", vm["VIFs"])),
        )
    for _, vdi in pool.all("VDI"):
        yield _line("VDI", what=_disk(pool, vdi), drives=len(vdi["VBDs"]))
    for _, network in pool.all("network"):
        tags = sorted(pif["VLAN"] for pif in pool.rows("PIF", network["PIFs"]))
        yield _line("network", name=network["name_label"], vlans=tags)
    for cls in ("VBD", "VIF", "VLAN", "PIF", "VTPM", "VGPU", "tunnel"):
        yield from ([cls] * len(pool.all(cls)))


def _disk(pool: PoolTables, vdi: Row) -> str:
    sr = pool.find("SR", vdi["SR"])
    label = sr["name_label"] if sr else "?"
    return f"{vdi['name_label']} {vdi['virtual_size']} on {label} snapshot={vdi['is_a_snapshot']}"


def _drive(pool: PoolTables, vbd: Row) -> str:
    vdi = pool.find("VDI", vbd["VDI"])
    disk = _disk(pool, vdi) if vdi else "empty"
    return f"{vbd['userdevice']} {vbd['type']} {vbd['mode']} attached={vbd['currently_attached']} {disk}"


def _nic(pool: PoolTables, vif: Row) -> str:
    network = pool.find("network", vif["network"])
    label = network["name_label"] if network else "?"
    return f"{vif['device']} attached={vif['currently_attached']} {label}"


def _row_lines(at: At) -> Iterator[str]:
    rows = at.rows
    promised = {promise["virtual_machine_id"] for promise in rows.promises}
    names = {row["id"]: row["instance_name"] for row in rows.vms}
    for vm in rows.vms:
        yield _line(
            "row of a VM",
            name=vm["instance_name"],
            state=vm["state"],
            placed=vm["host_id"] is not None,
            promised=vm["id"] in promised,
            memory=vm["memory_mib"],
            cpus=vm["cpu_number"],
        )
    for volume in rows.volumes:
        yield _line(
            "row of a volume",
            name=volume["name"],
            state=volume["state"],
            size=volume["size"],
            vm=names.get(volume["virtual_machine_id"]),
            device=volume["device_id"],
        )
    for nic in rows.nics:
        yield _line(
            "row of a NIC", vm=names.get(nic["virtual_machine_id"]), device=nic["device_id"], ip=nic["ip4"]
        )
    for network in rows.networks:
        yield _line("row of a network", name=network["name"], state=network["state"], vlan=network["vlan"])
    for presence in rows.presences:
        yield _line("row of a presence", network=presence["network_id"], ours=presence["is_ours"])
