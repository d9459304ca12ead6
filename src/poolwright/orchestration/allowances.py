"""Whether an account, and each domain that it is in, has no more than it may: in the transaction that adds.

What they have is counted from the rows after they were added to, so that it can't be wrong; the transaction
is given up where that is more than they may. Source: CloudStack `ResourceLimitManagerImpl`; its ROOT domain and
its root administrators have no limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from poolwright.model.account import RoleType
from poolwright.model.errors import LimitReached
from poolwright.model.limit import UNLIMITED, Kind, Standing
from poolwright.store import Transaction, resource_limits

#: What a volume takes of.
VOLUME: Final = (Kind.VOLUME, Kind.PRIMARY_STORAGE)


class Holder(Protocol):
    """An account that has things."""

    @property
    def id(self) -> int: ...
    @property
    def uuid(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def domain_path(self) -> str: ...
    @property
    def role_type(self) -> RoleType: ...


async def enforce(tx: Transaction, owner: Holder, kinds: Sequence[Kind]) -> None:
    """Raises `LimitReached` where, with what the transaction has added, the owner has too much of a kind."""
    paths = _above(owner.domain_path)
    if owner.role_type is RoleType.ADMIN and not paths:
        return
    # A deploy's rows are counted before they are written, which saves it statements; any others are written.
    foreseen = resource_limits.FORESEEN.issuperset(kinds)
    added = resource_limits.added(tx, owner.id) if foreseen else {}
    if owner.role_type is not RoleType.ADMIN:
        standing = (await resource_limits.of_accounts(tx, [owner.id], unwritten=not foreseen))[owner.id]
        _check(standing, added, kinds, f"account {owner.name} in domain {owner.domain_path}", owner.uuid)
    if paths:
        for path, whole in (await resource_limits.of_domains(tx, paths, unwritten=not foreseen)).items():
            _check(whole, added, kinds, f"domain {path}", None)


def _check(
    standing: Standing, added: Mapping[Kind, int], kinds: Sequence[Kind], whose: str, uuid: str | None
) -> None:
    for kind in kinds:
        limit, used = standing.limits[kind], standing.used[kind] + added.get(kind, 0)
        if limit != UNLIMITED and used > limit * kind.unit:
            raise LimitReached(
                f"Maximum amount of resources of type {kind.word} for {whose} has been exceeded: it may have "
                f"{limit}, and this would make it {used / kind.unit:g}; remove some, or ask an administrator",
                uuids=[uuid] if uuid else [],
            )


def _above(path: str) -> list[str]:
    """The domains that a domain is in, itself among them, without ROOT: `/a/b/` gives `/a/` and `/a/b/`."""
    parts = [part for part in path.split("/") if part]
    return ["/" + "/".join(parts[: count + 1]) + "/" for count in range(len(parts))]
