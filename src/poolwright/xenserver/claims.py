"""Which step made which clone, while only we know it.

VDI.clone can't mark what it makes. Until the saga's log accounts for the clone, it is claimed here for the step
that made it, so that no other step takes it for its own lost one. Not kept: after a restart the VBDs and the
logs say the same (`orchestration.clones`).
"""

from __future__ import annotations

from typing import NamedTuple

from poolwright.xapi import VDI, Ref
from poolwright.xenserver.ownership import Owner


class Claim(NamedTuple):
    """A clone, and the uuid of the VDI that it is a clone of."""

    ref: Ref[VDI]
    source_uuid: str


class Claims:
    """The claims on one pool."""

    def __init__(self) -> None:
        self._by_owner: dict[str, Claim] = {}

    def add(self, owner: Owner, ref: Ref[VDI], source_uuid: str) -> None:
        """The step has made this clone."""
        self._by_owner[str(owner)] = Claim(ref, source_uuid)

    def find(self, owner: Owner) -> Ref[VDI] | None:
        """The clone that the step has made, if it has."""
        claim = self._by_owner.get(str(owner))
        return None if claim is None else claim.ref

    def of(self, source_uuid: str) -> set[Ref[VDI]]:
        """All claimed clones of one source."""
        return {claim.ref for claim in self._by_owner.values() if claim.source_uuid == source_uuid}

    def release_of(self, saga: str) -> None:
        """The saga's log will say the rest: nothing of it is under way any more."""
        for owner in [owner for owner in self._by_owner if Owner.parse(owner).saga == saga]:
            del self._by_owner[owner]

    def release(self, ref: str) -> None:
        """The clone is gone."""
        self._by_owner = {owner: claim for owner, claim in self._by_owner.items() if claim.ref != ref}
