"""Alerts: what an operator should know."""

from __future__ import annotations

from poolwright.model.alert import Alert
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.alerts

rows = Rows("alert", _t, Alert, Alert, keyword=("name", "description"))

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def standing(tx: Transaction) -> dict[str, Alert]:
    """Those that are not resolved, by what they are about."""
    found = await list_where(tx, _t.c.resolved.is_(False), _t.c.subject.is_not(None), _t.c.removed.is_(None))
    return {str(alert.subject): alert for alert in found}
