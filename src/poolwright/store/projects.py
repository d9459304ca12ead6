"""Projects: what several accounts share. Who may use one is `project_members`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, cast, func, or_, select

from poolwright.model.account import Caller
from poolwright.model.project import Project, ProjectView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

_t = tables.projects
_member = tables.project_members

rows = Rows(
    "project",
    _t,
    Project,
    ProjectView,
    joins={name: join for name, join in owner_joins(_t).items() if name != "project"},
    keyword=("name", "display_text"),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


def is_theirs(account_id: int, user_id: int) -> ColumnElement[bool]:
    """That a project is one of this user's: they are in it, or their whole account is."""
    return _t.c.id.in_(_of(_member.c.account_id == account_id, user_id))


def accounts_of(account_id: ColumnElement[int], user_id: ColumnElement[int]) -> ScalarSelect[str | None]:
    """The numbers of the accounts of a user's projects, with commas: for a statement about that user."""
    numbers = func.aggregate_strings(cast(_t.c.account_id, String), ",")
    mine = (
        select(_t.c.account_id)
        .distinct()
        .join(_member, _member.c.project_id == _t.c.id)
        .where(
            _member.c.account_id == account_id,
            or_(_member.c.user_id.is_(None), _member.c.user_id == user_id),
            _member.c.removed.is_(None),
            _t.c.removed.is_(None),
        )
    )
    within = mine.correlate(tables.users)
    return select(numbers).where(_t.c.account_id.in_(within)).correlate(tables.users).scalar_subquery()


def with_member(caller: Caller) -> ColumnElement[bool]:
    """That a project is one of the caller's."""
    return is_theirs(caller.account_id, caller.user_id)


def with_account(name: str) -> ColumnElement[bool]:
    """That an account of this name is in a project."""
    named = select(tables.accounts.c.id).where(
        tables.accounts.c.name == name, tables.accounts.c.removed.is_(None)
    )
    inside = select(_member.c.project_id).where(_member.c.account_id.in_(named), _member.c.removed.is_(None))
    return _t.c.id.in_(inside)


def _of(whose: ColumnElement[bool], user_id: int) -> Select[tuple[int]]:
    either = or_(_member.c.user_id.is_(None), _member.c.user_id == user_id)
    return select(_member.c.project_id).where(whose, either, _member.c.removed.is_(None))
