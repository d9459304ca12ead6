"""Which operations a pool allows. Reads the database, changes nothing."""

from __future__ import annotations

from typing import Final

from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure

OPERATIONS: Final = (
    "ha_enable",
    "ha_disable",
    "cluster_create",
    "designate_new_master",
    "configure_repositories",
    "sync_updates",
    "sync_bundle",
    "get_updates",
    "apply_updates",
    "tls_verification_enable",
    "cert_refresh",
    "exchange_certificates_on_join",
    "exchange_ca_certificates_on_join",
    "copy_primary_host_certs",
    "eject",
)
#: What excludes everything else while it runs, and waits for everything else.
_ALONE: Final = frozenset(
    {
        "ha_enable",
        "ha_disable",
        "cluster_create",
        "tls_verification_enable",
        "configure_repositories",
        "sync_updates",
        "sync_bundle",
        "designate_new_master",
    }
)


def operation_error(db: Database, ref: str, operation: str) -> ApiFailure | None:
    """Why a pool refuses an operation now, or None. Raises HANDLE_INVALID."""
    pool = db.get("pool", ref)
    for task, running in pool["current_operations"].items():
        if operation in _ALONE or running in _ALONE:
            return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "pool", ref, running, task)
    if operation == "ha_enable" and pool["ha_enabled"]:
        return ApiFailure("HA_IS_ENABLED")
    if operation == "ha_disable" and not pool["ha_enabled"]:
        return ApiFailure("HA_NOT_ENABLED")
    return None


def allowed_operations(db: Database, ref: str) -> list[str]:
    return [operation for operation in OPERATIONS if operation_error(db, ref, operation) is None]
