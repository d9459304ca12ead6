"""Domains: the tree of tenants. An administrator of one administers those below it."""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Caller, Domain, DomainView
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services.accounts import empty
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.ownership import get_domain
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, accounts, domains

INSTANCE_TYPE: Final = "Domain"


async def list_(
    cloud: Cloud, caller: Caller, conditions: Conditions, keyword: str | None, page: Page
) -> Found[DomainView]:
    """The domains that fit, of those that the caller administers."""
    scope = Scope() if caller.is_root_admin else Scope(domain_path=caller.domain_path)
    async with cloud.store.reading() as tx:
        return await domains.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def list_children(
    cloud: Cloud, caller: Caller, parent: str | None, keyword: str | None, page: Page, *, deep: bool
) -> Found[DomainView]:
    """The domains right below one (the caller's own if none is named), or the whole tree below it."""
    async with cloud.store.reading() as tx:
        above = await get_domain(tx, caller, parent or caller.domain_uuid)
        if deep:
            scope = Scope(domain_path=above.path)
            found = await domains.list_(tx, Query(keyword=keyword, page=Page(size=0), scope=scope))
            below = [domain for domain in found.rows if domain.id != above.id]
            return Found(below[page.offset :][: page.size or None], len(below))
        return await domains.list_(tx, Query(equal={"parent_id": above.id}, keyword=keyword, page=page))


async def create(
    cloud: Cloud, caller: Caller, name: str, *, parent: str | None, network_domain: str | None
) -> DomainView:
    """Add a domain below another. Raises `InvalidParameter` for a name that is taken or none."""
    _check_name(name)
    async with cloud.transaction() as tx:
        above = await get_domain(tx, caller, parent or caller.domain_uuid)
        if above.state != "Active":
            raise InvalidParameter(f"Domain {above.name} is being deleted", uuids=[above.uuid])
        path = f"{above.path}{name}/"
        if await domains.find_by_path(tx, path) is not None:
            raise InvalidParameter(
                f"Domain with name {name} already exists for the parent {above.name}", uuids=[above.uuid]
            )
        made = await domains.insert(
            tx,
            Domain(
                name=name, path=path, level=above.level + 1, parent_id=above.id, network_domain=network_domain
            ),
        )
        return await domains.get(tx, made.uuid)


async def update(
    cloud: Cloud, caller: Caller, ref: str, *, name: str | None, network_domain: str | None
) -> DomainView:
    """Rename a domain, or change the DNS domain of its networks. Raises as `create`; `Forbidden` for ROOT."""
    async with cloud.transaction() as tx:
        domain = await get_domain(tx, caller, ref)
        if network_domain is not None:
            await domains.update(tx, domain.id, network_domain=network_domain or None)
        if name is not None and name != domain.name:
            _check_movable(caller, domain)
            _check_name(name)
            above = await domains.get(tx, domain.parent_id or 0)
            await _move(tx, domain, above, name)
        return await domains.get(tx, domain.id)


async def move(cloud: Cloud, caller: Caller, ref: str, parent: str) -> DomainView:
    """Put a domain, with everything below it, below another one. Raises `InvalidParameter`, `Forbidden`."""
    async with cloud.transaction() as tx:
        domain = await get_domain(tx, caller, ref)
        above = await get_domain(tx, caller, parent)
        _check_movable(caller, domain)
        if above.path.startswith(domain.path):
            raise InvalidParameter(
                f"Domain {domain.name} can't be moved into itself or what is below it", uuids=[above.uuid]
            )
        if above.id == domain.parent_id:
            raise InvalidParameter(f"Domain {domain.name} is right below {above.name} already")
        await _move(tx, domain, above, domain.name)
        return await domains.get(tx, domain.id)


async def _move(tx: Transaction, domain: DomainView, above: DomainView, name: str) -> None:
    """Give a domain its new place or name, and those below it their new paths."""
    path = f"{above.path}{name}/"
    if await domains.find_by_path(tx, path) is not None:
        raise InvalidParameter(
            f"Domain with name {name} already exists for the parent {above.name}", uuids=[above.uuid]
        )
    tree = await domains.list_(tx, Query(scope=Scope(domain_path=domain.path), page=Page(size=0)))
    for one in tree.rows:
        new = path + one.path[len(domain.path) :]
        await domains.update(tx, one.id, path=new, level=one.level - domain.level + above.level + 1)
    await domains.update(tx, domain.id, name=name, parent_id=above.id)


async def delete(cloud: Cloud, caller: Caller, ref: str, *, cleanup: bool) -> Job:
    """Remove a domain; with `cleanup`, and its accounts, those below, and everything that they have.

    Raises `Conflict` where something is in it and `cleanup` is false, `Forbidden` for one's own and ROOT.
    """
    async with cloud.transaction() as tx:
        domain = await get_domain(tx, caller, ref)
        _check_movable(caller, domain)
        tree = Query(scope=Scope(domain_path=domain.path), page=Page(size=0))
        inside = (await accounts.list_(tx, tree)).rows
        if not cleanup and (inside or domain.child_count):
            raise Conflict(
                f"Domain {domain.name} is not empty: it has {len(inside)} accounts and {domain.child_count} "
                "domains; cleanup=true removes those too",
                uuids=[domain.uuid],
            )
        below = sorted((await domains.list_(tx, tree)).rows, key=lambda one: -one.level)
        for one in below:
            await domains.update(tx, one.id, state="Inactive")
        job = await open_job(tx, caller, "deleteDomain", INSTANCE_TYPE, domain.uuid)
        begun = await empty(cloud, tx, job, [one.id for one in inside], domain_ids=[one.id for one in below])
    if begun:
        cloud.runner.wake()
    return job


def _check_movable(caller: Caller, domain: DomainView) -> None:
    if domain.parent_id is None or caller.domain_path.startswith(domain.path):
        raise Forbidden(
            f"Domain {domain.name} can't be deleted, moved or renamed by those who are in it",
            uuids=[domain.uuid],
        )


def _check_name(name: str) -> None:
    if not name.strip() or "/" in name:
        raise InvalidParameter(f"name is {name!r}: a domain's name is not empty and has no slash")
