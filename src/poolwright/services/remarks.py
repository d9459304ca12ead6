"""Annotations: remarks of operators and users on things.

Users remark on what is theirs; those of administrators for administrators are hidden from them. Source:
CloudStack `AnnotationManagerImpl`, `AnnotationService.EntityType`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement

from poolwright.model.account import Caller, RoleType
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.grouping import Annotation, AnnotationView
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    clusters,
    disk_offerings,
    domains,
    hosts,
    image_stores,
    network_offerings,
    networks,
    pods,
    remarks,
    service_offerings,
    ssh_key_pairs,
    storage_pools,
    templates,
    user_data,
    virtual_machines,
    volumes,
    zones,
)
from poolwright.store.rows import Rows


@dataclass(frozen=True)
class Entity:
    """A type of thing, and whether users may remark on theirs."""

    rows: Rows[Any, Any]
    users: bool = False


ENTITIES: Final[Mapping[str, Entity]] = {
    "VM": Entity(virtual_machines.rows, users=True),
    "VOLUME": Entity(volumes.rows, users=True),
    "NETWORK": Entity(networks.rows, users=True),
    "TEMPLATE": Entity(templates.rows, users=True),
    "ISO": Entity(templates.rows, users=True),
    "SSH_KEYPAIR": Entity(ssh_key_pairs.rows, users=True),
    "USER_DATA": Entity(user_data.rows, users=True),
    "SERVICE_OFFERING": Entity(service_offerings.rows),
    "DISK_OFFERING": Entity(disk_offerings.rows),
    "NETWORK_OFFERING": Entity(network_offerings.rows),
    "ZONE": Entity(zones.rows),
    "POD": Entity(pods.rows),
    "CLUSTER": Entity(clusters.rows),
    "HOST": Entity(hosts.rows),
    "DOMAIN": Entity(domains.rows),
    "PRIMARY_STORAGE": Entity(storage_pools.rows),
    "SECONDARY_STORAGE": Entity(image_stores.rows),
}


async def list_(
    cloud: Cloud,
    caller: Caller,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    entity_type: str | None,
    entity: str | None,
    only_own: bool,
) -> Found[AnnotationView]:
    """The remarks that fit: on one thing, or all those that the caller may see, the latest first."""
    table = remarks.rows.table.c
    more: list[ColumnElement[bool]] = []
    is_user = caller.role_type is RoleType.USER
    if is_user:
        more.append(table.admins_only.is_(False))
    async with cloud.store.reading() as tx:
        if entity_type:
            kind = _kind(entity_type)
            conditions = conditions | {"entity_type": entity_type.upper()}
        if entity is not None:
            if not entity_type:
                raise InvalidParameter("entitytype is needed with entityid")
            row = await _find(tx, caller, kind, entity_type, entity)
            conditions = conditions | {"entity_uuid": row.uuid}
        elif only_own or is_user:
            more.append(table.user_id == caller.user_id)
        path = None if caller.is_root_admin or entity is not None else caller.domain_path
        query = Query(equal=conditions, keyword=keyword, page=page, scope=Scope(domain_path=path))
        return await remarks.list_(tx, query, *more, newest_first=True)


async def add(
    cloud: Cloud, caller: Caller, entity_type: str, entity: str, text: str, *, admins_only: bool
) -> AnnotationView:
    """Remark on a thing. Raises `InvalidParameter`, `Forbidden` for what is not the caller's to remark on."""
    if not text.strip():
        raise InvalidParameter("annotation is empty")
    if admins_only and caller.role_type is RoleType.USER:
        raise Forbidden(f"{caller.username} may not make annotations for administrators only")
    async with cloud.transaction() as tx:
        row = await _find(tx, caller, _kind(entity_type), entity_type, entity)
        made = await remarks.insert(
            tx,
            Annotation(
                entity_type=entity_type.upper(),
                entity_uuid=row.uuid,
                entity_name=getattr(row, "name", None),
                text=text,
                user_id=caller.user_id,
                account_id=caller.account_id,
                domain_id=caller.domain_id,
                admins_only=admins_only,
            ),
        )
        return await remarks.get(tx, made.id)


async def remove(cloud: Cloud, caller: Caller, ref: str) -> AnnotationView:
    """Take a remark away. Raises `Forbidden` for another's, `NotFound`."""
    async with cloud.transaction() as tx:
        one = await remarks.get(tx, ref)
        if one.user_id != caller.user_id and not caller.sees_domain(one.domain_path):
            raise Forbidden(f"Only administrators or {one.user_name} may remove annotation {ref}")
        await remarks.remove(tx, one.id)
        return one


async def set_visibility(cloud: Cloud, caller: Caller, ref: str, *, admins_only: bool) -> AnnotationView:
    """Hide a remark from users, or show it. Raises `Forbidden`, `NotFound`."""
    async with cloud.transaction() as tx:
        one = await remarks.get(tx, ref)
        if not caller.sees_domain(one.domain_path):
            raise Forbidden(f"Only administrators may change who sees annotation {ref}")
        await remarks.update(tx, one.id, admins_only=admins_only)
        return await remarks.get(tx, one.id)


def _kind(entity_type: str) -> Entity:
    found = ENTITIES.get(entity_type.upper())
    if found is None:
        raise InvalidParameter(f"entitytype is {entity_type!r}: it is one of {', '.join(ENTITIES)}")
    return found


async def _find(tx: Transaction, caller: Caller, kind: Entity, entity_type: str, ref: str) -> Any:
    row = await kind.rows.find(tx, ref)
    seen = row is not None and (caller.is_root_admin or (kind.users and _is_theirs(caller, row)))
    if not seen:
        raise InvalidParameter(f"Unable to find {entity_type} by id {ref}")
    return row


def _is_theirs(caller: Caller, row: Any) -> bool:
    return caller.owns(row.account_id, row.domain_path)
