"""The roles of a project's own, and their lines: what those who have one may do in the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.project import (
    ProjectRole,
    ProjectRolePermission,
    ProjectRolePermissionView,
    ProjectRoleView,
)
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import get_project
from poolwright.services.projects import administered, members_of
from poolwright.services.queries import Conditions
from poolwright.services.roles import Line, checked_line
from poolwright.store import Transaction, project_roles


async def list_(
    cloud: Cloud, caller: Caller, project: str, conditions: Conditions, keyword: str | None, page: Page
) -> Found[ProjectRoleView]:
    """The roles of a project that the caller is in or administers."""
    async with cloud.store.reading() as tx:
        found = await get_project(tx, caller, project)
        query = Query(equal=conditions | {"project_id": found.id}, keyword=keyword, page=page)
        return await project_roles.list_(tx, query)


async def create(
    cloud: Cloud, caller: Caller, project: str, name: str, *, description: str | None
) -> ProjectRoleView:
    """Add a role. Raises `InvalidParameter` for a name that is taken, `Forbidden`."""
    async with cloud.transaction() as tx:
        found = await administered(tx, caller, project)
        await _check_name(tx, found.id, name)
        made = await project_roles.insert(
            tx, ProjectRole(project_id=found.id, name=name, description=description)
        )
        return await project_roles.get(tx, made.id)


async def update(
    cloud: Cloud, caller: Caller, project: str, ref: str, *, name: str | None, description: str | None
) -> ProjectRoleView:
    """Change a role. Raises as `create`, `NotFound`."""
    async with cloud.transaction() as tx:
        role = await _get(tx, caller, project, ref)
        values: dict[str, Any] = {"description": description} if description is not None else {}
        if name and name != role.name:
            await _check_name(tx, role.project_id, name)
            values["name"] = name
        if values:
            await project_roles.update(tx, role.id, **values)
        return await project_roles.get(tx, role.id)


async def delete(cloud: Cloud, caller: Caller, project: str, ref: str) -> None:
    """Remove a role that nobody in the project has. Raises `InvalidParameter`, `NotFound`."""
    async with cloud.transaction() as tx:
        role = await _get(tx, caller, project, ref)
        having = [one for one in await members_of(tx, role.project_id) if one.project_role_id == role.id]
        if having:
            raise InvalidParameter(
                f"Found {len(having)} members that have project role {role.name} in use; give them another",
                uuids=[role.uuid],
            )
        for line in await project_roles.lines_of(tx, role.id):
            await project_roles.lines.remove(tx, line.id)
        await project_roles.remove(tx, role.id)


async def list_lines(
    cloud: Cloud, caller: Caller, project: str, ref: str | None
) -> list[ProjectRolePermissionView]:
    """The lines of a role in order, or those of all the project's roles."""
    async with cloud.store.reading() as tx:
        found = await get_project(tx, caller, project)
        everyone = Query(equal={"project_id": found.id}, page=Page(size=0))
        chosen = (await project_roles.list_(tx, everyone)).rows
        if ref is not None and not any(role.uuid == ref for role in chosen):
            raise InvalidParameter(f"Project role {ref} is not of project {found.name}", uuids=[found.uuid])
        wanted = [role for role in chosen if ref in (None, role.uuid)]
        return [line for role in wanted for line in await project_roles.lines_of(tx, role.id)]


async def add_line(
    cloud: Cloud, caller: Caller, project: str, ref: str, line: Line
) -> ProjectRolePermissionView:
    """Add a line at the end of a role's. Raises `InvalidParameter`, `Forbidden`."""
    wanted = checked_line(line)
    async with cloud.transaction() as tx:
        role = await _get(tx, caller, project, ref)
        known = await project_roles.lines_of(tx, role.id)
        if any(one.rule == wanted.rule for one in known):
            raise InvalidParameter(
                f"Project role {role.name} has a line for {wanted.rule} already; update or delete that",
                uuids=[role.uuid],
            )
        made = await project_roles.lines.insert(
            tx,
            ProjectRolePermission(
                project_role_id=role.id,
                rule=wanted.rule,
                permission=wanted.permission,
                position=known[-1].position + 1 if known else 0,
                description=wanted.description,
            ),
        )
        return await project_roles.lines.get(tx, made.id)


async def change_line(cloud: Cloud, caller: Caller, project: str, ref: str, line: str, permission: str) -> None:
    """Have a line allow or deny. Raises `InvalidParameter`."""
    wanted = checked_line(Line("*", permission)).permission
    async with cloud.transaction() as tx:
        role = await _get(tx, caller, project, ref)
        known = await project_roles.lines.get(tx, line)
        if known.project_role_id != role.id:
            raise InvalidParameter(f"Line {line} is not of project role {role.name}", uuids=[role.uuid])
        await project_roles.lines.update(tx, known.id, permission=wanted)


async def order_lines(cloud: Cloud, caller: Caller, project: str, ref: str, order: Sequence[str]) -> None:
    """Put a role's lines in this order; it names each of them once. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        role = await _get(tx, caller, project, ref)
        known = {line.uuid: line.id for line in await project_roles.lines_of(tx, role.id)}
        if sorted(order) != sorted(known):
            raise InvalidParameter(
                "Rule permissions list has changed while you were making updates, please try again: ruleorder "
                f"names each of the {len(known)} lines of project role {role.name} once",
                uuids=[role.uuid],
            )
        for position, uuid in enumerate(order):
            await project_roles.lines.update(tx, known[uuid], position=position)


async def remove_line(cloud: Cloud, caller: Caller, project: str, line: str) -> None:
    """Remove a line. Raises `NotFound`, `Forbidden`."""
    async with cloud.transaction() as tx:
        known = await project_roles.lines.get(tx, line)
        await _get(tx, caller, project, known.project_role_uuid)
        await project_roles.lines.remove(tx, known.id)


async def _get(tx: Transaction, caller: Caller, project: str, ref: str) -> ProjectRoleView:
    """A role of a project that the caller administers."""
    found = await administered(tx, caller, project)
    role = await project_roles.get(tx, ref)
    if role.project_id != found.id:
        raise InvalidParameter(f"Project role {ref} is not of project {found.name}", uuids=[found.uuid])
    return role


async def _check_name(tx: Transaction, project_id: int, name: str) -> None:
    if not name.strip():
        raise InvalidParameter("name is empty: a project role has a name")
    same = await project_roles.list_(tx, Query(equal={"project_id": project_id, "name": name}))
    if same.total:
        raise InvalidParameter(f"Project role {name} already exists", uuids=[same.rows[0].uuid])
