"""Remarks on things."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from poolwright.model.grouping import Annotation, AnnotationView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.remarks

rows = Rows(
    "annotation",
    _t,
    Annotation,
    AnnotationView,
    joins={
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "domain": (tables.domains, tables.domains.c.id == _t.c.domain_id),
    },
    expressions={"user_name": tables.users.c.username},
    keyword=("text",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def of(tx: Transaction, uuids: Sequence[str] | None) -> set[str]:
    """Which of these things, or of all, somebody has remarked on for everyone; kept in memory."""

    async def read() -> frozenset[str]:
        noted = select(_t.c.entity_uuid).where(_t.c.removed.is_(None), _t.c.admins_only.is_(False))
        return frozenset((await tx.execute(noted)).scalars())

    noted = await tx.remember("remarked on", frozenset({_t.name}), read)
    return set(noted if uuids is None else noted.intersection(uuids))
