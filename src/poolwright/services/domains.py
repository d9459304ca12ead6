"""Domains: the tree of tenants. An administrator of one administers those below it."""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Caller, Domain, DomainView
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import get_domain
from poolwright.services.queries import Conditions
from poolwright.store import accounts, domains

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
    if not name.strip() or "/" in name:
        raise InvalidParameter(f"name is {name!r}: a domain's name is not empty and has no slash")
    async with cloud.transaction() as tx:
        above = await get_domain(tx, caller, parent or caller.domain_uuid)
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


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove an empty domain. Raises `Conflict` where something is in it, `Forbidden` for one's own and
    ROOT.
    """
    async with cloud.transaction() as tx:
        domain = await get_domain(tx, caller, ref)
        if domain.parent_id is None or caller.domain_path.startswith(domain.path):
            raise Forbidden(
                f"Domain {domain.name} can't be deleted by those who are in it", uuids=[domain.uuid]
            )
        held = (await accounts.list_(tx, Query(equal={"domain_id": domain.id}))).total
        if held or domain.child_count:
            raise Conflict(
                f"Domain {domain.name} is not empty: it has {held} accounts and {domain.child_count} domains",
                uuids=[domain.uuid],
            )
        await domains.remove(tx, domain.id)
        return await finished_job(tx, caller, "deleteDomain", INSTANCE_TYPE, domain.uuid)
