"""Roles of a project's own: listProjectRoles, createProjectRole, and the commands of their permissions."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.project import ProjectRolePermissionView, ProjectRoleView
from poolwright.model.resource import Found
from poolwright.services import project_roles
from poolwright.services.queries import is_, reference
from poolwright.services.roles import Line


class ProjectRoleResponse(Response):
    id: str | None = None
    projectid: str | None = None
    name: str | None = None
    description: str | None = None


class ProjectRolePermissionResponse(Response):
    id: str | None = None
    projectid: str | None = None
    projectroleid: str | None = None
    projectrolename: str | None = None
    rule: str | None = None
    permission: str | None = None
    description: str | None = None


def _role_response(role: ProjectRoleView) -> ProjectRoleResponse:
    return ProjectRoleResponse(
        id=role.uuid, projectid=role.project_uuid, name=role.name, description=role.description
    )


def _line_response(line: ProjectRolePermissionView, project: str) -> ProjectRolePermissionResponse:
    return ProjectRolePermissionResponse(
        id=line.uuid,
        projectid=project,
        projectroleid=line.project_role_uuid,
        projectrolename=line.project_role_name,
        rule=line.rule,
        permission=line.permission,
        description=line.description,
    )


class ListProjectRoles(ListCommand, frozen=True, kw_only=True):
    """Lists the roles of a project's own."""

    projectid: Annotated[Id, "the project"]
    projectroleid: Annotated[Id | None, "the id of the role"] = None
    name: Annotated[str | None, "the name of the role"] = None

    async def run(self, call: Call) -> Found[ProjectRoleResponse]:
        conditions = reference("", self.projectroleid) | is_("name", self.name)
        found = await project_roles.list_(
            call.cloud, call.caller, self.projectid, conditions, self.keyword, self.part
        )
        return Found([_role_response(role) for role in found.rows], found.total)


class CreateProjectRole(Command, frozen=True, kw_only=True):
    """Creates a role of a project's own."""

    projectid: Annotated[Id, "the project"]
    name: Annotated[str, "the name of the role"]
    description: Annotated[str | None, "what it is for"] = None

    async def run(self, call: Call) -> ProjectRoleResponse:
        made = await project_roles.create(
            call.cloud, call.caller, self.projectid, self.name, description=self.description
        )
        return _role_response(made)


class UpdateProjectRole(Command, frozen=True, kw_only=True):
    """Changes a role of a project's own."""

    id: Annotated[Id, "the role"]
    projectid: Annotated[Id, "the project"]
    name: Annotated[str | None, "a new name"] = None
    description: Annotated[str | None, "what it is for"] = None

    async def run(self, call: Call) -> ProjectRoleResponse:
        changed = await project_roles.update(
            call.cloud,
            call.caller,
            self.projectid,
            self.id,
            name=self.name or None,
            description=self.description,
        )
        return _role_response(changed)


class DeleteProjectRole(Command, frozen=True, kw_only=True):
    """Deletes a role that nobody in the project has."""

    id: Annotated[Id, "the role"]
    projectid: Annotated[Id, "the project"]

    async def run(self, call: Call) -> Success:
        await project_roles.delete(call.cloud, call.caller, self.projectid, self.id)
        return Success(success=True)


class ListProjectRolePermissions(Command, frozen=True, kw_only=True):
    """Lists the permissions of a project's roles, in the order in which they are looked at."""

    projectid: Annotated[Id, "the project"]
    projectroleid: Annotated[Id | None, "the role; all of them if none is given"] = None

    async def run(self, call: Call) -> Found[ProjectRolePermissionResponse]:
        lines = await project_roles.list_lines(call.cloud, call.caller, self.projectid, self.projectroleid)
        return Found([_line_response(line, self.projectid) for line in lines], len(lines))


class CreateProjectRolePermission(Command, frozen=True, kw_only=True):
    """Adds a permission at the end of a project role's."""

    projectid: Annotated[Id, "the project"]
    projectroleid: Annotated[Id, "the role"]
    rule: Annotated[str, "the name of a command, or a pattern with *"]
    permission: Annotated[str, "allow or deny"]
    description: Annotated[str | None, "what it is for"] = None

    async def run(self, call: Call) -> ProjectRolePermissionResponse:
        line = Line(self.rule, self.permission, self.description or None)
        made = await project_roles.add_line(call.cloud, call.caller, self.projectid, self.projectroleid, line)
        return _line_response(made, self.projectid)


class UpdateProjectRolePermission(Command, frozen=True, kw_only=True):
    """Changes a permission of a project role, or the order of all of them."""

    projectid: Annotated[Id, "the project"]
    projectroleid: Annotated[Id, "the role"]
    ruleorder: Annotated[list[Id] | None, "the ids of all its permissions, in their new order"] = None
    projectrolepermissionid: Annotated[Id | None, "the permission to change; with permission"] = None
    permission: Annotated[str | None, "allow or deny"] = None

    async def run(self, call: Call) -> Success:
        cloud, caller, project, role = call.cloud, call.caller, self.projectid, self.projectroleid
        if self.ruleorder is not None:
            if self.projectrolepermissionid or self.permission:
                raise parameter_error("ruleorder and projectrolepermissionid exclude each other")
            await project_roles.order_lines(cloud, caller, project, role, self.ruleorder)
        elif self.projectrolepermissionid and self.permission:
            line = self.projectrolepermissionid
            await project_roles.change_line(cloud, caller, project, role, line, self.permission)
        else:
            raise parameter_error("ruleorder is needed, or projectrolepermissionid with permission")
        return Success(success=True)


class DeleteProjectRolePermission(Command, frozen=True, kw_only=True):
    """Removes a permission from its project role."""

    projectid: Annotated[Id, "the project"]
    id: Annotated[Id, "the permission"]

    async def run(self, call: Call) -> Success:
        await project_roles.remove_line(call.cloud, call.caller, self.projectid, self.id)
        return Success(success=True)
