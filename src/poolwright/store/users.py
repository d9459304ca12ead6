"""Users, their password hashes and their API keys."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from poolwright.model.account import User, UserView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.users
_account = tables.accounts
_role = tables.roles

rows = Rows(
    "user",
    _t,
    User,
    UserView,
    joins={
        "account": (_account, _account.c.id == _t.c.account_id),
        "domain": (tables.domains, tables.domains.c.id == _account.c.domain_id),
        "role": (_role, _role.c.id == _account.c.role_id),
    },
    expressions={"domain_id": _account.c.domain_id, "role_id": _account.c.role_id},
    keyword=("username",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where

#: `insert(tx, user, password_hash=...)`: a user can't be without one.


async def find_by_name(tx: Transaction, username: str, domain_path: str) -> tuple[UserView, str] | None:
    """The user of that name in the domain at that path, and the hash of their password."""
    user = await find_where(
        tx, (_t.c.username == username) & (tables.domains.c.path == domain_path) & _t.c.removed.is_(None)
    )
    if user is None:
        return None
    return user, (await tx.execute(select(_t.c.password_hash).where(_t.c.id == user.id))).scalar_one()


async def set_password(tx: Transaction, user: User, password_hash: str) -> None:
    await update(tx, user.id, password_hash=password_hash)


async def set_keys(tx: Transaction, user: User, api_key: str, secret_key: str) -> None:
    """Give a user a pair of keys in place of the one they had; the secret is kept encrypted."""
    sealed = tx.secrets.seal(secret_key, row=user.uuid, column="secret_key")
    await update(tx, user.id, api_key=api_key, secret_key_sealed=sealed)


async def find_by_api_key(tx: Transaction, api_key: str) -> tuple[UserView, str] | None:
    """The user that an API key belongs to, and the secret that signs with it."""
    return await _with_secret(tx, (_t.c.api_key == api_key) & _t.c.removed.is_(None))


async def find_keys(tx: Transaction, user: User) -> tuple[str, str] | None:
    """A user's API key and secret; None if they have none."""
    found = await _with_secret(tx, _t.c.id == user.id)
    return None if found is None or found[0].api_key is None else (found[0].api_key, found[1])


async def _with_secret(tx: Transaction, condition: ColumnElement[bool]) -> tuple[UserView, str] | None:
    user = await find_where(tx, condition)
    if user is None:
        return None
    sealed = (await tx.execute(select(_t.c.secret_key_sealed).where(_t.c.id == user.id))).scalar_one()
    if sealed is None:
        return None
    return user, tx.secrets.open(sealed, row=user.uuid, column="secret_key")
