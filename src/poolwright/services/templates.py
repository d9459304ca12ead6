"""Templates: what VMs are made from."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import Forbidden, InvalidParameter, NotFound
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.model.template import TemplateView
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, templates, zones


class Which(StrEnum):
    """CloudStack's `templatefilter`."""

    FEATURED = "featured"
    SELF = "self"
    SELF_EXECUTABLE = "selfexecutable"
    SHARED = "shared"
    SHARED_EXECUTABLE = "sharedexecutable"
    EXECUTABLE = "executable"
    COMMUNITY = "community"
    ALL = "all"


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    which: str,
    iso: bool = False,
    zone: str | None = None,
    removed: bool = False,
) -> Found[TemplateView]:
    """The templates, or (`iso`) the ISOs, that fit and that the caller may see.

    Raises `InvalidParameter` for an unknown filter, `Forbidden` for `all` where the caller is no root
    administrator.
    """
    try:
        filter_ = Which(which.lower())
    except ValueError:
        known = ", ".join(sorted(Which))
        parameter = "isofilter" if iso else "templatefilter"
        raise InvalidParameter(f"{parameter} is {which!r}: it is one of {known}") from None
    if filter_ is Which.ALL and not caller.is_root_admin:
        raise Forbidden("templatefilter=all is for root administrators; use executable instead")
    conditions = conditions | {"is_iso": iso} | _conditions(filter_)
    async with cloud.store.reading() as tx:
        scope = await _scope(tx, caller, whose, filter_)
        if zone is not None:
            # A template without a zone is in all of them, which a condition on one column can't say.
            where = await zones.get(tx, zone)
            conditions = conditions | {"zone_id": where.id}
        shared = filter_ in (Which.SHARED, Which.SHARED_EXECUTABLE)
        query = Query(equal=conditions, keyword=keyword, page=page, scope=scope, removed=removed)
        return await templates.list_(
            tx, query, *([templates.is_permitted(caller.account_id)] if shared else ())
        )


def _conditions(which: Which) -> Conditions:
    match which:
        case Which.FEATURED:
            return {"is_public": True, "is_featured": True}
        case Which.COMMUNITY:
            return {"is_public": True, "is_featured": False}
        case Which.SELF_EXECUTABLE | Which.SHARED_EXECUTABLE | Which.EXECUTABLE:
            return {"is_ready": True}
    return {}


async def _scope(tx: Transaction, caller: Caller, whose: Whose, which: Which) -> Scope:
    """Whose templates: everybody's public ones unless the caller's own are asked for."""
    match which:
        case Which.FEATURED | Which.COMMUNITY:
            return Scope()
        case Which.SHARED | Which.SHARED_EXECUTABLE:
            return Scope()
        case Which.ALL:
            return Scope()
    scope = await scope_of(tx, caller, whose)
    if scope.account_id is None and scope.account_ids is None and scope.domain_path is None:
        return scope
    return msgspec.structs.replace(scope, public=which is Which.EXECUTABLE)


async def find_shown(cloud: Cloud, uuid: str) -> TemplateView | None:
    """The template or ISO as a finished job shows it, even when it is gone by then."""
    async with cloud.store.reading() as tx:
        found = await templates.list_(tx, Query(equal={"uuid": uuid}, removed=True))
    return found.rows[0] if found.rows else None


async def get_visible(tx: Transaction, caller: Caller, ref: str) -> TemplateView:
    """The template or ISO, if the caller may use it. Raises `NotFound`, which also hides those of others."""
    template = await templates.get(tx, ref)
    if template.is_public or caller.owns(template.account_id, template.domain_path):
        return template
    if caller.account_id in {account for account, _ in await templates.list_permitted(tx, template.id)}:
        return template
    raise NotFound(f"Unable to find template {ref}")


async def get_for(cloud: Cloud, caller: Caller, ref: str) -> TemplateView:
    """The template or ISO, if the caller may use it. Raises `NotFound`."""
    async with cloud.store.reading() as tx:
        return await get_visible(tx, caller, ref)


async def get_in_zone(cloud: Cloud, caller: Caller, ref: str, zone: str) -> TemplateView:
    """The template, which is in that zone. Raises `NotFound`, `InvalidParameter` where it is in another."""
    async with cloud.store.reading() as tx:
        template, where = await get_visible(tx, caller, ref), await zones.get(tx, zone)
    if template.zone_id not in (None, where.id):
        raise InvalidParameter(
            f"Template {template.name} is in zone {template.zone_name}, not in {where.name}",
            uuids=[template.uuid, where.uuid],
        )
    return template


async def get_owned(tx: Transaction, caller: Caller, ref: str) -> TemplateView:
    """The template or ISO, if the caller may change it. Raises `NotFound`, `Forbidden`."""
    template = await templates.get(tx, ref)
    if not caller.owns(template.account_id, template.domain_path):
        if not template.is_public:
            raise NotFound(f"Unable to find template {ref}")
        raise Forbidden(f"{caller.username} may not change {template.name}", uuids=[template.uuid])
    return template


async def get_usable(tx: Transaction, caller: Caller, ref: str) -> TemplateView:
    """The template, if the caller may make VMs from it. Raises `NotFound`, `InvalidParameter`."""
    template = await get_visible(tx, caller, ref)
    if not template.is_ready:
        kind = "ISO" if template.is_iso else "Template"
        raise InvalidParameter(
            f"{kind} {template.name} can't be used yet: it is {template.status}", uuids=[template.uuid]
        )
    return template
