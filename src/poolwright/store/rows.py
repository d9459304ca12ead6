"""One table, read and written as one noun: insert, find, get, list, update, remove. Each resource's module has
one `Rows`.

A noun's view is its row and the names of what it points to, so a list is one query with joins. Which column
feeds which field of the view follows from the names (`zone_name`: column `name` of the join called `zone`);
what doesn't follow is given as an expression. A view that can't be filled is an error when the module is read,
not when it is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

import msgspec
from sqlalchemy import (
    Alias,
    BinaryExpression,
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    FromClause,
    Integer,
    RowMapping,
    Select,
    String,
    Table,
    Update,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.sql import visitors

from poolwright.model.errors import NotFound
from poolwright.model.resource import Found, Query, Resource, Scope, Value
from poolwright.store import tables
from poolwright.store.columns import Word
from poolwright.store.transaction import Transaction, Unless

Noun = TypeVar("Noun", bound=Resource)
View = TypeVar("View", bound=Resource)

#: What PostgreSQL has no room for in a text, and what is no character.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")

#: A join's name -> the table (or alias) and what ties it to those before it.
Joins = Mapping[str, tuple[FromClause, ColumnElement[bool]]]


class Rows(Generic[Noun, View]):
    """`label` is the noun in a user's words, for messages."""

    def __init__(
        self,
        label: str,
        table: Table,
        noun: type[Noun],
        view: type[View],
        *,
        joins: Joins | None = None,
        expressions: Mapping[str, ColumnElement[Any]] | None = None,
        keyword: Sequence[str] = ("name",),
        public: ColumnElement[bool] | None = None,
        kept: bool = True,
        empty_at_first: Sequence[str] = (),
    ) -> None:
        """`keyword` names the fields that a list's keyword is looked for in; `public` says which rows are
        everyone's to see; `kept` is for what changes rarely: `find` and `get` keep what they read;
        `empty_at_first` are fields that are None as long as a row is not written.
        """
        self.label = label
        self.table = table
        self.noun = noun
        self.view = view
        shown = _fields(table, view, joins or {}, expressions or {})
        #: What a query may ask about: the view's fields, and expressions that only serve to ask.
        self.fields = {**(expressions or {}), **shown}
        source: FromClause = table
        for joined, condition in (joins or {}).values():
            source = source.outerjoin(joined, condition)
        self._source = source
        self._select = select(*(column.label(name) for name, column in shown.items())).select_from(source)
        self._keyword = [self.fields[name] for name in keyword]
        self._public = public
        self._kept = kept
        told = {name: column for name, column in shown.items() if name not in empty_at_first}
        self._recipe = _recipe_of(table, joins or {}, told)
        #: The tables that those fields are read from.
        self._elsewhere = {
            part.name
            for name in empty_at_first
            for part in visitors.iterate(shown[name])
            if isinstance(part, Table) and part is not table
        }
        #: The tables that a view is read from.
        self.reads = frozenset(part.name for part in visitors.iterate(self._select) if isinstance(part, Table))

    async def insert(self, tx: Transaction, row: Noun, *, unless: Unless | None = None, **secrets: Any) -> Noun:
        """Add a row; the same with its `id`, `uuid` and `created`. `secrets` are columns that are no field of
        the noun; `unless` is what may forbid it, in the statement that adds it.
        """
        made = msgspec.structs.replace(
            row,
            id=await tx.number(self.table),
            uuid=row.uuid or str(tx.clock.uuid4()),
            created=row.created or tx.clock.now(),
        )
        values = {name: getattr(made, name) for name in made.__struct_fields__}
        tx.insert(self.table, made.id, values | secrets, unless)
        tx.made.append(made)
        return made

    async def find(self, tx: Transaction, ref: str | int) -> View | None:
        """By uuid, or by number (also as text, as CloudStack allows); None if none is left."""
        number = int(ref) if isinstance(ref, int) or ref.isdecimal() else None
        column = self.table.c.uuid if number is None else self.table.c.id
        if not can_match(column, ref if number is None else number):
            return None
        if number is not None and (new := tx.find_new(self.table, number)) is not None:
            view = await self._view_of(tx, new)
            if view is not None:
                return view
        here = and_(column == (ref if number is None else number), self.table.c.removed.is_(None))
        if not self._kept:
            return await self.find_where(tx, here)
        return await tx.remember((self.table.name, ref), self.reads, lambda: self.find_where(tx, here))

    async def get(self, tx: Transaction, ref: str | int) -> View:
        """Like `find`; NotFound if there is none."""
        found = await self.find(tx, ref)
        if found is None:
            raise NotFound(f"Unable to find {self.label} {ref}")
        return found

    def selecting(self, condition: ColumnElement[bool]) -> Select[Any]:
        """The statement for the view's fields of the rows for which a condition holds, to be added to."""
        return self._select.where(condition)

    async def find_where(self, tx: Transaction, condition: ColumnElement[bool]) -> View | None:
        """The first row, by number, for which a condition on the view's columns holds."""
        result = await tx.execute(self._select.where(condition).order_by(self.table.c.id).limit(1))
        row = result.mappings().first()
        return None if row is None else self.view(**row)

    async def list_where(self, tx: Transaction, *conditions: ColumnElement[bool]) -> list[View]:
        """Every row for which the conditions on the view's columns hold, in order of number."""
        result = await tx.execute(self._select.where(*conditions).order_by(self.table.c.id))
        return [self.view(**row) for row in result.mappings()]

    async def list_of(self, tx: Transaction, column: str, owner: Table, number: int) -> list[View]:
        """Every row left that points by that column to a row of `owner`, in order of number.

        Without a statement if that row is new in this transaction: then so are those that point to it.
        """
        if tx.find_new(owner, number) is not None:
            rows = [row for row in tx.list_new(self.table) if row[column] == number and row["removed"] is None]
            views = [view for row in rows if (view := await self._view_of(tx, row)) is not None]
            if len(views) == len(rows):
                return views
        return await self.list_where(tx, self.table.c[column] == number, self.table.c.removed.is_(None))

    async def _view_of(self, tx: Transaction, row: Mapping[str, Any]) -> View | None:
        """The view of a new row, as its query would give it; None if only the database can tell."""
        if self._recipe is None or not tx.written.isdisjoint(self._elsewhere):
            return None
        rows: dict[FromClause, Mapping[str, Any] | None] = {self.table: row}
        for joined, by, source, column in self._recipe.links:
            key = (rows[source] or {}).get(column)
            rows[joined] = None if key is None else await _row(tx, joined, by, key)
        values: dict[str, Any] = {
            name: (rows[source] or {}).get(column) for name, (source, column) in self._recipe.fields.items()
        }
        return self.view(**values)

    async def list_(
        self,
        tx: Transaction,
        query: Query | None = None,
        *more: ColumnElement[bool],
        newest_first: bool = False,
    ) -> Found[View]:
        """A page of those that fit (`more` too), and how many in all: one query, two if it is past the end."""
        asked = query or Query()
        conditions = [*self._conditions(asked), *more]
        # Counted apart from the page, but in one statement: so the database skips the joins that only show
        # names.
        count = select(func.count()).select_from(self._source).where(*conditions).correlate(None)
        number = self.table.c.id
        paged = self._select.where(*conditions).order_by(number.desc() if newest_first else number)
        if asked.page.size:
            paged = paged.limit(asked.page.size).offset(asked.page.offset)
            paged = paged.add_columns(count.scalar_subquery().label("_total"))
        found = (await tx.execute(paged)).all()
        if found:
            total = int(found[0][-1]) if asked.page.size else len(found)
        else:
            total = int((await tx.execute(count)).scalar_one()) if asked.page.offset else 0
        # Not by the rows' mappings: of a long list they are half of the time.
        names = self.view.__struct_fields__
        return Found([self.view(**dict(zip(names, row, strict=False))) for row in found], total)

    async def update(self, tx: Transaction, row_id: int, **values: Any) -> None:
        """Set columns of the row with that number; NotFound if there is none."""
        if tx.amend(self.table, row_id, values):
            return
        result = await tx.execute(update(self.table).where(self.table.c.id == row_id).values(**values))
        if result.rowcount != 1:
            raise NotFound(f"Unable to find {self.label} {row_id}")

    def put(self, tx: Transaction, row_id: int, **values: Any) -> None:
        """Set columns of that row at the end of the transaction, in one statement with other rows'."""
        if not tx.amend(self.table, row_id, values):
            tx.later(_putting(self.table, tuple(values)), row_id=row_id, **renamed(values))

    async def update_if(
        self, tx: Transaction, row_id: int, condition: ColumnElement[bool], **values: Any
    ) -> bool:
        """Set columns if the row is as expected (compare and set); whether it was."""
        statement = update(self.table).where(self.table.c.id == row_id, condition).values(**values)
        return (await tx.execute(statement)).rowcount == 1

    async def remove(self, tx: Transaction, row_id: int) -> None:
        """Mark the row as removed; it stays, and lists leave it out. Doing it again changes nothing."""
        await tx.execute(
            update(self.table)
            .where(self.table.c.id == row_id, self.table.c.removed.is_(None))
            .values(removed=tx.clock.now())
        )

    def _conditions(self, asked: Query) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [] if asked.removed else [self.table.c.removed.is_(None)]
        for name, value in asked.equal.items():
            column = self.fields[name]
            conditions.append(_is_one_of(column, value))
        if asked.keyword:
            conditions.append(self._has_keyword(asked.keyword.lower()))
        owned = self.owned(asked.scope)
        if owned:
            mine = and_(*owned)
            conditions.append(
                or_(mine, self._public) if asked.scope.public and self._public is not None else mine
            )
        return conditions

    def _has_keyword(self, wanted: str) -> ColumnElement[bool]:
        names = [name for name in self._keyword if can_match(name, wanted)]
        return or_(false(), *(func.lower(name).contains(wanted, autoescape=True) for name in names))

    def owned(self, scope: Scope) -> list[ColumnElement[bool]]:
        """The conditions that a scope puts on whose a row is: all of them, whatever a scope comes to have."""
        owned: list[ColumnElement[bool]] = []
        if scope.account_id is not None:
            owned.append(self.fields["account_id"] == scope.account_id)
        if scope.account_ids is not None:
            owned.append(self.fields["account_id"].in_(scope.account_ids))
        for key, value in scope.tags:
            tagged = select(tables.tags.c.resource_uuid).where(
                tables.tags.c.key == key, tables.tags.c.value == value, tables.tags.c.removed.is_(None)
            )
            owned.append(self.table.c.uuid.in_(tagged))
        if scope.in_projects is not None and "account_id" in self.fields:
            of_project = self.fields["account_id"].in_(select(tables.projects.c.account_id))
            owned.append(of_project if scope.in_projects else ~of_project)
        if scope.domain_path is not None:
            path = self.fields["domain_path"]
            below = path.startswith(scope.domain_path, autoescape=True)
            owned.append(below if scope.recursive else path == scope.domain_path)
        return owned


class _Recipe(NamedTuple):
    """How a view is put together from rows: each joined one is found by its column that equals a column of one
    that was found before; each field is a column of one.
    """

    links: list[tuple[FromClause, str, FromClause, str]]
    fields: dict[str, tuple[FromClause, str]]


def _recipe_of(table: Table, joins: Joins, fields: Mapping[str, ColumnElement[Any]]) -> _Recipe | None:
    """None where it takes more than that: another condition, or an expression."""
    known: list[FromClause] = [table]
    links: list[tuple[FromClause, str, FromClause, str]] = []
    for joined, condition in joins.values():
        sides = (condition.left, condition.right) if isinstance(condition, BinaryExpression) else ()
        ours = [side for side in sides if isinstance(side, Column) and side.table in known]
        theirs = [side for side in sides if isinstance(side, Column) and side.table is joined]
        if len(ours) != 1 or len(theirs) != 1:
            return None
        links.append((joined, theirs[0].key, ours[0].table, ours[0].key))
        known.append(joined)
    columns = {name: field for name, field in fields.items() if isinstance(field, Column)}
    if len(columns) < len(fields) or any(column.table not in known for column in columns.values()):
        return None
    return _Recipe(links, {name: (column.table, column.key) for name, column in columns.items()})


async def _row(tx: Transaction, table: FromClause, column: str, value: Any) -> Mapping[str, Any] | None:
    """The row with that value in a column, new ones among them; `table` may be an alias."""
    real = table.element if isinstance(table, Alias) else table
    assert isinstance(real, Table)  # noqa: S101 - what joins are made of
    new = tx.find_new(real, value) if column == "id" else None
    if new is not None:
        return new

    async def read() -> list[RowMapping]:
        wanted = select(real).where(real.c[column] == value).order_by(real.c.id).limit(1)
        return list((await tx.look(wanted)).mappings())

    found = await tx.remember(("row", real.name, column, value), frozenset({real.name}), read)
    return cast(Mapping[str, Any], found[0]) if found else None


@cache
def _putting(table: Table, names: tuple[str, ...]) -> Update:
    """Sets these columns of one row; the same statement for the same columns."""
    return update(table).where(table.c.id == bindparam("row_id")).values(new_values(table, names))


def new_values(table: Table, names: tuple[str, ...]) -> dict[str, BindParameter[Any]]:
    """For columns, the parameters that `renamed` gives values to."""
    return {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}


def renamed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for the parameters of `new_values`."""
    return {f"new_{name}": value for name, value in values.items()}


def owner_joins(table: Table) -> dict[str, tuple[FromClause, ColumnElement[bool]]]:
    """The joins that every owned thing has: its account, its domain, and the project whose account that is."""
    return {
        "project": (tables.projects, tables.projects.c.account_id == table.c.account_id),
        "account": (tables.accounts, tables.accounts.c.id == table.c.account_id),
        "domain": (tables.domains, tables.domains.c.id == table.c.domain_id),
    }


def can_match(column: ColumnElement[Any], value: Any) -> bool:
    """Whether a value from outside may be compared to a column at all; if not, nothing equals it.

    The databases refuse some texts and numbers with an error instead of finding nothing, each in its own way.
    """
    if value is None:
        return True
    match column.type:
        case Word():
            return value in column.type.values
        case Boolean():
            return isinstance(value, bool)
        case Integer():
            return isinstance(value, int) and abs(value) < 1 << 63
        case String():
            return isinstance(value, str) and not UNSTORABLE.search(value)
    return True


def _is_one_of(column: ColumnElement[Any], value: Value | Sequence[Value]) -> ColumnElement[bool]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return column.in_([one for one in value if can_match(column, one)])
    return column == value if can_match(column, value) else false()


def _fields(
    table: Table, view: type[Resource], joins: Joins, expressions: Mapping[str, ColumnElement[Any]]
) -> dict[str, ColumnElement[Any]]:
    return {name: _field(name, table, joins, expressions) for name in view.__struct_fields__}


def _field(
    name: str, table: Table, joins: Joins, expressions: Mapping[str, ColumnElement[Any]]
) -> ColumnElement[Any]:
    if name in expressions:
        return expressions[name]
    if name in table.c:
        return table.c[name]
    # The longest name first: `os_type_name` is of the join `os_type`, not of one called `os`.
    for join in sorted(joins, key=len, reverse=True):
        if name.startswith(f"{join}_"):
            column = name.removeprefix(f"{join}_")
            column = "display_text" if column == "text" else column
            if column in joins[join][0].c:
                return joins[join][0].c[column]
    raise LookupError(f"nothing feeds {name} in a view of {table.name}")
