"""Which sagas are to be run again after a manager stopped: a pure decision over what the journal holds.

A saga that this version can't continue (its definition is gone, or it has no such steps any more) is neither
dropped nor guessed at: it is reported, and left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from poolwright.saga.definition import Saga
from poolwright.saga.journal import History, IllegalLine, Line


@dataclass(frozen=True)
class Found:
    """A saga as the database has it."""

    saga_id: str
    name: str
    lines: Sequence[Line]


@dataclass
class Plan:
    """What to do: `resume` in this order, and why the others can't be."""

    resume: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def plan(found: Iterable[Found], sagas: Mapping[str, Saga[Any, Any]]) -> Plan:
    """Sort what was found into what is resumed and what this version can't continue; those at rest are in
    neither.
    """
    decided = Plan()
    for one in found:
        saga = sagas.get(one.name)
        if saga is None:
            decided.refused[one.saga_id] = f"there is no saga {one.name} in this version"
            continue
        try:
            history = History(one.lines)
        except IllegalLine as error:
            decided.refused[one.saga_id] = f"its log is not one: {error}"
            continue
        if history.is_at_rest:
            continue
        steps = {step.name for step in saga.steps}
        strange = [entry for entry in history.entries if entry.partition("[")[0] not in steps]
        if strange:
            decided.refused[one.saga_id] = f"{one.name} has no step {strange[0]} in this version"
        else:
            decided.resume.append(one.saga_id)
    return decided
