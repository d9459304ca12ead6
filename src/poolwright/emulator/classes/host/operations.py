"""Which operations a host allows: XAPI's table of what excludes what.

Operations that bring VMs (provision, vm_resume, vm_migrate) and those that take them away (evacuate, reboot,
shutdown) exclude each other; reboot, shutdown and apply_updates need a disabled host. Reads the database,
changes nothing.
"""

from __future__ import annotations

from typing import Final

from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure

OPERATIONS: Final = (
    "provision",
    "evacuate",
    "reboot",
    "shutdown",
    "vm_start",
    "vm_resume",
    "vm_migrate",
    "power_on",
    "apply_updates",
    "enable",
)
_BRINGING: Final = frozenset({"provision", "vm_resume", "vm_migrate"})
_TAKING: Final = frozenset({"evacuate", "reboot", "shutdown"})
_DOWN: Final = frozenset({"reboot", "shutdown", "apply_updates"})
#: Only one of these at a time, and none of its like beside it.
_ALONE: Final = frozenset({"provision", "enable"})


def _excludes(running: str, operation: str) -> bool:
    """Whether an operation that runs forbids another."""
    if operation == "power_on":
        return False
    return (
        (running in _BRINGING and operation in _TAKING)
        or (running in _TAKING and operation in _BRINGING)
        or (running in _DOWN and operation in _DOWN and running != operation)
        or (running == operation and operation in _ALONE)
    )


def _power_on_error(db: Database, ref: str, host: Row) -> ApiFailure | None:
    metrics = db.find("host_metrics", host["metrics"])
    if metrics is not None and metrics["live"]:
        return ApiFailure("HOST_IS_LIVE", ref)
    if not host["power_on_mode"]:
        return ApiFailure("HOST_POWER_ON_MODE_DISABLED")
    return None


def operation_error(db: Database, ref: str, operation: str) -> ApiFailure | None:
    """Why a host refuses an operation now, or None. Raises HANDLE_INVALID."""
    host = db.get("host", ref)
    for task, running in host["current_operations"].items():
        if _excludes(running, operation):
            return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "host", ref, running, task)
    if operation in _DOWN and host["enabled"]:
        return ApiFailure("HOST_NOT_DISABLED")
    if operation == "power_on":
        return _power_on_error(db, ref, host)
    return None


def allowed_operations(db: Database, ref: str) -> list[str]:
    return [operation for operation in OPERATIONS if operation_error(db, ref, operation) is None]


def update_allowed_operations(db: Database, ref: str) -> None:
    """Recomputes a host's allowed_operations, if it still exists."""
    if db.exists("host", ref):
        db.update("host", ref, allowed_operations=allowed_operations(db, ref))
