"""Projects: listProjects, createProject, updateProject, activateProject, suspendProject, deleteProject."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import AccountListCommand, Call, Command
from poolwright.api.commands.accounts import amounts
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.project import ProjectMemberView, ProjectState
from poolwright.model.resource import Found
from poolwright.services import projects
from poolwright.services.projects import Described
from poolwright.services.queries import is_, reference


class ProjectResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    domainid: str | None = None
    domain: str | None = None
    owner: list[dict[str, str]] | None = None
    projectaccountname: str | None = None
    state: str | None = None
    created: str | None = None
    vmtotal: int | None = None
    vmlimit: str | None = None
    vmavailable: str | None = None
    iptotal: int | None = None
    iplimit: str | None = None
    ipavailable: str | None = None
    volumetotal: int | None = None
    volumelimit: str | None = None
    volumeavailable: str | None = None
    snapshottotal: int | None = None
    snapshotlimit: str | None = None
    snapshotavailable: str | None = None
    templatetotal: int | None = None
    templatelimit: str | None = None
    templateavailable: str | None = None
    networktotal: int | None = None
    networklimit: str | None = None
    networkavailable: str | None = None
    vpctotal: int | None = None
    vpclimit: str | None = None
    vpcavailable: str | None = None
    cputotal: int | None = None
    cpulimit: str | None = None
    cpuavailable: str | None = None
    memorytotal: int | None = None
    memorylimit: str | None = None
    memoryavailable: str | None = None
    primarystoragetotal: int | None = None
    primarystoragelimit: str | None = None
    primarystorageavailable: str | None = None
    secondarystoragetotal: float | None = None
    secondarystoragelimit: str | None = None
    secondarystorageavailable: str | None = None


def _owner(member: ProjectMemberView) -> dict[str, str]:
    shown = {"account": member.account_name}
    if member.user_uuid is not None and member.user_name is not None:
        shown |= {"user": member.user_name, "userid": member.user_uuid}
    return shown


def project_response(described: Described) -> ProjectResponse:
    project = described.project
    has: dict[str, Any] = {
        name: value
        for name, value in amounts(described.standing).items()
        if name in ProjectResponse.__struct_fields__
    }
    return ProjectResponse(
        **has,
        id=project.uuid,
        name=project.name,
        displaytext=project.display_text,
        domainid=project.domain_uuid,
        domain=project.domain_name,
        owner=[_owner(member) for member in described.owners],
        projectaccountname=project.account_name,
        state=project.state,
        created=date(project.created),
    )


async def shown_project(call: Call, uuid: str) -> Response | None:
    """The project that a finished job is about."""
    described = await projects.get_described(call.cloud, uuid)
    return project_response(described) if described else None


class ListProjects(AccountListCommand, frozen=True, kw_only=True):
    """Lists projects with what they have."""

    id: Annotated[Id | None, "the id of the project"] = None
    name: Annotated[str | None, "the name of the project"] = None
    displaytext: Annotated[str | None, "its text"] = None
    state: Annotated[str | None, "Active or Suspended"] = None
    username: Annotated[str | None, "a user who is in it"] = None

    async def run(self, call: Call) -> Found[ProjectResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("display_text", self.displaytext)
            | is_("state", self.state.capitalize() if self.state else None)
        )
        found = await projects.list_(
            call.cloud,
            call.caller,
            self.whose(self.id),
            conditions,
            self.keyword,
            self.part,
            username=self.username or None,
        )
        return Found([project_response(one) for one in found.rows], found.total)


class CreateProject(Command, frozen=True, kw_only=True):
    """Creates a project."""

    name: Annotated[str, "the name of the project"]
    displaytext: Annotated[str | None, "its text; the name if none is given"] = None
    account: Annotated[
        str | None, "the account that administers it, of domainid; the caller's if none is given"
    ] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    accountid: Annotated[Id | None, "the account that administers it, by its id"] = None
    userid: Annotated[Id | None, "the one user of the account who administers it"] = None

    async def run(self, call: Call) -> JobStarted:
        job, uuid = await projects.create(
            call.cloud,
            call.caller,
            self.name,
            display_text=self.displaytext or None,
            account=self.account or None,
            domain=self.domainid,
            user=self.userid,
            account_id=self.accountid,
        )
        return JobStarted(job.uuid, uuid)


class UpdateProject(Command, frozen=True, kw_only=True):
    """Changes a project's name, text or administrators."""

    id: Annotated[Id, "the project"]
    name: Annotated[str | None, "a new name"] = None
    displaytext: Annotated[str | None, "a new text"] = None
    account: Annotated[str | None, "a member that shall administer it, or get roletype"] = None
    userid: Annotated[Id | None, "a single user in it who shall administer it, or get roletype"] = None
    roletype: Annotated[str | None, "with swapowner=false: Admin or Regular"] = None
    swapowner: Annotated[bool, "whether the member administers it in place of those who do"] = True

    async def run(self, call: Call) -> JobStarted:
        job = await projects.update(
            call.cloud,
            call.caller,
            self.id,
            name=self.name or None,
            display_text=self.displaytext,
            account=self.account or None,
            user=self.userid,
            role=self.roletype or None,
            swap=self.swapowner and not self.roletype,
        )
        return JobStarted(job.uuid)


class ActivateProject(Command, frozen=True, kw_only=True):
    """Makes a suspended project active again."""

    id: Annotated[Id, "the project"]

    async def run(self, call: Call) -> JobStarted:
        job = await projects.set_state(call.cloud, call.caller, self.id, ProjectState.ACTIVE, "activateProject")
        return JobStarted(job.uuid)


class SuspendProject(Command, frozen=True, kw_only=True):
    """Suspends a project: its VMs are stopped, and nothing new can be made in it."""

    id: Annotated[Id, "the project"]

    async def run(self, call: Call) -> JobStarted:
        job = await projects.set_state(
            call.cloud, call.caller, self.id, ProjectState.SUSPENDED, "suspendProject"
        )
        return JobStarted(job.uuid)


class DeleteProject(Command, frozen=True, kw_only=True):
    """Deletes a project."""

    id: Annotated[Id, "the project"]
    cleanup: Annotated[bool, "true to remove everything that it has; else it has to be empty"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await projects.delete(call.cloud, call.caller, self.id, cleanup=self.cleanup)
        return JobStarted(job.uuid)
