"""What a database of an older schema lacks, put right as XAPI does when it starts on one.

Fields that later versions added and that follow from older ones; what a pool that runs always has: live hosts
with metrics, control domains, consoles of running VMs. Changes nothing in a database that has them.
"""

from __future__ import annotations

from typing import Any

from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import is_null
from poolwright.emulator.storage_drivers import DRIVERS
from poolwright.emulator.topology import CAPABILITIES, Topology, build_roles
from poolwright.xapi.types import NULL_REF


def upgrade(database: Database) -> None:
    """Brings a loaded database up to the current schema."""
    for ref, row in database.items("host"):
        _host(database, ref, row)
    for ref, row in database.items("VM"):
        _virtual_machine(database, ref, row)
    for ref, row in database.items("SR"):
        if row["other_config"].get("xenserver_tools_sr") == "true" and not row["is_tools_sr"]:
            database.update("SR", ref, is_tools_sr=True)
    for ref, row in database.items("SM"):
        _driver(database, ref, row)
    for ref, row in database.items("pool"):
        if not row["ha_cluster_stack"]:
            database.update("pool", ref, ha_cluster_stack="xhad")
        if not database.exists("host", row["master"]):
            database.update("pool", ref, master=database.refs("host")[0])
    _roles(database)


def _host(database: Database, ref: str, row: Row) -> None:
    if database.find("host_metrics", row["metrics"]) is None:
        values = {"live": True, "last_updated": database.clock.now().replace(microsecond=0)}
        metrics = database.create("host_metrics", values, ref=_dangling(row["metrics"]))
        database.update("host", ref, metrics=metrics)
    database.update("host_metrics", row["metrics"], live=True)
    _hardware(database, ref, row)
    if database.find("VM", row["control_domain"]) is None:
        dom0 = next((vm for vm in row["resident_VMs"] if database.get("VM", vm)["is_control_domain"]), NULL_REF)
        database.update("host", ref, control_domain=dom0)
    if row["virtual_hardware_platform_versions"] == [0]:
        database.update("host", ref, virtual_hardware_platform_versions=[0, 1, 2])


def _hardware(database: Database, ref: str, row: Row) -> None:
    """What XAPI asks the hypervisor when it starts, where the file does not say."""
    if not any(word.startswith(("xen-", "hvm-")) for word in row["capabilities"]):
        database.update("host", ref, capabilities=list(CAPABILITIES))
    if database.get("host_metrics", row["metrics"])["memory_total"] > 0:
        return
    used = sum(database.get("VM", vm)["memory_static_max"] for vm in row["resident_VMs"])
    total = max(Topology.memory, 2 * used)
    database.update("host_metrics", row["metrics"], memory_total=total, memory_free=total - used)


def _dangling(ref: str) -> str | None:
    """The reference that a missing object shall have: the one by which it is missed."""
    return None if is_null(ref) else ref


def _virtual_machine(database: Database, ref: str, row: Row) -> None:
    changes: dict[str, Any] = {}
    if row["other_config"].get("default_template") == "true" and not row["is_default_template"]:
        changes["is_default_template"] = True
    if row["domain_type"] == "unspecified":
        changes["domain_type"] = "hvm" if row["HVM_boot_policy"] else "pv"
    if changes:
        database.update("VM", ref, **changes)
    # VM.set_is_a_template takes a template's metrics away, and sets no others.
    bare_template = row["is_a_template"] and is_null(row["metrics"])
    if not bare_template and database.find("VM_metrics", row["metrics"]) is None:
        metrics = database.create("VM_metrics", {}, ref=_dangling(row["metrics"]))
        database.update("VM", ref, metrics=metrics)
    if row["power_state"] in ("Running", "Paused"):
        _running(database, ref, row)


def _running(database: Database, ref: str, row: Row) -> None:
    metrics = database.get("VM_metrics", row["metrics"])
    if metrics["current_domain_type"] == "unspecified":
        database.update("VM_metrics", row["metrics"], current_domain_type=row["domain_type"])
    host = database.find("host", row["resident_on"])
    if row["consoles"] or host is None:
        return
    for protocol in ("vt100", "rfb"):
        uuid = str(database.clock.uuid4())
        location = f"https://{host['address']}/console?uuid={uuid}"
        database.create("console", {"uuid": uuid, "protocol": protocol, "location": location, "VM": ref})


def _driver(database: Database, ref: str, row: Row) -> None:
    """Older drivers list their features without versions, under the name of capabilities."""
    if not row["features"]:
        features = dict.fromkeys(row["capabilities"], 1)
        driver = DRIVERS.get(row["type"])
        database.update("SM", ref, features=features or dict(driver.features if driver else {}))


def _roles(database: Database) -> None:
    if not database.refs("role"):
        build_roles(database)
