"""Put the built-in rows into a store. Run at every start: what is there already is left alone, also where it
was changed.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select

from poolwright.model.account import Domain, RolePermission
from poolwright.model.resource import Resource
from poolwright.model.template import OsCategory, OsType
from poolwright.store import (
    configurations,
    disk_offerings,
    domains,
    network_offerings,
    os_categories,
    os_types,
    regions,
    role_permissions,
    roles,
    service_offerings,
    vpc_offerings,
)
from poolwright.store.builtin import (
    CONFIGURATIONS,
    DISK_OFFERINGS,
    NETWORK_OFFERINGS,
    REGIONS,
    ROLE_RULES,
    ROLES,
    SERVICE_OFFERINGS,
    VPC_OFFERINGS,
)
from poolwright.store.guest_os import CATEGORIES, GUEST_OS
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

Noun = TypeVar("Noun", bound=Resource)
View = TypeVar("View", bound=Resource)


async def ensure_builtin(tx: Transaction) -> None:
    """The domain ROOT, roles with what they allow, offerings, guest operating systems, configurations.

    Not the administrator's account and user: who starts the manager makes those, with a password.
    """
    if await domains.find_by_path(tx, "/") is None:
        await domains.insert(tx, Domain(name="ROOT", path="/", level=0))
    await _ensure_roles(tx)
    for offering in await _missing(tx, service_offerings.rows, SERVICE_OFFERINGS):
        await service_offerings.insert(tx, offering)
    for disk in await _missing(tx, disk_offerings.rows, DISK_OFFERINGS):
        await disk_offerings.insert(tx, disk)
    for network in await _missing(tx, network_offerings.rows, NETWORK_OFFERINGS):
        await network_offerings.insert(tx, network)
    for vpc in await _missing(tx, vpc_offerings.rows, VPC_OFFERINGS):
        await vpc_offerings.insert(tx, vpc)
    await _ensure_os_types(tx)
    for region in await _missing(tx, regions.rows, REGIONS):
        await regions.insert(tx, region)
    await configurations.ensure(tx, list(CONFIGURATIONS))


async def _ensure_roles(tx: Transaction) -> None:
    for role in await _missing(tx, roles.rows, ROLES):
        made = await roles.insert(tx, role)
        for position, rule in enumerate(ROLE_RULES.get(role.name, ())):
            await role_permissions.insert(tx, RolePermission(role_id=made.id, rule=rule, position=position))


async def _ensure_os_types(tx: Transaction) -> None:
    for category in await _missing(tx, os_categories.rows, [OsCategory(name=name) for name in CATEGORIES]):
        await os_categories.insert(tx, category)
    numbers = {category.name: category.id for category in await os_categories.list_where(tx)}
    wanted = [
        OsType(name=name, category_id=numbers[category], template_names=list(templates))
        for category, systems in GUEST_OS.items()
        for name, templates in systems.items()
    ]
    for os_type in await _missing(tx, os_types.rows, wanted):
        await os_types.insert(tx, os_type)


async def _missing(
    tx: Transaction, rows: Rows[Noun, View], wanted: list[Noun] | tuple[Noun, ...]
) -> list[Noun]:
    """Those whose name no row has, removed rows included: what an administrator removed does not come back."""
    known = set((await tx.execute(select(rows.table.c.name))).scalars())
    return [row for row in wanted if getattr(row, "name") not in known]  # noqa: B009 - only nouns with a name come here
