"""Users: listed, and given API keys."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Final

from poolwright.model.account import Caller, RoleType, UserView
from poolwright.model.errors import Forbidden, InvalidParameter, NotFound
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, users

_KEY_BYTES: Final = 64


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
    async with cloud.store.transaction() as tx:
        await users.set_keys(tx, await _own(tx, caller, ref), *keys)
    return Keys(*keys)


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
