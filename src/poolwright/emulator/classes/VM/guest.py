"""What runs inside an emulated VM, as far as the pool sees it: the agent and what it reports.

A VM has guest tools when its xenstore_data has the key `vm-data/sim-tools` as it starts; then it reports
drivers and the features that clean shutdown, suspend and hotplug ask for. Otherwise its guest metrics say
nothing. Source: reference/xapi.md 3.14.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

#: The switch, in VM.xenstore_data.
TOOLS: Final = "vm-data/sim-tools"

_FEATURES: Final = (
    "feature-poweroff",
    "feature-reboot",
    "feature-shutdown",
    "feature-static-ip-setting",
    "feature-suspend",
    "feature-vcpu-hotplug",
)
_REPORT: Final[Mapping[str, Any]] = {
    "os_version": {
        "distro": "debian",
        "major": "12",
        "minor": "5",
        "name": "Debian GNU/Linux 12 (bookworm)",
        "uname": "6.1.0-18-amd64",
    },
    "PV_drivers_version": {"major": "8", "minor": "2", "micro": "0", "build": "1"},
    "PV_drivers_up_to_date": True,
    "PV_drivers_detected": True,
    "can_use_hotplug_vbd": "yes",
    "can_use_hotplug_vif": "yes",
    "live": True,
    "other": {**dict.fromkeys(_FEATURES, "1"), "platform-feature-multiprocessor-suspend": "1"},
}


def has_tools(vm: Mapping[str, Any]) -> bool:
    """Whether the VM's guest has an agent."""
    return TOOLS in vm["xenstore_data"]


def _networks(vm: Mapping[str, Any], domid: int) -> dict[str, str]:
    """An address per interface, from the documentation's range, so that no two VMs of a host share one."""
    addresses: dict[str, str] = {}
    for number, _ in enumerate(vm["VIFs"]):
        address = (
            f"198.18.{(domid >> 8) % 256}.{domid % 256}" if number == 0 else f"198.19.{number}.{domid % 256}"
        )
        addresses[f"{number}/ip"] = address
        addresses[f"{number}/ipv4/0"] = address
    return addresses


def forget(pool: Pool, vm: str) -> None:
    """Removes what an earlier run reported, as a start does."""
    row = pool.database.get("VM", vm)
    if pool.database.exists("VM_guest_metrics", row["guest_metrics"]):
        pool.database.destroy("VM_guest_metrics", row["guest_metrics"])
    pool.database.update("VM", vm, guest_metrics=NULL_REF)


def report(pool: Pool, vm: str) -> None:
    """The guest is up: its metrics appear, with what its agent says if it has one."""
    database = pool.database
    row = database.get("VM", vm)
    values: dict[str, Any] = {"last_updated": pool.clock.now().replace(microsecond=0)}
    if has_tools(row):
        values |= _REPORT
        values["networks"] = _networks(row, row["domid"])
    if database.exists("VM_guest_metrics", row["guest_metrics"]):
        database.update("VM_guest_metrics", row["guest_metrics"], **values)
    else:
        metrics = database.create("VM_guest_metrics", values)
        database.update("VM", vm, guest_metrics=metrics)
