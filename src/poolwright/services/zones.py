"""Zones: what a user chooses to deploy in. Everyone sees the enabled ones; those of a domain, its members."""

from __future__ import annotations

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import NetworkType, Zone, ZoneView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, is_
from poolwright.store import Transaction, domains, pods, zones

ALLOCATION_STATES = ("Enabled", "Disabled")


async def list_(
    cloud: Cloud,
    caller: Caller,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    available: bool | None = None,
) -> Found[ZoneView]:
    """The zones that fit; users, and whoever asks for `available`, get the enabled ones only."""
    if available or not caller.is_root_admin:
        conditions = conditions | is_("allocation_state", "Enabled")
    async with cloud.store.reading() as tx:
        return await zones.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(cloud: Cloud, zone: Zone, *, domain: str | None) -> ZoneView:
    """Add a zone. Raises `InvalidParameter` for a name that is taken."""
    async with cloud.transaction() as tx:
        await _check_name(tx, zone.name)
        if domain is not None:
            zone = msgspec.structs.replace(zone, domain_id=(await domains.get(tx, domain)).id)
        made = await zones.insert(tx, msgspec.structs.replace(zone, token=str(cloud.clock.uuid4())))
        return await zones.get(tx, made.uuid)


async def update(cloud: Cloud, ref: str, **values: str | bool | None) -> ZoneView:
    """Change a zone. Raises `NotFound`, `InvalidParameter` for a name that is taken."""
    async with cloud.transaction() as tx:
        zone = await zones.get(tx, ref)
        given = {column: value for column, value in values.items() if value is not None}
        if "name" in given and given["name"] != zone.name:
            await _check_name(tx, str(given["name"]))
        if given:
            await zones.update(tx, zone.id, **given)
        return await zones.get(tx, zone.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove a zone that holds nothing. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        zone = await zones.get(tx, ref)
        inside = (await pods.list_(tx, Query(equal={"zone_id": zone.id}))).total
        if inside:
            raise Conflict(f"Zone {zone.name} still has {inside} pods; delete those first", uuids=[zone.uuid])
        await zones.remove(tx, zone.id)


async def _check_name(tx: Transaction, name: str) -> None:
    if (await zones.list_(tx, Query(equal={"name": name}))).total:
        raise InvalidParameter(f"A zone with that name already exists: {name}. Please specify a unique name.")


async def get_usable(tx: Transaction, caller: Caller, ref: str) -> ZoneView:
    """The zone, if the caller may put things there. Raises `NotFound`, `InvalidParameter`."""
    zone = await zones.get(tx, ref)
    if zone.allocation_state != "Enabled" and not caller.is_root_admin:
        raise InvalidParameter(f"Zone {zone.name} is disabled; choose another one", uuids=[zone.uuid])
    if zone.domain_id is not None and not caller.is_root_admin:
        owner = await domains.get(tx, zone.domain_id)
        if not caller.domain_path.startswith(owner.path):
            raise InvalidParameter(f"Zone {zone.name} is dedicated to another domain", uuids=[zone.uuid])
    return zone


def network_type(text: str) -> NetworkType:
    """The kind of zone that a text names. Raises `InvalidParameter`."""
    try:
        return NetworkType(text.capitalize())
    except ValueError:
        raise InvalidParameter(f"networktype is {text!r}: a zone is Basic or Advanced") from None


def allocation_state(text: str | None) -> str:
    """The state that a text names, Enabled where there is none. Raises `InvalidParameter`."""
    state = (text or "Enabled").capitalize()
    if state not in ALLOCATION_STATES:
        raise InvalidParameter(f"allocationstate is {text!r}: it is Enabled or Disabled")
    return state


async def get_any(tx: Transaction, zone_id: int) -> ZoneView:
    """The zone of that number, also one that is disabled. Raises `NotFound`."""
    return await zones.get(tx, zone_id)
