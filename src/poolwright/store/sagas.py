"""Sagas and their logs: the journal that the saga engine writes to, on the database.

A saga's log is in its row, and so is what follows from the log's last lines for whoever asks the database:
whether the saga is at rest, since when, and why it failed. One statement writes both. `Journal.append` may
carry a last write of the caller's, made in the same transaction as the line that ends a saga; a job has no end
of its own, but its saga's (`async_jobs`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec
from sqlalchemy import ColumnElement, bindparam, delete, func, select
from sqlalchemy import insert as sql_insert
from sqlalchemy import update as sql_update
from sqlalchemy.exc import IntegrityError

from poolwright.model.errors import Conflict, ErrorRecord
from poolwright.saga import Kind, Line, Outcome, TryAgain
from poolwright.saga.journal import FINAL, History
from poolwright.store import tables
from poolwright.store.database import Store
from poolwright.store.transaction import ONE_EACH, Overtaken, Transaction

_t = tables.sagas
_lock = tables.saga_locks

#: Writes what the outcome means, in the transaction that ends the saga; why it failed, if it did.
Finish = Callable[[Transaction, Outcome], Awaitable[ErrorRecord | None]]


class SagaRow(msgspec.Struct, frozen=True, kw_only=True):
    """A saga as it was submitted; `params` is JSON."""

    id: int
    uuid: str
    name: str
    params: str
    job_id: int | None


async def new(
    tx: Transaction, *, name: str, params: str, job_id: int | None = None, uuid: str | None = None
) -> SagaRow:
    """A saga that is to be submitted by `add`."""
    uuid = uuid or str(tx.clock.uuid4())
    return SagaRow(id=await tx.number(_t), uuid=uuid, name=name, params=params, job_id=job_id)


def add(tx: Transaction, saga: SagaRow, lines: Sequence[Line] = ()) -> None:
    """Submit a saga: it will be run, by this process or the next, once the transaction is committed. Its log
    begins with `lines`.
    """
    begun = {"created": tx.clock.now(), "log": _text(lines), "length": len(lines)}
    tx.insert(_t, saga.id, {**msgspec.structs.asdict(saga), **begun})


async def insert(
    tx: Transaction, *, name: str, params: str, job_id: int | None = None, uuid: str | None = None
) -> SagaRow:
    """Submit a saga of which nothing is done yet."""
    row = await new(tx, name=name, params=params, job_id=job_id, uuid=uuid)
    add(tx, row)
    return row


async def find(tx: Transaction, uuid: str) -> SagaRow | None:
    """By uuid."""
    return next(iter(await _list(tx, _t.c.uuid == uuid)), None)


async def find_of_job(tx: Transaction, job_id: int) -> SagaRow | None:
    """The saga that does a job's work."""
    return next(iter(await _list(tx, _t.c.job_id == job_id)), None)


async def list_unfinished(tx: Transaction, *, after: int = 0) -> list[tuple[SagaRow, list[Line]]]:
    """Those that are neither complete nor unwound nor stuck, the oldest first, with their logs; only numbers
    above `after`.
    """
    wanted = select(*_COLUMNS, _t.c.log).where(_t.c.id > after, _t.c.rest.is_(None)).order_by(_t.c.id)
    found = [dict(row) for row in (await tx.execute(wanted)).mappings()]
    return [(SagaRow(**row), _lines(log)) for row in found for log in [row.pop("log")]]


async def list_stuck(tx: Transaction) -> list[SagaRow]:
    """Those whose undo failed: a person must look, and may have them resumed."""
    return await _list(tx, _t.c.rest == Kind.STUCK.value)


async def lines(tx: Transaction, saga_id: int) -> list[Line]:
    """A saga's log, in order."""
    return _lines((await tx.execute(select(_t.c.log).where(_t.c.id == saga_id))).scalar_one_or_none() or "")


async def take_lock(tx: Transaction, name: str, saga: SagaRow) -> None:
    """Hold `name` for a saga until it ends (or `release_lock`); TryAgain while another saga has it. Taking it
    again is fine.
    """
    asked = select(_lock.c.saga_id, _t.c.rest).join(_t, _t.c.id == _lock.c.saga_id).where(_lock.c.name == name)
    held = (await tx.execute(asked)).first()
    if held is None:
        try:
            await tx.execute(sql_insert(_lock).values(name=name, saga_id=saga.id))
        except IntegrityError:
            raise TryAgain(f"{name} was just taken by another saga") from None
    elif held.saga_id != saga.id:
        # Whoever is at rest needs it no more; a stuck one keeps it, since nobody knows what it left.
        if held.rest not in (Kind.COMPLETED.value, Kind.UNWOUND.value):
            raise TryAgain(f"{name} is held by another saga ({held.saga_id})")
        await tx.execute(sql_update(_lock).where(_lock.c.name == name).values(saga_id=saga.id))


async def release_lock(tx: Transaction, name: str, saga: SagaRow) -> None:
    """Give `name` up, if this saga has it."""
    await tx.execute(delete(_lock).where(_lock.c.name == name, _lock.c.saga_id == saga.id))


class Journal:
    """One saga's log in the database (`poolwright.saga.Journal`)."""

    def __init__(
        self,
        store: Store,
        saga: SagaRow,
        *,
        finish: Finish | None = None,
        known: Sequence[Line] | None = None,
    ) -> None:
        """`finish` is called with the outcome in the transaction that ends the saga; if it raises, the saga has
        not ended. `known` is the log so far, where the caller has just read or written it.
        """
        self._store = store
        self._saga = saga
        self._finish = finish
        self._known = known
        self._history: History | None = None

    async def lines(self) -> Sequence[Line]:
        read, self._known = self._known, None
        if read is None:
            async with self._store.reading() as tx:
                read = await lines(tx, self._saga.id)
        self._history = History(read)
        return read

    async def append(self, lines: Sequence[Line]) -> None:
        """Add lines; Conflict if another process has written to this saga's log meanwhile."""
        if self._history is None:
            await self.lines()
        history, self._history = self._history or History(), None  # read anew if this is not committed
        before = history.length
        for line in lines:
            history.add(line)
        added = {
            "saga": self._saga.id,
            "before": before,
            "lines": _text(lines),
            "after": history.length,
        }

        async def write(tx: Transaction) -> None:
            last = lines[-1]
            if last.kind in FINAL:
                error = await self._finish(tx, history.outcome()) if self._finish is not None else None
                tx.later(_END, **added, to=last.kind.value, at=last.at, why=error)
            else:
                tx.later(_ADD, **added)

        try:
            await self._store.together(write)
        except Overtaken as overtaken:
            if overtaken.table != _t.name:
                raise
            raise Conflict(f"Saga {self._saga.uuid} is being run by another process too") from None
        self._history = history


_COLUMNS = (_t.c.id, _t.c.uuid, _t.c.name, _t.c.params, _t.c.job_id)
#: Statements that are put off, so that one of each serves all the sagas of a transaction. A stuck saga may be
#: resumed: it runs again then, and its job keeps its first end.
_ADDING = sql_update(_t).where(_t.c.id == bindparam("saga"), _t.c.length == bindparam("before"))
_LONGER = {"log": _t.c.log + bindparam("lines", type_=_t.c.log.type), "length": bindparam("after")}
_ADD = _ADDING.values(**_LONGER, rest=None).execution_options(**ONE_EACH)
_END = _ADDING.values(
    **_LONGER,
    rest=bindparam("to"),
    ended=func.coalesce(_t.c.ended, bindparam("at", type_=_t.c.ended.type)),
    error=func.coalesce(_t.c.error, bindparam("why", type_=_t.c.error.type)),
).execution_options(**ONE_EACH)


def _text(lines: Sequence[Line]) -> str:
    return "".join(msgspec.json.encode(line).decode() + "\n" for line in lines)


def _lines(log: str) -> list[Line]:
    return [msgspec.json.decode(line, type=Line) for line in log.split("\n") if line]


async def _list(tx: Transaction, *conditions: ColumnElement[bool]) -> list[SagaRow]:
    result = await tx.execute(select(*_COLUMNS).where(*conditions).order_by(_t.c.id))
    return [SagaRow(**row) for row in result.mappings()]
