"""Domains: the tree of tenants."""

from __future__ import annotations

from sqlalchemy import func, select

from poolwright.model.account import Domain, DomainView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_parent = tables.domains.alias("parent")
_child = tables.domains.alias("child")
_children = (
    select(func.count())
    .select_from(_child)
    .where(_child.c.parent_id == tables.domains.c.id, _child.c.removed.is_(None))
    .scalar_subquery()
)

rows = Rows(
    "domain",
    tables.domains,
    Domain,
    DomainView,
    joins={"parent": (_parent, _parent.c.id == tables.domains.c.parent_id)},
    expressions={"child_count": _children, "domain_path": tables.domains.c.path},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_by_path(tx: Transaction, path: str) -> DomainView | None:
    """By its path: `/` for ROOT, `/a/b/` below."""
    return await find_where(tx, (tables.domains.c.path == path) & tables.domains.c.removed.is_(None))
