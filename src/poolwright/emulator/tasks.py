"""A pool's tasks: rows of class `task`, from pending to done, in the order in which XAPI writes their fields.

Success: allowed_operations, finished, progress, result, status. Failure: progress, error_info, backtrace,
finished, allowed_operations, status. So whoever reads the end status finds the rest in place. It does not run
anything (`dispatch` does).

Source: xapi.md 3.12.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

PENDING: Final = ("pending", "cancelling")
#: Completed tasks are kept that long; pending ones without progress that long.
COMPLETED_AGE: Final = timedelta(minutes=65)
PENDING_AGE: Final = timedelta(hours=24)
TASKS_MAX: Final = 200
#: The key under which a pending task notes that it is to be destroyed.
_DOOMED: Final = "task"


class Tasks:
    """The tasks of one pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._cancelled: set[str] = set()
        #: Progress, at the last collection, of pending tasks that were old then.
        self._on_probation: dict[str, float] = {}

    def create(
        self,
        label: str,
        description: str = "",
        *,
        session: str = NULL_REF,
        host: str | None = None,
        parent: str = NULL_REF,
    ) -> str:
        """A new pending task."""
        values = {
            "name_label": label,
            "name_description": description,
            "created": self._pool.clock.now().replace(microsecond=0),
            "status": "pending",
            "session": session,
            "resident_on": host or self._pool.coordinator,
            "type": "<none/>",
            "subtask_of": parent,
        }
        return self._pool.database.create("task", values)

    def dummy(self, label: str) -> str:
        """A reference for work that has no task row."""
        return f"DummyRef:|{self._pool.clock.uuid4()}|{label}"

    def is_pending(self, task: str) -> bool:
        row = self._pool.database.find("task", task)
        return row is not None and row["status"] in PENDING

    def set_progress(self, task: str, progress: float) -> None:
        """Notes how far a task is, from 0 to 1; nothing for one without a row."""
        if self.is_pending(task):
            self._pool.database.update("task", task, progress=progress)

    def succeed(self, task: str, result: str = "") -> None:
        """Completes a task, with its result as XML text. Nothing if it is complete already."""
        if not self.is_pending(task):
            return
        database = self._pool.database
        database.update("task", task, allowed_operations=[])
        database.update("task", task, finished=self._pool.clock.now().replace(microsecond=0))
        database.update("task", task, progress=1.0)
        database.update("task", task, result=result)
        database.update("task", task, status="success")
        self._cancelled.discard(task)

    def fail(self, task: str, failure: ApiFailure) -> None:
        """Completes a task with an error; cancelled, if that is what the error says."""
        if not self.is_pending(task):
            return
        database = self._pool.database
        cancelled = failure.code == "TASK_CANCELLED" and failure.params == (task,)
        database.update("task", task, progress=1.0)
        database.update("task", task, error_info=failure.description)
        database.update("task", task, backtrace="()")
        database.update("task", task, finished=self._pool.clock.now().replace(microsecond=0))
        database.update("task", task, allowed_operations=[])
        database.update("task", task, status="cancelled" if cancelled else "failure")
        self._cancelled.discard(task)

    def cancel(self, task: str) -> None:
        """Asks the work of a task to stop; the work decides."""
        if self.is_pending(task):
            self._cancelled.add(task)
            self._pool.operations.wake()

    def is_cancelled(self, task: str) -> bool:
        return task in self._cancelled

    def check_cancelled(self, task: str) -> None:
        """Raises TASK_CANCELLED if someone asked the task to stop."""
        if task in self._cancelled:
            raise ApiFailure("TASK_CANCELLED", task)

    def destroy(self, task: str) -> None:
        """Removes a completed task; one that still runs is marked, and goes with the first collection after.

        Raises HANDLE_INVALID; MAP_DUPLICATE_KEY for one that is marked already.
        """
        current = self._pool.database.get("task", task)["current_operations"]
        if not self.is_pending(task):
            self.remove(task)
        elif _DOOMED in current:
            raise ApiFailure("MAP_DUPLICATE_KEY", "task", "current_operations", task, _DOOMED)
        else:
            self._pool.database.update("task", task, current_operations={**current, _DOOMED: "destroy"})

    def remove(self, task: str) -> None:
        """Removes the row, if it is there."""
        self._cancelled.discard(task)
        if self._pool.database.exists("task", task):
            self._pool.database.destroy("task", task)

    def collect(self) -> None:
        """XAPI's garbage collection, every 30 s (db_gc_util.ml).

        Completed tasks go that were to be destroyed, or are old; old pending ones that made no progress since
        the last collection; and of more than 200 that are left, the completed ones that ended first: as many
        completed ones stay as 200 less the pending ones.
        """
        now = self._pool.clock.now()
        completed: list[tuple[datetime, str]] = []
        pending = 0
        probation: dict[str, float] = {}
        for task, row in self._pool.database.items("task"):
            if row["status"] not in PENDING:
                if "destroy" in row["current_operations"].values() or now - row["finished"] > COMPLETED_AGE:
                    self.remove(task)
                else:
                    completed.append((row["finished"], task))
                continue
            if now - row["created"] > PENDING_AGE:
                probation[task] = row["progress"]
                if row["progress"] <= self._on_probation.get(task, -math.inf):
                    self.remove(task)
                    continue
            pending += 1
        self._on_probation = probation
        too_many = pending + len(completed) - TASKS_MAX
        for _, task in sorted(completed, key=lambda one: one[0])[: max(0, too_many)]:
            self.remove(task)
