"""Which operations an SR allows, and where they run: the rules of XAPI's SR operation table.

One operation at a time on an SR, in the whole pool; only PBDs may be plugged side by side. Reads the database,
changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.storage_drivers import DRIVERS

#: Operations of an SR that clients see in allowed_operations, with the driver's feature that each needs.
OPERATIONS: Final[Mapping[str, str | None]] = {
    "scan": None,
    "destroy": None,
    "forget": None,
    "plug": None,
    "unplug": None,
    "vdi_create": "VDI_CREATE",
    "vdi_destroy": "VDI_DELETE",
    "vdi_resize": "VDI_RESIZE",
    "vdi_clone": None,  # where the driver has none, XAPI copies
    "vdi_snapshot": "VDI_SNAPSHOT",
    "vdi_mirror": "VDI_MIRROR",
    "vdi_enable_cbt": "VDI_CONFIG_CBT",
    "vdi_disable_cbt": "VDI_CONFIG_CBT",
    "vdi_data_destroy": "VDI_CONFIG_CBT",
    "vdi_list_changed_blocks": "VDI_CONFIG_CBT",
    "vdi_set_on_boot": "VDI_RESET_ON_BOOT",
    "vdi_introduce": "VDI_INTRODUCE",
    "update": "SR_UPDATE",
    "pbd_create": None,
    "pbd_destroy": None,
}
#: Operations that may run while others of their kind do.
_PARALLEL: Final = frozenset({"plug"})
#: The SR of the guest tools cannot have disks made or removed.
_NOT_ON_TOOLS_SR: Final = frozenset({"VDI_CREATE", "VDI_DELETE"})


def features(db: Database, sr_type: str) -> frozenset[str]:
    """What the driver of a type of SR can do; nothing for one that the pool does not have."""
    for _, sm in db.items("SM"):
        if sm["type"] == sr_type:
            return frozenset(sm["features"]) or frozenset(sm["capabilities"])
    return frozenset()


def is_known_driver(db: Database, sr_type: str) -> bool:
    return sr_type in DRIVERS or any(sm["type"] == sr_type for _, sm in db.items("SM"))


def plugged_pbds(db: Database, sr: Row) -> list[str]:
    """The SR's PBDs that are attached."""
    pbds = ((ref, db.find("PBD", ref)) for ref in sr["PBDs"])
    return [ref for ref, pbd in pbds if pbd is not None and pbd["currently_attached"]]


def choose_host(db: Database, sr_ref: str, *, unplugged: bool = False) -> str:
    """The host that runs an operation on an SR: the coordinator where the SR is shared, else one that has it.

    With `unplugged`, PBDs that are not attached count too. Raises SR_HAS_NO_PBDS.
    """
    sr = db.get("SR", sr_ref)
    pbds = sr["PBDs"] if unplugged else plugged_pbds(db, sr)
    hosts = [db.get("PBD", pbd)["host"] for pbd in pbds]
    if sr["shared"]:
        master = coordinator(db)
        hosts = [host for host in hosts if host == master]
    if not hosts:
        raise ApiFailure("SR_HAS_NO_PBDS", sr_ref)
    return str(hosts[0])


def coordinator(db: Database) -> str:
    """The pool's master."""
    (pool,) = (row for _, row in db.items("pool"))
    return str(pool["master"])


def _has_disks(db: Database, sr: Row) -> bool:
    disks = (db.get("VDI", ref) for ref in sr["VDIs"])
    return any(disk["managed"] and disk["type"] != "rrd" for disk in disks)


def _feature_error(db: Database, ref: str, sr: Row, operation: str) -> ApiFailure | None:
    needed = OPERATIONS[operation]
    if needed is None:
        return None
    forbidden = sr["is_tools_sr"] and needed in _NOT_ON_TOOLS_SR
    if forbidden or needed not in features(db, sr["type"]):
        return ApiFailure("SR_OPERATION_NOT_SUPPORTED", ref)
    return None


def _removal_error(db: Database, ref: str, sr: Row, operation: str) -> ApiFailure | None:
    if operation not in ("destroy", "forget"):
        return None
    if plugged_pbds(db, sr):
        return ApiFailure("SR_HAS_PBD", ref)
    if operation == "forget":
        return None
    if not sr["PBDs"]:
        return ApiFailure("SR_HAS_NO_PBDS", ref)
    return ApiFailure("SR_NOT_EMPTY") if _has_disks(db, sr) else None


def _busy_error(ref: str, sr: Row, operation: str) -> ApiFailure | None:
    running = sr["current_operations"]
    if not running:
        return None
    if operation in _PARALLEL and all(other in _PARALLEL for other in running.values()):
        return None
    task, other = next(iter(running.items()))
    return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "SR", ref, other, task)


def operation_error(db: Database, ref: str, operation: str) -> ApiFailure | None:
    """Why an SR refuses an operation now, or None. Raises HANDLE_INVALID."""
    sr = db.get("SR", ref)
    return (
        _feature_error(db, ref, sr, operation)
        or _removal_error(db, ref, sr, operation)
        or _busy_error(ref, sr, operation)
    )


def allowed_operations(db: Database, ref: str) -> list[str]:
    return [operation for operation in OPERATIONS if operation_error(db, ref, operation) is None]


def update_allowed_operations(db: Database, ref: str) -> None:
    """Recomputes an SR's allowed_operations, if it still exists."""
    if db.exists("SR", ref):
        db.update("SR", ref, allowed_operations=allowed_operations(db, ref))
