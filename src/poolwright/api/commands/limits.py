"""Limits and counts of resources: listResourceLimits, updateResourceLimit, updateResourceCount."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.parameters import Id, Long
from poolwright.api.responses import Response
from poolwright.model.limit import Kind
from poolwright.model.resource import Found
from poolwright.services import limits


class ResourceLimitResponse(Response):
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    resourcetype: str | None = None
    resourcetypename: str | None = None
    max: int | None = None


class ResourceCountResponse(Response):
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    resourcetype: str | None = None
    resourcetypename: str | None = None
    resourcecount: int | None = None


def _whose(found: limits.Limited) -> dict[str, Any]:
    shared = found.project
    return {
        "account": found.account.name if found.account and not shared else None,
        "projectid": shared.uuid if shared else None,
        "project": shared.name if shared else None,
        "domainid": found.domain.uuid,
        "domain": found.domain.name,
        "domainpath": domain_path(found.domain.path),
    }


def _limit_response(found: limits.Limited, kind: Kind) -> ResourceLimitResponse:
    return ResourceLimitResponse(
        **_whose(found),
        resourcetype=str(int(kind)),
        resourcetypename=kind.word,
        max=found.standing.limits[kind],
    )


def _count_response(found: limits.Limited, kind: Kind) -> ResourceCountResponse:
    return ResourceCountResponse(
        **_whose(found),
        resourcetype=str(int(kind)),
        resourcetypename=kind.word,
        resourcecount=found.standing.used[kind],
    )


class ListResourceLimits(ListCommand, frozen=True, kw_only=True):
    """Lists how much an account or a domain may have of what; -1 is no limit."""

    id: Annotated[Long | None, "ignored: limits have no ids of their own here"] = None
    resourcetype: Annotated[int | None, "0 VMs, 2 volumes, 6 networks, 8 CPUs, 9 memory, 10 storage, ..."] = (
        None
    )
    resourcetypename: Annotated[str | None, "user_vm, volume, network, cpu, memory, ..."] = None
    account: Annotated[str | None, "the account; with domainid"] = None
    domainid: Annotated[Id | None, "the domain, or that of account"] = None
    projectid: Annotated[Id | None, "the project, in place of an account"] = None
    isrecursive: Annotated[bool, "with domainid: the domains below too"] = False
    listall: Annotated[bool, "everything that the caller may see, not only their own"] = False

    async def run(self, call: Call) -> Found[ResourceLimitResponse]:
        chosen = limits.kind_of(self.resourcetype, self.resourcetypename)
        found = await limits.list_(
            call.cloud,
            call.caller,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
            recursive=self.isrecursive,
        )
        kinds = [chosen] if chosen is not None else list(Kind)
        rows = [_limit_response(one, kind) for one in found for kind in kinds]
        return self.part_of(rows)


class UpdateResourceLimit(Command, frozen=True, kw_only=True):
    """Says how much an account or a domain may have of what."""

    resourcetype: Annotated[int, "0 VMs, 2 volumes, 6 networks, 8 CPUs, 9 memory, 10 storage, ..."]
    max: Annotated[Long | None, "how much; -1, or nothing, for no limit"] = None
    account: Annotated[str | None, "the account; with domainid"] = None
    domainid: Annotated[Id | None, "the domain, or that of account"] = None
    projectid: Annotated[Id | None, "the project, in place of an account"] = None

    async def run(self, call: Call) -> ResourceLimitResponse:
        kind = limits.kind_of(self.resourcetype, None) or Kind.USER_VM
        found = await limits.set_limit(
            call.cloud,
            call.caller,
            kind,
            -1 if self.max is None else self.max,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
        )
        return _limit_response(found, kind)


class UpdateResourceCount(Command, frozen=True, kw_only=True):
    """Counts what an account or a domain has."""

    domainid: Annotated[Id, "the domain, or that of account"]
    account: Annotated[str | None, "the account"] = None
    projectid: Annotated[Id | None, "the project, in place of an account"] = None
    resourcetype: Annotated[int | None, "the kind to count; all where none is given"] = None

    async def run(self, call: Call) -> Found[ResourceCountResponse]:
        chosen = limits.kind_of(self.resourcetype, None)
        found = await limits.recount(
            call.cloud,
            call.caller,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
        )
        kinds = [chosen] if chosen is not None else list(Kind)
        return Found([_count_response(found, kind) for kind in kinds], len(kinds))
