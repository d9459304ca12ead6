"""The storage, network, host, pool and other classes: their messages and rules, by class."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from poolwright.emulator.classes import cluster, observation, outside, pvs, role, subject, updates
from poolwright.emulator.classes.blob import messages as blob
from poolwright.emulator.classes.Bond import messages as bond
from poolwright.emulator.classes.host import (
    evacuation,
    hidden,
    information,
    lifecycle,
    management,
    settings,
)
from poolwright.emulator.classes.host import operations as host_operations
from poolwright.emulator.classes.network import messages as network
from poolwright.emulator.classes.network_sriov import messages as network_sriov
from poolwright.emulator.classes.PBD import messages as pbd
from poolwright.emulator.classes.PIF import messages as pif
from poolwright.emulator.classes.pool import membership, services
from poolwright.emulator.classes.pool import operations as pool_operations
from poolwright.emulator.classes.pool import settings as pool_settings
from poolwright.emulator.classes.secret import messages as secret
from poolwright.emulator.classes.SR import messages as sr
from poolwright.emulator.classes.SR import operations as sr_operations
from poolwright.emulator.classes.tunnel import messages as tunnel
from poolwright.emulator.classes.VDI import messages as vdi
from poolwright.emulator.classes.VDI import migration as vdi_migration
from poolwright.emulator.classes.VDI import operations as vdi_operations
from poolwright.emulator.classes.VDI import tracking as vdi_tracking
from poolwright.emulator.classes.VLAN import messages as vlan
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import Handler
from poolwright.emulator.operations import Rules
from poolwright.emulator.pool import Pool


def _rules(
    error: Callable[[Database, str, str], ApiFailure | None],
    allowed: Callable[[Database, str], list[str]],
) -> Rules:
    def check(pool: Pool, ref: str, operation: str) -> None:
        if (failure := error(pool.database, ref, operation)) is not None:
            raise failure

    return Rules(check, lambda pool, ref: allowed(pool.database, ref))


MESSAGES: Mapping[str, Mapping[str, Handler]] = {
    "SR": sr.MESSAGES,
    "PBD": pbd.MESSAGES,
    "VDI": {**vdi.MESSAGES, **vdi_tracking.MESSAGES, **vdi_migration.MESSAGES},
    "host": {
        **lifecycle.MESSAGES,
        **evacuation.MESSAGES,
        **management.MESSAGES,
        **settings.MESSAGES,
        **information.MESSAGES,
        **hidden.MESSAGES,
    },
    "network": network.MESSAGES,
    "PIF": pif.MESSAGES,
    "VLAN": vlan.MESSAGES,
    "Bond": bond.MESSAGES,
    "tunnel": tunnel.MESSAGES,
    "network_sriov": network_sriov.MESSAGES,
    "pool": {**membership.MESSAGES, **pool_settings.MESSAGES, **services.MESSAGES},
    "role": role.MESSAGES,
    "subject": subject.SUBJECT,
    "auth": subject.AUTH,
    "secret": secret.MESSAGES,
    "blob": blob.MESSAGES,
    **pvs.MESSAGES,
    **cluster.MESSAGES,
    **updates.MESSAGES,
    **observation.MESSAGES,
    **outside.MESSAGES,
}

RULES: Mapping[str, Rules] = {
    "SR": _rules(sr_operations.operation_error, sr_operations.allowed_operations),
    "VDI": _rules(vdi_operations.operation_error, vdi_operations.allowed_operations),
    "pool": _rules(pool_operations.operation_error, pool_operations.allowed_operations),
    "host": _rules(host_operations.operation_error, host_operations.allowed_operations),
}
