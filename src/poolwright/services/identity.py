"""Who a request is from: by API key, or by name and password. A disabled user or account is nobody."""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.model.account import Caller, UserView
from poolwright.model.errors import Unavailable
from poolwright.services.cloud import Cloud
from poolwright.services.passwords import matches
from poolwright.services.permissions import Rules, rules_of
from poolwright.store import Transaction, domains, users

_ENABLED = "enabled"


@dataclass(frozen=True)
class Known:
    """Who a request is from, and what their role's rules allow."""

    caller: Caller
    rules: Rules


@dataclass(frozen=True)
class KeyHolder:
    """Whose API key it is, and the secret that signs with it."""

    known: Known
    secret: str


async def find_first_administrator(cloud: Cloud) -> Known:
    """The administrator that a cloud begins with. Raises `Unavailable` where they are disabled or removed."""
    columns = users.rows.table.c
    async with cloud.store.reading() as tx:
        found = await users.list_where(tx, columns.is_default.is_(True), columns.removed.is_(None))
        enabled = [user for user in found if is_enabled(user)]
        if not enabled:
            raise Unavailable("the first administrator is disabled: nobody is let in without keys")
        return await known(tx, enabled[0])


def is_enabled(user: UserView) -> bool:
    return user.state == _ENABLED and user.account_state == _ENABLED


async def find_by_api_key(cloud: Cloud, api_key: str) -> KeyHolder | None:
    """The user of that key; None if there is none, or they are disabled."""
    async with cloud.store.reading() as tx:
        found = await users.find_by_api_key(tx, api_key)
        if found is None or not is_enabled(found[0]):
            return None
    user, secret, rules, projects = found
    return KeyHolder(Known(Caller.of(user, projects), Rules(rules, is_builtin=user.role_is_default)), secret)


async def known(tx: Transaction, user: UserView) -> Known:
    """A user who has proved who they are."""
    caller = Caller.of(user, await users.project_accounts_of(tx, user.id))
    return Known(caller, await rules_of(tx, user))


async def find_by_password(
    cloud: Cloud, username: str, password: str, *, domain_path: str, domain: str | None = None
) -> UserView | None:
    """The user of that name in that domain (by its id, or by its path, `/` for ROOT), if it is their
    password.
    """
    async with cloud.store.reading() as tx:
        path: str | None = normal_path(domain_path)
        if domain is not None:
            inside = await domains.find(tx, domain)
            path = inside.path if inside else None
        found = await users.find_by_name(tx, username, path) if path else None
    user, kept = found or (None, None)
    if not await matches(password, kept) or user is None or not is_enabled(user):
        return None
    return user


def normal_path(path: str) -> str:
    """A domain's path as the store has it: with a slash at both ends; `ROOT` may stand for the first."""
    inner = path.strip().strip("/")
    if inner.upper() == "ROOT":
        inner = ""
    inner = inner[len("ROOT/") :] if inner.upper().startswith("ROOT/") else inner
    return f"/{inner}/" if inner else "/"
