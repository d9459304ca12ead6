"""Accounts: listAccounts, createAccount, updateAccount, deleteAccount, and their states."""

from __future__ import annotations

from typing import Annotated, Any, Final

from poolwright.api.command import Call, Command, DomainListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.commands.users import UserResponse, user_response
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.account import AccountView, User
from poolwright.model.limit import UNLIMITED, Kind, Standing
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
    projecttotal: int | None = None
    projectlimit: str | None = None
    projectavailable: str | None = None
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
    networkdomain: str | None = None
    state: str | None = None
    created: str | None = None
    isdefault: bool | None = None
    iscleanuprequired: bool | None = None
    accountdetails: dict[str, str] | None = None
    groups: list[str] | None = None
    user: list[UserResponse] | None = None


#: How the fields of each kind of resource begin.
_FIELDS: Final[dict[Kind, str]] = {
    Kind.USER_VM: "vm",
    **{kind: kind.word.replace("_", "") for kind in Kind if kind > Kind.PUBLIC_IP},
    Kind.PUBLIC_IP: "ip",
}


def amounts(standing: Standing) -> dict[str, Any]:
    """What an account has, may have, and may have more, of each kind."""
    amounts: dict[str, Any] = {}
    for kind, begin in _FIELDS.items():
        amounts[f"{begin}total"] = standing.used[kind] // kind.unit
        amounts[f"{begin}limit"] = _limit_text(standing.limits[kind])
        amounts[f"{begin}available"] = _limit_text(standing.available(kind))
    return amounts


def _limit_text(limit: int) -> str:
    return "Unlimited" if limit == UNLIMITED else str(limit)


async def shown_account(call: Call, uuid: str) -> Response | None:
    """The account that a finished job is about."""
    described = await accounts.get_described(call.cloud, uuid)
    return account_response(described, call.caller.domain_path) if described else None


def account_response(described: accounts.Described, caller_path: str) -> AccountResponse:
    account: AccountView = described.account
    return AccountResponse(
        **amounts(described.standing),
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


class CreateAccount(Command, frozen=True, kw_only=True):
    """Creates an account with its first user."""

    username: Annotated[str, "the name that the user logs in with"]
    password: Annotated[str, "the user's password"]
    email: Annotated[str, "the user's e-mail address"]
    firstname: Annotated[str, "the user's first name"]
    lastname: Annotated[str, "the user's last name"]
    account: Annotated[str | None, "the name of the account; the user's if none is given"] = None
    accounttype: Annotated[int | None, "0 user, 1 root admin, 2 domain admin; or give roleid"] = None
    roleid: Annotated[Id | None, "the role of the account"] = None
    domainid: Annotated[Id | None, "the domain; the caller's own if none is given"] = None
    timezone: Annotated[str | None, "the user's time zone"] = None
    networkdomain: Annotated[str | None, "the DNS domain of its networks"] = None
    accountdetails: Annotated[dict[str, str] | None, "more about it"] = None

    async def run(self, call: Call) -> AccountResponse:
        user = User(
            account_id=0,
            username=self.username,
            first_name=self.firstname,
            last_name=self.lastname,
            email=self.email,
            timezone=self.timezone or None,
        )
        wanted = accounts.NewAccount(
            user=user,
            password=self.password,
            name=self.account or None,
            role=self.roleid,
            type=self.accounttype,
            domain=self.domainid,
            network_domain=self.networkdomain or None,
            details=self.accountdetails,
        )
        made = await accounts.create(call.cloud, call.caller, wanted)
        return account_response(made, call.caller.domain_path)


class DeleteAccount(Command, frozen=True, kw_only=True):
    """Deletes an account with its users and everything that it has."""

    id: Annotated[Id, "the account"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await accounts.delete(call.cloud, call.caller, self.id)).uuid)


class EnableAccount(Command, frozen=True, kw_only=True):
    """Lets a locked or disabled account's users in again."""

    id: Annotated[Id | None, "the account"] = None
    account: Annotated[str | None, "the account by name; with domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None

    async def run(self, call: Call) -> AccountResponse:
        described = await accounts.set_state(
            call.cloud, call.caller, "enabled", ref=self.id, name=self.account, domain=self.domainid
        )
        return account_response(described, call.caller.domain_path)


class LockAccount(Command, frozen=True, kw_only=True):
    """Keeps an account's users out; its VMs run on."""

    account: Annotated[str, "the name of the account"]
    domainid: Annotated[Id, "the domain of the account"]

    async def run(self, call: Call) -> AccountResponse:
        described = await accounts.set_state(
            call.cloud, call.caller, "locked", ref=None, name=self.account, domain=self.domainid
        )
        return account_response(described, call.caller.domain_path)


class DisableAccount(Command, frozen=True, kw_only=True):
    """Keeps an account's users out, and unless it is only locked stops its VMs."""

    lock: Annotated[bool, "true to only lock it: its VMs run on"]
    id: Annotated[Id | None, "the account"] = None
    account: Annotated[str | None, "the account by name; with domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await accounts.disable(
            call.cloud, call.caller, ref=self.id, name=self.account, domain=self.domainid, lock=self.lock
        )
        return JobStarted(job.uuid)


class UpdateAccount(Command, frozen=True, kw_only=True):
    """Changes an account's name, role or details."""

    id: Annotated[Id | None, "the account"] = None
    account: Annotated[str | None, "the account by name; with domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    newname: Annotated[str | None, "a new name"] = None
    networkdomain: Annotated[str | None, "the DNS domain of its networks"] = None
    roleid: Annotated[Id | None, "a new role"] = None
    accountdetails: Annotated[dict[str, str] | None, "more about it, in place of what is there"] = None

    async def run(self, call: Call) -> AccountResponse:
        described = await accounts.update(
            call.cloud,
            call.caller,
            ref=self.id,
            name=self.account,
            domain=self.domainid,
            new_name=self.newname,
            network_domain=self.networkdomain,
            role=self.roleid,
            details=self.accountdetails,
        )
        return account_response(described, call.caller.domain_path)
