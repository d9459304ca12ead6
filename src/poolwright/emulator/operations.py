"""Marking objects with the operations that run on them, as every XAPI call does.

Marking asserts that the operation is valid now, enters it in `current_operations` under the task's reference
and works `allowed_operations` out again; unmarking undoes that and wakes every waiter. Of the reasons to
refuse, only OTHER_OPERATION_IN_PROGRESS is waited out, by three policies; more than 100 waiters, and the next
is refused with TOO_MANY_PENDING_TASKS. What is valid when is the class's business (`Rules`), in `classes/`.

Source: xapi.md 3.0.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.resources import MARK

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

BUSY: Final = "OTHER_OPERATION_IN_PROGRESS"
#: Sleepers that fit; the next call fails.
SLEEPERS_MAX: Final = 101


@dataclass(frozen=True)
class Policy:
    """How to wait for an object to become free: seconds per sleep (at least, at most) and in all."""

    shortest: float
    longest: float
    patience: float


STANDARD: Final = Policy(1.0, 20.0, 7200.0)
FAIL_QUICKLY: Final = Policy(2.0, 2.0, 120.0)
FAIL_IMMEDIATELY: Final = Policy(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Rules:
    """A class's rules of which operation is valid when.

    `check(pool, ref, operation)` raises the ApiFailure that XAPI would, or returns.
    `allowed(pool, ref)` lists what `allowed_operations` shall hold now.
    """

    check: Callable[[Pool, str, str], None]
    allowed: Callable[[Pool, str], list[str]]


class Operations:
    """The operations that run in one pool."""

    def __init__(self, pool: Pool, rules: Mapping[str, Rules]) -> None:
        self._pool = pool
        self._rules = rules
        self._freed = asyncio.Event()
        self.sleepers = 0

    def check(self, cls: str, ref: str, operation: str) -> None:
        """Raises what XAPI answers if the operation is not valid now."""
        self._pool.database.get(cls, ref)
        if (rules := self._rules.get(cls)) is not None:
            rules.check(self._pool, ref, operation)

    def refresh(self, cls: str, ref: str) -> None:
        """Works `allowed_operations` out again; nothing for an object that is gone."""
        rules = self._rules.get(cls)
        if rules is None or not self._pool.database.exists(cls, ref):
            return
        try:
            allowed = rules.allowed(self._pool, ref)
        except ApiFailure:  # what it hangs on is gone, as in a database that was not whole
            allowed = []
        self._pool.database.update(cls, ref, allowed_operations=allowed)

    def refresh_all(self) -> None:
        """`refresh` for every object of every class that has rules."""
        for cls in self._rules:
            for ref in self._pool.database.refs(cls):
                self.refresh(cls, ref)

    def mark(self, cls: str, ref: str, operation: str, task: str) -> None:
        """Marks at once, without waiting. Raises what `check` raises."""
        self.check(cls, ref, operation)
        self.mark_unchecked(cls, ref, operation, task)

    def mark_unchecked(self, cls: str, ref: str, operation: str, task: str) -> None:
        """Marks whatever the rules say, as XAPI does with objects that it has just made."""
        database = self._pool.database
        current = database.get(cls, ref)["current_operations"]
        database.update(cls, ref, current_operations={**current, task: operation})
        self.refresh(cls, ref)

    def unmark(self, cls: str, ref: str, task: str) -> None:
        """Takes the task's mark off and wakes all waiters; nothing for an object that is gone."""
        database = self._pool.database
        if (row := database.find(cls, ref)) is not None:
            rest = {key: op for key, op in row["current_operations"].items() if key != task}
            database.update(cls, ref, current_operations=rest)
            self.refresh(cls, ref)
        self._freed.set()
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def marked(
        self, cls: str, ref: str, operation: str, task: str, policy: Policy = STANDARD
    ) -> AsyncIterator[None]:
        """Holds the mark; waits for a busy object by `policy`. Raises what `check` raises."""
        await self.retried(lambda: self.mark(cls, ref, operation, task), task, policy)
        try:
            yield
        finally:
            self.unmark(cls, ref, task)

    async def retried(self, attempt: Callable[[], Any], task: str, policy: Policy = STANDARD) -> Any:
        """What `attempt` returns, tried again while it raises OTHER_OPERATION_IN_PROGRESS."""
        clock = self._pool.clock
        deadline = clock.monotonic() + policy.patience
        while True:
            await self._pool.lock.hold(MARK)
            try:
                return attempt()
            except ApiFailure as failure:
                if failure.code != BUSY or clock.monotonic() >= deadline:
                    raise
            pause = policy.shortest + (policy.longest - policy.shortest) * clock.random()
            await self._sleep(min(pause, deadline - clock.monotonic()), task)

    async def _sleep(self, seconds: float, task: str) -> None:
        """Until something is unmarked or the time is over. Raises TOO_MANY_PENDING_TASKS, TASK_CANCELLED."""
        if self.sleepers >= SLEEPERS_MAX:
            raise ApiFailure("TOO_MANY_PENDING_TASKS")
        self.sleepers += 1
        try:
            async with asyncio.timeout(max(seconds, 0.0)):
                await self._freed.wait()
        except TimeoutError:
            pass
        finally:
            self.sleepers -= 1
        self._pool.tasks.check_cancelled(task)

    def wake(self) -> None:
        """Lets every waiter look again, as when a task is cancelled."""
        self._freed.set()
        self._freed = asyncio.Event()
