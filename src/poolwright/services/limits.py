"""Limits: how much an account, and each domain that it is in, may have.

That they have no more is seen to in the transaction that adds to it (`orchestration.allowances`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from poolwright.model.account import AccountView, Caller, DomainView
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.limit import UNLIMITED, Kind, Standing
from poolwright.model.project import ProjectView
from poolwright.model.resource import Page, Query, Scope
from poolwright.orchestration.allowances import VOLUME as VOLUME
from poolwright.orchestration.allowances import enforce as enforce
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import find_owner, get_domain, get_owner, get_project
from poolwright.store import Transaction, accounts, domains, resource_limits

#: What a VM takes of, with its disks; a network; a template; a snapshot. (A volume: `allowances.VOLUME`.)
VM: Final = (Kind.USER_VM, Kind.CPU, Kind.MEMORY, Kind.VOLUME, Kind.PRIMARY_STORAGE)
NETWORK: Final = (Kind.NETWORK,)
TEMPLATE: Final = (Kind.TEMPLATE,)
SNAPSHOT: Final = (Kind.SNAPSHOT,)
_MOST: Final = 2**53


@dataclass(frozen=True)
class Limited:
    """An account, or (`account` None) a whole domain, and how it stands."""

    account: AccountView | None
    domain: DomainView
    standing: Standing
    project: ProjectView | None = None


async def list_(
    cloud: Cloud,
    caller: Caller,
    *,
    account: str | None,
    domain: str | None,
    project: str | None = None,
    recursive: bool,
) -> list[Limited]:
    """How the caller's account stands, or the one asked for, or a domain (and, `recursive`, those below).

    Raises `InvalidParameter`, `Forbidden`, `NotFound`.
    """
    async with cloud.store.reading() as tx:
        return await _standings(tx, caller, account, domain, project, recursive=recursive)


async def set_limit(
    cloud: Cloud,
    caller: Caller,
    kind: Kind,
    maximum: int,
    *,
    account: str | None,
    domain: str | None,
    project: str | None = None,
) -> Limited:
    """Say what an account, or a domain, may have; -1 for no limit.

    Raises `InvalidParameter`, `Forbidden` for one that the caller does not administer.
    """
    if not UNLIMITED <= maximum <= _MOST:
        raise InvalidParameter(f"max is {maximum}: it is 0 or more, or -1 for no limit")
    async with cloud.transaction() as tx:
        (found,) = await _standings(tx, caller, account, domain, project, recursive=False)
        _check_administered(caller, found)
        if found.account is not None:
            await resource_limits.set_limit(tx, kind, maximum, account_id=found.account.id)
        else:
            await resource_limits.set_limit(tx, kind, maximum, domain_id=found.domain.id)
        return (await _standings(tx, caller, account, domain, project, recursive=False))[0]


async def recount(
    cloud: Cloud, caller: Caller, *, account: str | None, domain: str, project: str | None = None
) -> Limited:
    """What an account or domain has, counted now; every count always is. Raises as `list_`."""
    async with cloud.transaction() as tx:
        return (await _standings(tx, caller, account, domain, project, recursive=False))[0]


def kind_of(number: int | None, name: str | None) -> Kind | None:
    """The kind of resource of that number or name. Raises `InvalidParameter`."""
    if number is not None:
        if number not in set(Kind):
            raise InvalidParameter(f"resourcetype is {number}: it is one of 0 to {max(Kind)}")
        return Kind(number)
    if name:
        known = {kind.word: kind for kind in Kind}
        if name.lower() not in known:
            raise InvalidParameter(f"resourcetypename is {name!r}: it is one of {', '.join(known)}")
        return known[name.lower()]
    return None


async def _standings(
    tx: Transaction,
    caller: Caller,
    account: str | None,
    domain: str | None,
    project: str | None,
    *,
    recursive: bool,
) -> list[Limited]:
    if project is not None:
        shared = await get_project(tx, caller, project)
        owner = await get_owner(tx, shared.account_id)
        standing = (await resource_limits.of_accounts(tx, [owner.id]))[owner.id]
        inside = await domains.get(tx, shared.domain_id)
        return [Limited(await accounts.get(tx, owner.id), inside, standing, shared)]
    if account is None and domain is not None:
        return await _of_domains(tx, await get_domain(tx, caller, domain), recursive=recursive)
    owner = await find_owner(tx, caller, account, domain)
    standing = (await resource_limits.of_accounts(tx, [owner.id]))[owner.id]
    inside = await get_domain(tx, caller, str(owner.domain_id))
    return [Limited(await accounts.get(tx, owner.id), inside, standing)]


async def _of_domains(tx: Transaction, top: DomainView, *, recursive: bool) -> list[Limited]:
    tree = Query(scope=Scope(domain_path=top.path), page=Page(size=0))
    below = (await domains.list_(tx, tree)).rows if recursive else [top]
    standings = await resource_limits.of_domains(tx, [one.path for one in below])
    return [Limited(None, one, standings[one.path]) for one in below]


def _check_administered(caller: Caller, found: Limited) -> None:
    """Nobody sets their own limits, but a root administrator."""
    own = found.account.id == caller.account_id if found.account else found.domain.id == caller.domain_id
    if (own and not caller.is_root_admin) or not caller.sees_domain(found.domain.path):
        whose = found.account.name if found.account else found.domain.name
        raise Forbidden(f"{caller.username} may not change the limits of {whose}")
