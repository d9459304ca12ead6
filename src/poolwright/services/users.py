"""Users: made, changed, listed, and given API keys."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from poolwright.model.account import Caller, RoleType, User, UserView
from poolwright.model.errors import Forbidden, InvalidParameter, NotFound
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query
from poolwright.services.accounts import check_username
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import Whose, find_owner, scope_of
from poolwright.services.passwords import hash_password, matches
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, accounts, users

INSTANCE_TYPE: Final = "User"
_KEY_BYTES: Final = 64
_MIGHTY: Final = (RoleType.ADMIN, RoleType.RESOURCE_ADMIN)


@dataclass(frozen=True)
class Keys:
    """A pair of keys; both None where the user has none."""

    api_key: str | None
    secret_key: str | None


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[UserView]:
    """The users that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await users.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def get_keys(cloud: Cloud, caller: Caller, ref: str) -> Keys:
    """A user's keys. Raises `NotFound`, `Forbidden` for those of others."""
    async with cloud.store.reading() as tx:
        user = await _own(tx, caller, ref)
        found = await users.find_keys(tx, user)
    return Keys(*found) if found else Keys(None, None)


async def register_keys(cloud: Cloud, caller: Caller, ref: str) -> Keys:
    """Give a user new keys; the old ones end. Raises as `get_keys`."""
    keys = new_key(cloud), new_key(cloud)
    async with cloud.transaction() as tx:
        await users.set_keys(tx, await _own(tx, caller, ref), *keys)
    return Keys(*keys)


async def create(
    cloud: Cloud, caller: Caller, wanted: User, password: str, *, account: str, domain: str | None
) -> UserView:
    """Add a user to an account. Raises `InvalidParameter` for a name that is taken or an account that is not
    there.
    """
    hashed = await hash_password(password)
    async with cloud.transaction() as tx:
        owner = await find_owner(tx, caller, account, domain)
        if not caller.is_root_admin and owner.role_type in _MIGHTY:
            raise Forbidden(f"{caller.username} may not add users to account {account}", uuids=[owner.uuid])
        await check_username(tx, wanted.username, owner.domain_path)
        made = await users.insert(
            tx, msgspec.structs.replace(wanted, account_id=owner.id), password_hash=hashed
        )
        return await users.get(tx, made.id)


async def update(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    changes: Mapping[str, str | None],
    *,
    password: str | None = None,
    current_password: str | None = None,
) -> UserView:
    """Change a user's name, address or password; who changes their own password gives the current one too.

    Raises `InvalidParameter`, `Forbidden`.
    """
    hashed = await hash_password(password) if password else None
    async with cloud.store.reading() as tx:
        user = await _own(tx, caller, ref)
        known = await users.find_by_name(tx, user.username, user.domain_path)
    kept = known[1] if known else None
    is_own = hashed is not None and user.id == caller.user_id
    if is_own and not await matches(current_password or "", kept):
        raise InvalidParameter("currentpassword is wrong; it is needed to change one's own password")
    async with cloud.transaction() as tx:
        values = {column: value for column, value in changes.items() if value}
        renamed = values.get("username")
        if renamed is not None and renamed != user.username:
            await check_username(tx, renamed, user.domain_path)
        if values:
            await users.update(tx, user.id, **values)
        if hashed is not None:
            await users.set_password(tx, user, hashed)
        return await users.get(tx, user.id)


async def enable(cloud: Cloud, caller: Caller, ref: str) -> UserView:
    """Let a disabled user in again. Raises as `delete`."""
    async with cloud.transaction() as tx:
        user = await _other(tx, caller, ref)
        await users.update(tx, user.id, state="enabled", failed_logins=0)
        return await users.get(tx, user.id)


async def lock(cloud: Cloud, caller: Caller, ref: str) -> UserView:
    """Keep a user out until they are enabled. Raises as `delete`."""
    async with cloud.transaction() as tx:
        user = await _other(tx, caller, ref)
        await users.update(tx, user.id, state="locked")
        return await users.get(tx, user.id)


async def move(cloud: Cloud, caller: Caller, ref: str, *, account: str | None, account_id: str | None) -> None:
    """Put a user into another account of the same domain. Raises `InvalidParameter`, `Forbidden`."""
    if (account is None) == (account_id is None):
        raise InvalidParameter("account or accountid is needed, not both")
    async with cloud.transaction() as tx:
        user = await _other(tx, caller, ref)
        found = await accounts.get(tx, account_id) if account_id else None
        owner = await find_owner(tx, caller, found.name if found else account, user.domain_uuid)
        if found is not None and found.id != owner.id:
            raise InvalidParameter(
                f"Account {found.name} is not in domain {user.domain_name}, where the user is",
                uuids=[found.uuid],
            )
        if owner.id == user.account_id:
            raise InvalidParameter(f"User {user.username} is of account {owner.name} already")
        if not caller.is_root_admin and owner.role_type in _MIGHTY:
            raise Forbidden(f"{caller.username} may not add users to account {owner.name}", uuids=[owner.uuid])
        await users.update(tx, user.id, account_id=owner.id)


async def find_by_key(cloud: Cloud, api_key: str) -> UserView:
    """The user of that API key. Raises `InvalidParameter`."""
    async with cloud.store.reading() as tx:
        found = await users.find_by_api_key(tx, api_key)
    if found is None:
        raise InvalidParameter("userapikey: no user has this key")
    return found[0]


async def disable(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Keep a user out. Raises as `delete`."""
    async with cloud.transaction() as tx:
        user = await _other(tx, caller, ref)
        await users.update(tx, user.id, state="disabled")
        return await finished_job(tx, caller, "disableUser", INSTANCE_TYPE, user.uuid)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> None:
    """Remove a user. Raises `Forbidden` for oneself and the installation's own."""
    async with cloud.transaction() as tx:
        await users.remove(tx, (await _other(tx, caller, ref)).id)


async def find(cloud: Cloud, uuid: str) -> UserView | None:
    """A user as a finished job shows them."""
    async with cloud.store.reading() as tx:
        return await users.find(tx, uuid)


def new_key(cloud: Cloud) -> str:
    """A key of 86 characters that nobody can guess."""
    return urlsafe_b64encode(cloud.clock.token(_KEY_BYTES)).decode().rstrip("=")


async def _own(tx: Transaction, caller: Caller, ref: str) -> UserView:
    """A user whose keys the caller may have: themselves, or one that they administer and that is no
    mightier.
    """
    try:
        user = await users.get(tx, ref)
    except NotFound:
        raise InvalidParameter(f"unable to find user by id {ref}") from None
    if user.id == caller.user_id or caller.is_root_admin:
        return user
    if not caller.sees_domain(user.domain_path) or user.role_type is not RoleType.USER:
        raise Forbidden(f"{caller.username} may not have the keys of user {ref}")
    return user


async def _other(tx: Transaction, caller: Caller, ref: str) -> UserView:
    """A user that the caller administers and may switch off."""
    user = await _own(tx, caller, ref)
    if user.id == caller.user_id or user.is_default:
        raise Forbidden(
            f"User {user.username} can't be disabled or deleted by {caller.username}", uuids=[user.uuid]
        )
    return user
