"""How much an account or a domain may have of what: CloudStack's kinds of resource, and how much they are
allowed where nobody has said.

Source: CloudStack `Resource.ResourceType`, and the defaults of `max.account.*`, `max.domain.*`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import msgspec

from poolwright.model.resource import Resource

UNLIMITED: Final = -1
GIB: Final = 1 << 30


class Kind(IntEnum):
    """`resourcetype`. CPU counts cores, MEMORY MiB; storage is counted in bytes and limited in GiB."""

    USER_VM = 0
    PUBLIC_IP = 1
    VOLUME = 2
    SNAPSHOT = 3
    TEMPLATE = 4
    PROJECT = 5
    NETWORK = 6
    VPC = 7
    CPU = 8
    MEMORY = 9
    PRIMARY_STORAGE = 10
    SECONDARY_STORAGE = 11

    @property
    def word(self) -> str:
        """`resourcetypename`."""
        return self.name.lower()

    @property
    def unit(self) -> int:
        """How many of what is counted are one of what is limited."""
        return GIB if self in (Kind.PRIMARY_STORAGE, Kind.SECONDARY_STORAGE) else 1


#: The configuration that holds a kind's limit, without `max.account.` or `max.domain.`; and the two defaults.
SETTINGS: Final[dict[Kind, tuple[str, int, int]]] = {
    Kind.USER_VM: ("user.vms", 20, 40),
    Kind.PUBLIC_IP: ("public.ips", 20, 40),
    Kind.VOLUME: ("volumes", 20, 40),
    Kind.SNAPSHOT: ("snapshots", 20, 40),
    Kind.TEMPLATE: ("templates", 20, 40),
    Kind.PROJECT: ("projects", 10, 50),
    Kind.NETWORK: ("networks", 20, 40),
    Kind.VPC: ("vpcs", 20, 40),
    Kind.CPU: ("cpus", 40, 80),
    Kind.MEMORY: ("memory", 40960, 81920),
    Kind.PRIMARY_STORAGE: ("primary.storage", 200, 400),
    Kind.SECONDARY_STORAGE: ("secondary.storage", 400, 800),
}


class ResourceLimit(Resource, frozen=True, kw_only=True):
    """What somebody has said: of an account (`account_id`) or of a whole domain, never both; -1 is no limit."""

    kind: Kind
    maximum: int
    account_id: int | None = None
    domain_id: int | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What an account or domain has of each kind, counted from the rows themselves, and what it may have."""

    used: dict[Kind, int]
    limits: dict[Kind, int]

    def available(self, kind: Kind) -> int:
        """How many more, in the limit's unit; -1 for no limit."""
        limit = self.limits[kind]
        return UNLIMITED if limit == UNLIMITED else max(0, limit - -(-self.used[kind] // kind.unit))
