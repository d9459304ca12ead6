"""Tags and details: keys and values that users hang on their things, whatever these are.

One table says which types of thing there are; a thing's tags are of its owner. Source: CloudStack
`TaggedResourceManagerImpl`, `ResourceMetaDataManagerImpl`, `ResourceTag.ResourceObjectType`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.grouping import Detail, DetailView, Tag, TagView
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query, Resource
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    accounts,
    details,
    disk_offerings,
    domains,
    networks,
    nics,
    projects,
    remarks,
    service_offerings,
    storage_pools,
    tags,
    templates,
    users,
    virtual_machines,
    volumes,
    zones,
)
from poolwright.store.rows import Rows

#: More ids than this are not named in a query: then all there are is read.
_MOST_NAMED: Final = 500


@dataclass(frozen=True)
class Type:
    """A type of thing: its name on the wire, its rows, and whether it takes tags and details."""

    name: str
    rows: Rows[Any, Any]
    tags: bool = True
    details: bool = True


#: CloudStack's `ResourceObjectType`, those that there are here.
TYPES: Final[Mapping[str, Type]] = {
    type_.name.lower(): type_
    for type_ in (
        Type("UserVm", virtual_machines.rows),
        Type("Template", templates.rows),
        Type("ISO", templates.rows, details=False),
        Type("Volume", volumes.rows),
        Type("Network", networks.rows),
        Type("Nic", nics.rows, tags=False),
        Type("Project", projects.rows, details=False),
        Type("Account", accounts.rows, details=False),
        Type("User", users.rows),
        Type("Domain", domains.rows, details=False),
        Type("Zone", zones.rows),
        Type("ServiceOffering", service_offerings.rows, tags=False),
        Type("DiskOffering", disk_offerings.rows, tags=False),
        Type("Storage", storage_pools.rows, tags=False),
    )
}


@dataclass(frozen=True)
class Thing:
    """One thing, and whose it is: its owner's, or (what nobody owns) of the account that tags it."""

    type: Type
    row: Resource
    account_id: int
    domain_id: int


def type_of(name: str) -> Type:
    """The type of that name, in any case. Raises `InvalidParameter`."""
    found = TYPES.get(name.lower())
    if found is None:
        known = ", ".join(type_.name for type_ in TYPES.values())
        raise InvalidParameter(f"resourcetype is {name!r}: it is one of {known}")
    return found


async def find_thing(tx: Transaction, caller: Caller, type_: Type, ref: str) -> Thing:
    """A thing that the caller may change. Raises `InvalidParameter`, also for those of others."""
    row: Any = await type_.rows.find(tx, ref)
    missing = InvalidParameter(f"Unable to find {type_.name} by id {ref}")
    if row is None:
        raise missing
    match type_.name:
        case "Domain" if caller.sees_domain(row.path):
            return Thing(type_, row, caller.account_id, row.id)
        case "Account" if caller.owns(row.id, row.domain_path):
            return Thing(type_, row, row.id, row.domain_id)
        case "Domain" | "Account":
            raise missing
    if not hasattr(row, "account_id"):
        if not caller.is_root_admin:
            raise missing
        return Thing(type_, row, caller.account_id, caller.domain_id)
    if not caller.owns(row.account_id, row.domain_path):
        raise missing
    return Thing(type_, row, row.account_id, row.domain_id)


async def hung_on(
    cloud: Cloud, uuids: Sequence[str], *, noting: bool
) -> tuple[Mapping[str, Sequence[TagView]], set[str]]:
    """The tags of these things, and (`noting`) which of them somebody has remarked on for everyone."""
    named = uuids if len(uuids) <= _MOST_NAMED else None
    async with cloud.store.reading() as tx:
        found = await tags.of(tx, named)
        noted = await remarks.of(tx, named) if noting else set()
    of: dict[str, list[TagView]] = {}
    for tag in found:
        of.setdefault(tag.resource_uuid, []).append(tag)
    return of, noted


# --- tags -------------------------------------------------------------------------------------------------


async def list_tags(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[TagView]:
    """The tags that fit, of what the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await tags.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def create_tags(
    cloud: Cloud,
    caller: Caller,
    type_name: str,
    refs: Sequence[str],
    pairs: Mapping[str, str],
    *,
    customer: str | None,
) -> Job:
    """Tag things of one type: all or none. Raises `InvalidParameter` for a key that one has already."""
    type_ = type_of(type_name)
    if not type_.tags:
        raise InvalidParameter(f"The resource type {type_.name} doesn't support resource tags")
    if not pairs or not refs or not all(key.strip() for key in pairs):
        raise InvalidParameter("tags[i].key and at least one of resourceids are needed")
    async with cloud.transaction() as tx:
        things = [await find_thing(tx, caller, type_, ref) for ref in dict.fromkeys(refs)]
        for thing in things:
            for key, value in pairs.items():
                await _tag(tx, thing, key, value, customer)
        return await finished_job(tx, caller, "createTags", type_.name, things[0].row.uuid)


async def _tag(tx: Transaction, thing: Thing, key: str, value: str, customer: str | None) -> None:
    same: Conditions = {"resource_type": thing.type.name, "resource_uuid": thing.row.uuid, "key": key}
    if (await tags.list_(tx, Query(equal=same))).total:
        raise InvalidParameter(
            f"tag {key} already on {thing.type.name} with id {thing.row.uuid}; delete it first",
            uuids=[thing.row.uuid],
        )
    await tags.insert(
        tx,
        Tag(
            resource_type=thing.type.name,
            resource_uuid=thing.row.uuid,
            key=key,
            value=value,
            account_id=thing.account_id,
            domain_id=thing.domain_id,
            customer=customer,
        ),
    )


async def delete_tags(
    cloud: Cloud, caller: Caller, type_name: str, refs: Sequence[str], pairs: Mapping[str, str | None]
) -> Job:
    """Take tags away: those with these keys (and, where given, values), or all. Raises `InvalidParameter`."""
    type_ = type_of(type_name)
    async with cloud.transaction() as tx:
        things = [await find_thing(tx, caller, type_, ref) for ref in dict.fromkeys(refs)]
        if not things:
            raise InvalidParameter("at least one of resourceids is needed")
        of_them: Conditions = {
            "resource_type": type_.name,
            "resource_uuid": [thing.row.uuid for thing in things],
        }
        found = (await tags.list_(tx, Query(equal=of_them, page=Page(size=0)))).rows
        gone = [tag for tag in found if not pairs or _fits(tag, pairs)]
        if not gone:
            raise InvalidParameter("Unable to find any tags which match the given ones")
        for tag in gone:
            await tags.remove(tx, tag.id)
        return await finished_job(tx, caller, "deleteTags", type_.name, things[0].row.uuid)


def _fits(tag: Tag, pairs: Mapping[str, str | None]) -> bool:
    return tag.key in pairs and pairs[tag.key] in (None, tag.value)


# --- details ----------------------------------------------------------------------------------------------


async def list_details(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    type_name: str,
    ref: str | None,
    *,
    key: str | None,
    value: str | None,
    display: bool | None,
) -> list[DetailView]:
    """The details of a thing, or of all things of a type that the caller may see; users see those for
    display.
    """
    type_ = type_of(type_name)
    wanted: Conditions = {"resource_type": type_.name}
    async with cloud.store.reading() as tx:
        kept: dict[str, str] = {}
        if ref is not None:
            thing = await find_thing(tx, caller, type_, ref)
            wanted |= {"resource_uuid": thing.row.uuid}
            kept = dict(getattr(thing.row, "details", None) or {})
            scope = await scope_of(tx, caller, Whose(by_id=True))
        else:
            scope = await scope_of(tx, caller, whose)
        if display is not None or not caller.is_root_admin:
            wanted |= {"display": True if display is None or not caller.is_root_admin else display}
        found = (await details.list_(tx, Query(equal=wanted, page=Page(size=0), scope=scope))).rows
        if kept and display is not False:
            found = [*(await _of_row(tx, thing, kept)), *found]
    return [one for one in found if key in (None, one.key) and value in (None, one.value)]


async def _of_row(tx: Transaction, thing: Thing, kept: Mapping[str, str]) -> list[DetailView]:
    """The details that a row holds itself, as those of the table are shown."""
    owner = await accounts.get(tx, thing.account_id)
    return [
        DetailView(
            resource_type=thing.type.name,
            resource_uuid=thing.row.uuid,
            key=key,
            value=value,
            account_id=owner.id,
            domain_id=owner.domain_id,
            account_name=owner.name,
            domain_uuid=owner.domain_uuid,
            domain_name=owner.domain_name,
            domain_path=owner.domain_path,
            project_uuid=getattr(thing.row, "project_uuid", None),
            project_name=getattr(thing.row, "project_name", None),
        )
        for key, value in kept.items()
    ]


async def add_details(
    cloud: Cloud, caller: Caller, type_name: str, ref: str, pairs: Mapping[str, str], *, display: bool
) -> Job:
    """Add or change details of a thing. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        thing = await _detailed(tx, caller, type_name, ref)
        if display and hasattr(thing.row, "details"):
            merged = dict(thing.row.details or {}) | dict(pairs)
            await thing.type.rows.update(tx, thing.row.id, details=merged)
        else:
            for key, value in pairs.items():
                await _set_detail(tx, thing, key, value, display=display)
        return await finished_job(tx, caller, "addResourceDetail", thing.type.name, thing.row.uuid)


async def _set_detail(tx: Transaction, thing: Thing, key: str, value: str, *, display: bool) -> None:
    same: Conditions = {"resource_type": thing.type.name, "resource_uuid": thing.row.uuid, "key": key}
    for known in (await details.list_(tx, Query(equal=same))).rows:
        await details.update(tx, known.id, value=value, display=display)
        return
    await details.insert(
        tx,
        Detail(
            resource_type=thing.type.name,
            resource_uuid=thing.row.uuid,
            key=key,
            value=value,
            account_id=thing.account_id,
            domain_id=thing.domain_id,
            display=display,
        ),
    )


async def remove_details(cloud: Cloud, caller: Caller, type_name: str, ref: str, key: str | None) -> Job:
    """Remove one detail of a thing, or all of them. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        thing = await _detailed(tx, caller, type_name, ref)
        kept = dict(getattr(thing.row, "details", None) or {})
        if kept:
            left = {name: value for name, value in kept.items() if key not in (None, name)}
            await thing.type.rows.update(tx, thing.row.id, details=left)
        same: Conditions = {"resource_type": thing.type.name, "resource_uuid": thing.row.uuid}
        same |= {"key": key} if key is not None else {}
        for known in (await details.list_(tx, Query(equal=same, page=Page(size=0)))).rows:
            await details.remove(tx, known.id)
        return await finished_job(tx, caller, "removeResourceDetail", thing.type.name, thing.row.uuid)


async def _detailed(tx: Transaction, caller: Caller, type_name: str, ref: str) -> Thing:
    type_ = type_of(type_name)
    if not type_.details:
        raise InvalidParameter(f"The resource type {type_.name} doesn't support details")
    if not caller.is_root_admin:
        raise Forbidden(f"{caller.username} may not change the details of {type_.name}")
    return await find_thing(tx, caller, type_, ref)
