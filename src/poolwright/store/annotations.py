"""Remarks on things."""

from __future__ import annotations

from poolwright.model.grouping import Annotation, AnnotationView
from poolwright.store import tables
from poolwright.store.rows import Rows

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
