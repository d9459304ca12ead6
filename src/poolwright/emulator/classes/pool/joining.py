"""What XAPI checks before a host joins a pool, in its order. It reads both databases, changes neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolwright.emulator.classes.PIF.kinds import Kind, kind
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

_COMPATIBLE: Final = ("platform_name", "platform_version")
_SAME_SOFTWARE: Final = ("platform_version", "product_brand", "git_id")


@dataclass(frozen=True)
class Joining:
    """A host (its own pool's only one) and the pool that it wants to join."""

    joiner: Pool
    pool: Pool
    force: bool

    @property
    def mine(self) -> Database:
        return self.joiner.database

    @property
    def theirs(self) -> Database:
        return self.pool.database

    @property
    def me(self) -> Row:
        return self.mine.get("host", self.joiner.coordinator)

    @property
    def master(self) -> Row:
        return self.theirs.get("host", self.pool.coordinator)

    def pifs(self, sort: Kind) -> list[Row]:
        """The joining host's PIFs of a kind."""
        rows = (self.mine.get("PIF", pif) for pif in self.me["PIFs"])
        return [row for row in rows if kind(row) is sort]

    def guests(self) -> Iterator[Row]:
        return (vm for _, vm in self.mine.items("VM") if not vm["is_control_domain"])


def _management(join: Joining) -> None:
    if not any(join.mine.get("PIF", pif)["management"] for pif in join.me["PIFs"]):
        raise ApiFailure("HOST_STILL_BOOTING")


def _availability(join: Joining) -> None:
    for pool in (join.joiner, join.pool):
        if pool.database.get("pool", pool.ref)["ha_enabled"]:
            raise ApiFailure("HA_IS_ENABLED")
        if pool is join.joiner and join.mine.count("Cluster_host"):
            raise ApiFailure("CLUSTERING_ENABLED", next(iter(join.mine.refs("Cluster"))))


def _not_myself(join: Joining) -> None:
    if join.joiner is join.pool:
        several = join.mine.count("host") > 1
        reason = "Host is already part of a pool" if several else "Host cannot become slave of itself"
        raise ApiFailure("OPERATION_NOT_ALLOWED", reason)


def _alone(join: Joining) -> None:
    if join.mine.count("host") > 1:
        raise ApiFailure("JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS")


def _idle(join: Joining) -> None:
    if any(vm["power_state"] in ("Running", "Paused") for vm in join.guests()):
        raise ApiFailure("JOINING_HOST_CANNOT_HAVE_RUNNING_VMS")
    if any(vm["current_operations"] for vm in join.guests()):
        raise ApiFailure("JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS")
    if join.me["pending_guidances"]:
        raise ApiFailure("HOST_PENDING_MANDATORY_GUIDANCE_NOT_EMPTY", join.me["uuid"])


def _differ(one: Row, other: Row, keys: tuple[str, ...]) -> bool:
    mine, theirs = one["software_version"], other["software_version"]
    return any(mine.get(key, "") != theirs.get(key, "") for key in keys)


def _compatible(join: Joining) -> None:
    if _differ(join.me, join.master, _COMPATIBLE):
        raise ApiFailure("HOSTS_NOT_COMPATIBLE")
    if join.force:
        return
    if _differ(join.me, join.master, _SAME_SOFTWARE):
        raise ApiFailure("HOSTS_NOT_HOMOGENEOUS", "Software version differs")
    if join.me["cpu_info"].get("vendor") != join.master["cpu_info"].get("vendor"):
        raise ApiFailure("HOSTS_NOT_HOMOGENEOUS", "CPUs differ")


def _storage(join: Joining) -> None:
    for _, sr in join.mine.items("SR"):
        if sr["shared"] and sr["content_type"] != "iso" and not sr["is_tools_sr"]:
            raise ApiFailure("JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS")


def _networking(join: Joining) -> None:
    if join.pifs(Kind.BOND):
        raise ApiFailure("POOL_JOINING_HOST_HAS_BONDS")
    if join.pifs(Kind.TUNNEL):
        raise ApiFailure("POOL_JOINING_HOST_HAS_TUNNELS")
    if join.pifs(Kind.SRIOV):
        raise ApiFailure("POOL_JOINING_HOST_HAS_NETWORK_SRIOVS")
    if any(not pif["management"] for pif in join.pifs(Kind.VLAN)):
        raise ApiFailure("POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS")


def _management_of(database: Database, host: Row) -> Row:
    rows = (database.get("PIF", pif) for pif in host["PIFs"])
    return next((row for row in rows if row["management"]), {"VLAN": -1, "primary_address_type": "IPv4"})


def _management_vlan(join: Joining) -> None:
    mine = _management_of(join.mine, join.me)["VLAN"]
    theirs = _management_of(join.theirs, join.master)["VLAN"]
    if mine != theirs:
        raise ApiFailure("POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH", mine, theirs)


def _authentication(join: Joining) -> None:
    names = ("external_auth_type", "external_auth_service_name")
    if any(join.me[name] != join.master[name] for name in names):
        raise ApiFailure("POOL_JOINING_EXTERNAL_AUTH_MISMATCH")


def _backends(join: Joining) -> None:
    if _differ(join.me, join.master, ("network_backend",)):
        raise ApiFailure("OPERATION_NOT_ALLOWED", "Network backends differ")
    names = ("protocol", "address", "port")
    mine = [[row[name] for name in names] for _, row in join.mine.items("SDN_controller")]
    theirs = [[row[name] for name in names] for _, row in join.theirs.items("SDN_controller")]
    if mine and mine != theirs:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "SDN controller differs")


def _versions(join: Joining) -> None:
    for name in ("API_version_major", "API_version_minor"):
        if join.me[name] != join.master[name]:
            raise ApiFailure("POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION")
    if _differ(join.me, join.master, ("db_schema",)):
        raise ApiFailure("POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA")


def _addresses_and_purposes(join: Joining) -> None:
    mine = _management_of(join.mine, join.me)["primary_address_type"]
    if mine != _management_of(join.theirs, join.master)["primary_address_type"]:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "Primary address type differs")
    purposes = [
        {p for _, net in db.items("network") for p in net["purpose"]} for db in (join.mine, join.theirs)
    ]
    if all(purposes) and purposes[0] != purposes[1]:
        reason = "Incompatible network purposes: nbd and insecure_nbd"
        raise ApiFailure("OPERATION_NOT_ALLOWED", reason)


def _tls(join: Joining) -> None:
    mine, theirs = (p.database.get("pool", p.ref)["tls_verification_enabled"] for p in (join.joiner, join.pool))
    if mine and not theirs:
        raise ApiFailure("POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH")


CHECKS: Final[tuple[Callable[[Joining], None], ...]] = (
    _management,
    _availability,
    _not_myself,
    _alone,
    _idle,
    _compatible,
    _storage,
    _networking,
    _management_vlan,
    _authentication,
    _backends,
    _versions,
    _addresses_and_purposes,
    _tls,
)


def assert_can_join(join: Joining) -> None:
    """Raises XAPI's first reason against joining."""
    for check in CHECKS:
        check(join)
