"""Who is in a project: listProjectAccounts, addAccountToProject, addUserToProject, and invitations."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import AccountListCommand, Call, Command, ListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.project import ProjectInvitationView, ProjectMemberView
from poolwright.model.resource import Found
from poolwright.services import project_members
from poolwright.services.projects import role_of
from poolwright.services.queries import is_, reference

_NO_MAIL = {"email": "this cloud sends no mail; name the account or user"}


class ProjectAccountResponse(Response):
    projectid: str | None = None
    project: str | None = None
    accountid: str | None = None
    account: str | None = None
    accounttype: int | None = None
    userid: str | None = None
    username: str | None = None
    role: str | None = None
    projectroleid: str | None = None


class ProjectInvitationResponse(Response):
    id: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    account: str | None = None
    userid: str | None = None
    email: str | None = None
    state: str | None = None


def _member_response(member: ProjectMemberView) -> ProjectAccountResponse:
    return ProjectAccountResponse(
        projectid=member.project_uuid,
        project=member.project_name,
        accountid=member.account_uuid,
        account=member.account_name,
        accounttype=member.account_type,
        userid=member.user_uuid,
        username=member.user_name,
        role=member.role,
        projectroleid=member.project_role_uuid,
    )


def _invitation_response(one: ProjectInvitationView) -> ProjectInvitationResponse:
    return ProjectInvitationResponse(
        id=one.uuid,
        projectid=one.project_uuid,
        project=one.project_name,
        domainid=one.domain_uuid,
        domain=one.domain_name,
        domainpath=domain_path(one.domain_path),
        account=one.account_name,
        userid=one.user_uuid,
        email=one.email,
        state=one.state,
    )


class ListProjectAccounts(ListCommand, frozen=True, kw_only=True):
    """Lists who is in a project."""

    projectid: Annotated[Id, "the project"]
    account: Annotated[str | None, "the name of an account"] = None
    userid: Annotated[Id | None, "the id of a user"] = None
    role: Annotated[str | None, "Admin or Regular"] = None
    projectroleid: Annotated[Id | None, "those who have this role of the project's"] = None

    async def run(self, call: Call) -> Found[ProjectAccountResponse]:
        conditions = (
            is_("account_name", self.account)
            | reference("user", self.userid)
            | is_("role", role_of(self.role) if self.role else None)
            | reference("project_role", self.projectroleid)
        )
        found = await project_members.list_(
            call.cloud, call.caller, self.projectid, conditions, self.keyword, self.part
        )
        return Found([_member_response(one) for one in found.rows], found.total)


class AddAccountToProject(Command, frozen=True, kw_only=True):
    """Adds an account with all its users to a project, or invites it."""

    refuses: ClassVar = _NO_MAIL

    projectid: Annotated[Id, "the project"]
    account: Annotated[str | None, "the name of an account of the project's domain"] = None
    projectroleid: Annotated[Id | None, "a role of the project's"] = None
    roletype: Annotated[str | None, "Admin or Regular; Regular if none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        if not self.account:
            raise parameter_error("account is needed: the name of an account of the project's domain")
        job = await project_members.add_account(
            call.cloud,
            call.caller,
            self.projectid,
            self.account,
            project_role=self.projectroleid,
            role=self.roletype or None,
        )
        return JobStarted(job.uuid)


class AddUserToProject(Command, frozen=True, kw_only=True):
    """Adds a single user to a project, or invites them."""

    refuses: ClassVar = _NO_MAIL

    projectid: Annotated[Id, "the project"]
    username: Annotated[str, "the name of a user of the project's domain"]
    projectroleid: Annotated[Id | None, "a role of the project's"] = None
    roletype: Annotated[str | None, "Admin or Regular; Regular if none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await project_members.add_user(
            call.cloud,
            call.caller,
            self.projectid,
            self.username,
            project_role=self.projectroleid,
            role=self.roletype or None,
        )
        return JobStarted(job.uuid)


class DeleteAccountFromProject(Command, frozen=True, kw_only=True):
    """Takes an account out of a project."""

    projectid: Annotated[Id, "the project"]
    account: Annotated[str, "the name of the account"]

    async def run(self, call: Call) -> JobStarted:
        job = await project_members.remove_account(call.cloud, call.caller, self.projectid, self.account)
        return JobStarted(job.uuid)


class DeleteUserFromProject(Command, frozen=True, kw_only=True):
    """Takes a single user out of a project."""

    projectid: Annotated[Id, "the project"]
    userid: Annotated[Id, "the user"]

    async def run(self, call: Call) -> JobStarted:
        job = await project_members.remove_user(call.cloud, call.caller, self.projectid, self.userid)
        return JobStarted(job.uuid)


class ListProjectInvitations(AccountListCommand, frozen=True, kw_only=True):
    """Lists invitations to the caller, or to a project that they administer."""

    id: Annotated[Id | None, "the id of the invitation"] = None
    projectid: Annotated[Id | None, "those to this project"] = None
    userid: Annotated[Id | None, "those to this user alone"] = None
    state: Annotated[str | None, "Pending, Completed, Declined or Expired"] = None
    activeonly: Annotated[bool, "only those that can still be answered"] = False

    async def run(self, call: Call) -> Found[ProjectInvitationResponse]:
        state = "Pending" if self.activeonly else self.state.capitalize() if self.state else None
        conditions = reference("", self.id) | reference("user", self.userid) | is_("state", state)
        found = await project_members.list_invitations(
            call.cloud,
            call.caller,
            self.whose(self.id),
            conditions,
            self.keyword,
            self.part,
            project=self.projectid,
        )
        return Found([_invitation_response(one) for one in found.rows], found.total)


class UpdateProjectInvitation(Command, frozen=True, kw_only=True):
    """Accepts or declines an invitation."""

    refuses: ClassVar = {"token": "this cloud sends no mail, and so no tokens; name the account"}

    projectid: Annotated[Id, "the project"]
    account: Annotated[str | None, "the account that is invited; the caller's if none is given"] = None
    userid: Annotated[Id | None, "the user who is invited; the caller if none is given"] = None
    accept: Annotated[bool, "false to decline"] = True

    async def run(self, call: Call) -> JobStarted:
        job = await project_members.answer(
            call.cloud,
            call.caller,
            self.projectid,
            account=self.account or None,
            user=self.userid,
            accept=self.accept,
        )
        return JobStarted(job.uuid)


class DeleteProjectInvitation(Command, frozen=True, kw_only=True):
    """Takes an invitation back."""

    id: Annotated[Id, "the invitation"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await project_members.withdraw(call.cloud, call.caller, self.id)).uuid)
