"""A storage repository, CloudStack's primary storage: where volumes live."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from poolwright.model.resource import Resource

#: An administrator took it out of the cloud (a host's word for that too).
REMOVED: Final = "Removed"
#: No VM with a volume there is started.
IN_MAINTENANCE: Final = frozenset({"PrepareForMaintenance", "Maintenance", "ErrorInMaintenance"})
#: States that an administrator sets; the others follow the pool. A disabled one takes no new disks.
SET_BY_HAND: Final = IN_MAINTENANCE | {"Disabled"}


class StorageScope(StrEnum):
    """Which hosts reach it: all of the cluster, or one."""

    CLUSTER = "CLUSTER"
    HOST = "HOST"


class StoragePool(Resource, frozen=True, kw_only=True):
    """`external_uuid` is the SR's; `sr_type` XAPI's word for its driver; `hosts` the XAPI uuids of those that
    have it plugged.

    `capacity`, `used` (physically) and `allocated` (promised to disks) are bytes.
    """

    name: str
    zone_id: int
    cluster_id: int
    external_uuid: str
    pod_id: int | None = None
    host_id: int | None = None
    scope: StorageScope = StorageScope.CLUSTER
    state: str = "Up"
    type: str = "PreSetup"
    sr_type: str = ""
    content_type: str = "user"
    address: str = "localhost"
    path: str = ""
    hypervisor: str = "XenServer"
    is_default: bool = False
    capacity: int = 0
    used: int = 0
    allocated: int = 0
    tags: list[str] = []
    hosts: list[str] = []
    details: dict[str, str] = {}

    @property
    def free(self) -> int:
        """Bytes not yet physically used."""
        return max(0, self.capacity - self.used)


class StoragePoolView(StoragePool, frozen=True, kw_only=True):
    zone_uuid: str
    zone_name: str
    pod_uuid: str | None = None
    pod_name: str | None = None
    cluster_uuid: str
    cluster_name: str
    host_uuid: str | None = None
    host_name: str | None = None
