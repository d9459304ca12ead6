"""Accounts: who owns things."""

from __future__ import annotations

from poolwright.model.account import Account, AccountView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.accounts

rows = Rows(
    "account",
    _t,
    Account,
    AccountView,
    joins={
        "domain": (tables.domains, tables.domains.c.id == _t.c.domain_id),
        "role": (tables.roles, tables.roles.c.id == _t.c.role_id),
    },
    expressions={"account_id": _t.c.id},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_by_name(tx: Transaction, name: str, domain_id: int) -> AccountView | None:
    """By its name, which is its own within a domain."""
    return await find_where(tx, (_t.c.name == name) & (_t.c.domain_id == domain_id) & _t.c.removed.is_(None))
