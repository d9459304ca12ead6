"""Bringing up a network on a host, and who uses it. For messages of network and for starting VMs."""

from __future__ import annotations

from poolwright.emulator.classes.PIF.kinds import bring_up, is_bond_slave
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure


def local_pifs(database: Database, network: str, host: str) -> list[str]:
    """The host's PIFs on a network; at most one."""
    pifs = database.get("network", network)["PIFs"]
    return [pif for pif in pifs if database.get("PIF", pif)["host"] == host]


def attach_network(database: Database, network: str, host: str) -> None:
    """Brings up the host's PIF on a network. Raises CANNOT_PLUG_BOND_SLAVE."""
    for pif in local_pifs(database, network, host):
        row = database.get("PIF", pif)
        if row["managed"] and not row["currently_attached"]:
            if is_bond_slave(row):
                raise ApiFailure("CANNOT_PLUG_BOND_SLAVE", pif)
            bring_up(database, pif)


def attached_vifs(database: Database, network: str) -> list[str]:
    """The VIFs on a network that are in use, or about to be."""
    vifs = ((vif, database.get("VIF", vif)) for vif in database.get("network", network)["VIFs"])
    return [vif for vif, row in vifs if row["currently_attached"] or row["reserved"]]
