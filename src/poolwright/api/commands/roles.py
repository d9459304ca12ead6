"""Roles and what they allow: listRoles, createRole, importRole, deleteRole, and their permissions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID, uuid5

from poolwright.api.command import Call, Command, Entry, ListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry as Fields
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.account import Role, RolePermissionView
from poolwright.model.resource import Found
from poolwright.services import roles
from poolwright.services.queries import is_, reference


class RoleResponse(Response):
    id: str | None = None
    name: str | None = None
    type: str | None = None
    description: str | None = None
    isdefault: bool | None = None
    ispublic: bool | None = None
    state: str | None = None


class RolePermissionResponse(Response):
    id: str | None = None
    roleid: str | None = None
    rolename: str | None = None
    rule: str | None = None
    permission: str | None = None
    description: str | None = None


def role_response(role: Role) -> RoleResponse:
    return RoleResponse(
        id=role.uuid,
        name=role.name,
        type=role.type,
        description=role.description,
        isdefault=role.is_default,
        ispublic=role.is_public,
        state=role.state,
    )


def _line_response(line: RolePermissionView) -> RolePermissionResponse:
    return RolePermissionResponse(
        id=line.uuid,
        roleid=line.role_uuid,
        rolename=line.role_name,
        rule=line.rule,
        permission=line.permission,
        description=line.description,
    )


def _declared(role: Role, commands: Mapping[str, Entry]) -> list[RolePermissionResponse]:
    """What a built-in role without lines has: a line for each command that declares its kind."""
    return [
        RolePermissionResponse(
            id=str(uuid5(UUID(role.uuid), entry.name)),
            roleid=role.uuid,
            rolename=role.name,
            rule=entry.name,
            permission="allow",
        )
        for entry in commands.values()
        if role.type in entry.roles
    ]


class ListRoles(ListCommand, frozen=True, kw_only=True):
    """Lists roles."""

    id: Annotated[Id | None, "the id of the role"] = None
    name: Annotated[str | None, "the name of the role"] = None
    type: Annotated[str | None, "Admin, ResourceAdmin, DomainAdmin or User"] = None
    state: Annotated[str | None, "enabled or disabled"] = None

    async def run(self, call: Call) -> Found[RoleResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("type", roles.kind_of(self.type) if self.type else None)
            | is_("state", self.state.lower() if self.state else None)
        )
        found = await roles.list_(call.cloud, call.caller, conditions, self.keyword, self.part)
        return Found([role_response(row) for row in found.rows], found.total)


class CreateRole(Command, frozen=True, kw_only=True):
    """Creates a role of a type, which allows nothing yet, or one like another."""

    name: Annotated[str, "the name of the role"]
    type: Annotated[str | None, "Admin, ResourceAdmin, DomainAdmin or User; or give roleid"] = None
    roleid: Annotated[Id | None, "the role that it shall be like"] = None
    description: Annotated[str | None, "what it is for"] = None
    ispublic: Annotated[bool | None, "false to have only root administrators see it"] = None

    async def run(self, call: Call) -> RoleResponse:
        made = await roles.create(
            call.cloud,
            self.name,
            kind=self.type or None,
            source=self.roleid,
            description=self.description,
            is_public=self.ispublic,
        )
        return role_response(made)


class ImportRole(Command, frozen=True, kw_only=True):
    """Creates a role with its permissions."""

    name: Annotated[str, "the name of the role"]
    rules: Annotated[list[Fields], "its lines in order: rules[0].rule, .permission, .description"]
    type: Annotated[str | None, "Admin, ResourceAdmin, DomainAdmin or User"] = None
    description: Annotated[str | None, "what it is for"] = None
    forced: Annotated[bool, "true to replace the role of that name"] = False
    ispublic: Annotated[bool | None, "false to have only root administrators see it"] = None

    async def run(self, call: Call) -> RoleResponse:
        made = await roles.bring_in(
            call.cloud,
            self.name,
            [_line(fields) for fields in self.rules],
            kind=self.type or None,
            description=self.description,
            is_public=self.ispublic,
            forced=self.forced,
        )
        return role_response(made)


def _line(fields: Fields) -> roles.Line:
    try:
        return roles.Line(fields["rule"], fields["permission"], fields.get("description") or None)
    except KeyError as missing:
        raise parameter_error(
            f"rules: a line has no {missing}; each has rule and permission, as rules[0].rule=listZones"
        ) from None


class UpdateRole(Command, frozen=True, kw_only=True):
    """Changes a role's name, type or description."""

    id: Annotated[Id, "the role"]
    name: Annotated[str | None, "a new name"] = None
    type: Annotated[str | None, "a new type, where no account has the role"] = None
    description: Annotated[str | None, "what it is for"] = None
    ispublic: Annotated[bool | None, "false to have only root administrators see it"] = None

    async def run(self, call: Call) -> RoleResponse:
        changed = await roles.update(
            call.cloud,
            self.id,
            name=self.name or None,
            kind=self.type or None,
            description=self.description,
            is_public=self.ispublic,
        )
        return role_response(changed)


class EnableRole(Command, frozen=True, kw_only=True):
    """Lets a role be given to accounts again."""

    id: Annotated[Id, "the role"]

    async def run(self, call: Call) -> Success:
        await roles.set_state(call.cloud, self.id, "enabled")
        return Success(success=True)


class DisableRole(Command, frozen=True, kw_only=True):
    """Keeps a role from being given to accounts; those that have it keep it."""

    id: Annotated[Id, "the role"]

    async def run(self, call: Call) -> Success:
        await roles.set_state(call.cloud, self.id, "disabled")
        return Success(success=True)


class DeleteRole(Command, frozen=True, kw_only=True):
    """Deletes a role that no account has."""

    id: Annotated[Id, "the role"]

    async def run(self, call: Call) -> Success:
        await roles.delete(call.cloud, self.id)
        return Success(success=True)


class ListRolePermissions(Command, frozen=True, kw_only=True):
    """Lists the permissions of a role, in the order in which they are looked at."""

    roleid: Annotated[Id | None, "the role; all of them if none is given"] = None

    async def run(self, call: Call) -> Found[RolePermissionResponse]:
        role, lines = await roles.list_lines(call.cloud, self.roleid)
        shown = [_line_response(line) for line in lines]
        if role is not None and role.is_default and not lines:
            shown = _declared(role, call.commands)
        return Found(shown, len(shown))


class CreateRolePermission(Command, frozen=True, kw_only=True):
    """Adds a permission at the end of a role's."""

    roleid: Annotated[Id, "the role"]
    rule: Annotated[str, "the name of a command, or a pattern with *"]
    permission: Annotated[str, "allow or deny"]
    description: Annotated[str | None, "what it is for"] = None

    async def run(self, call: Call) -> RolePermissionResponse:
        line = roles.Line(self.rule, self.permission, self.description or None)
        return _line_response(await roles.add_line(call.cloud, self.roleid, line))


class UpdateRolePermission(Command, frozen=True, kw_only=True):
    """Changes a permission of a role, or the order of all of them."""

    roleid: Annotated[Id, "the role"]
    ruleorder: Annotated[list[Id] | None, "the ids of all its permissions, in their new order"] = None
    ruleid: Annotated[Id | None, "the permission to change; with permission"] = None
    permission: Annotated[str | None, "allow or deny"] = None

    async def run(self, call: Call) -> Success:
        if self.ruleorder is not None and (self.ruleid or self.permission):
            raise parameter_error("ruleorder and ruleid with permission exclude each other")
        if self.ruleorder is not None:
            await roles.order_lines(call.cloud, self.roleid, self.ruleorder)
        elif self.ruleid and self.permission:
            await roles.change_line(call.cloud, self.roleid, self.ruleid, self.permission)
        else:
            raise parameter_error("ruleorder is needed, or ruleid with permission")
        return Success(success=True)


class DeleteRolePermission(Command, frozen=True, kw_only=True):
    """Removes a permission from its role."""

    id: Annotated[Id, "the permission"]

    async def run(self, call: Call) -> Success:
        await roles.remove_line(call.cloud, self.id)
        return Success(success=True)
