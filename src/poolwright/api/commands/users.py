"""Users and their API keys: listUsers, getUserKeys, registerUserKeys."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import AccountListCommand, Call, Command
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.account import UserView
from poolwright.model.resource import Found
from poolwright.services import users
from poolwright.services.queries import is_, reference


class UserResponse(Response):
    id: str | None = None
    username: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    email: str | None = None
    created: str | None = None
    state: str | None = None
    account: str | None = None
    accountid: str | None = None
    accounttype: int | None = None
    usersource: str | None = None
    roleid: str | None = None
    roletype: str | None = None
    rolename: str | None = None
    domainid: str | None = None
    domain: str | None = None
    timezone: str | None = None
    apikey: str | None = None
    iscallerchilddomain: bool | None = None
    isdefault: bool | None = None
    is2faenabled: bool | None = None
    is2famandated: bool | None = None


class KeysResponse(Response):
    apikey: str | None = None
    secretkey: str | None = None


def user_response(user: UserView, caller_path: str) -> UserResponse:
    return UserResponse(
        id=user.uuid,
        username=user.username,
        firstname=user.first_name,
        lastname=user.last_name,
        email=user.email,
        created=date(user.created),
        state=user.state,
        account=user.account_name,
        accountid=user.account_uuid,
        accounttype=user.account_type,
        usersource=user.source,
        roleid=user.role_uuid,
        roletype=user.role_type,
        rolename=user.role_name,
        domainid=user.domain_uuid,
        domain=user.domain_name,
        timezone=user.timezone,
        apikey=user.api_key,
        iscallerchilddomain=user.domain_path != caller_path and user.domain_path.startswith(caller_path),
        isdefault=user.is_default,
        is2faenabled=False,
        is2famandated=False,
    )


class ListUsers(AccountListCommand, frozen=True, kw_only=True):
    """Lists users."""

    id: Annotated[Id | None, "the id of the user"] = None
    username: Annotated[str | None, "the name that the user logs in with"] = None
    accounttype: Annotated[int | None, "0 user, 1 root admin, 2 domain admin"] = None
    state: Annotated[str | None, "enabled or disabled"] = None
    usersource: Annotated[str | None, "where the user is from, native"] = None

    async def run(self, call: Call) -> Found[UserResponse]:
        conditions = (
            reference("", self.id)
            | is_("username", self.username)
            | is_("account_type", self.accounttype)
            | is_("state", self.state.lower() if self.state else None)
            | is_("source", self.usersource.lower() if self.usersource else None)
        )
        found = await users.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        return Found([user_response(row, call.caller.domain_path) for row in found.rows], found.total)


class GetUserKeys(Command, frozen=True, kw_only=True):
    """Gives a user's API key and secret key."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> KeysResponse:
        keys = await users.get_keys(call.cloud, call.caller, self.id)
        return KeysResponse(apikey=keys.api_key, secretkey=keys.secret_key)


class RegisterUserKeys(Command, frozen=True, kw_only=True):
    """Gives a user a new API key and secret key in place of the old ones."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> KeysResponse:
        # Not a job, though CloudStack 4.23 made it one: who renews their own keys could not ask how it went.
        keys = await users.register_keys(call.cloud, call.caller, self.id)
        return KeysResponse(apikey=keys.api_key, secretkey=keys.secret_key)
