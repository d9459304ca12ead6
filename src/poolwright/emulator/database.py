"""A pool's database: tables of rows, changed through one mutator that also keeps relations and event history.

A row is a plain dict of Python values (`str`, `int`, `float`, `bool`, aware `datetime`, `list`, `dict`), with
every field of its class. Values are immutable by agreement: replace them, never change them in place. A row
that `get` returns is live: it shows later updates. Sets that mirror a reference (`VM.VBDs`) follow by
themselves and cannot be written.

Each change takes the next generation, notes it for `event.from`, and wakes whoever waits for changes. It
knows no wire, no session and no rule of XAPI's beyond the datamodel.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from poolwright.clock import Clock
from poolwright.emulator import facts
from poolwright.emulator.dbtext import storable
from poolwright.emulator.failures import ApiFailure, handle_invalid
from poolwright.xapi.types import NULL_REF

Row: TypeAlias = dict[str, Any]

#: XAPI forgets deletions in halves: a table remembers between 256 and 511 of them.
_DELETIONS_MAX: Final = 512
_DELETIONS_KEPT: Final = 256


def _holds(expected: type, value: object) -> bool:
    return type(value) is expected or (expected is not int and isinstance(value, expected))


@dataclass
class Deletion:
    """An object that is gone, and when (in generations) it came and went."""

    ref: str
    created: int
    deleted: int


@dataclass
class TableState:
    """The rows of one class, with what indexes and events need."""

    table: facts.Table
    rows: dict[str, Row] = field(default_factory=dict)
    by_uuid: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, dict[str, None]] = field(default_factory=dict)
    #: For each indexed reference: what it refers to -> the rows that do.
    by_value: dict[str, dict[str, dict[str, None]]] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    #: Generation of each row's last change; least recently changed first.
    modified: dict[str, int] = field(default_factory=dict)
    deletions: list[Deletion] = field(default_factory=list)


class Database:
    """All tables of one pool."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.generation = 0
        self.tables: Mapping[str, TableState] = {n: TableState(t) for n, t in facts.tables().items()}
        #: Told of every change, as it happens: class, reference, `add`, `mod` or `del`, and the row.
        self.told: Callable[[str, str, str, Row], None] | None = None
        self._changed = asyncio.Event()

    # --- reading -----------------------------------------------------------------------------------

    def get(self, cls: str, ref: str) -> Row:
        """The row. Raises HANDLE_INVALID if there is none."""
        row = self.tables[cls].rows.get(ref)
        if row is None:
            raise handle_invalid(cls, ref)
        return row

    def find(self, cls: str, ref: str) -> Row | None:
        """The row, or None for the null reference and a stale one."""
        return self.tables[cls].rows.get(ref)

    def exists(self, cls: str, ref: str) -> bool:
        return ref in self.tables[cls].rows

    def refs(self, cls: str) -> list[str]:
        return list(self.tables[cls].rows)

    def items(self, cls: str) -> list[tuple[str, Row]]:
        """Every reference with its row, as of now."""
        return list(self.tables[cls].rows.items())

    def count(self, cls: str) -> int:
        return len(self.tables[cls].rows)

    def by_uuid(self, cls: str, uuid: str) -> str:
        """The object's reference. Raises UUID_INVALID."""
        ref = self.tables[cls].by_uuid.get(uuid)
        if ref is None:
            raise ApiFailure("UUID_INVALID", cls, uuid)
        return ref

    def find_uuid(self, cls: str, uuid: str) -> str | None:
        return self.tables[cls].by_uuid.get(uuid)

    def by_name(self, cls: str, label: str) -> list[str]:
        """The references of all objects of that name_label; names need not be unique."""
        return list(self.tables[cls].by_name.get(label, ()))

    def referring(self, cls: str, name: str, to: str) -> list[str]:
        """The objects whose reference `name` (an indexed one) refers to `to`."""
        return list(self.tables[cls].by_value.get(name, {}).get(to, ()))

    def record(self, cls: str, row: Row) -> Row:
        """A row as clients see it: without internal fields."""
        table = self.tables[cls].table
        return {name: row[name] for name in table.visible} if table.has_internal else row

    # --- changing ----------------------------------------------------------------------------------

    def new_ref(self) -> str:
        return f"OpaqueRef:{self.clock.uuid4()}"

    def create(self, cls: str, values: Mapping[str, Any] | None = None, *, ref: str | None = None) -> str:
        """A new object of these values; what is left out takes the datamodel's default, `uuid` a new one."""
        state = self.tables[cls]
        values = {name: storable(value) for name, value in (values or {}).items()}
        self._check(state.table, values)
        ref = ref or self.new_ref()
        row = {name: column.default for name, column in state.table.columns.items()}
        row.update(values)
        if not row.get("uuid"):
            row["uuid"] = str(self.clock.uuid4())
        state.rows[ref] = row
        generation = self._next()
        state.created[ref] = generation
        state.modified[ref] = generation
        self._index(state, ref, row)
        self._tell(state, ref, "add", row)
        for name, end in state.table.one.items():
            if row[name] != NULL_REF:
                self._join(end, row[name], ref, new=True)
        for name, end in state.table.both.items():
            for other in row[name]:
                self._join(end, other, ref, new=True)
        self.wake()
        return ref

    def restore(self, cls: str, ref: str, values: Mapping[str, Any]) -> None:
        """A row as a file holds it; what mirrors it is missing until `rebuild_relations`."""
        state = self.tables[cls]
        self._check(state.table, values)
        row = {name: column.default for name, column in state.table.columns.items()}
        row.update(values)
        state.rows[ref] = row
        state.created[ref] = state.modified[ref] = self._next()
        self._index(state, ref, row)

    def duplicate(self, cls: str, ref: str, copy: str, changes: Mapping[str, Any]) -> None:
        """A row like another but for these fields, fast; what mirrors it is missing until `rebuild_relations`.

        Nothing is checked: the changes are of the right types, `uuid` among them where the class has one.
        """
        state = self.tables[cls]
        row = state.rows[copy] = {**state.rows[ref], **changes}
        for name in state.table.many:
            row[name] = []
        state.created[copy] = state.modified[copy] = self._next()
        self._index(state, copy, row)

    def rebuild_relations(self) -> None:
        """Fills every set that mirrors a reference, in the order of the rows that own them."""
        for state in self.tables.values():
            for name, end in state.table.one.items():
                target = self.tables[end.cls].rows
                found: dict[str, list[str]] = {}
                for ref, row in state.rows.items():
                    if row[name] in target:
                        found.setdefault(row[name], []).append(ref)
                for ref, members in found.items():
                    target[ref][end.field] = members

    def update(self, cls: str, ref: str, /, **values: Any) -> None:
        """Sets fields of an object; a change to the same value is none. Raises HANDLE_INVALID."""
        state = self.tables[cls]
        row = self.get(cls, ref)
        values = {name: storable(value) for name, value in values.items()}
        changed = {name: value for name, value in values.items() if row.get(name) != value}
        self._check(state.table, values)
        if not changed:
            return
        before = {name: row[name] for name in changed}
        self._unindex(state, ref, row, changed)
        row.update(changed)
        self._index(state, ref, changed)
        self._stamp(state, ref)
        for name, value in changed.items():
            self._relate(state.table, ref, name, before[name], value)
        self.wake()

    def touch(self, cls: str, ref: str) -> None:
        """Makes a `mod` event of an object without changing it. Raises HANDLE_INVALID."""
        self.get(cls, ref)
        self._stamp(self.tables[cls], ref)
        self.wake()

    def destroy(self, cls: str, ref: str) -> None:
        """Removes an object; references to it stay behind, as in XAPI. Raises HANDLE_INVALID."""
        state = self.tables[cls]
        row = self.get(cls, ref)
        for name, end in state.table.one.items():
            self._part(end, row[name], ref)
        for name, end in state.table.both.items():
            for other in row[name]:
                self._part(end, other, ref)
        self._unindex(state, ref, row, row)
        del state.rows[ref]
        del state.modified[ref]
        state.deletions.append(Deletion(ref, state.created.pop(ref), self._next()))
        if len(state.deletions) >= _DELETIONS_MAX:
            del state.deletions[: len(state.deletions) - _DELETIONS_KEPT]
        self._tell(state, ref, "del", row)
        self.wake()

    def forget_deletions(self) -> None:
        """Keeps nothing of what is gone: who has not heard of it by event never will."""
        for state in self.tables.values():
            state.deletions.clear()

    async def wait_for_change(self) -> None:
        """Returns when anything changes from now on."""
        await self._changed.wait()

    # --- inside ------------------------------------------------------------------------------------

    def _next(self) -> int:
        self.generation += 1
        return self.generation

    def wake(self) -> None:
        """Lets everyone who waits for a change look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    def _stamp(self, state: TableState, ref: str) -> None:
        state.modified.pop(ref, None)
        state.modified[ref] = self._next()
        self._tell(state, ref, "mod", state.rows[ref])

    def _tell(self, state: TableState, ref: str, operation: str, row: Row) -> None:
        if self.told is not None:
            self.told(state.table.name, ref, operation, row)

    def _check(self, table: facts.Table, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            expected = table.columns[name].python
            if expected is not None and not _holds(expected, value):
                raise TypeError(f"{table.name}.{name} holds {expected.__name__}, not {value!r}")
            if name in table.many and value:
                raise TypeError(f"{table.name}.{name} mirrors {table.many[name]}: set that")

    def _index(self, state: TableState, ref: str, values: Mapping[str, Any]) -> None:
        if "uuid" in values:
            state.by_uuid[values["uuid"]] = ref
        if "name_label" in values:
            state.by_name.setdefault(values["name_label"], {})[ref] = None
        for name in state.table.indexed:
            if values.get(name, NULL_REF) != NULL_REF:
                state.by_value.setdefault(name, {}).setdefault(values[name], {})[ref] = None

    def _unindex(self, state: TableState, ref: str, row: Row, names: Mapping[str, Any]) -> None:
        if "uuid" in names and state.by_uuid.get(row["uuid"]) == ref:
            del state.by_uuid[row["uuid"]]
        if "name_label" in names:
            same = state.by_name[row["name_label"]]
            same.pop(ref, None)
            if not same:
                del state.by_name[row["name_label"]]
        for name in state.table.indexed:
            if name in names and row[name] != NULL_REF:
                same = state.by_value[name][row[name]]
                same.pop(ref, None)
                if not same:
                    del state.by_value[name][row[name]]

    def _relate(self, table: facts.Table, ref: str, name: str, before: Any, after: Any) -> None:
        if (end := table.one.get(name)) is not None:
            self._part(end, before, ref)
            self._join(end, after, ref)
        elif (end := table.both.get(name)) is not None:
            for other in before:
                if other not in after:
                    self._part(end, other, ref)
            for other in after:
                if other not in before:
                    self._join(end, other, ref)

    def _join(self, end: facts.Many, target: str, ref: str, *, new: bool = False) -> None:
        state = self.tables[end.cls]
        row = state.rows.get(target)
        if row is not None and (new or ref not in row[end.field]):
            row[end.field] = [*row[end.field], ref]
            self._stamp(state, target)

    def _part(self, end: facts.Many, target: str, ref: str) -> None:
        state = self.tables[end.cls]
        row = state.rows.get(target)
        if row is None:
            return
        members: list[str] = row[end.field]
        if members and members[-1] == ref:  # what came last goes first, mostly
            row[end.field] = members[:-1]
        elif ref in members:
            row[end.field] = rest = members.copy()
            rest.remove(ref)
        else:
            return
        self._stamp(state, target)

    def changed_since(self, cls: str, generation: int) -> Iterator[tuple[str, Row, bool]]:
        """Objects created or changed after a generation, newest first, each with whether it is new."""
        state = self.tables[cls]
        for ref in reversed(state.modified):
            if state.modified[ref] <= generation:
                return
            yield ref, state.rows[ref], state.created[ref] > generation

    def deleted_since(self, cls: str, generation: int) -> Iterator[Deletion]:
        """Objects that existed at a generation and are gone now, newest first, as far as remembered."""
        for deletion in reversed(self.tables[cls].deletions):
            if deletion.deleted <= generation:
                return
            if deletion.created <= generation:
                yield deletion
