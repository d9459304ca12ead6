"""Roles that administrators make, and their lines: which commands they allow.

The built-in ones stay as they are; one that an account has keeps its kind, and stays. Source: CloudStack
`RoleManagerImpl`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from poolwright.model.account import Caller, Role, RolePermission, RolePermissionView, RoleType
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.permissions import ALLOW
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, accounts, role_permissions, roles

_RULE: Final = re.compile(r"[A-Za-z0-9*]+")
_PERMISSIONS: Final = (ALLOW, "deny")
_MIGHTY: Final = (RoleType.ADMIN, RoleType.RESOURCE_ADMIN)


class Line(NamedTuple):
    """A line to be: a pattern of commands, and whether it allows or denies them."""

    rule: str
    permission: str
    description: str | None = None


async def list_(
    cloud: Cloud, caller: Caller, conditions: Conditions, keyword: str | None, page: Page
) -> Found[Role]:
    """The roles that fit; who is no root administrator sees the public ones that they may give."""
    if not caller.is_root_admin:
        asked = conditions.get("type")
        seen = [str(kind) for kind in RoleType if kind not in _MIGHTY and asked in (None, kind)]
        conditions = conditions | {"type": seen, "is_public": True}
    async with cloud.store.reading() as tx:
        return await roles.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def list_lines(cloud: Cloud, ref: str | None) -> tuple[Role | None, list[RolePermissionView]]:
    """A role and its lines in order, or those of every role. Raises `NotFound`."""
    async with cloud.store.reading() as tx:
        if ref is None:
            every = await role_permissions.list_(tx, Query(page=Page(size=0)))
            return None, sorted(every.rows, key=lambda line: (line.role_id, line.position, line.id))
        role = await roles.get(tx, ref)
        return role, await role_permissions.of_role(tx, role.id)


async def create(
    cloud: Cloud,
    name: str,
    *,
    kind: str | None,
    source: str | None,
    description: str | None,
    is_public: bool | None,
) -> Role:
    """Add a role of a kind, without lines, or one like another. Raises `InvalidParameter`, `NotFound`."""
    if (kind is None) == (source is None):
        raise InvalidParameter("type (Admin, ResourceAdmin, DomainAdmin, User) or roleid is needed, not both")
    async with cloud.transaction() as tx:
        await _check_name(tx, name)
        like = await roles.get(tx, source) if source is not None else None
        made = await roles.insert(
            tx,
            Role(
                name=name,
                type=like.type if like else kind_of(kind),
                description=description if description is not None else (like.description if like else ""),
                is_public=True if is_public is None else is_public,
            ),
        )
        for line in await role_permissions.of_role(tx, like.id) if like else ():
            await _add(tx, made, Line(line.rule, line.permission, line.description), line.position)
        return made


async def bring_in(
    cloud: Cloud,
    name: str,
    lines: Sequence[Line],
    *,
    kind: str | None,
    description: str | None,
    is_public: bool | None,
    forced: bool,
) -> Role:
    """Add a role with its lines; `forced` puts them in place of those of a role that has the name.

    Raises `InvalidParameter`, `Forbidden` for a built-in role.
    """
    checked = [checked_line(line) for line in lines]
    async with cloud.transaction() as tx:
        there = await _find_by_name(tx, name)
        if there is not None and not forced:
            raise InvalidParameter(f"Role {name} already exists; forced=true replaces it", uuids=[there.uuid])
        if there is not None:
            _check_changeable(there)
            values: dict[str, Any] = {"type": kind_of(kind)} if kind else {}
            await _check_kind(tx, there, values.get("type"))
            values |= {"description": description} if description is not None else {}
            values |= {"is_public": is_public} if is_public is not None else {}
            if values:
                await roles.update(tx, there.id, **values)
            for line in await role_permissions.of_role(tx, there.id):
                await role_permissions.remove(tx, line.id)
            role: Role = await roles.get(tx, there.id)
        else:
            await _check_name(tx, name)
            public = True if is_public is None else is_public
            wanted = Role(name=name, type=kind_of(kind), description=description or "", is_public=public)
            role = await roles.insert(tx, wanted)
        for position, wanted_line in enumerate(checked):
            await _add(tx, role, wanted_line, position)
        return role


async def update(
    cloud: Cloud,
    ref: str,
    *,
    name: str | None,
    kind: str | None,
    description: str | None,
    is_public: bool | None,
) -> Role:
    """Change a role. Raises `InvalidParameter`, `Forbidden` for a built-in one, or a new kind of one in use."""
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        values: dict[str, Any] = {}
        if name and name != role.name:
            await _check_name(tx, name)
            values["name"] = name
        if kind:
            values["type"] = kind_of(kind)
            await _check_kind(tx, role, values["type"])
        if description is not None:
            values["description"] = description
        if is_public is not None:
            values["is_public"] = is_public
        if values:
            await roles.update(tx, role.id, **values)
        return await roles.get(tx, role.id)


async def set_state(cloud: Cloud, ref: str, state: str) -> None:
    """Enable a role, or keep it from being given to new accounts. Raises `Forbidden` for a built-in one."""
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        await roles.update(tx, role.id, state=state)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove a role that no account has. Raises `Forbidden` for one in use, or built in."""
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        await _check_unused(tx, role, "deleted")
        for line in await role_permissions.of_role(tx, role.id):
            await role_permissions.remove(tx, line.id)
        await roles.remove(tx, role.id)


async def add_line(cloud: Cloud, ref: str, line: Line) -> RolePermissionView:
    """Add a line at the end of a role's. Raises `InvalidParameter`, `Forbidden` for a built-in role."""
    checked = checked_line(line)
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        lines = await role_permissions.of_role(tx, role.id)
        if any(known.rule == checked.rule for known in lines):
            raise InvalidParameter(
                f"Role {role.name} has a line for {checked.rule} already; update or delete that",
                uuids=[role.uuid],
            )
        made = await _add(tx, role, checked, lines[-1].position + 1 if lines else 0)
        return await role_permissions.get(tx, made.id)


async def change_line(cloud: Cloud, ref: str, line: str, permission: str) -> None:
    """Have a line allow or deny. Raises `InvalidParameter` for a line that is not the role's."""
    (_, wanted, _) = checked_line(Line("*", permission))
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        known = await role_permissions.get(tx, line)
        if known.role_id != role.id:
            raise InvalidParameter(f"Line {line} is not of role {role.name}", uuids=[role.uuid])
        await role_permissions.update(tx, known.id, permission=wanted)


async def order_lines(cloud: Cloud, ref: str, order: Sequence[str]) -> None:
    """Put a role's lines in this order; it names each of them once. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        role = await roles.get(tx, ref)
        _check_changeable(role)
        known = {line.uuid: line.id for line in await role_permissions.of_role(tx, role.id)}
        if sorted(order) != sorted(known):
            raise InvalidParameter(
                "Rule permissions list has changed while you were making updates, please try again: ruleorder "
                f"names each of the {len(known)} lines of role {role.name} once",
                uuids=[role.uuid],
            )
        for position, uuid in enumerate(order):
            await role_permissions.update(tx, known[uuid], position=position)


async def remove_line(cloud: Cloud, line: str) -> None:
    """Remove a line. Raises `NotFound`, `Forbidden` for a built-in role's."""
    async with cloud.transaction() as tx:
        known = await role_permissions.get(tx, line)
        _check_changeable(await roles.get(tx, known.role_id))
        await role_permissions.remove(tx, known.id)


def kind_of(text: str | None) -> RoleType:
    """The kind of role of that name, in any case. Raises `InvalidParameter`."""
    for kind in RoleType:
        if text is not None and text.lower() == kind.lower():
            return kind
    raise InvalidParameter(f"type is {text!r}: it is one of {', '.join(RoleType)}")


def checked_line(line: Line) -> Line:
    """A line as it is kept. Raises `InvalidParameter` for what is none."""
    if not _RULE.fullmatch(line.rule):
        raise InvalidParameter(
            f"Only API names and wildcards are allowed, invalid rule provided: {line.rule!r}"
        )
    if line.permission.lower() not in _PERMISSIONS:
        raise InvalidParameter(f"permission is {line.permission!r}: it is allow or deny")
    return line._replace(permission=line.permission.lower())


async def _add(tx: Transaction, role: Role, line: Line, position: int) -> RolePermission:
    row = RolePermission(
        role_id=role.id,
        rule=line.rule,
        permission=line.permission,
        position=position,
        description=line.description,
    )
    return await role_permissions.insert(tx, row)


async def _find_by_name(tx: Transaction, name: str) -> Role | None:
    found = await roles.list_(tx, Query(equal={"name": name}))
    return found.rows[0] if found.rows else None


async def _check_name(tx: Transaction, name: str) -> None:
    if not name.strip():
        raise InvalidParameter("name is empty: a role has a name")
    known = await _find_by_name(tx, name)
    if known is not None:
        raise InvalidParameter(f"Role {name} already exists", uuids=[known.uuid])


async def _check_kind(tx: Transaction, role: Role, kind: RoleType | None) -> None:
    if kind is not None and kind is not role.type:
        await _check_unused(tx, role, "given another type")


async def _check_unused(tx: Transaction, role: Role, what: str) -> None:
    having = (await accounts.list_(tx, Query(equal={"role_id": role.id}))).total
    if having:
        raise Forbidden(
            f"Found {having} accounts that have role {role.name} in use, it can't be {what}; give those "
            "another role first",
            uuids=[role.uuid],
        )


def _check_changeable(role: Role) -> None:
    if role.is_default:
        raise Forbidden(
            f"Role {role.name} is a default role, which can't be changed or deleted", uuids=[role.uuid]
        )
