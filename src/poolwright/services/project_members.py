"""Who is in a project: added and removed by its administrators, at once or (project.invite.required) by
invitation.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from poolwright.model.account import Caller, UserView
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.project import (
    PROJECT_ACCOUNT,
    InvitationState,
    MemberRole,
    ProjectInvitation,
    ProjectInvitationView,
    ProjectMember,
    ProjectMemberView,
    ProjectView,
)
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import Whose, get_project, scope_of
from poolwright.services.projects import INSTANCE_TYPE, administered, members_of, role_of
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    accounts,
    project_invitations,
    project_members,
    project_roles,
    projects,
    users,
)

_TIMEOUT: Final = 86_400


async def list_(
    cloud: Cloud, caller: Caller, project: str, conditions: Conditions, keyword: str | None, page: Page
) -> Found[ProjectMemberView]:
    """Who is in a project that the caller is in or administers."""
    async with cloud.store.reading() as tx:
        found = await get_project(tx, caller, project)
        query = Query(equal=conditions | {"project_id": found.id}, keyword=keyword, page=page)
        return await project_members.list_(tx, query)


async def add_account(
    cloud: Cloud, caller: Caller, ref: str, account: str, *, project_role: str | None, role: str | None
) -> Job:
    """Add an account of the project's domain, or invite it. Raises `InvalidParameter`, `Forbidden`."""
    invites = await cloud.settings.flag("project.invite.required", False)
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        found = await accounts.find_by_name(tx, account, project.domain_id)
        if found is None or found.type == PROJECT_ACCOUNT:
            raise InvalidParameter(
                f"Unable to find account name={account} in domain {project.domain_name}, where the project is",
                uuids=[project.uuid],
            )
        member = ProjectMember(
            project_id=project.id,
            account_id=found.id,
            domain_id=project.domain_id,
            role=role_of(role),
            project_role_id=await _project_role(tx, project, project_role),
        )
        await _add(tx, member, invites=invites)
        return await finished_job(tx, caller, "addAccountToProject", INSTANCE_TYPE, project.uuid)


async def add_user(
    cloud: Cloud, caller: Caller, ref: str, username: str, *, project_role: str | None, role: str | None
) -> Job:
    """Add one user of the project's domain, or invite them. Raises as `add_account`."""
    invites = await cloud.settings.flag("project.invite.required", False)
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        known = await users.find_by_name(tx, username, project.domain_path)
        if known is None:
            raise InvalidParameter(
                f"Unable to find user {username} in domain {project.domain_name}, where the project is",
                uuids=[project.uuid],
            )
        member = ProjectMember(
            project_id=project.id,
            account_id=known[0].account_id,
            domain_id=project.domain_id,
            user_id=known[0].id,
            role=role_of(role),
            project_role_id=await _project_role(tx, project, project_role),
        )
        await _add(tx, member, invites=invites)
        return await finished_job(tx, caller, "addUserToProject", INSTANCE_TYPE, project.uuid)


async def _project_role(tx: Transaction, project: ProjectView, ref: str | None) -> int | None:
    if ref is None:
        return None
    role = await project_roles.get(tx, ref)
    if role.project_id != project.id:
        raise InvalidParameter(f"Project role {role.name} is not of project {project.name}", uuids=[role.uuid])
    return role.id


async def _add(tx: Transaction, member: ProjectMember, *, invites: bool) -> None:
    """Who is in it already stays what they are, as in CloudStack."""
    for known in await members_of(tx, member.project_id):
        if known.account_id == member.account_id and known.user_id in (None, member.user_id):
            return
    if not invites:
        await project_members.insert(tx, member)
        return
    pending: Conditions = {
        "project_id": member.project_id,
        "account_id": member.account_id,
        "user_id": member.user_id,
        "state": str(InvitationState.PENDING),
    }
    for old in (await project_invitations.list_(tx, Query(equal=pending))).rows:
        await project_invitations.remove(tx, old.id)
    await project_invitations.insert(
        tx,
        ProjectInvitation(
            project_id=member.project_id,
            domain_id=member.domain_id,
            account_id=member.account_id,
            user_id=member.user_id,
            role=member.role,
            project_role_id=member.project_role_id,
        ),
    )


async def remove_account(cloud: Cloud, caller: Caller, ref: str, account: str) -> Job:
    """Take an account out. Raises `InvalidParameter` for one that is not in it, or its last administrator."""
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        members = await members_of(tx, project.id)
        chosen = [one for one in members if one.account_name == account and one.user_id is None]
        await _remove(tx, project, members, chosen, account)
        return await finished_job(tx, caller, "deleteAccountFromProject", INSTANCE_TYPE, project.uuid)


async def remove_user(cloud: Cloud, caller: Caller, ref: str, user: str) -> Job:
    """Take a single user out. Raises as `remove_account`."""
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        members = await members_of(tx, project.id)
        chosen = [one for one in members if one.user_uuid == user]
        await _remove(tx, project, members, chosen, user)
        return await finished_job(tx, caller, "deleteUserFromProject", INSTANCE_TYPE, project.uuid)


async def _remove(
    tx: Transaction,
    project: ProjectView,
    members: list[ProjectMemberView],
    chosen: list[ProjectMemberView],
    who: str,
) -> None:
    if not chosen:
        raise InvalidParameter(f"{who} is not in project {project.name}", uuids=[project.uuid])
    gone = {member.id for member in chosen}
    if not any(one.role is MemberRole.ADMIN and one.id not in gone for one in members):
        raise InvalidParameter(
            f"Unable to delete {who} from the project as it is the owner of project {project.name}; make "
            "another one its administrator first",
            uuids=[project.uuid],
        )
    for member in chosen:
        await project_members.remove(tx, member.id)


# --- invitations ------------------------------------------------------------------------------------------


async def list_invitations(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    project: str | None,
) -> Found[ProjectInvitationView]:
    """The invitations to the caller; or to a project that they administer."""
    await _expire(cloud)
    async with cloud.store.reading() as tx:
        if project is not None:
            found = await administered(tx, caller, project)
            conditions, scope = conditions | {"project_id": found.id}, Scope()
        else:
            scope = await scope_of(tx, caller, whose)
        query = Query(equal=conditions, keyword=keyword, page=page, scope=_plain(scope))
        return await project_invitations.list_(tx, query)


def _plain(scope: Scope) -> Scope:
    return Scope(
        account_id=scope.account_id,
        account_ids=scope.account_ids,
        domain_path=scope.domain_path,
        recursive=scope.recursive,
    )


async def answer(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    account: str | None,
    user: str | None,
    accept: bool,
) -> Job:
    """Accept or decline an invitation to the caller (or who they administer). Raises `InvalidParameter`."""
    await _expire(cloud)
    async with cloud.transaction() as tx:
        project = await projects.find(tx, ref)
        if project is None:
            raise InvalidParameter(f"Unable to find project by id {ref}")
        pending: Conditions = {"project_id": project.id, "state": str(InvitationState.PENDING)}
        found = (await project_invitations.list_(tx, Query(equal=pending, page=Page(size=0)))).rows
        invited = await users.get(tx, user or caller.user_uuid)
        if not (invited.id == caller.user_id or caller.sees_domain(invited.domain_path)):
            raise Forbidden(f"{caller.username} may not answer for user {invited.username}")
        mine = [one for one in found if _is_for(one, caller, invited, account)]
        if not mine:
            raise InvalidParameter(
                f"Unable to find a pending invitation to project {project.name}", uuids=[project.uuid]
            )
        await _settle(tx, mine[0], accept=accept)
        return await finished_job(tx, caller, "updateProjectInvitation", INSTANCE_TYPE, project.uuid)


def _is_for(one: ProjectInvitationView, caller: Caller, invited: UserView, account: str | None) -> bool:
    if one.user_id is not None:
        return one.user_id == invited.id
    if account is not None and account != invited.account_name:
        return one.account_name == account and caller.sees_domain(one.domain_path)
    return one.account_id == invited.account_id


async def _settle(tx: Transaction, one: ProjectInvitationView, *, accept: bool) -> None:
    state = InvitationState.COMPLETED if accept else InvitationState.DECLINED
    await project_invitations.update(tx, one.id, state=state)
    if accept and one.account_id is not None:
        member = ProjectMember(
            project_id=one.project_id,
            account_id=one.account_id,
            domain_id=one.domain_id,
            user_id=one.user_id,
            role=one.role,
            project_role_id=one.project_role_id,
        )
        await _add(tx, member, invites=False)


async def withdraw(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove an invitation to a project that the caller administers. Raises `NotFound`, `Forbidden`."""
    async with cloud.transaction() as tx:
        one = await project_invitations.get(tx, ref)
        project = await administered(tx, caller, one.project_uuid)
        await project_invitations.remove(tx, one.id)
        return await finished_job(tx, caller, "deleteProjectInvitation", INSTANCE_TYPE, project.uuid)


async def _expire(cloud: Cloud) -> None:
    """Those that nobody has answered in time are answered no longer."""
    seconds = await cloud.settings.number("project.invite.timeout", _TIMEOUT)
    oldest = cloud.clock.now() - timedelta(seconds=seconds)
    columns = project_invitations.rows.table.c
    stale = (columns.state == InvitationState.PENDING, columns.created < oldest, columns.removed.is_(None))
    async with cloud.store.reading() as tx:
        found = await project_invitations.list_where(tx, *stale)
    if found:
        async with cloud.store.transaction() as tx:
            for one in await project_invitations.list_where(tx, *stale):
                await project_invitations.update(tx, one.id, state=InvitationState.EXPIRED)
