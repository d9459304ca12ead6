"""The host's side of a VM's life: what xenopsd does with a domain, as it shows in the database.

In the order in which a watcher of a real pool sees it. It checks nothing and marks nothing: the messages that
call it have done that. Source: reference/xapi.md 3.4, 3.14 (xapi_xenops.ml).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.classes.network.attachment import attach_network
from poolwright.emulator.classes.VM import guest, state
from poolwright.emulator.classes.VM.operations import PAUSED, RUNNING, SUSPENDED
from poolwright.emulator.failures import is_null
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

GIB: Final = 1 << 30
#: Where the last domain's number of each host is kept in the pool's private room.
_DOMAINS: Final = "VM.domains"
_UUID_LESS: Final = "/console?uuid="


def next_domid(pool: Pool, host: str) -> int:
    """The number of a new domain on a host; they only rise, and dom0 has 0."""
    last: dict[str, int] = pool.private.setdefault(_DOMAINS, {})
    if host not in last:
        residents = pool.database.get("host", host)["resident_VMs"]
        rows = (pool.database.find("VM", vm) for vm in residents)
        last[host] = max((row["domid"] for row in rows if row is not None), default=0)
    last[host] = max(last[host], 0) + 1
    return last[host]


def prepare(pool: Pool, vm: str, host: str) -> None:
    """Before the domain is built: the last guest's report goes, the devices count as attached."""
    guest.forget(pool, vm)
    attach_devices(pool, vm, host)


def attach_devices(pool: Pool, vm: str, host: str) -> None:
    """Every disk and interface of the VM becomes attached, and its networks are brought up on the host."""
    database = pool.database
    row = database.get("VM", vm)
    for vbd in row["VBDs"]:
        database.update("VBD", vbd, currently_attached=True, reserved=False)
        state.refresh_disk(pool, database.get("VBD", vbd)["VDI"])
    for vif in row["VIFs"]:
        database.update("VIF", vif, currently_attached=True, reserved=False)
    attach_networks(pool, vm, host)


def attach_networks(pool: Pool, vm: str, host: str) -> None:
    """The host's side of each network that the VM is on comes up."""
    vifs = (pool.database.get("VIF", vif) for vif in pool.database.get("VM", vm)["VIFs"])
    for network in dict.fromkeys(vif["network"] for vif in vifs):
        if pool.database.exists("network", network):
            attach_network(pool.database, network, host)


def abandon(pool: Pool, vm: str) -> None:
    """The domain could not be built: back to Halted, as if nothing had been."""
    if pool.database.exists("VM", vm):
        state.enter_halted(pool, vm)


def appear(pool: Pool, vm: str, host: str, *, paused: bool) -> None:
    """The domain is built: paused first, then running unless it is to stay so; the VM now lives on the host."""
    database = pool.database
    row = database.get("VM", vm)
    for vif in row["VIFs"]:
        attach_network(database, database.get("VIF", vif)["network"], host)
    metrics = ensure_metrics(pool, vm)
    database.update("VM_metrics", metrics, current_domain_type=row["domain_type"])
    state.set_power_state(pool, vm, PAUSED, domid=next_domid(pool, host))
    add_consoles(pool, vm, host)
    database.update("VM", vm, memory_target=row["memory_dynamic_min"])
    now = pool.clock.now().replace(microsecond=0)
    database.update(
        "VM_metrics",
        metrics,
        start_time=now,
        last_updated=now,
        hvm=row["domain_type"] == "hvm",
        nomigrate=_is_true(row["platform"], "nomigrate"),
        nested_virt=_is_true(row["platform"], "nested-virt"),
        VCPUs_number=row["VCPUs_at_startup"],
        memory_actual=row["memory_dynamic_min"],
        state=["running"],
    )
    name_devices(pool, vm)
    if not paused:
        wake(pool, vm)
    settle(pool, vm, host)


def _is_true(platform: Mapping[str, str], key: str) -> bool:
    return platform.get(key, "") in ("1", "true")


def wake(pool: Pool, vm: str) -> None:
    """The guest runs, and reports."""
    state.set_power_state(pool, vm, RUNNING)
    guest.report(pool, vm)
    state.refresh(pool, vm)


def settle(pool: Pool, vm: str, host: str) -> None:
    """The VM belongs to the host now, and is no longer only expected there."""
    pool.database.update("VM", vm, resident_on=host, scheduled_to_be_resident_on=NULL_REF)


def ensure_metrics(pool: Pool, vm: str) -> str:
    """The VM's metrics; made if it has none, as a template that became a VM again."""
    database = pool.database
    row = database.get("VM", vm)
    if database.exists("VM_metrics", row["metrics"]):
        return str(row["metrics"])
    metrics = database.create("VM_metrics", {})
    database.update("VM", vm, metrics=metrics)
    return metrics


def add_consoles(pool: Pool, vm: str, host: str) -> None:
    """A graphical and a text console, reached through the host that runs the VM."""
    database = pool.database
    address = database.get("host", host)["address"]
    protocols = ("rfb", "vt100") if database.get("VM", vm)["domain_type"] == "hvm" else ("vt100", "rfb")
    for number, protocol in enumerate(protocols):
        uuid = str(pool.clock.uuid4())
        values: dict[str, Any] = {
            "uuid": uuid,
            "protocol": protocol,
            "location": f"https://{address}{_UUID_LESS}{uuid}",
            "VM": vm,
            "port": 5900 + number if protocol == "rfb" else -1,
        }
        database.create("console", values)


def move_consoles(pool: Pool, vm: str, host: str) -> None:
    """The consoles of a VM that has moved are reached through its new host."""
    database = pool.database
    address = database.get("host", host)["address"]
    for console in database.get("VM", vm)["consoles"]:
        uuid = database.get("console", console)["uuid"]
        database.update("console", console, location=f"https://{address}{_UUID_LESS}{uuid}")


def name_devices(pool: Pool, vm: str) -> None:
    """The disks get the names under which the guest sees them."""
    database = pool.database
    for vbd in database.get("VM", vm)["VBDs"]:
        userdevice = database.get("VBD", vbd)["userdevice"]
        device = (
            f"xvd{chr(ord('a') + int(userdevice))}"
            if userdevice.isdigit() and int(userdevice) < 26
            else userdevice
        )
        database.update("VBD", vbd, device=device)


def suspend_image(pool: Pool, vm: str) -> None:
    """The guest is on disk: the VM is nowhere, its devices stay its own."""
    state.leave_host(pool, vm, SUSPENDED)


def gib_of_memory(pool: Pool, vm: str) -> float:
    """The VM's memory in GiB, which is what building, saving and moving it takes time by."""
    return float(pool.database.get("VM", vm)["memory_dynamic_min"]) / GIB


def suspend_sr(pool: Pool, vm: str) -> str | None:
    """Where the VM's suspend image goes: its own SR, the pool's, the host's; None if none is set."""
    database = pool.database
    row = database.get("VM", vm)
    host = database.find("host", row["resident_on"])
    choices = [row["suspend_SR"], database.get("pool", pool.ref)["suspend_image_SR"]]
    choices += [host["suspend_image_sr"]] if host is not None else []
    return next((sr for sr in choices if not is_null(sr) and database.exists("SR", sr)), None)
