"""Accounts: who owns things. Made with their first user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from poolwright.model.account import Account, AccountView, Caller, Role, RoleType, User, UserView
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.limit import Standing
from poolwright.model.project import MemberRole
from poolwright.model.resource import Found, Page, Query
from poolwright.model.virtual_machine import Event, State
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.ownership import Whose, find_owner, get_domain, scope_of
from poolwright.services.passwords import hash_password
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    accounts,
    async_jobs,
    networks,
    project_members,
    resource_limits,
    roles,
    tenants,
    users,
    virtual_machines,
    volumes,
)

INSTANCE_TYPE: Final = "Account"
#: The role that `accounttype` alone means.
_BY_TYPE: Final = {0: "User", 1: "Root Admin", 2: "Domain Admin", 3: "Resource Admin"}


@dataclass(frozen=True)
class Described:
    """An account and its users."""

    account: AccountView
    users: Sequence[UserView]
    standing: Standing


@dataclass(frozen=True)
class NewAccount:
    """What createAccount is given; the account takes the user's name where it is given none."""

    user: User
    password: str
    name: str | None = None
    role: str | None = None
    type: int | None = None
    domain: str | None = None
    network_domain: str | None = None
    details: dict[str, str] | None = None


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[Described]:
    """The accounts that fit and that the caller may see: one query, one more for all their users."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        found = await accounts.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
        of: dict[int, list[UserView]] = {account.id: [] for account in found.rows}
        if of:
            members = await users.list_(tx, Query(equal={"account_id": list(of)}, page=Page(size=0)))
            for user in members.rows:
                of[user.account_id].append(user)
        standings = await resource_limits.of_accounts(tx, list(of))
    described = [Described(account, of[account.id], standings[account.id]) for account in found.rows]
    return Found(described, found.total)


async def create(cloud: Cloud, caller: Caller, wanted: NewAccount) -> Described:
    """Add an account with its first user.

    Raises `InvalidParameter` for names that are taken or a role that is not there, `Forbidden` for a role
    that is mightier than the caller's.
    """
    hashed = await hash_password(wanted.password)
    name = wanted.name or wanted.user.username
    async with cloud.transaction() as tx:
        domain = await get_domain(tx, caller, wanted.domain or caller.domain_uuid)
        if domain.state != "Active":
            raise InvalidParameter(f"Domain {domain.name} is being deleted", uuids=[domain.uuid])
        role = await _role(tx, caller, wanted)
        if await accounts.find_by_name(tx, name, domain.id) is not None:
            raise InvalidParameter(
                f"The account {name} already exists in domain {domain.name}", uuids=[domain.uuid]
            )
        await check_username(tx, wanted.user.username, domain.path)
        made = await accounts.insert(
            tx,
            Account(
                name=name,
                domain_id=domain.id,
                role_id=role.id,
                type=role.type.account_type,
                network_domain=wanted.network_domain,
                details=wanted.details or {},
            ),
        )
        user = User(
            account_id=made.id,
            username=wanted.user.username,
            first_name=wanted.user.first_name,
            last_name=wanted.user.last_name,
            email=wanted.user.email,
            timezone=wanted.user.timezone,
        )
        await users.insert(tx, user, password_hash=hashed)
        return await describe(tx, made.id)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove an account with its users and everything that it has; its users are shut out at once.

    Raises `Forbidden`, `NotFound`, `InvalidParameter` where it is the only administrator of a project.
    """
    async with cloud.transaction() as tx:
        account = await _administered(tx, caller, ref)
        await _check_projects(tx, account)
        job = await open_job(tx, caller, "deleteAccount", INSTANCE_TYPE, account.uuid)
        begun = await empty(cloud, tx, job, [account.id])
    if begun:
        cloud.runner.wake()
    return job


async def empty(
    cloud: Cloud,
    tx: Transaction,
    job: Job,
    account_ids: Sequence[int],
    *,
    domain_ids: Sequence[int] = (),
    project_id: int | None = None,
) -> bool:
    """Remove accounts, and the domains or the project that they were of: at once where nothing is on pools,
    else by a saga; whether it is one, to be woken for.
    """
    held = [await held_by(tx, account_id) for account_id in account_ids]
    if any(held):
        for account_id in account_ids:
            await accounts.update(tx, account_id, state="disabled")
        params = {"account_ids": list(account_ids), "domain_ids": list(domain_ids), "project_id": project_id}
        await cloud.runner.submit(tx, "delete_accounts", params, job=job.id)
        return True
    for account_id in account_ids:
        await tenants.remove_account(tx, account_id)
    for domain_id in domain_ids:
        await tenants.remove_domain(tx, domain_id)
    if project_id is not None:
        await tenants.remove_project(tx, project_id)
    await async_jobs.finish(tx, job.id)
    return False


async def _check_projects(tx: Transaction, account: AccountView) -> None:
    mine: Conditions = {"account_id": account.id, "role": str(MemberRole.ADMIN)}
    for member in (await project_members.list_(tx, Query(equal=mine, page=Page(size=0)))).rows:
        admins: Conditions = {"project_id": member.project_id, "role": str(MemberRole.ADMIN)}
        found = (await project_members.list_(tx, Query(equal=admins, page=Page(size=0)))).rows
        if all(one.account_id == account.id for one in found):
            raise InvalidParameter(
                f"Account {account.name} manages project {member.project_name} alone; make another account its "
                "administrator, or delete the project, first",
                uuids=[account.uuid, member.project_uuid],
            )


async def set_state(
    cloud: Cloud, caller: Caller, state: str, *, ref: str | None, name: str | None, domain: str | None
) -> Described:
    """Enable or lock an account, named by its id or by its name and domain. Raises as `delete`."""
    async with cloud.transaction() as tx:
        account = await _named(tx, caller, ref, name, domain)
        await accounts.update(tx, account.id, state=state)
        return await describe(tx, account.id)


async def disable(
    cloud: Cloud, caller: Caller, *, ref: str | None, name: str | None, domain: str | None, lock: bool
) -> Job:
    """Keep an account's users out; unless it is only locked, its running VMs are stopped too. Raises as
    `delete`.
    """
    async with cloud.transaction() as tx:
        account = await _named(tx, caller, ref, name, domain)
        await accounts.update(tx, account.id, state="locked" if lock else "disabled")
        job = await finished_job(tx, caller, "disableAccount", INSTANCE_TYPE, account.uuid)
        if not lock:
            await stop_all(cloud, tx, account.id)
    cloud.runner.wake()
    return job


async def update(
    cloud: Cloud,
    caller: Caller,
    *,
    ref: str | None,
    name: str | None,
    domain: str | None,
    new_name: str | None,
    network_domain: str | None,
    role: str | None,
    details: dict[str, str] | None,
) -> Described:
    """Change an account's name, role or details. Raises as `create`."""
    async with cloud.transaction() as tx:
        account = await _named(tx, caller, ref, name, domain)
        if new_name and new_name != account.name:
            if await accounts.find_by_name(tx, new_name, account.domain_id) is not None:
                raise InvalidParameter(f"The account {new_name} already exists in domain {account.domain_name}")
            await accounts.update(tx, account.id, name=new_name)
        if network_domain is not None:
            await accounts.update(tx, account.id, network_domain=network_domain or None)
        if details is not None:
            await accounts.update(tx, account.id, details=details)
        if role is not None:
            chosen = await checked_role(tx, caller, role)
            await accounts.update(tx, account.id, role_id=chosen.id, type=chosen.type.account_type)
        return await describe(tx, account.id)


async def get_described(cloud: Cloud, ref: str) -> Described | None:
    """The account as a finished job shows it; None if it is gone."""
    async with cloud.store.reading() as tx:
        account = await accounts.find(tx, ref)
        return None if account is None else await describe(tx, account.id)


async def describe(tx: Transaction, account_id: int) -> Described:
    """An account with its users and what it has."""
    account = await accounts.get(tx, account_id)
    members = await users.list_(tx, Query(equal={"account_id": account_id}, page=Page(size=0)))
    return Described(account, members.rows, (await resource_limits.of_accounts(tx, [account_id]))[account_id])


async def held_by(tx: Transaction, account_id: int) -> str:
    """What an account owns that is on pools, in words; empty where it owns nothing."""
    of_it: Conditions = {"account_id": account_id}
    held = {
        "VMs": (await virtual_machines.list_(tx, Query(equal=of_it))).total,
        "volumes": (await volumes.list_(tx, Query(equal=of_it))).total,
        "networks": (await networks.list_(tx, Query(equal=of_it))).total,
    }
    return ", ".join(f"{count} {what}" for what, count in held.items() if count)


async def stop_all(cloud: Cloud, tx: Transaction, account_id: int) -> bool:
    """Begin to stop an account's running VMs; whether there are any."""
    running: Conditions = {"account_id": account_id, "state": str(State.RUNNING)}
    found = (await virtual_machines.list_(tx, Query(equal=running, page=Page(size=0)))).rows
    for vm in found:
        await virtual_machines.advance(tx, vm.id, Event.STOP_REQUESTED)
        await cloud.runner.submit(tx, "stop_virtual_machine", {"virtual_machine_id": vm.id, "forced": False})
    return bool(found)


async def check_username(tx: Transaction, username: str, domain_path: str) -> None:
    """Raises `InvalidParameter` unless it is a name that nobody in the domain has."""
    if not username.strip() or username != username.strip():
        raise InvalidParameter(f"username is {username!r}: it is not empty, and has no space around it")
    if await users.find_by_name(tx, username, domain_path) is not None:
        raise InvalidParameter(f"The user {username} already exists in domain {domain_path}")


async def _named(
    tx: Transaction, caller: Caller, ref: str | None, name: str | None, domain: str | None
) -> AccountView:
    """An account that the caller may change, by its id or by its name and domain."""
    if ref is None and name is None:
        raise InvalidParameter("id, or account with domainid, is needed to name the account")
    found = await find_owner(tx, caller, name, domain) if ref is None else None
    return await _administered(tx, caller, found.uuid if found else str(ref))


async def _administered(tx: Transaction, caller: Caller, ref: str) -> AccountView:
    """An account that the caller may change: not their own, not the installation's, and no mightier."""
    account = await accounts.get(tx, ref)
    if account.id == caller.account_id or account.is_default or not caller.sees_domain(account.domain_path):
        raise Forbidden(f"{caller.username} may not change account {account.name}", uuids=[account.uuid])
    if not caller.is_root_admin and account.role_type in (RoleType.ADMIN, RoleType.RESOURCE_ADMIN):
        raise Forbidden(f"{caller.username} may not change account {account.name}", uuids=[account.uuid])
    return account


async def _role(tx: Transaction, caller: Caller, wanted: NewAccount) -> Role:
    """The role of a new account: by id, or by `accounttype`."""
    if wanted.role is not None:
        return await checked_role(tx, caller, wanted.role)
    if wanted.type not in _BY_TYPE:
        raise InvalidParameter("roleid or accounttype (0 user, 1 root admin, 2 domain admin) is needed")
    by_name = await roles.list_(tx, Query(equal={"name": _BY_TYPE[wanted.type]}))
    return await checked_role(tx, caller, by_name.rows[0].uuid)


async def checked_role(tx: Transaction, caller: Caller, ref: str) -> Role:
    """A role that the caller may give. Raises `NotFound`, `Forbidden` for a mightier one than theirs."""
    role = await roles.get(tx, ref)
    if role.state != "enabled":
        raise InvalidParameter(f"Role {role.name} is disabled; enable it, or choose another", uuids=[role.uuid])
    if not caller.is_root_admin and role.type in (RoleType.ADMIN, RoleType.RESOURCE_ADMIN):
        raise Forbidden(f"{caller.username} may not give the role {role.name}", uuids=[role.uuid])
    return role
