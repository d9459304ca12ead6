"""Projects: made, changed, suspended, removed; and what a role of a project's own takes away.

Who made one is its first administrator. Source: CloudStack `ProjectManagerImpl`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Final

from sqlalchemy import ColumnElement

from poolwright.model.account import Account, Caller, RoleType
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.limit import Kind, Standing
from poolwright.model.project import (
    PROJECT_ACCOUNT,
    MemberRole,
    Project,
    ProjectMember,
    ProjectMemberView,
    ProjectState,
    ProjectView,
)
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.services import limits
from poolwright.services.accounts import empty, held_by, stop_all
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.ownership import ALL_PROJECTS, Owner, Whose, find_owner, get_domain, get_project
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    accounts,
    project_members,
    project_roles,
    projects,
    resource_limits,
    roles,
    users,
)

INSTANCE_TYPE: Final = "Project"


@dataclass(frozen=True)
class Described:
    """A project, its administrators, and how much it has."""

    project: ProjectView
    owners: Sequence[ProjectMemberView]
    standing: Standing


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    username: str | None = None,
) -> Found[Described]:
    """The projects that fit: the caller's own, or (administrators, `listall` or by id) all of their tree."""
    async with cloud.store.reading() as tx:
        scope, more = await _scope(tx, caller, whose)
        if username:
            known = await users.list_(tx, Query(equal={"username": username}))
            more += [projects.is_theirs(user.account_id, user.id) for user in known.rows[:1]]
        found = await projects.list_(
            tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope), *more
        )
        described = await _describe(tx, found.rows)
    return Found(described, found.total)


async def _scope(tx: Transaction, caller: Caller, whose: Whose) -> tuple[Scope, list[ColumnElement[bool]]]:
    theirs = projects.with_member(caller)
    named = [projects.with_account(whose.account)] if whose.account else []
    if caller.role_type is RoleType.USER:
        return Scope(), [theirs, *named]
    if whose.domain is not None:
        domain = await get_domain(tx, caller, whose.domain)
        return Scope(domain_path=domain.path, recursive=whose.recursive), named
    if not (whose.listall or whose.by_id or named):
        return Scope(), [theirs]
    return Scope(domain_path=None if caller.is_root_admin else caller.domain_path), named


async def get_described(cloud: Cloud, ref: str) -> Described | None:
    """The project as a finished job shows it; None if it is gone."""
    async with cloud.store.reading() as tx:
        found = await projects.find(tx, ref)
        return None if found is None else (await _describe(tx, [found]))[0]


async def create(
    cloud: Cloud,
    caller: Caller,
    name: str,
    *,
    display_text: str | None,
    account: str | None,
    domain: str | None,
    user: str | None = None,
    account_id: str | None = None,
) -> tuple[Job, str]:
    """Add a project, of the caller or of an account that they act for; the job, and its uuid.

    Raises `InvalidParameter` for a name that is taken, `Forbidden`, `LimitReached`.
    """
    if not name.strip():
        raise InvalidParameter("name is empty: a project has a name")
    if caller.role_type is RoleType.USER and not await cloud.settings.flag("allow.user.create.projects", True):
        raise Forbidden(f"{caller.username} may not create projects: allow.user.create.projects is false")
    async with cloud.transaction() as tx:
        owner = await _first_admin(tx, caller, account, domain, account_id)
        same = await projects.list_(tx, Query(equal={"domain_id": owner.domain_id, "name": name}))
        if same.total:
            raise InvalidParameter(
                f"Project with name {name} already exists in domain {owner.domain_path}",
                uuids=[same.rows[0].uuid],
            )
        role = (await roles.list_(tx, Query(equal={"name": "User"}))).rows[0]
        own = await accounts.insert(
            tx,
            Account(
                name=f"PrjAcct-{name}-{cloud.clock.uuid4()}"[:100],
                domain_id=owner.domain_id,
                role_id=role.id,
                type=PROJECT_ACCOUNT,
            ),
        )
        made = await projects.insert(
            tx,
            Project(name=name, display_text=display_text or name, domain_id=owner.domain_id, account_id=own.id),
        )
        one = await _user_of(tx, owner, user)
        await project_members.insert(
            tx,
            ProjectMember(
                project_id=made.id,
                account_id=owner.id,
                domain_id=owner.domain_id,
                user_id=one,
                role=MemberRole.ADMIN,
            ),
        )
        await limits.enforce(tx, owner, (Kind.PROJECT,))
        return await finished_job(tx, caller, "createProject", INSTANCE_TYPE, made.uuid), made.uuid


async def _first_admin(
    tx: Transaction, caller: Caller, account: str | None, domain: str | None, account_id: str | None
) -> Owner:
    if account_id is None:
        return await find_owner(tx, caller, account, domain if account else None)
    found = await accounts.get(tx, account_id)
    return await find_owner(tx, caller, found.name, str(found.domain_id))


async def _user_of(tx: Transaction, owner: Owner, ref: str | None) -> int | None:
    """A single user of the owner's account, where one is named."""
    if ref is None:
        return None
    user = await users.get(tx, ref)
    if user.account_id != owner.id:
        raise InvalidParameter(f"User {user.username} is not of account {owner.name}", uuids=[user.uuid])
    return user.id


async def update(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    name: str | None,
    display_text: str | None,
    account: str | None,
    user: str | None,
    role: str | None,
    swap: bool,
) -> Job:
    """Change a project's name or text, who owns it (`swap`), or what a member is in it (`role`).

    Raises `InvalidParameter` for who is not in it or is its last administrator, `Forbidden`.
    """
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        values: dict[str, Any] = {}
        if name and name != project.name:
            same = await projects.list_(tx, Query(equal={"domain_id": project.domain_id, "name": name}))
            if same.total:
                raise InvalidParameter(f"Project with name {name} already exists in its domain")
            values["name"] = name
        if display_text is not None:
            values["display_text"] = display_text
        if values:
            await projects.update(tx, project.id, **values)
        if account is not None or user is not None:
            await _change_member(tx, project, account, user, role=role, swap=swap)
        return await finished_job(tx, caller, "updateProject", INSTANCE_TYPE, project.uuid)


async def _change_member(
    tx: Transaction,
    project: ProjectView,
    account: str | None,
    user: str | None,
    *,
    role: str | None,
    swap: bool,
) -> None:
    members = await members_of(tx, project.id)
    chosen = [
        member
        for member in members
        if (member.user_uuid == user if user else member.user_id is None)
        and (account is None or member.account_name == account)
    ]
    if not chosen:
        raise InvalidParameter(
            f"{account or user} is not in project {project.name}; add it to the project first",
            uuids=[project.uuid],
        )
    member = chosen[0]
    wanted = MemberRole.ADMIN if swap else role_of(role)
    admins = [one for one in members if one.role is MemberRole.ADMIN and one.id != member.id]
    if wanted is not MemberRole.ADMIN and not admins:
        raise InvalidParameter(
            f"{member.account_name} is the only administrator of {project.name}; make another one first",
            uuids=[project.uuid],
        )
    await project_members.update(tx, member.id, role=wanted)
    if swap:
        for one in admins:
            await project_members.update(tx, one.id, role=MemberRole.REGULAR)
    if wanted is MemberRole.ADMIN:
        holder = await accounts.get(tx, member.account_id)
        owner = Owner(
            holder.id, holder.uuid, holder.name, holder.domain_id, holder.domain_path, holder.role_type
        )
        await limits.enforce(tx, owner, (Kind.PROJECT,))


async def set_state(cloud: Cloud, caller: Caller, ref: str, state: ProjectState, command: str) -> Job:
    """Activate a project, or suspend it: then its VMs are stopped, and nothing new can be made in it."""
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        suspended = state is ProjectState.SUSPENDED
        await projects.update(tx, project.id, state=state)
        await accounts.update(tx, project.account_id, state="disabled" if suspended else "enabled")
        job = await finished_job(tx, caller, command, INSTANCE_TYPE, project.uuid)
        stopping = suspended and await stop_all(cloud, tx, project.account_id)
    if stopping:
        cloud.runner.wake()
    return job


async def delete(cloud: Cloud, caller: Caller, ref: str, *, cleanup: bool) -> Job:
    """Remove a project; with `cleanup`, and everything that it has. Raises `Conflict` without it,
    `Forbidden`.
    """
    async with cloud.transaction() as tx:
        project = await administered(tx, caller, ref)
        held = await held_by(tx, project.account_id)
        if held and not cleanup:
            raise Conflict(
                f"Project {project.name} still has {held}; cleanup=true removes those too", uuids=[project.uuid]
            )
        await projects.update(tx, project.id, state=ProjectState.DISABLED)
        job = await open_job(tx, caller, "deleteProject", INSTANCE_TYPE, project.uuid)
        begun = await empty(cloud, tx, job, [project.account_id], project_id=project.id)
    if begun:
        cloud.runner.wake()
    return job


async def check_role(cloud: Cloud, caller: Caller, ref: str, command: str) -> None:
    """Raises `Forbidden` where the caller's role in a project, if they have one, denies a command in it.

    What its lines do not name is allowed, as what nobody restricts is.
    """
    if ref == ALL_PROJECTS or caller.role_type is not RoleType.USER or not caller.project_accounts:
        return
    async with cloud.store.reading() as tx:
        project = await projects.find(tx, ref)
        members = await members_of(tx, project.id) if project is not None else []
        mine = [
            one
            for one in members
            if one.account_id == caller.account_id and one.user_id in (None, caller.user_id)
        ]
        # What is said of the user goes before what is said of the whole account.
        mine.sort(key=lambda one: one.user_id is None)
        if not mine or mine[0].project_role_id is None:
            return
        for line in await project_roles.lines_of(tx, mine[0].project_role_id):
            if fnmatchcase(command.lower(), line.rule.lower()):
                if line.permission == "allow":
                    return
                raise Forbidden(
                    f"The given command '{command}' is not allowed to {caller.username} in this project",
                    uuids=[ref],
                )


async def members_of(tx: Transaction, project_id: int) -> list[ProjectMemberView]:
    """Who is in a project."""
    return (await project_members.list_(tx, Query(equal={"project_id": project_id}, page=Page(size=0)))).rows


async def administered(tx: Transaction, caller: Caller, ref: str) -> ProjectView:
    """A project that the caller may change. Raises `InvalidParameter`, `Forbidden` where they only use it."""
    project = await get_project(tx, caller, ref)
    if caller.sees_domain(project.domain_path):
        return project
    for member in await members_of(tx, project.id):
        is_caller = member.account_id == caller.account_id and member.user_id in (None, caller.user_id)
        if is_caller and member.role is MemberRole.ADMIN:
            return project
    raise Forbidden(
        f"{caller.username} does not have permission to change project {project.name}", uuids=[project.uuid]
    )


def role_of(text: str | None) -> MemberRole:
    """Admin or Regular, in any case; Regular where nothing is said. Raises `InvalidParameter`."""
    for role in MemberRole:
        if (text or MemberRole.REGULAR).lower() == role.lower():
            return role
    raise InvalidParameter(f"roletype is {text!r}: it is Admin or Regular")


async def _describe(tx: Transaction, rows: Sequence[ProjectView]) -> list[Described]:
    """Projects with their administrators and amounts: two queries for all of them."""
    if not rows:
        return []
    admins: Conditions = {"project_id": [row.id for row in rows], "role": str(MemberRole.ADMIN)}
    found = (await project_members.list_(tx, Query(equal=admins, page=Page(size=0)))).rows
    standings = await resource_limits.of_accounts(tx, [row.account_id for row in rows])
    return [
        Described(row, [one for one in found if one.project_id == row.id], standings[row.account_id])
        for row in rows
    ]
