"""Tags and details of anything: createTags, deleteTags, listTags; addResourceDetail and its like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.commands.owners import owner_fields
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry
from poolwright.api.responses import JobStarted, Response
from poolwright.model.grouping import DetailView, TagView
from poolwright.model.resource import Found
from poolwright.services import tagging
from poolwright.services.queries import is_


class TagResponse(Response):
    key: str | None = None
    value: str | None = None
    resourcetype: str | None = None
    resourceid: str | None = None
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    customer: str | None = None


def _response(one: TagView | DetailView) -> TagResponse:
    return TagResponse(
        **owner_fields(one),
        key=one.key,
        value=one.value,
        resourcetype=one.resource_type,
        resourceid=one.resource_uuid,
        customer=one.customer if isinstance(one, TagView) else None,
    )


def tag_fields(tag: TagView) -> dict[str, Any]:
    """A tag as the thing that has it shows it."""
    shown = _response(tag)
    return {name: getattr(shown, name) for name in shown.__struct_fields__ if getattr(shown, name) is not None}


class ListTags(OwnedListCommand, frozen=True, kw_only=True):
    """Lists tags."""

    resourcetype: Annotated[str | None, "the type of what has them, UserVm, Volume, Network, ..."] = None
    resourceid: Annotated[str | None, "the id of what has them"] = None
    key: Annotated[str | None, "the key"] = None
    value: Annotated[str | None, "the value"] = None
    customer: Annotated[str | None, "the customer that the tag names"] = None

    async def run(self, call: Call) -> Found[TagResponse]:
        type_ = tagging.type_of(self.resourcetype).name if self.resourcetype else None
        conditions = (
            is_("resource_type", type_)
            | is_("resource_uuid", self.resourceid)
            | is_("key", self.key)
            | is_("value", self.value)
            | is_("customer", self.customer)
        )
        found = await tagging.list_tags(
            call.cloud, call.caller, self.whose(self.resourceid or None), conditions, self.keyword, self.part
        )
        return Found([_response(tag) for tag in found.rows], found.total)


class CreateTags(Command, frozen=True, kw_only=True):
    """Tags things of one type."""

    resourcetype: Annotated[str, "the type, UserVm, Volume, Network, Template, ..."]
    resourceids: Annotated[list[str], "the ids of the things"]
    tags: Annotated[dict[str, str], "tags[0].key=..., tags[0].value=..."]
    customer: Annotated[str | None, "the customer that the tags are for"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await tagging.create_tags(
            call.cloud,
            call.caller,
            self.resourcetype,
            self.resourceids,
            self.tags,
            customer=self.customer or None,
        )
        return JobStarted(job.uuid)


class DeleteTags(Command, frozen=True, kw_only=True):
    """Takes tags away."""

    resourcetype: Annotated[str, "the type, UserVm, Volume, Network, Template, ..."]
    resourceids: Annotated[list[str], "the ids of the things"]
    tags: Annotated[
        list[Entry] | None, "tags[0].key=..., and .value to have it fit; all where none is given"
    ] = None

    async def run(self, call: Call) -> JobStarted:
        pairs = _pairs(self.tags or [])
        job = await tagging.delete_tags(call.cloud, call.caller, self.resourcetype, self.resourceids, pairs)
        return JobStarted(job.uuid)


def _pairs(entries: list[Entry]) -> Mapping[str, str | None]:
    pairs: dict[str, str | None] = {}
    for entry in entries:
        if "key" in entry:
            pairs[entry["key"]] = entry.get("value")
        else:
            pairs |= entry
    return pairs


class ListResourceDetails(OwnedListCommand, frozen=True, kw_only=True):
    """Lists details of things of one type."""

    resourcetype: Annotated[str, "the type, UserVm, Volume, Network, Nic, ..."]
    resourceid: Annotated[str | None, "the id of the thing"] = None
    key: Annotated[str | None, "the key"] = None
    value: Annotated[str | None, "the value"] = None
    fordisplay: Annotated[bool | None, "only those that are for display, or only the others"] = None

    async def run(self, call: Call) -> Found[TagResponse]:
        found = await tagging.list_details(
            call.cloud,
            call.caller,
            self.whose(),
            self.resourcetype,
            self.resourceid or None,
            key=self.key or None,
            value=self.value or None,
            display=self.fordisplay,
        )
        return self.part_of([_response(one) for one in found])


class AddResourceDetail(Command, frozen=True, kw_only=True):
    """Adds details to a thing, or changes them."""

    resourcetype: Annotated[str, "the type, UserVm, Volume, Network, Nic, ..."]
    resourceid: Annotated[str, "the id of the thing"]
    details: Annotated[dict[str, str], "details[0].key=..., details[0].value=..."]
    fordisplay: Annotated[bool, "false to hide them from users"] = True

    async def run(self, call: Call) -> JobStarted:
        if not self.details:
            raise parameter_error("details is empty: details[0].key and details[0].value are needed")
        job = await tagging.add_details(
            call.cloud,
            call.caller,
            self.resourcetype,
            self.resourceid,
            self.details,
            display=self.fordisplay,
        )
        return JobStarted(job.uuid)


class RemoveResourceDetail(Command, frozen=True, kw_only=True):
    """Removes details from a thing."""

    resourcetype: Annotated[str, "the type, UserVm, Volume, Network, Nic, ..."]
    resourceid: Annotated[str, "the id of the thing"]
    key: Annotated[str | None, "the key; all of them where none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await tagging.remove_details(
            call.cloud, call.caller, self.resourcetype, self.resourceid, self.key or None
        )
        return JobStarted(job.uuid)
