"""Connecting hosts with SRs: making, plugging, unplugging and removing PBDs, without marks or forwarding.

What SR and PBD messages have in common, and what a host does when it comes and goes.
"""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.classes.secret.passwords import destroy_passwords, hide_passwords
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure


def create_pbd(database: Database, host: str, sr: str, device_config: Mapping[str, str]) -> str:
    """A new PBD, not attached. Raises HANDLE_INVALID, PBD_EXISTS, VALUE_NOT_SUPPORTED."""
    for ref in database.get("SR", sr)["PBDs"]:
        if database.get("PBD", ref)["host"] == host:
            raise ApiFailure("PBD_EXISTS", sr, host, ref)
    if "SRmaster" in device_config:
        reason = "This key is for internal use only"
        raise ApiFailure("VALUE_NOT_SUPPORTED", "SRmaster", device_config["SRmaster"], reason)
    config = hide_passwords(database, device_config)
    return database.create(
        "PBD", {"host": host, "SR": sr, "device_config": config, "currently_attached": False}
    )


def destroy_pbd(database: Database, ref: str) -> None:
    """Removes a PBD with its secrets. Raises OPERATION_NOT_ALLOWED while it is attached."""
    pbd = database.get("PBD", ref)
    if pbd["currently_attached"]:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "PBD is currently attached")
    database.destroy("PBD", ref)
    destroy_passwords(database, pbd["device_config"])


def _note_driver_domain(database: Database, ref: str) -> None:
    """XAPI notes in a PBD which domain its storage driver runs in, whenever it plugs or unplugs it."""
    pbd = database.get("PBD", ref)
    host = database.find("host", pbd["host"])
    if host is not None and "storage_driver_domain" not in pbd["other_config"]:
        domain = {"storage_driver_domain": host["control_domain"]}
        database.update("PBD", ref, other_config=pbd["other_config"] | domain)


def attach(database: Database, ref: str) -> None:
    """Plugs a PBD; nothing if it is plugged. Raises SR_NOT_SHARABLE [sr, host that has it]."""
    pbd = database.get("PBD", ref)
    _note_driver_domain(database, ref)
    if pbd["currently_attached"]:
        return
    sr = database.get("SR", pbd["SR"])
    if not sr["shared"]:
        for other in sr["PBDs"]:
            row = database.get("PBD", other)
            if row["currently_attached"] and row["host"] != pbd["host"]:
                raise ApiFailure("SR_NOT_SHARABLE", pbd["SR"], row["host"])
    database.update("PBD", ref, currently_attached=True)


def active_disks(database: Database, ref: str) -> list[str]:
    """The SR's VDIs that VMs on the PBD's host use now, the pool's metadata left out."""
    pbd = database.get("PBD", ref)
    disks: list[str] = []
    for _, vbd in database.items("VBD"):
        vm = database.find("VM", vbd["VM"])
        vdi = database.find("VDI", vbd["VDI"])
        if vm is None or vdi is None or vm["resident_on"] != pbd["host"] or vbd["empty"]:
            continue
        in_use = vbd["currently_attached"] or vbd["reserved"]
        if in_use and vdi["SR"] == pbd["SR"] and vdi["type"] != "metadata":
            disks.append(vbd["VDI"])
    return disks


def detach(database: Database, ref: str) -> None:
    """Unplugs a PBD; nothing if it is not plugged. Raises VDI_IN_USE [vdi, ...]."""
    if not database.get("PBD", ref)["currently_attached"]:
        return
    if disks := active_disks(database, ref):
        raise ApiFailure("VDI_IN_USE", *disks)
    _note_driver_domain(database, ref)
    database.update("PBD", ref, currently_attached=False)
