"""Sagas and their logs: the journal that the saga engine writes to, on the database.

A saga has no state column: what its log says is what it is. `Journal.append` may carry a last write of the
caller's, made in the same transaction as the line that ends a saga, so a job can't be finished with its saga
unfinished, or the other way round.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec
from sqlalchemy import ColumnElement, bindparam, delete, exists, func, select
from sqlalchemy import insert as sql_insert
from sqlalchemy.exc import IntegrityError

from poolwright.model.errors import Conflict
from poolwright.saga import Kind, Line, Outcome, TryAgain
from poolwright.saga.journal import FINAL, History
from poolwright.store import tables
from poolwright.store.database import Store
from poolwright.store.transaction import Transaction

_t = tables.sagas
_log = tables.saga_log
_lock = tables.saga_locks

Finish = Callable[[Transaction, Outcome], Awaitable[None]]


class SagaRow(msgspec.Struct, frozen=True, kw_only=True):
    """A saga as it was submitted; `params` is JSON."""

    id: int
    uuid: str
    name: str
    params: str
    job_id: int | None


async def insert(
    tx: Transaction, *, name: str, params: str, job_id: int | None = None, uuid: str | None = None
) -> SagaRow:
    """Submit a saga: it will be run, by this process or the next, once the transaction is committed."""
    uuid = uuid or str(tx.clock.uuid4())
    values = {"uuid": uuid, "name": name, "params": params, "job_id": job_id}
    statement = sql_insert(_t).values(**values, created=tx.clock.now()).returning(_t.c.id)
    return SagaRow(
        id=(await tx.execute(statement)).scalar_one(), uuid=uuid, name=name, params=params, job_id=job_id
    )


async def find(tx: Transaction, uuid: str) -> SagaRow | None:
    """By uuid."""
    return next(iter(await _list(tx, _t.c.uuid == uuid)), None)


async def find_of_job(tx: Transaction, job_id: int) -> SagaRow | None:
    """The saga that does a job's work."""
    return next(iter(await _list(tx, _t.c.job_id == job_id)), None)


async def list_unfinished(tx: Transaction, *, after: int = 0) -> list[SagaRow]:
    """Those that are neither complete nor unwound nor stuck, the oldest first; only numbers above `after`."""
    ended = exists().where(
        _log.c.saga_id == _t.c.id, _log.c.entry == "", _log.c.kind.in_([Kind.COMPLETED, Kind.UNWOUND])
    )
    return await _list(tx, _t.c.id > after, ~ended, _count(Kind.STUCK) <= _count(Kind.RESUMED))


async def list_stuck(tx: Transaction) -> list[SagaRow]:
    """Those whose undo failed: a person must look, and may have them resumed."""
    return await _list(tx, _count(Kind.STUCK) > _count(Kind.RESUMED))


async def lines(tx: Transaction, saga_id: int) -> list[Line]:
    """A saga's log, in order."""
    columns = (_log.c.sequence, _log.c.at, _log.c.entry, _log.c.kind, _log.c.value)
    result = await tx.execute(select(*columns).where(_log.c.saga_id == saga_id).order_by(_log.c.sequence))
    return [
        Line(sequence=row.sequence, at=row.at, entry=row.entry, kind=Kind(row.kind), value=row.value)
        for row in result
    ]


async def take_lock(tx: Transaction, name: str, saga: SagaRow) -> None:
    """Hold `name` for a saga until it ends (or `release_lock`); TryAgain while another saga has it. Taking it
    again is fine.
    """
    holder = (await tx.execute(select(_lock.c.saga_id).where(_lock.c.name == name))).scalar_one_or_none()
    if holder == saga.id:
        return
    if holder is not None:
        raise TryAgain(f"{name} is held by another saga ({holder})")
    try:
        await tx.execute(sql_insert(_lock).values(name=name, saga_id=saga.id))
    except IntegrityError:
        raise TryAgain(f"{name} was just taken by another saga") from None


async def release_lock(tx: Transaction, name: str, saga: SagaRow) -> None:
    """Give `name` up, if this saga has it."""
    await tx.execute(delete(_lock).where(_lock.c.name == name, _lock.c.saga_id == saga.id))


class Journal:
    """One saga's log in the database (`poolwright.saga.Journal`)."""

    def __init__(self, store: Store, saga: SagaRow, *, finish: Finish | None = None) -> None:
        """`finish` is called with the outcome in the transaction that ends the saga; if it raises, the saga has
        not ended.
        """
        self._store = store
        self._saga = saga
        self._finish = finish
        self._history: History | None = None

    async def lines(self) -> Sequence[Line]:
        async with self._store.reading() as tx:
            read = await lines(tx, self._saga.id)
        self._history = History(read)
        return read

    async def append(self, lines: Sequence[Line]) -> None:
        """Add lines; Conflict if another process has written to this saga's log meanwhile."""
        if self._history is None:
            await self.lines()
        history, self._history = self._history or History(), None  # read anew if this is not committed
        for line in lines:
            history.add(line)

        async def write(tx: Transaction) -> None:
            for line in lines:
                tx.later(_ADD_LINE, saga_id=self._saga.id, **_columns(line))
            if lines[-1].kind in FINAL:
                await self._end(tx, history)

        try:
            await self._store.together(write)
        except Conflict as conflict:
            refused = conflict.__cause__
            if isinstance(refused, IntegrityError) and refused.statement and _log.name in refused.statement:
                raise Conflict(f"Saga {self._saga.uuid} is being run by another process too") from None
            raise
        self._history = history

    async def _end(self, tx: Transaction, history: History) -> None:
        if history.last("") is not Kind.STUCK:
            tx.later(_DROP_LOCKS, ended_saga_id=self._saga.id)
        if self._finish is not None:
            await self._finish(tx, history.outcome())


#: Statements that are put off, so that one of each serves all the sagas of a transaction.
_ADD_LINE = sql_insert(_log)
_DROP_LOCKS = delete(_lock).where(_lock.c.saga_id == bindparam("ended_saga_id"))


def _columns(line: Line) -> dict[str, object]:
    return {
        "sequence": line.sequence,
        "at": line.at,
        "entry": line.entry,
        "kind": line.kind.value,
        "value": line.value,
    }


def _count(kind: Kind) -> ColumnElement[int]:
    counted = select(func.count()).where(_log.c.saga_id == _t.c.id, _log.c.entry == "", _log.c.kind == kind)
    return counted.correlate(_t).scalar_subquery()


async def _list(tx: Transaction, *conditions: ColumnElement[bool]) -> list[SagaRow]:
    columns = (_t.c.id, _t.c.uuid, _t.c.name, _t.c.params, _t.c.job_id)
    result = await tx.execute(select(*columns).where(*conditions).order_by(_t.c.id))
    return [SagaRow(**row) for row in result.mappings()]
