"""Service offerings: the sizes of VM that are for sale."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.offering import ServiceOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, is_
from poolwright.store import service_offerings, virtual_machines


async def list_(
    cloud: Cloud,
    caller: Caller,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    system: bool | None = None,
    of: str | None = None,
) -> Found[ServiceOffering]:
    """The offerings that fit: those of system VMs only if asked for; `of` is a VM whose own it must be."""
    conditions = conditions | is_("is_system", bool(system))
    if not caller.is_root_admin:
        conditions = conditions | is_("state", "Active")
    async with cloud.store.reading() as tx:
        if of is not None:
            conditions = conditions | {"id": (await virtual_machines.get(tx, of)).service_offering_id}
        return await service_offerings.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(cloud: Cloud, offering: ServiceOffering) -> ServiceOffering:
    """Add an offering. Raises `InvalidParameter` for sizes that no VM can have."""
    _check(offering)
    async with cloud.transaction() as tx:
        return await service_offerings.insert(tx, offering)


async def update(cloud: Cloud, ref: str, **values: str | list[str] | None) -> ServiceOffering:
    """Change what an offering is called, where it is for, or whether it is on offer. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        offering = await service_offerings.get(tx, ref)
        given = {column: value for column, value in values.items() if value is not None}
        if given:
            await service_offerings.update(tx, offering.id, **given)
        return await service_offerings.get(tx, offering.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Take an offering off the shelf; VMs that were made of it keep it. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        await service_offerings.remove(tx, (await service_offerings.get(tx, ref)).id)


def _check(offering: ServiceOffering) -> None:
    fixed = {
        "cpunumber": offering.cpu_number,
        "cpuspeed": offering.cpu_speed_mhz,
        "memory": offering.memory_mib,
    }
    for name, value in fixed.items():
        if value is None and not offering.customized:
            raise InvalidParameter(f"Failed to create service offering {offering.name}: {name} is missing")
        if value is not None and value <= 0:
            raise InvalidParameter(
                f"Failed to create service offering {offering.name}: {name} is {value}, not above 0"
            )
    for least, most, name in (
        (offering.min_cpu_number, offering.max_cpu_number, "cpunumber"),
        (offering.min_memory_mib, offering.max_memory_mib, "memory"),
    ):
        if least is not None and most is not None and least > most:
            raise InvalidParameter(f"min{name} {least} is above max{name} {most}")
