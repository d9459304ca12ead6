"""One call in progress: what a message's implementation gets as its first argument.

    async def clean_shutdown(call: Call, vm: str) -> None:
        async with call.marked("VM", vm, "clean_shutdown"):
            async with call.worker(call.database.get("VM", vm)["resident_on"]):
                await call.takes("VM.clean_shutdown")
                call.database.update("VM", vm, power_state="Halted")

It is the only face that class modules have to the engine; it holds no state of its own beyond the call's.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from poolwright.clock import Clock
from poolwright.emulator.database import Database
from poolwright.emulator.operations import STANDARD, Policy
from poolwright.emulator.pool import Pool


class Dispatch(Protocol):
    """Runs another message inside a call; the dispatcher."""

    async def inner(self, call: Call, method: str, args: Sequence[Any]) -> Any: ...


class Call:
    """A message being executed: its session, task and host, and the pool that it works on."""

    def __init__(
        self, pool: Pool, dispatch: Dispatch, *, method: str, session: str, host: str, task: str | None = None
    ) -> None:
        self.pool = pool
        #: The message's wire name without `Async.`, e.g. `VM.start_on`.
        self.method = method
        self.session = session
        #: The host that was called: the coordinator, or a member for a local session.
        self.host = host
        self._dispatch = dispatch
        self._task = task

    @property
    def database(self) -> Database:
        return self.pool.database

    @property
    def clock(self) -> Clock:
        return self.pool.clock

    @property
    def task(self) -> str:
        """The task's reference: of a row for an async-capable message, else a DummyRef."""
        if self._task is None:
            self._task = self.pool.tasks.dummy(self.method)
        return self._task

    @property
    def now(self) -> datetime:
        """The pool's time, in whole seconds, as XAPI writes it."""
        return self.clock.now().replace(microsecond=0)

    def new_uuid(self) -> str:
        return str(self.clock.uuid4())

    async def takes(self, operation: str, *, gib: float = 0.0, at: str = "") -> None:
        """Lets the time pass that the profile gives an operation, which occupies a host or SR meanwhile (`at`,
        for whoever measures).

        Raises TASK_CANCELLED if asked to stop.
        """
        await self.pool.durations.take(operation, gib=gib, at=at)
        self.pool.tasks.check_cancelled(self.task)

    def progress(self, part: float) -> None:
        """Notes the task's progress, from 0 to 1."""
        self.pool.tasks.set_progress(self.task, part)

    def marked(
        self, cls: str, ref: str, operation: str, policy: Policy = STANDARD
    ) -> AbstractAsyncContextManager[None]:
        """Holds `current_operations[task] = operation` on an object, waiting while it is busy."""
        return self.pool.operations.marked(cls, ref, operation, self.task, policy)

    def check_operation(self, cls: str, ref: str, operation: str) -> None:
        """Raises what XAPI answers if the operation is not valid on the object now."""
        self.pool.operations.check(cls, ref, operation)

    def refresh(self, cls: str, ref: str) -> None:
        """Works an object's `allowed_operations` out again, after a change that marking did not see."""
        self.pool.operations.refresh(cls, ref)

    def worker(self, host: str) -> AbstractAsyncContextManager[None]:
        """Holds one of a host's four xenopsd workers."""
        return self.pool.workers.one(host)

    async def run(self, method: str, *args: Any) -> Any:
        """Another message's implementation, in this call (same task and session), with Python arguments."""
        return await self._dispatch.inner(self, method, args)

    async def subtask(self, method: str, *args: Any) -> Any:
        """Another message as a task below this one, awaited, then destroyed: so XAPI clones disks."""
        tasks = self.pool.tasks
        task = tasks.create(f"Async.{method}", session=self.session, host=self.host, parent=self.task)
        inner = Call(self.pool, self._dispatch, method=method, session=self.session, host=self.host, task=task)
        self.pool.running.add(task)
        try:
            return await self._dispatch.inner(inner, method, args)
        finally:
            self.pool.running.discard(task)
            tasks.remove(task)
