"""The first administrator: made, with a password and keys, at the first start on a store.

The secrets of a first start are known here only, in `Admin`; the store keeps the password's hash, and the
secret key encrypted.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from poolwright.clock import Clock
from poolwright.model.account import Account, RoleType, User
from poolwright.model.errors import Internal
from poolwright.services.passwords import hash_password
from poolwright.store import Store, Transaction, accounts, domains, installation, roles, seed, users

ADMIN = "admin"
_ROLE = "Root Admin"
_PASSWORD_BYTES = 15
_KEY_BYTES = 48
#: Noted in the store once the administrator is made, so that one who was removed does not come back.
_DONE = "first_administrator"


@dataclass(frozen=True)
class Admin:
    """The first administrator and their keys (empty if they have none any more); the password if just made."""

    username: str
    apikey: str
    secretkey: str = field(repr=False)
    password: str | None = field(default=None, repr=False)


def _secret(clock: Clock, size: int) -> str:
    return base64.urlsafe_b64encode(clock.token(size)).decode().rstrip("=")


async def ensure_installed(store: Store, clock: Clock, *, password: str | None) -> tuple[Admin, str]:
    """The first administrator (with that password, or a random one, if made now), and the manager's uuid.

    Built-in rows that are missing are added.
    """
    async with store.reading() as tx:
        first = await installation.find(tx, _DONE) is None
    chosen = password or _secret(clock, _PASSWORD_BYTES)
    # Hashing takes its time on purpose: not while the database is locked, and only where it is needed.
    hashed = await hash_password(chosen) if first else ""
    async with store.transaction() as tx:
        uuid = await installation.ensure_uuid(tx)
        await seed.ensure_builtin(tx)
        if await installation.find(tx, _DONE) is not None:
            return await _find_admin(tx), uuid
        user = await _make_admin(tx, hashed)
        apikey, secretkey = _secret(clock, _KEY_BYTES), _secret(clock, _KEY_BYTES)
        await users.set_keys(tx, user, apikey, secretkey)
        await installation.ensure(tx, _DONE, lambda: user.uuid)
    return Admin(ADMIN, apikey, secretkey, chosen), uuid


async def _make_admin(tx: Transaction, hashed: str) -> User:
    root = await domains.find_by_path(tx, "/")
    role = next((role for role in await roles.list_where(tx) if role.name == _ROLE), None)
    if root is None or role is None:
        raise Internal(f"The built-in domain or the role {_ROLE} is missing from the store")
    account = await accounts.insert(
        tx,
        Account(
            name=ADMIN, domain_id=root.id, role_id=role.id, type=RoleType.ADMIN.account_type, is_default=True
        ),
    )
    user = User(account_id=account.id, username=ADMIN, first_name="admin", last_name="cloud", is_default=True)
    return await users.insert(tx, user, password_hash=hashed)


async def _find_admin(tx: Transaction) -> Admin:
    found = await users.find_by_name(tx, ADMIN, "/")
    keys = await users.find_keys(tx, found[0]) if found is not None else None
    return Admin(ADMIN, *(keys or ("", "")))
