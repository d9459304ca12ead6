"""Users, their password hashes and their API keys."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from poolwright.model.account import RolePermission, User, UserView
from poolwright.store import projects, tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.users
_account = tables.accounts
_role = tables.roles
_rule = tables.role_permissions

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

_projects = projects.accounts_of(_t.c.account_id, _t.c.id).label("project_accounts")

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


async def find_by_api_key(
    tx: Transaction, api_key: str
) -> tuple[UserView, str, Sequence[RolePermission], frozenset[int]] | None:
    """The user that an API key belongs to, the secret that signs with it, their role's rules in order, and the
    accounts of their projects.

    Kept, since every signed request begins with it; one statement otherwise, with a row per rule.
    """
    reads = rows.reads | {_rule.name, tables.projects.name, tables.project_members.name}
    return await tx.remember(("API key", api_key), reads, lambda: _read_by_api_key(tx, api_key))


async def _read_by_api_key(
    tx: Transaction, api_key: str
) -> tuple[UserView, str, Sequence[RolePermission], frozenset[int]] | None:
    columns = [_rule.c[name].label(f"rule_{name}") for name in RolePermission.__struct_fields__]
    statement = (
        rows.selecting((_t.c.api_key == api_key) & _t.c.removed.is_(None))
        .add_columns(_t.c.secret_key_sealed, _projects, *columns)
        .outerjoin(_rule, (_rule.c.role_id == _account.c.role_id) & _rule.c.removed.is_(None))
        .order_by(_rule.c.position)
    )
    found = [dict(row) for row in (await tx.execute(statement)).mappings()]
    if not found or found[0]["secret_key_sealed"] is None:
        return None
    rules = [
        RolePermission(**{name: row[f"rule_{name}"] for name in RolePermission.__struct_fields__})
        for row in found
        if row["rule_id"] is not None
    ]
    user = UserView(**{name: found[0][name] for name in UserView.__struct_fields__})
    secret = tx.secrets.open(found[0]["secret_key_sealed"], row=user.uuid, column="secret_key")
    return user, secret, rules, _numbers(found[0]["project_accounts"])


async def project_accounts_of(tx: Transaction, user_id: int) -> frozenset[int]:
    """The accounts of the projects that a user is in."""
    return _numbers((await tx.execute(select(_projects).where(_t.c.id == user_id))).scalar_one_or_none())


def _numbers(text: str | None) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(",")) if text else frozenset()


async def find_keys(tx: Transaction, user: User) -> tuple[str, str] | None:
    """A user's API key and secret; None if they have none."""
    columns = select(_t.c.api_key, _t.c.secret_key_sealed).where(_t.c.id == user.id)
    found = (await tx.execute(columns)).first()
    if found is None or found.api_key is None or found.secret_key_sealed is None:
        return None
    return found.api_key, tx.secrets.open(found.secret_key_sealed, row=user.uuid, column="secret_key")
