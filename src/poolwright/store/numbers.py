"""The numbers of new rows, taken from the database's own counters a block at a time.

So a row's number is known before the row is written, and all of a transaction's new rows are one statement for
each table. What is left of a block when the process ends is never used; numbers have gaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Table, text

if TYPE_CHECKING:
    from poolwright.store.transaction import Transaction

#: Numbers that are taken from the database at once.
BLOCK: Final = 64

_SQLITE_BEGIN: Final = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, 0)")
_POSTGRESQL: Final = text(
    "SELECT setval(pg_get_serial_sequence(:name, 'id'), "
    "nextval(pg_get_serial_sequence(:name, 'id')) + :block - 1)"
)


class Numbers:
    """The blocks of one store."""

    def __init__(self) -> None:
        self._left: dict[str, range] = {}

    async def take(self, tx: Transaction, table: Table) -> int:
        """The number of the table's next row."""
        left = self._left.get(table.name)
        if not left:
            last = await (_sqlite_last(tx, table) if tx.is_sqlite else _postgresql_last(tx, table))
            left = range(last - BLOCK + 1, last + 1)
            tx.numbered.add(table.name)
        self._left[table.name] = left[1:]
        return left[0]

    def drop(self, names: set[str]) -> None:
        """The transaction that took these tables' blocks was given up: the blocks are not ours."""
        for name in names:
            self._left.pop(name, None)


async def _sqlite_last(tx: Transaction, table: Table) -> int:
    """SQLite numbers a table's rows by its line in sqlite_sequence, which exists from the first row on."""
    taking = text(
        f"UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(id), 0) FROM {table.name})) + :block "  # noqa: S608
        "WHERE name = :name RETURNING seq"
    )
    given = {"name": table.name, "block": BLOCK}
    last = (await tx.execute(taking, given)).scalar_one_or_none()
    if last is None:
        await tx.execute(_SQLITE_BEGIN, {"name": table.name})
        last = (await tx.execute(taking, given)).scalar_one()
    return int(last)


async def _postgresql_last(tx: Transaction, table: Table) -> int:
    return int((await tx.execute(_POSTGRESQL, {"name": table.name, "block": BLOCK})).scalar_one())
