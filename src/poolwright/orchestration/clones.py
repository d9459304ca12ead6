"""What the logs of unfinished sagas say about clones: which disks are accounted for, and how many calls are
not.

VDI.clone can't mark what it makes (docs/adr/0021), so after a lost answer or a restart a clone is found by
elimination: not there before, not anybody else's. This is the "anybody else's" part.
"""

from __future__ import annotations

from typing import Final

import msgspec

from poolwright.orchestration.removal import Doomed
from poolwright.orchestration.start_plan import StartPlan
from poolwright.saga import Kind
from poolwright.saga.journal import History
from poolwright.store import Store, sagas

#: The steps whose output is the plan, and a disk's reference.
PLAN_STEP: Final = "reserve_host"
DISK_STEP: Final = "make_disk"
#: The step whose output names the disks that go with a VM: between them and their VM's end they are on no VM.
DOOMED_STEP: Final = "find_doomed"

_IN_DOUBT: Final = frozenset({Kind.STARTED, Kind.UNDO_STARTED, Kind.FAILED})


class Clones(msgspec.Struct, frozen=True):
    """Of one source: the references that logs account for, and how many steps have no answer yet."""

    accounted: frozenset[str]
    unanswered: int


async def read_clones(store: Store, source_uuid: str) -> Clones:
    """What unfinished sagas have made, or may have made, from a VDI."""
    accounted: set[str] = set()
    unanswered = 0
    async with store.reading() as tx:
        for _row, lines in await sagas.list_unfinished(tx):
            history = History(lines)
            accounted |= _doomed(history)
            for entry in _entries(history, source_uuid):
                if (output := history.outputs.get(entry)) is not None:
                    accounted.add(msgspec.json.decode(output, type=str))
                elif history.last(entry) in _IN_DOUBT:
                    unanswered += 1
    return Clones(frozenset(accounted), unanswered)


def _doomed(history: History) -> set[str]:
    """The disks that a removal is about to destroy."""
    output = history.outputs.get(DOOMED_STEP)
    doomed = msgspec.json.decode(output, type=Doomed | None) if output is not None else None
    return {disk.ref for disk in doomed.disks} if doomed is not None else set()


def _entries(history: History, source_uuid: str) -> list[str]:
    """The log's entries that clone this source."""
    if (plan := history.outputs.get(PLAN_STEP)) is None:
        return []
    try:
        disks = msgspec.json.decode(plan, type=StartPlan).disks
    except msgspec.ValidationError:
        return []  # another saga's step of the same name
    return [f"{DISK_STEP}[{n}]" for n, disk in enumerate(disks) if disk.source_uuid == source_uuid]
