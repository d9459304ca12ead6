"""Accounts and domains: who there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poolwright.model.account import AccountView, Caller, DomainView, UserView
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import accounts, domains, users


@dataclass(frozen=True)
class Described:
    """An account and its users."""

    account: AccountView
    users: Sequence[UserView]


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[Described]:
    """The accounts that fit and that the caller may see: one query, one more for all their users."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        found = await accounts.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
        of: dict[int, list[UserView]] = {account.id: [] for account in found.rows}
        if of:
            members = await users.list_(tx, Query(equal={"account_id": list(of)}, page=Page(size=0)))
            for user in members.rows:
                of[user.account_id].append(user)
    return Found([Described(account, of[account.id]) for account in found.rows], found.total)


async def list_domains(
    cloud: Cloud, caller: Caller, conditions: Conditions, keyword: str | None, page: Page
) -> Found[DomainView]:
    """The domains that fit, of those that the caller administers."""
    scope = Scope() if caller.is_root_admin else Scope(domain_path=caller.domain_path)
    async with cloud.store.reading() as tx:
        return await domains.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
