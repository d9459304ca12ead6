"""The rows of a tunnel: the tunnel and its access PIF."""

from __future__ import annotations

from poolwright.emulator.classes.PIF.kinds import first_free_device
from poolwright.emulator.database import Database


def create_rows(database: Database, transport: str, network: str, protocol: str, mac: str) -> tuple[str, str]:
    """A tunnel over a PIF and its access PIF, not plugged."""
    base = database.get("PIF", transport)
    device = first_free_device(database, base["host"], "tunnel")
    access = database.create(
        "PIF",
        {
            "device": device,
            "device_name": device,
            "network": network,
            "host": base["host"],
            "MAC": mac,
            "MTU": -1,
            "VLAN": -1,
            "metrics": base["metrics"],
            "physical": False,
            "currently_attached": False,
            "IPv6": [""],
        },
    )
    values = {
        "access_PIF": access,
        "transport_PIF": transport,
        "status": {"active": "false"},
        "protocol": protocol,
    }
    return database.create("tunnel", values), access
