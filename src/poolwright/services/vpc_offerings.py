"""VPC offerings: kept and listed as rows. A VPC itself takes a virtual router, which this cloud has none of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.job import Job
from poolwright.model.offering import VpcOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.queries import Conditions, is_
from poolwright.store import Transaction, domains, vpc_offerings, zones

INSTANCE_TYPE: Final = "VpcOffering"
#: What CloudStack lets a VPC have.
SERVICES: Final = (
    "Dhcp", "Dns", "SourceNat", "PortForwarding", "NetworkACL", "UserData", "Lb", "StaticNat", "Gateway", "Vpn",
    "Connectivity",
)  # fmt: skip
_STATES: Final = ("Enabled", "Disabled")


@dataclass(frozen=True)
class Made:
    """The job, and the uuid of what it made."""

    job: Job
    uuid: str


async def list_(
    cloud: Cloud,
    caller: Caller,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    services: Sequence[str] = (),
) -> Found[VpcOffering]:
    """The offerings that fit; users see the enabled ones."""
    if not caller.is_root_admin:
        conditions = conditions | is_("state", "Enabled")
    async with cloud.store.reading() as tx:
        found = await vpc_offerings.list_(tx, Query(equal=conditions, keyword=keyword, page=Page(size=0)))
    rows = [row for row in found.rows if all(service in row.services for service in services)]
    rows.sort(key=lambda row: (row.sort_key, row.id))
    return Found(rows[page.offset : page.offset + page.size] if page.size else rows, len(rows))


async def create(
    cloud: Cloud,
    caller: Caller,
    *,
    name: str,
    display_text: str,
    services: Mapping[str, Sequence[str]],
    enable: bool,
    more: Mapping[str, Any],
) -> Made:
    """Add an offering, disabled unless it is to be enabled. Raises `InvalidParameter`."""
    for service in services:
        if service not in SERVICES:
            raise InvalidParameter(
                f"supportedservices: {service!r} is no service of VPCs; those are {', '.join(SERVICES)}"
            )
    async with cloud.transaction() as tx:
        if (await vpc_offerings.list_(tx, Query(equal={"name": name}))).total:
            raise InvalidParameter(f"A VPC offering with the name {name} already exists")
        await _check_scope(tx, more.get("domain_uuids", ()), more.get("zone_uuids", ()))
        made = await vpc_offerings.insert(
            tx,
            VpcOffering(
                name=name,
                display_text=display_text or name,
                state="Enabled" if enable else "Disabled",
                services={service: list(providers) for service, providers in services.items()},
                **more,
            ),
        )
        job = await finished_job(tx, caller, "createVPCOffering", INSTANCE_TYPE, made.uuid)
        return Made(job, made.uuid)


async def update(cloud: Cloud, caller: Caller, ref: str, values: Mapping[str, Any]) -> Job:
    """Change an offering's words, state, or whom it is for. Raises `NotFound`, `InvalidParameter`."""
    state = values.get("state")
    if state is not None and state.capitalize() not in _STATES:
        raise InvalidParameter(f"state is {state!r}: it is Enabled or Disabled")
    async with cloud.transaction() as tx:
        found = await vpc_offerings.get(tx, ref)
        await _check_scope(tx, values.get("domain_uuids") or (), values.get("zone_uuids") or ())
        changed = {column: value for column, value in values.items() if value is not None}
        if state is not None:
            changed["state"] = state.capitalize()
        if changed:
            await vpc_offerings.update(tx, found.id, **changed)
        return await finished_job(tx, caller, "updateVPCOffering", INSTANCE_TYPE, found.uuid)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove an offering. Raises `NotFound`, `InvalidParameter` for a built-in one."""
    async with cloud.transaction() as tx:
        found = await vpc_offerings.get(tx, ref)
        if found.is_default:
            raise InvalidParameter(
                f"VPC offering {found.name} is a default one, which can't be deleted; disable it",
                uuids=[found.uuid],
            )
        await vpc_offerings.remove(tx, found.id)
        return await finished_job(tx, caller, "deleteVPCOffering", INSTANCE_TYPE, found.uuid)


async def find(cloud: Cloud, uuid: str) -> VpcOffering | None:
    """The offering that a finished job is about."""
    async with cloud.store.reading() as tx:
        return await vpc_offerings.find(tx, uuid)


async def _check_scope(tx: Transaction, domain_uuids: Sequence[str], zone_uuids: Sequence[str]) -> None:
    for uuid in domain_uuids:
        await domains.get(tx, uuid)
    for uuid in zone_uuids:
        await zones.get(tx, uuid)
