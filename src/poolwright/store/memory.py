"""What was read before and holds still: answers that are kept until one of the tables that they were read from
is written.

One manager works on a database (docs/adr/0013) and all that it writes goes through `Transaction`, which knows
the tables. So nobody has to think of forgetting anything: an answer is given again only if nothing was
committed to its tables since the transaction began in which it was read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Final

#: Answers that are kept; beyond, the one that was not asked for the longest goes.
KEPT: Final = 8192


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read, from which tables, and when the transaction that read it began."""

    value: Any
    tables: frozenset[str]
    since: int


class Memory:
    """The answers of one store. Time is counted in commits."""

    def __init__(self) -> None:
        self._now = 0
        self._written: dict[str, int] = {}
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    @property
    def moment(self) -> int:
        """How many transactions have written."""
        return self._now

    def wrote(self, tables: Iterable[str]) -> None:
        """These tables were written, or may have been: a commit whose answer was lost counts too."""
        self._now += 1
        self._written.update(dict.fromkeys(tables, self._now))

    def find(self, key: Hashable) -> Answer | None:
        """What was kept under that key, if it holds still."""
        answer = self._answers.get(key)
        if answer is None:
            return None
        if not self.holds(answer.tables, answer.since):
            del self._answers[key]
            return None
        self._answers.move_to_end(key)
        return answer

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer, unless it is old already."""
        if self.holds(answer.tables, answer.since):
            self._answers[key] = answer
            if len(self._answers) > KEPT:
                self._answers.popitem(last=False)

    def holds(self, tables: Iterable[str], since: int) -> bool:
        """Whether none of these tables was written since then."""
        return all(self._written.get(table, 0) <= since for table in tables)
