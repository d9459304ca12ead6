"""A pool's tasks: rows of class `task`, from pending to done, in the order in which XAPI writes their fields.

Success: allowed_operations, finished, progress, result, status. Failure: progress, error_info, backtrace,
finished, allowed_operations, status. So whoever reads the end status finds the rest in place. It does not run
anything (`dispatch` does).

Source: xapi.md 3.12.
"""

from __future__ import annotations

from datetime import timedelta
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


class Tasks:
    """The tasks of one pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._cancelled: set[str] = set()
        self._doomed: set[str] = set()

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
        self._completed(task)

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
        self._completed(task)

    def _completed(self, task: str) -> None:
        self._cancelled.discard(task)
        if task in self._doomed:
            self.remove(task)

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
        """Removes a completed task; one that still runs goes when it is done. Raises HANDLE_INVALID."""
        self._pool.database.get("task", task)
        if self.is_pending(task):
            self._doomed.add(task)
        else:
            self.remove(task)

    def remove(self, task: str) -> None:
        """Removes the row, if it is there."""
        self._doomed.discard(task)
        self._cancelled.discard(task)
        if self._pool.database.exists("task", task):
            self._pool.database.destroy("task", task)

    def collect(self) -> None:
        """XAPI's garbage collection, every 30 s: old tasks, and the oldest completed of too many."""
        now = self._pool.clock.now()
        completed: list[tuple[object, str]] = []
        pending = 0
        for task, row in self._pool.database.items("task"):
            if row["status"] not in PENDING:
                if now - row["finished"] > COMPLETED_AGE:
                    self.remove(task)
                else:
                    completed.append((row["finished"], task))
            elif task not in self._pool.running and now - row["created"] > PENDING_AGE:
                self.remove(task)
            else:
                pending += 1
        too_many = pending + len(completed) - TASKS_MAX
        for _, task in sorted(completed)[: max(0, too_many)]:
            self.remove(task)
