"""What moves between a bond and its members as it comes and goes: addresses, VLANs, tunnels, VIFs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.PIF.kinds import bring_up
from poolwright.emulator.classes.tunnel.rows import create_rows as create_tunnel
from poolwright.emulator.classes.VLAN.messages import create_rows as create_vlan
from poolwright.emulator.database import Database
from poolwright.emulator.failures import is_null

_ADDRESS: Final = {"ip_configuration_mode": "None", "IP": "", "netmask": "", "gateway": "", "DNS": ""}


def move_address(database: Database, source: str, target: str) -> None:
    """Gives a PIF another's IPv4 configuration, and takes it from that one."""
    row = database.get("PIF", source)
    values = {name: row[name] for name in _ADDRESS}
    database.update("PIF", target, **values)
    database.update("PIF", source, **_ADDRESS)


def move_management(database: Database, source: str, target: str) -> None:
    """Makes a PIF the management interface instead of another, and brings it up."""
    database.update("PIF", source, management=False)
    database.update("PIF", target, management=True)
    bring_up(database, target)


async def local_vifs(call: Call, host: str, networks: Iterable[str]) -> list[str]:
    """The VIFs on networks whose VMs run on a host, or could start there only, or nowhere."""
    found: list[str] = []
    for network in dict.fromkeys(networks):
        for vif in call.database.get("network", network)["VIFs"]:
            vm = call.database.get("VIF", vif)["VM"]
            if await _is_local(call, vm, host):
                found.append(vif)
    return found


async def _is_local(call: Call, vm: str, host: str) -> bool:
    row = call.database.find("VM", vm)
    if row is None:
        return False
    if not is_null(row["resident_on"]):
        return bool(row["resident_on"] == host)
    possible = await call.run("VM.get_possible_hosts", vm)
    return possible in ([], [host])


def move_vifs(database: Database, vifs: Iterable[str], network: str) -> None:
    for vif in vifs:
        if database.exists("VIF", vif):
            database.update("VIF", vif, network=network)


async def move_vlan(call: Call, vlan: str, target: str) -> None:
    """Puts a VLAN on another PIF; where that has the tag already, only the VIFs move."""
    database = call.database
    row = database.get("VLAN", vlan)
    old = database.get("PIF", row["untagged_PIF"])
    same = [v for v in database.get("PIF", target)["VLAN_slave_of"] if _tag(database, v) == row["tag"]]
    if same:
        untagged = database.get("VLAN", same[0])["untagged_PIF"]
        vifs = await local_vifs(call, old["host"], [old["network"]])
        move_vifs(database, vifs, database.get("PIF", untagged)["network"])
    else:
        _, untagged = create_vlan(database, target, row["tag"], old["network"])
    move_address(database, row["untagged_PIF"], untagged)
    database.destroy("VLAN", vlan)
    database.destroy("PIF", row["untagged_PIF"])
    if old["currently_attached"]:
        bring_up(database, untagged)
    if old["management"]:
        database.update("PIF", untagged, management=True)


def _tag(database: Database, vlan: str) -> int:
    return int(database.get("VLAN", vlan)["tag"])


def move_tunnel(database: Database, tunnel: str, target: str) -> None:
    """Replaces a tunnel by one with another transport PIF."""
    row = database.get("tunnel", tunnel)
    old = database.get("PIF", row["access_PIF"])
    database.destroy("tunnel", tunnel)
    database.destroy("PIF", row["access_PIF"])
    _, access = create_tunnel(database, target, old["network"], row["protocol"], old["MAC"])
    if old["currently_attached"]:
        bring_up(database, access)
