"""Accounts and domains: listAccounts, listDomains."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, DomainListCommand, ListCommand
from poolwright.api.commands.users import UserResponse, user_response
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.account import AccountView, DomainView
from poolwright.model.resource import Found
from poolwright.services import accounts
from poolwright.services.queries import is_, reference


class AccountResponse(Response):
    id: str | None = None
    name: str | None = None
    accounttype: int | None = None
    roleid: str | None = None
    roletype: str | None = None
    rolename: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    vmtotal: int | None = None
    vmrunning: int | None = None
    vmstopped: int | None = None
    vmlimit: str | None = None
    vmavailable: str | None = None
    volumetotal: int | None = None
    volumelimit: str | None = None
    volumeavailable: str | None = None
    networkdomain: str | None = None
    state: str | None = None
    created: str | None = None
    isdefault: bool | None = None
    iscleanuprequired: bool | None = None
    accountdetails: dict[str, str] | None = None
    groups: list[str] | None = None
    user: list[UserResponse] | None = None


class DomainResponse(Response):
    id: str | None = None
    name: str | None = None
    level: int | None = None
    parentdomainid: str | None = None
    parentdomainname: str | None = None
    haschild: bool | None = None
    networkdomain: str | None = None
    path: str | None = None
    state: str | None = None
    created: str | None = None


def account_response(described: accounts.Described, caller_path: str) -> AccountResponse:
    account: AccountView = described.account
    return AccountResponse(
        id=account.uuid,
        name=account.name,
        accounttype=account.type,
        roleid=account.role_uuid,
        roletype=account.role_type,
        rolename=account.role_name,
        domainid=account.domain_uuid,
        domain=account.domain_name,
        domainpath=domain_path(account.domain_path),
        networkdomain=account.network_domain,
        state=account.state,
        created=date(account.created),
        isdefault=account.is_default,
        iscleanuprequired=False,
        accountdetails=account.details or None,
        groups=[],
        user=[user_response(user, caller_path) for user in described.users],
    )


def domain_response(domain: DomainView) -> DomainResponse:
    return DomainResponse(
        id=domain.uuid,
        name=domain.name,
        level=domain.level,
        parentdomainid=domain.parent_uuid,
        parentdomainname=domain.parent_name,
        haschild=domain.child_count > 0,
        networkdomain=domain.network_domain,
        path=domain_path(domain.path),
        state=domain.state,
        created=date(domain.created),
    )


class ListAccounts(DomainListCommand, frozen=True, kw_only=True):
    """Lists accounts with their users."""

    id: Annotated[Id | None, "the id of the account"] = None
    name: Annotated[str | None, "the name of the account"] = None
    accounttype: Annotated[int | None, "0 user, 1 root admin, 2 domain admin"] = None
    state: Annotated[str | None, "enabled, disabled or locked"] = None

    async def run(self, call: Call) -> Found[AccountResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("type", self.accounttype)
            | is_("state", self.state.lower() if self.state else None)
        )
        found = await accounts.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        return Found([account_response(row, call.caller.domain_path) for row in found.rows], found.total)


class ListDomains(ListCommand, frozen=True, kw_only=True):
    """Lists domains."""

    id: Annotated[Id | None, "the id of the domain"] = None
    name: Annotated[str | None, "the name of the domain"] = None
    level: Annotated[int | None, "how far below ROOT it is"] = None
    listall: Annotated[bool, "every domain that the caller may see, not only the uppermost"] = False

    async def run(self, call: Call) -> Found[DomainResponse]:
        conditions = reference("", self.id) | is_("name", self.name) | is_("level", self.level)
        found = await accounts.list_domains(call.cloud, call.caller, conditions, self.keyword, self.part)
        return Found([domain_response(row) for row in found.rows], found.total)
