"""The runner: carries out what was submitted, resumes what a stopped manager left, and ends jobs with their
sagas.

    runner = Runner(store, pools, clock, manager=uuid)
    group.create_task(runner.run())                  # until cancelled; what is unfinished then stays resumable
    async with store.transaction() as tx:
        ...rows...
        saga = await runner.submit(tx, "deploy_virtual_machine", {"virtual_machine": 7}, job=12)
    runner.wake()
    await runner.wait(saga)                          # for commands that answer only when it is done

The database is the queue: a saga is submitted when its row is committed, handed over in memory then, and
otherwise taken up at the next start. One manager runs all of them; several on one database need them handed out
behind `_take_up`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final

import msgspec
import structlog

from poolwright.clock import Clock
from poolwright.model.errors import CloudError, ErrorRecord, Internal, InvalidState, NotFound, Unavailable
from poolwright.model.unmanaged import ForeignMachine
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import IMAGES, Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.failures import FAULTS, error_of
from poolwright.orchestration.reconcilers.rounds import Rounds
from poolwright.orchestration.reconcilers.schedules import Schedules
from poolwright.orchestration.sagas import SAGAS
from poolwright.saga import Execution, Outcome, State, TryAgain
from poolwright.saga.journal import History, Kind, Line
from poolwright.saga.recovery import Found, plan
from poolwright.store import Store, Transaction, events, sagas
from poolwright.store.sagas import Finish, Journal, SagaRow
from poolwright.xenserver.foreign import list_foreign
from poolwright.xenserver.pools import Pools

_log = structlog.get_logger(__name__)

#: Sagas carried out at the same time; more wait in the database.
CONCURRENCY: Final = 256
#: Seconds between looks into the database for sagas that are unfinished and not running.
EVERYTHING_EVERY: Final = 30.0


class Runner:
    """Carries out sagas. One per process."""

    def __init__(
        self,
        store: Store,
        pools: Pools,
        clock: Clock,
        *,
        manager: str,
        definitions: Mapping[str, Definition] = SAGAS,
        images: Path = IMAGES,
    ) -> None:
        """`manager` is this installation's uuid, `definitions` the sagas that it knows, `images` where what is
        fetched is kept meanwhile.
        """
        self.connections = Connections(store, pools)
        self.rounds = Rounds(store, self.connections, clock, manager)
        self.schedules = Schedules(store, self, clock)
        self._store = store
        self._clock = clock
        self._manager = manager
        self._definitions = definitions
        self._images = images
        self._woken = asyncio.Event()
        #: Submitted and committed here, and not begun yet.
        self._handed: list[tuple[SagaRow, Sequence[Line]]] = []
        #: Whether to look into the database at once.
        self._is_to_look = False
        self._running: dict[int, asyncio.Task[None]] = {}
        self._refused: set[int] = set()
        #: The highest number of a saga that was begun. They are committed in the order of their numbers.
        self._newest = 0
        #: By key: whose turn it is, and how many have it or wait for it.
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}
        self._ended: dict[str, asyncio.Event] = {}
        self._slots = asyncio.Semaphore(CONCURRENCY)

    # --- for the services -------------------------------------------------------------------------

    async def submit(
        self, tx: Transaction, name: str, params: Any, *, job: int | None = None, uuid: str | None = None
    ) -> str:
        """Submit a saga in the caller's transaction; its uuid. `params` is its parameters, or the same as a
        dict; `uuid` what it shall have for one.

        Raises `Internal` for a saga or parameters that do not exist.
        """
        definition = self._definition(name)
        try:
            typed = msgspec.convert(params, definition.saga.params, from_attributes=True)
        except msgspec.ValidationError as wrong:
            raise Internal(f"{name} can't be started like this: {wrong}") from wrong
        encoded = definition.saga.encode(typed)
        row = await sagas.new(tx, name=name, params=encoded, job_id=job, uuid=uuid)
        execution = self._execution(row, definition, typed, (), inside=tx) if definition.prepared else None
        lines = await execution.prepare() if execution is not None else []
        sagas.add(tx, row, lines)
        tx.committed.append(lambda: self._hand_over(row, lines))
        return row.uuid

    def _hand_over(self, row: SagaRow, lines: Sequence[Line]) -> None:
        self._handed.append((row, lines))
        self.wake()

    def _look(self) -> None:
        self._is_to_look = True
        self.wake()

    def wake(self) -> None:
        """Have a look at the database now; to be called after the transaction of `submit` is committed."""
        self._woken.set()

    async def wait(self, saga: str) -> None:
        """Wait until a saga has ended well. Raises the `CloudError` for which it was undone or is stuck."""
        ended = self._ended.setdefault(saga, asyncio.Event())
        outcome = await self._outcome(saga)
        if outcome.state in (State.RUNNING, State.UNWINDING):
            await ended.wait()
            outcome = await self._outcome(saga)
        self._ended.pop(saga, None)
        if (error := error_of(outcome)) is not None:
            raise error

    async def _outcome(self, saga: str) -> Outcome:
        async with self._store.reading() as tx:
            row = await sagas.find(tx, saga)
            if row is None:
                raise NotFound(f"Unable to find saga {saga}")
            return History(await sagas.lines(tx, row.id)).outcome()

    async def retry(self, saga: str) -> None:
        """Have a stuck saga's undoing go on, as a person asked. Raises `NotFound`, and `InvalidState` if it
        is not stuck.
        """
        await self._note_of_stuck(saga, Kind.RESUMED)
        self._look()

    async def abandon(self, saga: str) -> None:
        """Declare a stuck saga undone: a person has seen to what was left. Raises as `retry`."""
        await self._note_of_stuck(saga, Kind.RESUMED, Kind.UNWOUND)

    async def list_foreign(self, cluster_id: int) -> list[ForeignMachine]:
        """The VMs on a cluster's pool that no cloud made, read now. Raises `NotFound`, `Unavailable`."""
        pool = await self.connections.get(cluster_id)
        try:
            inventory = await pool.inventory(max_age=0)
            async with pool.speaking_of(f"pool {pool.name}") as session:
                vifs = await session.VIF.get_all_records()
        except TryAgain as again:
            raise Unavailable(f"Pool {pool.name} can't be asked now: {again}") from again
        return list_foreign(inventory, vifs, self._manager)

    async def _note_of_stuck(self, saga: str, *kinds: Kind) -> SagaRow:
        async with self._store.reading() as tx:
            row = await sagas.find(tx, saga)
            history = History(await sagas.lines(tx, row.id)) if row is not None else History()
        if row is None:
            raise NotFound(f"Unable to find saga {saga}")
        if history.state is not State.STUCK:
            raise InvalidState(f"Saga {saga} ({row.name}) is {history.state}, not stuck", uuids=[saga])
        definition = self._definition(row.name)
        finish = self._finish(row, definition, definition.saga.decode(row.params))
        now = self._clock.now()
        await Journal(self._store, row, finish=finish).append(
            [
                Line(sequence=history.length + number, at=now, entry="", kind=kind)
                for number, kind in enumerate(kinds)
            ]
        )
        return row

    # --- running ----------------------------------------------------------------------------------

    async def run(self) -> None:
        """Carry out sagas, and reconcile, until cancelled. What runs then is abandoned where it is, to be
        resumed.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(self.rounds.run())
            group.create_task(self.schedules.run())
            everything_at = self._clock.monotonic()
            while True:
                self._woken.clear()
                self._begin_handed(group)
                if self._is_to_look or self._clock.monotonic() >= everything_at:
                    self._is_to_look = False
                    everything_at = self._clock.monotonic() + EVERYTHING_EVERY
                    await self._take_up(group)
                # Not `wait_for`: it swallows a cancellation that comes together with the event.
                with suppress(TimeoutError):
                    async with asyncio.timeout(EVERYTHING_EVERY):
                        await self._woken.wait()

    def _begin_handed(self, group: asyncio.TaskGroup) -> None:
        """Begin what was submitted here, unless a look into the database was faster."""
        handed, self._handed = self._handed, []
        for row, lines in handed:
            if row.id > self._newest:
                self._newest = row.id
                self._begin(group, row, known=lines)

    async def _take_up(self, group: asyncio.TaskGroup) -> None:
        """Begin, or go on with, every saga in the database that is not at rest and not running."""
        async with self._store.reading() as tx:
            found = [(row, lines) for row, lines in await sagas.list_unfinished(tx) if self._is_new(row)]
        # While we read, some of them may have been handed over; what is older and ran to its end meanwhile is
        # read again by its journal.
        found = [(row, lines) for row, lines in found if self._is_new(row)]
        decided = plan(
            [Found(row.uuid, row.name, lines) for row, lines in found],
            {name: definition.saga for name, definition in self._definitions.items()},
        )
        by_uuid = {row.uuid: row for row, _ in found}
        for uuid, reason in decided.refused.items():
            _log.error("saga can't be continued by this version", saga=uuid, reason=reason)
            self._refused.add(by_uuid[uuid].id)
        for uuid in decided.resume:
            self._begin(group, by_uuid[uuid])
        self._newest = max([self._newest, *(row.id for row, _ in found)])

    def _begin(self, group: asyncio.TaskGroup, row: SagaRow, known: Sequence[Line] | None = None) -> None:
        """Carry it out; `known` is the log of one that nobody has run before."""
        self._running[row.id] = group.create_task(self._carry_out(row, known), name=f"{row.name} {row.uuid}")

    def _is_new(self, row: SagaRow) -> bool:
        return row.id not in self._running and row.id not in self._refused

    async def _carry_out(self, row: SagaRow, known: Sequence[Line] | None) -> None:
        definition = self._definition(row.name)
        params = definition.saga.decode(row.params)
        try:
            slot = nullcontext() if definition.waits else self._slots
            async with self._turn(definition.exclusive(params)), slot:
                outcome = await self._execution(row, definition, params, known).run()
        except Exception:  # noqa: BLE001 - a log that can't be written leaves its saga unfinished, not the others
            _log.exception("saga interrupted, will be taken up again", saga=row.uuid, name=row.name)
            return
        finally:
            self._running.pop(row.id, None)
        if outcome.state is not State.SUCCEEDED:
            self.rounds.hurry()  # what made it fail may be news to the rows
        if (event := self._ended.pop(row.uuid, None)) is not None:
            event.set()

    @asynccontextmanager
    async def _turn(self, key: str | None) -> AsyncIterator[None]:
        """One saga of a key at a time, in the order in which they were taken up."""
        if key is None:
            yield
            return
        lock, users = self._turns.get(key, (asyncio.Lock(), 0))
        self._turns[key] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._turns.pop(key)
            if users > 1:
                self._turns[key] = (lock, users - 1)

    def _execution(
        self,
        row: SagaRow,
        definition: Definition,
        params: Any,
        known: Sequence[Line] | None,
        *,
        inside: Transaction | None = None,
    ) -> Execution[Any, Context]:
        context = Context(
            self._store, self.connections, self._clock, self._manager, row, self, self._images, inside
        )
        return Execution(
            definition.saga,
            saga_id=row.uuid,
            params=params,
            context=context,
            journal=Journal(self._store, row, finish=self._finish(row, definition, params), known=known),
            clock=self._clock,
            faults=FAULTS,
            observer=Told(row),
            is_new=known is not None,
        )

    def _finish(self, row: SagaRow, definition: Definition, params: Any) -> Finish:
        """What is written together with a saga's last line."""

        async def finish(tx: Transaction, outcome: Outcome) -> ErrorRecord | None:
            await definition.settle(tx, params, outcome)
            if definition.begets:
                tx.committed.append(self._look)
            error = _record(outcome)
            if row.job_id is not None:
                events.conclude(tx, row.job_id, error.message if error else None)
            return error

        return finish

    def _definition(self, name: str) -> Definition:
        if (definition := self._definitions.get(name)) is None:
            raise Internal(f"There is no saga {name}")
        return definition


class Told:
    """Logs what a saga does."""

    def __init__(self, row: SagaRow) -> None:
        self._log = _log.bind(saga=row.uuid, name=row.name)

    def waiting(self, entry: str, error: Exception, attempt: int, pause: float) -> None:
        self._log.warning("will try again", entry=entry, error=str(error), attempt=attempt, seconds=pause)

    def failed(self, entry: str, error: Exception) -> None:
        expected = isinstance(error, CloudError)
        self._log.error("failed", entry=entry, error=str(error), exc_info=None if expected else error)


def _record(outcome: Outcome) -> ErrorRecord | None:
    error = error_of(outcome)
    return None if error is None else error.record()
