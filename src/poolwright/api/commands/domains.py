"""Domains: listDomains, listDomainChildren, createDomain, updateDomain, moveDomain, deleteDomain."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.account import DomainView
from poolwright.model.resource import Found
from poolwright.services import domains
from poolwright.services.queries import is_, reference


class DomainResponse(Response):
    id: str | None = None
    name: str | None = None
    level: int | None = None
    parentdomainid: str | None = None
    parentdomainname: str | None = None
    haschild: bool | None = None
    networkdomain: str | None = None
    path: str | None = None
    state: str | None = None
    created: str | None = None


def domain_response(domain: DomainView) -> DomainResponse:
    return DomainResponse(
        id=domain.uuid,
        name=domain.name,
        level=domain.level,
        parentdomainid=domain.parent_uuid,
        parentdomainname=domain.parent_name,
        haschild=domain.child_count > 0,
        networkdomain=domain.network_domain,
        path=domain_path(domain.path),
        state=domain.state,
        created=date(domain.created),
    )


class ListDomains(ListCommand, frozen=True, kw_only=True):
    """Lists domains."""

    id: Annotated[Id | None, "the id of the domain"] = None
    name: Annotated[str | None, "the name of the domain"] = None
    level: Annotated[int | None, "how far below ROOT it is"] = None
    listall: Annotated[bool, "every domain that the caller may see, not only the uppermost"] = False

    async def run(self, call: Call) -> Found[DomainResponse]:
        conditions = reference("", self.id) | is_("name", self.name) | is_("level", self.level)
        found = await domains.list_(call.cloud, call.caller, conditions, self.keyword, self.part)
        return Found([domain_response(row) for row in found.rows], found.total)


class ListDomainChildren(ListCommand, frozen=True, kw_only=True):
    """Lists the domains below one."""

    id: Annotated[Id | None, "the domain above; the caller's own if none is given"] = None
    isrecursive: Annotated[bool, "the whole tree below it"] = False

    async def run(self, call: Call) -> Found[DomainResponse]:
        found = await domains.list_children(
            call.cloud, call.caller, self.id, self.keyword, self.part, deep=self.isrecursive
        )
        return Found([domain_response(row) for row in found.rows], found.total)


class CreateDomain(Command, frozen=True, kw_only=True):
    """Creates a domain."""

    name: Annotated[str, "the name of the domain"]
    parentdomainid: Annotated[Id | None, "the domain above; the caller's own if none is given"] = None
    networkdomain: Annotated[str | None, "the DNS domain of its networks"] = None

    async def run(self, call: Call) -> DomainResponse:
        made = await domains.create(
            call.cloud,
            call.caller,
            self.name,
            parent=self.parentdomainid,
            network_domain=self.networkdomain or None,
        )
        return domain_response(made)


class UpdateDomain(Command, frozen=True, kw_only=True):
    """Renames a domain, or changes the DNS domain of its networks."""

    id: Annotated[Id, "the domain"]
    name: Annotated[str | None, "a new name"] = None
    networkdomain: Annotated[str | None, "the DNS domain of its networks; empty for none"] = None

    async def run(self, call: Call) -> DomainResponse:
        changed = await domains.update(
            call.cloud, call.caller, self.id, name=self.name or None, network_domain=self.networkdomain
        )
        return domain_response(changed)


class MoveDomain(Command, frozen=True, kw_only=True):
    """Puts a domain below another one, with everything below it."""

    domainid: Annotated[Id, "the domain"]
    parentdomainid: Annotated[Id, "the domain that it shall be below"]

    async def run(self, call: Call) -> DomainResponse:
        return domain_response(await domains.move(call.cloud, call.caller, self.domainid, self.parentdomainid))


class DeleteDomain(Command, frozen=True, kw_only=True):
    """Deletes a domain."""

    id: Annotated[Id, "the domain"]
    cleanup: Annotated[bool, "true to remove its accounts and those below too; else it has to be empty"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await domains.delete(call.cloud, call.caller, self.id, cleanup=self.cleanup)
        return JobStarted(job.uuid)
