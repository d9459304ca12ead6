"""Whose things a caller may see and use: CloudStack's rules of `listall`, `isrecursive`, `domainid`,
`account`, `projectid`.

What a project has belongs to the project's own account; lists hide it unless it is asked for.

A user sees their own account's. An administrator sees their own too, until they ask for more: `listall`, a
domain, an account, or one thing by its id; a root administrator then sees everything, a domain administrator
their own tree.

Source: CloudStack `AccountManagerImpl.buildACLSearchParameters`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from poolwright.model.account import AccountView, Caller, DomainView, RoleType
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.offering import DiskOffering, ServiceOffering
from poolwright.model.project import PROJECT_ACCOUNT, ProjectState, ProjectView
from poolwright.model.resource import Scope
from poolwright.store import Transaction, accounts, domains, projects

#: As `projectid`: what is in any project.
ALL_PROJECTS: Final = "-1"


@dataclass(frozen=True)
class Whose:
    """What a list asks for. `by_id`: one thing is named, which widens what an administrator sees."""

    account: str | None = None
    domain: str | None = None
    project: str | None = None
    recursive: bool = False
    listall: bool = False
    by_id: bool = False
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class For:
    """Whom something new is for: nobody named, the caller; an account, of a domain; or a project."""

    account: str | None = None
    domain: str | None = None
    project: str | None = None


@dataclass(frozen=True)
class Owner:
    """The account that something belongs to, or shall."""

    id: int
    uuid: str
    name: str
    domain_id: int
    domain_path: str
    role_type: RoleType


async def scope_of(tx: Transaction, caller: Caller, whose: Whose) -> Scope:
    """The rows that the caller may see of those asked for, by whose they are and which tags they have.

    Raises as `_scope_of`.
    """
    scope = await _scope_of(tx, caller, whose)
    return msgspec.structs.replace(scope, tags=whose.tags) if whose.tags else scope


async def _scope_of(tx: Transaction, caller: Caller, whose: Whose) -> Scope:
    """The rows that the caller may see of those asked for.

    Raises `InvalidParameter` for an account or domain that is not there, `Forbidden` for one that is not
    theirs.
    """
    if whose.project is not None:
        if whose.account is not None:
            raise InvalidParameter("account and projectid exclude each other; give one of them")
        return await _of_projects(tx, caller, whose)
    if whose.account is not None:
        return Scope(account_id=(await find_owner(tx, caller, whose.account, whose.domain)).id)
    if whose.domain is not None:
        domain = await get_domain(tx, caller, whose.domain)
        if caller.role_type is RoleType.USER:
            return Scope(account_id=caller.account_id)
        return Scope(domain_path=domain.path, recursive=whose.recursive, in_projects=_unless_named(whose))
    if whose.by_id and (caller.role_type is RoleType.USER):
        return Scope(account_ids=tuple(sorted(caller.accounts)))
    if caller.role_type is RoleType.USER or not (whose.listall or whose.by_id):
        return Scope(account_id=caller.account_id)
    path = None if caller.is_root_admin else caller.domain_path
    return Scope(domain_path=path, in_projects=_unless_named(whose))


def _unless_named(whose: Whose) -> bool | None:
    """What is in projects is hidden, unless the one thing that is asked for is."""
    return None if whose.by_id else False


async def _of_projects(tx: Transaction, caller: Caller, whose: Whose) -> Scope:
    """What one project has, or (`-1`) all of the caller's; with `listall`, what accounts have besides."""
    if whose.project != ALL_PROJECTS:
        project = await get_project(tx, caller, str(whose.project))
        return Scope(account_id=project.account_id)
    if not whose.listall:
        return Scope(account_ids=tuple(sorted(caller.project_accounts)))
    if caller.role_type is RoleType.USER:
        return Scope(account_ids=tuple(sorted(caller.accounts)))
    return Scope(domain_path=None if caller.is_root_admin else caller.domain_path)


async def get_project(tx: Transaction, caller: Caller, ref: str) -> ProjectView:
    """A project that the caller is in or administers. Raises `InvalidParameter`, also for those of others."""
    project = await projects.find(tx, ref)
    if project is None or not caller.owns(project.account_id, project.domain_path):
        raise InvalidParameter(f"Unable to find project by id {ref}")
    return project


async def find_owner(
    tx: Transaction, caller: Caller, account: str | None, domain: str | None, project: str | None = None
) -> Owner:
    """The account that something new shall belong to: the caller's, one that they may act for, or a project's.

    Raises `InvalidParameter` where there is no such account, `Forbidden` where it is not theirs.
    """
    if project is not None and project != ALL_PROJECTS:
        if account is not None:
            raise InvalidParameter("account and projectid exclude each other; give one of them")
        found_project = await get_project(tx, caller, project)
        if found_project.state is not ProjectState.ACTIVE:
            raise Forbidden(
                f"Project {found_project.name} is {found_project.state}: nothing new can be made in it",
                uuids=[found_project.uuid],
            )
        return _owner(await accounts.get(tx, found_project.account_id))
    if account is None:
        if domain is not None:
            raise InvalidParameter(
                "domainid is given without account; give both, or neither for your own account"
            )
        return Owner(
            id=caller.account_id,
            uuid=caller.account_uuid,
            name=caller.account_name,
            domain_id=caller.domain_id,
            domain_path=caller.domain_path,
            role_type=caller.role_type,
        )
    inside = await get_domain(tx, caller, domain) if domain is not None else None
    domain_id, domain_uuid = (inside.id, inside.uuid) if inside else (caller.domain_id, caller.domain_uuid)
    found = await accounts.find_by_name(tx, account, domain_id)
    if found is None or found.type == PROJECT_ACCOUNT:
        raise InvalidParameter(f"could not find account {account} in domain {domain_uuid}", uuids=[domain_uuid])
    if not caller.owns(found.id, found.domain_path):
        raise Forbidden(f"{caller.username} may not act for account {account}", uuids=[found.uuid])
    return _owner(found)


async def owner_for(tx: Transaction, caller: Caller, whom: For) -> Owner:
    """The account that something new is for. Raises as `find_owner`."""
    return await find_owner(tx, caller, whom.account, whom.domain, whom.project)


async def get_owner(tx: Transaction, account_id: int) -> Owner:
    """The account of that number. Raises `NotFound`."""
    return _owner(await accounts.get(tx, account_id))


def _owner(found: AccountView) -> Owner:
    return Owner(
        id=found.id,
        uuid=found.uuid,
        name=found.name,
        domain_id=found.domain_id,
        domain_path=found.domain_path,
        role_type=found.role_type,
    )


async def check_offered(tx: Transaction, owner: Owner, offering: ServiceOffering | DiskOffering) -> None:
    """Raises `InvalidParameter` where the offering is for other domains than the owner's."""
    if not offering.domain_uuids:
        return
    paths = [found.path for uuid in offering.domain_uuids if (found := await domains.find(tx, uuid))]
    if not any(owner.domain_path.startswith(path) for path in paths):
        raise InvalidParameter(
            f"Offering {offering.name} is not available in the domain of account {owner.name}",
            uuids=[offering.uuid],
        )


async def get_domain(tx: Transaction, caller: Caller, ref: str) -> DomainView:
    """A domain that is the caller's own or that they administer. Raises `NotFound`, `Forbidden`."""
    domain = await domains.get(tx, ref)
    if domain.uuid != caller.domain_uuid and not caller.sees_domain(domain.path):
        raise Forbidden(f"{caller.username} has no access to domain {domain.name}", uuids=[domain.uuid])
    return domain
