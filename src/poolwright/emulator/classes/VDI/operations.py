"""Which operations a VDI allows: XAPI's checks, in XAPI's order.

Current operations, then a plugged PBD, then who uses the disk, then the driver's features, then the kind of
disk, then each operation's own rule. Reads the database, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from poolwright.emulator.classes.SR import operations as sr_operations
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure

#: The driver's feature that an operation needs.
FEATURES: Final[Mapping[str, str | None]] = {
    "snapshot": "VDI_SNAPSHOT",
    "copy": None,
    "clone": "VDI_CLONE",
    "resize": "VDI_RESIZE",
    "resize_online": "VDI_RESIZE_ONLINE",
    "destroy": "VDI_DELETE",
    "update": "VDI_UPDATE",
    "forget": None,
    "generate_config": "VDI_GENERATE_CONFIG",
    "mirror": "VDI_MIRROR",
    "enable_cbt": "VDI_CONFIG_CBT",
    "disable_cbt": "VDI_CONFIG_CBT",
    "data_destroy": "VDI_CONFIG_CBT",
    "list_changed_blocks": "VDI_CONFIG_CBT",
    "set_on_boot": "VDI_RESET_ON_BOOT",
    "revert_to": None,
    "revert_from": None,
    "blocked": None,
    "force_unlock": None,
}
#: What clients see in allowed_operations: those that old XAPIs knew, too.
SHOWN: Final = (
    "snapshot",
    "copy",
    "clone",
    "resize",
    "resize_online",
    "destroy",
    "update",
    "forget",
    "generate_config",
)
_LIVE: Final = frozenset(
    {
        "snapshot",
        "resize_online",
        "blocked",
        "clone",
        "mirror",
        "enable_cbt",
        "disable_cbt",
        "data_destroy",
        "revert_to",
    }
)
_NOT_ON_CBT_METADATA: Final = frozenset(
    {
        "clone",
        "copy",
        "disable_cbt",
        "enable_cbt",
        "mirror",
        "resize",
        "resize_online",
        "snapshot",
        "set_on_boot",
        "revert_to",
    }
)
_NOT_WITH_CBT: Final = frozenset({"mirror", "set_on_boot"})
_HA_FILES: Final = frozenset({"ha_statefile", "redo_log"})
#: How XAPI names types of VDI in its errors.
TYPE_NAMES: Final[Mapping[str, str]] = {
    "system": "System",
    "user": "User",
    "ephemeral": "Ephemeral",
    "suspend": "Suspend",
    "crashdump": "Crashdump",
    "ha_statefile": "HA statefile",
    "metadata": "Metadata",
    "redo_log": "Redo log",
    "rrd": "rrd",
    "pvs_cache": "PVS cache",
    "cbt_metadata": "CBT metadata",
}


@dataclass(frozen=True)
class _Disk:
    """A VDI with all that its rules look at."""

    db: Database
    ref: str
    row: Row
    sr: Row
    vbds: tuple[Row, ...]

    @property
    def running(self) -> tuple[str, ...]:
        return tuple(self.row["current_operations"].values())

    @property
    def ha_enabled(self) -> bool:
        return any(pool["ha_enabled"] for _, pool in self.db.items("pool"))


def _busy(disk: _Disk, operation: str) -> ApiFailure | None:
    for task, other in disk.row["current_operations"].items():
        if other != "copy" and not (other == "mirror" and operation == "destroy"):
            return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "VDI", disk.ref, other, task)
    return None


def _unplugged(disk: _Disk, operation: str) -> ApiFailure | None:
    if operation == "resize" and not sr_operations.plugged_pbds(disk.db, disk.sr):
        return ApiFailure("SR_HAS_NO_PBDS", disk.row["SR"])
    return None


def _attached(disk: _Disk, operation: str) -> ApiFailure | None:
    if operation in _LIVE:
        return None
    active = [vbd for vbd in disk.vbds if vbd["currently_attached"] or vbd["reserved"]]
    if operation == "copy":
        active = [vbd for vbd in active if vbd["mode"] == "RW"]
    if operation == "list_changed_blocks" and all(_of_snapshot(disk.db, vbd) for vbd in active):
        return None
    return ApiFailure("VDI_IN_USE", disk.ref, operation) if active else None


def _of_snapshot(db: Database, vbd: Row) -> bool:
    vm = db.find("VM", vbd["VM"])
    return vm is not None and bool(vm["is_a_snapshot"])


def _vbd_busy(disk: _Disk, operation: str) -> ApiFailure | None:
    if operation == "data_destroy":
        return None
    for vbd in disk.vbds:
        for task, other in vbd["current_operations"].items():
            return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "VDI", disk.ref, other, task)
    return None


def _not_supported(disk: _Disk, operation: str) -> ApiFailure | None:
    needed = FEATURES[operation]
    if needed is not None and needed not in sr_operations.features(disk.db, disk.sr["type"]):
        return ApiFailure("SR_OPERATION_NOT_SUPPORTED", disk.row["SR"])
    return None


def _wrong_kind(disk: _Disk, operation: str) -> ApiFailure | None:
    if disk.row["type"] == "cbt_metadata" and operation in _NOT_ON_CBT_METADATA:
        return ApiFailure("VDI_INCOMPATIBLE_TYPE", disk.ref, TYPE_NAMES["cbt_metadata"])
    if disk.row["cbt_enabled"] and operation in _NOT_WITH_CBT:
        return ApiFailure("VDI_CBT_ENABLED", disk.ref)
    return None


def _ha_file(disk: _Disk) -> ApiFailure | None:
    return ApiFailure("HA_IS_ENABLED") if disk.ha_enabled and disk.row["type"] in _HA_FILES else None


def _destroy(disk: _Disk) -> ApiFailure | None:
    if disk.sr["type"] == "udev":
        return ApiFailure("VDI_IS_A_PHYSICAL_DEVICE", disk.ref)
    if disk.sr["is_tools_sr"]:
        return ApiFailure("SR_OPERATION_NOT_SUPPORTED", disk.row["SR"])
    return _statistics(disk) or _ha_file(disk)


def _statistics(disk: _Disk) -> ApiFailure | None:
    return ApiFailure("VDI_HAS_RRDS", disk.ref) if disk.row["type"] == "rrd" else None


def _forget(disk: _Disk) -> ApiFailure | None:
    return _ha_file(disk) or _statistics(disk)


def _data_destroy(disk: _Disk) -> ApiFailure | None:
    if not disk.row["is_a_snapshot"]:
        return ApiFailure("OPERATION_NOT_ALLOWED", f"VDI is not a snapshot: {disk.ref}")
    if not disk.row["cbt_enabled"]:
        return ApiFailure("VDI_NO_CBT_METADATA", disk.ref)
    return _destroy(disk)


def _snapshot(disk: _Disk) -> ApiFailure | None:
    if disk.row["sharable"]:
        return ApiFailure("VDI_IS_SHARABLE", disk.ref)
    if disk.row["on_boot"] == "reset":
        return ApiFailure("VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION")
    if "copy" in disk.running:
        return ApiFailure("OPERATION_NOT_ALLOWED", "Snapshot operation not allowed during copy.")
    return None


def _copy(disk: _Disk) -> ApiFailure | None:
    if disk.row["type"] in _HA_FILES:
        reason = "VDI containing HA statefile or redo log cannot be copied"
        return ApiFailure("OPERATION_NOT_ALLOWED", f"{reason} (check the VDI's allowed operations).")
    return None


def _change_tracking(disk: _Disk) -> ApiFailure | None:
    if disk.row["is_a_snapshot"]:
        return ApiFailure("OPERATION_NOT_ALLOWED", f"VDI is a snapshot: {disk.ref}")
    if disk.row["type"] not in ("user", "system"):
        return ApiFailure("VDI_INCOMPATIBLE_TYPE", disk.ref, TYPE_NAMES[disk.row["type"]])
    if disk.row["on_boot"] == "reset":
        return ApiFailure("VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION")
    return None


_OWN_RULES: Final[Mapping[str, Callable[[_Disk], ApiFailure | None]]] = {
    "forget": _forget,
    "destroy": _destroy,
    "data_destroy": _data_destroy,
    "resize": _ha_file,
    "resize_online": _ha_file,
    "snapshot": _snapshot,
    "copy": _copy,
    "enable_cbt": _change_tracking,
    "disable_cbt": _change_tracking,
}
_COMMON_RULES: Final = (_busy, _unplugged, _attached, _vbd_busy, _not_supported, _wrong_kind)


def operation_error(db: Database, ref: str, operation: str) -> ApiFailure | None:
    """Why a VDI refuses an operation now, or None. Raises HANDLE_INVALID."""
    row = db.get("VDI", ref)
    vbds = tuple(vbd for one in row["VBDs"] if (vbd := db.find("VBD", one)) is not None)
    disk = _Disk(db, ref, row, db.get("SR", row["SR"]), vbds)
    for rule in _COMMON_RULES:
        if (error := rule(disk, operation)) is not None:
            return error
    own = _OWN_RULES.get(operation)
    return own(disk) if own is not None else None


def allowed_operations(db: Database, ref: str) -> list[str]:
    return [operation for operation in SHOWN if operation_error(db, ref, operation) is None]


def update_allowed_operations(db: Database, ref: str) -> None:
    """Recomputes a VDI's allowed_operations, if it and its SR still exist."""
    row = db.find("VDI", ref)
    if row is not None and db.exists("SR", row["SR"]):
        db.update("VDI", ref, allowed_operations=allowed_operations(db, ref))
