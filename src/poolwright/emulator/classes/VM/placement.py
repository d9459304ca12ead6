"""Where a VM can run: XAPI's checks of a VM against a host, in its order, and its choice of a host.

It changes nothing; who reserves the place does that (`start`). Source: reference/xapi.md 3.4
(xapi_vm_helpers.ml, memory_check.ml).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.classes.VM import footprint
from poolwright.emulator.classes.VM.operations import RUNNING
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure, is_null

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool


@dataclass(frozen=True)
class Question:
    """May this VM run on this host? `memory`, `cpuid`: whether these are asked for; `local`: it runs there."""

    database: Database
    vm: str
    row: Mapping[str, Any]
    host: str
    memory: bool = True
    cpuid: bool = True
    local: bool = False

    @property
    def host_row(self) -> Row:
        return self.database.get("host", self.host)


def validate(row: Mapping[str, Any]) -> None:
    """What a VM must be, wherever it starts. Raises INVALID_VALUE, VALUE_NOT_SUPPORTED, MEMORY_CONSTRAINT_…"""
    most, first = row["VCPUs_max"], row["VCPUs_at_startup"]
    if most < 1:
        raise ApiFailure("INVALID_VALUE", "VCPUs_max", most)
    if first < 1:
        raise ApiFailure("INVALID_VALUE", "VCPUs_at_startup", first)
    if first > most:
        raise ApiFailure("VALUE_NOT_SUPPORTED", "VCPUs_at_startup", first, "value greater than VCPUs_max")
    if not footprint.Limits.of(row).coercible:
        raise ApiFailure("MEMORY_CONSTRAINT_VIOLATION")
    if row["HVM_shadow_multiplier"] < 1:
        raise ApiFailure("INVALID_VALUE", "HVM_shadow_multiplier", row["HVM_shadow_multiplier"])
    _validate_crash_action(row)


def _validate_crash_action(row: Mapping[str, Any]) -> None:
    action, field = row["actions_after_crash"], "VM.actions_after_crash"
    if action == "rename_restart":
        text = "option would leak a domain; VMs and not domains are managed by this API"
        raise ApiFailure("VALUE_NOT_SUPPORTED", field, action, text)
    if action.startswith("coredump_and_") and row["domain_type"] != "pv":
        raise ApiFailure("VALUE_NOT_SUPPORTED", field, action, "cannot invoke a coredump of an HVM domain")


def is_live(database: Database, host: str) -> bool:
    """Whether the coordinator takes the host for alive."""
    row = database.find("host", host)
    metrics = None if row is None else database.find("host_metrics", row["metrics"])
    return metrics is not None and bool(metrics["live"])


def _live(ask: Question) -> None:
    if not is_live(ask.database, ask.host):
        raise ApiFailure("HOST_NOT_LIVE")


def _control_domain(ask: Question) -> None:
    if (
        ask.row["is_control_domain"]
        and ask.row["affinity"] not in (ask.host, "")
        and not is_null(ask.row["affinity"])
    ):
        raise ApiFailure(
            "OPERATION_NOT_ALLOWED", "Cannot boot a control domain on a host different from its affinity"
        )


def _enabled(ask: Question) -> None:
    if not ask.row["is_control_domain"] and not ask.local and not ask.host_row["enabled"]:
        raise ApiFailure("HOST_DISABLED", ask.host)


def _hardware_version(ask: Question) -> None:
    wanted = ask.row["hardware_platform_version"]
    offered = ask.host_row["virtual_hardware_platform_versions"] or [0]
    if wanted > 0 and wanted not in offered:
        code = "VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION"
        text = "[" + "; ".join(str(version) for version in offered) + "]"
        raise ApiFailure(code, ask.host, text, ask.vm, wanted)


def required_disks(database: Database, row: Mapping[str, Any]) -> Iterator[Row]:
    """The disks that a host must see: in every drive that is not empty, and the suspend image."""
    for vbd in row["VBDs"]:
        drive = database.find("VBD", vbd)
        if drive is not None and not drive["empty"] and (vdi := database.find("VDI", drive["VDI"])):
            yield vdi
    if image := database.find("VDI", row["suspend_VDI"]):
        yield image


def sees(database: Database, host: str, sr: str) -> bool:
    """Whether the host has the SR plugged."""
    row = database.find("SR", sr)
    pbds = () if row is None else (database.find("PBD", pbd) for pbd in row["PBDs"])
    return any(pbd is not None and pbd["host"] == host and pbd["currently_attached"] for pbd in pbds)


def hosts_for_image(database: Database, row: Mapping[str, Any]) -> list[str]:
    """The live hosts that see where a VM's memory is; all that live if it has none on disk."""
    image = database.find("VDI", row["suspend_VDI"])
    return [
        host
        for host in database.tables["host"].rows
        if is_live(database, host) and (image is None or sees(database, host, image["SR"]))
    ]


def _storage(ask: Question) -> None:
    for vdi in required_disks(ask.database, ask.row):
        if not sees(ask.database, ask.host, vdi["SR"]):
            raise ApiFailure("VM_REQUIRES_SR", ask.vm, vdi["SR"])


def _pinned_elsewhere(ask: Question, network: Row) -> bool:
    """Whether a running VM on a network without interfaces keeps it on another host."""
    for vif in network["VIFs"]:
        interface = ask.database.find("VIF", vif)
        if interface is None or not interface["currently_attached"]:
            continue
        user = ask.database.find("VM", interface["VM"])
        if user is not None and not is_null(user["resident_on"]) and user["resident_on"] != ask.host:
            return True
    return False


def reaches(ask: Question, network: Row) -> bool:
    """Whether VMs of the host can be put on a network."""
    if network["PIFs"]:
        return any(pif["host"] == ask.host for ref in network["PIFs"] if (pif := ask.database.find("PIF", ref)))
    shared = network["other_config"].get("assume_network_is_shared") == "true"
    return shared or not network["managed"] or not _pinned_elsewhere(ask, network)


def _networks(ask: Question) -> None:
    networks = dict.fromkeys(
        vif["network"] for ref in ask.row["VIFs"] if (vif := ask.database.find("VIF", ref))
    )
    for ref in networks:
        network = ask.database.find("network", ref)
        if network is None:
            continue
        if not reaches(ask, network):
            raise ApiFailure("VM_REQUIRES_NETWORK", ask.vm, ref)
        for pif in (ask.database.find("PIF", one) for one in network["PIFs"]):
            if pif is not None and pif["host"] == ask.host and not is_null(pif["bond_slave_of"]):
                raise ApiFailure("HOST_CANNOT_ATTACH_NETWORK", ask.host, ref)


def _graphics(ask: Question) -> None:
    for ref in ask.row["VGPUs"]:
        vgpu = ask.database.get("VGPU", ref)
        group = ask.database.find("GPU_group", vgpu["GPU_group"])
        pgpus = [] if group is None else [ask.database.find("PGPU", pgpu) for pgpu in group["PGPUs"]]
        if not any(pgpu is not None and pgpu["host"] == ask.host for pgpu in pgpus):
            raise ApiFailure("VM_REQUIRES_GPU", ask.vm, vgpu["GPU_group"])


def _virtualisation(ask: Question) -> None:
    emulated = ask.row["domain_type"] == "hvm"
    if emulated and not any("hvm" in capability for capability in ask.host_row["capabilities"]):
        raise ApiFailure("VM_HVM_REQUIRED", ask.vm)


def free_memory(database: Database, host: str, *, without: str = "") -> int:
    """Bytes of a host's memory that no VM there (or about to be) has; `without` one that does not count."""
    row = database.get("host", host)
    metrics = database.find("host_metrics", row["metrics"])
    total = 0 if metrics is None else int(metrics["memory_total"])
    taken = sum(
        vm["memory_dynamic_min"] + vm["memory_overhead"]
        for ref, vm in _on_host(database, row, host)
        if ref != without or vm["resident_on"] == host
    )
    return total - int(row["memory_overhead"]) - int(taken)


def _on_host(database: Database, host_row: Row, host: str) -> Iterator[tuple[str, Row]]:
    for ref in host_row["resident_VMs"]:
        if (vm := database.find("VM", ref)) is not None:
            yield ref, vm
    for ref in database.referring("VM", "scheduled_to_be_resident_on", host):
        if (vm := database.get("VM", ref))["resident_on"] != host:
            yield ref, vm


def _memory(ask: Question) -> None:
    if not ask.memory:
        return
    needed, free = footprint.needed(ask.row), free_memory(ask.database, ask.host, without=ask.vm)
    if needed > free:
        raise ApiFailure("HOST_NOT_ENOUGH_FREE_MEMORY", needed, free)


def cpu_count(host: Mapping[str, Any]) -> int:
    """Physical CPUs (threads) of a host."""
    return int(host["cpu_info"].get("cpu_count") or len(host["host_CPUs"]) or 1)


def _cpus(ask: Question) -> None:
    wanted, offered = ask.row["VCPUs_max"], cpu_count(ask.host_row)
    if wanted > offered and ask.row["platform"].get("vcpu-unrestricted") != "true":
        raise ApiFailure("HOST_NOT_ENOUGH_PCPUS", wanted, offered)


CHECKS: Final[tuple[Callable[[Question], None], ...]] = (
    lambda ask: validate(ask.row),
    _live,
    _control_domain,
    _enabled,
    _hardware_version,
    _storage,
    _networks,
    _graphics,
    _virtualisation,
    _memory,
    _cpus,
)


def assert_can_boot_here(ask: Question) -> None:
    """Raises XAPI's first reason why the VM cannot run on the host."""
    for check in CHECKS:
        check(ask)


def can_run(ask: Question) -> bool:
    """Whether the VM can run on the host."""
    try:
        assert_can_boot_here(ask)
    except ApiFailure:
        return False
    return True


def possible_hosts(database: Database, vm: str) -> list[str]:
    """Every host on which the VM can run now. Raises HANDLE_INVALID."""
    row = database.get("VM", vm)
    if not is_null(expected := row["scheduled_to_be_resident_on"]):
        return [expected]
    return [host for host in database.refs("host") if can_run(Question(database, vm, row, host))]


def choose_host(pool: Pool, vm: str) -> str:
    """The host for VM.start: its affinity if that can take it, else a random one. Raises NO_HOSTS_AVAILABLE."""
    database = pool.database
    row = database.get("VM", vm)
    able = [host for host in possible_hosts(database, vm) if not _evacuating(database, host)]
    if not able:
        raise ApiFailure("NO_HOSTS_AVAILABLE")
    spread = _least_of_group(database, row, able)
    if row["affinity"] in spread:
        return str(row["affinity"])
    return spread[int(pool.clock.random() * len(spread))]


def _evacuating(database: Database, host: str) -> bool:
    return "evacuate" in database.get("host", host)["current_operations"].values()


def _runs_on(vm: Mapping[str, Any]) -> str:
    """The host for which an anti-affinity group counts a VM: where it goes, or else where it runs."""
    if not is_null(expected := vm["scheduled_to_be_resident_on"]):
        return str(expected)
    return str(vm["resident_on"]) if vm["power_state"] == RUNNING else ""


def _least_of_group(database: Database, row: Mapping[str, Any], hosts: list[str]) -> list[str]:
    """Of these hosts, those with the fewest VMs of the VM's anti-affinity group; all if it has none."""
    groups = [group for ref in row["groups"] if (group := database.find("VM_group", ref))]
    apart = [group for group in groups if group["placement"] == "anti_affinity"]
    if not apart:
        return hosts
    fellows = [vm for ref in apart[0]["VMs"] if (vm := database.find("VM", ref))]
    crowd = {host: sum(_runs_on(vm) == host for vm in fellows) for host in hosts}
    fewest = min(crowd.values())
    return [host for host in hosts if crowd[host] == fewest]
