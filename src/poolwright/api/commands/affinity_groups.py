"""Affinity groups: createAffinityGroup, deleteAffinityGroup, listAffinityGroups, listAffinityGroupTypes,
updateVMAffinityGroup.
"""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand, OwnedListCommand
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.grouping import AffinityType
from poolwright.model.resource import Found
from poolwright.services import affinity_groups
from poolwright.services.queries import is_, reference


class AffinityGroupResponse(Response):
    id: str | None = None
    name: str | None = None
    description: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    type: str | None = None
    virtualmachineIds: list[str] | None = None


class AffinityGroupTypeResponse(Response):
    type: str | None = None


def _response(shown: affinity_groups.Group) -> AffinityGroupResponse:
    group = shown.group
    return AffinityGroupResponse(
        id=group.uuid,
        name=group.name,
        description=group.description or group.name,
        account=group.account_name,
        domainid=group.domain_uuid,
        domain=group.domain_name,
        domainpath=domain_path(group.domain_path),
        type=group.type,
        virtualmachineIds=list(shown.members),
    )


async def shown_affinity_group(call: Call, uuid: str) -> Response | None:
    """The group that a finished job is about."""
    found = await affinity_groups.find(call.cloud, uuid)
    return _response(found) if found else None


class CreateAffinityGroup(Command, frozen=True, kw_only=True):
    """Creates an affinity or anti-affinity group."""

    name: Annotated[str, "the name of the group"]
    type: Annotated[str, "host affinity, host anti-affinity, and both non-strict"]
    description: Annotated[str | None, "what it is for"] = None
    account: Annotated[str | None, "the account that it is for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None

    async def run(self, call: Call) -> JobStarted:
        job, uuid = await affinity_groups.create(
            call.cloud,
            call.caller,
            self.name,
            self.type,
            description=self.description or None,
            account=self.account or None,
            domain=self.domainid,
        )
        return JobStarted(job.uuid, uuid)


class DeleteAffinityGroup(Command, frozen=True, kw_only=True):
    """Deletes an affinity group; VMs in it stay where they are."""

    id: Annotated[Id | None, "the group; not with name"] = None
    name: Annotated[str | None, "the name of the group; not with id"] = None
    account: Annotated[str | None, "the account whose group is named, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await affinity_groups.delete(
            call.cloud,
            call.caller,
            self.id,
            name=self.name or None,
            account=self.account or None,
            domain=self.domainid,
        )
        return JobStarted(job.uuid)


class ListAffinityGroups(OwnedListCommand, frozen=True, kw_only=True):
    """Lists affinity groups."""

    id: Annotated[Id | None, "the id of the group"] = None
    name: Annotated[str | None, "its name"] = None
    type: Annotated[str | None, "its type"] = None
    virtualmachineid: Annotated[Id | None, "a VM that is in it"] = None

    async def run(self, call: Call) -> Found[AffinityGroupResponse]:
        conditions = reference("", self.id) | is_("name", self.name) | is_("type", self.type)
        found = await affinity_groups.list_(
            call.cloud,
            call.caller,
            self.whose(self.id or self.virtualmachineid),
            conditions,
            self.keyword,
            self.part,
            of=self.virtualmachineid,
        )
        return Found([_response(row) for row in found.rows], found.total)


class ListAffinityGroupTypes(ListCommand, frozen=True, kw_only=True):
    """Lists the types that an affinity group can have."""

    async def run(self, call: Call) -> Found[AffinityGroupTypeResponse]:
        _ = call
        return self.part_of([AffinityGroupTypeResponse(type=known) for known in sorted(AffinityType)])


class UpdateVMAffinityGroup(Command, frozen=True, kw_only=True):
    """Puts a stopped VM into other affinity groups."""

    id: Annotated[Id, "the VM"]
    affinitygroupids: Annotated[list[Id] | None, "the groups that it shall be in; empty for none"] = None
    affinitygroupnames: Annotated[list[str] | None, "their names instead"] = None

    async def run(self, call: Call) -> JobStarted:
        named = affinity_groups.Named(self.affinitygroupids, self.affinitygroupnames)
        return JobStarted((await affinity_groups.set_groups(call.cloud, call.caller, self.id, named)).uuid)
