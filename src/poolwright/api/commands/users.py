"""Users and their API keys: listed, made, changed, deleted; getUserKeys, registerUserKeys."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import AccountListCommand, Call, Command
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, Success, date
from poolwright.model.account import User, UserView
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


class CreateUser(Command, frozen=True, kw_only=True):
    """Adds a user to an account."""

    username: Annotated[str, "the name that the user logs in with"]
    password: Annotated[str, "the user's password"]
    account: Annotated[str, "the account"]
    email: Annotated[str, "the user's e-mail address"]
    firstname: Annotated[str, "the user's first name"]
    lastname: Annotated[str, "the user's last name"]
    domainid: Annotated[Id | None, "the domain of the account; the caller's own if none is given"] = None
    timezone: Annotated[str | None, "the user's time zone"] = None

    async def run(self, call: Call) -> UserResponse:
        wanted = User(
            account_id=0,
            username=self.username,
            first_name=self.firstname,
            last_name=self.lastname,
            email=self.email,
            timezone=self.timezone or None,
        )
        made = await users.create(
            call.cloud, call.caller, wanted, self.password, account=self.account, domain=self.domainid
        )
        return user_response(made, call.caller.domain_path)


class UpdateUser(Command, frozen=True, kw_only=True):
    """Changes a user."""

    id: Annotated[Id, "the user"]
    username: Annotated[str | None, "a new name to log in with"] = None
    email: Annotated[str | None, "a new e-mail address"] = None
    firstname: Annotated[str | None, "a new first name"] = None
    lastname: Annotated[str | None, "a new last name"] = None
    timezone: Annotated[str | None, "a new time zone"] = None
    password: Annotated[str | None, "a new password"] = None
    currentpassword: Annotated[str | None, "the password until now, to change one's own"] = None

    async def run(self, call: Call) -> UserResponse:
        changes = {
            "username": self.username,
            "email": self.email,
            "first_name": self.firstname,
            "last_name": self.lastname,
            "timezone": self.timezone,
        }
        changed = await users.update(
            call.cloud,
            call.caller,
            self.id,
            changes,
            password=self.password or None,
            current_password=self.currentpassword,
        )
        return user_response(changed, call.caller.domain_path)


class EnableUser(Command, frozen=True, kw_only=True):
    """Lets a disabled user in again."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> UserResponse:
        user = await users.enable(call.cloud, call.caller, self.id)
        return user_response(user, call.caller.domain_path)


class DisableUser(Command, frozen=True, kw_only=True):
    """Keeps a user out."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await users.disable(call.cloud, call.caller, self.id)).uuid)


class DeleteUser(Command, frozen=True, kw_only=True):
    """Deletes a user."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> Success:
        await users.delete(call.cloud, call.caller, self.id)
        return Success(success=True)


async def shown_user(call: Call, uuid: str) -> Response | None:
    """What a job about a user shows."""
    user = await users.find(call.cloud, uuid)
    return user_response(user, call.caller.domain_path) if user else None


class LockUser(Command, frozen=True, kw_only=True):
    """Keeps a user out until they are enabled."""

    id: Annotated[Id, "the user"]

    async def run(self, call: Call) -> UserResponse:
        return user_response(await users.lock(call.cloud, call.caller, self.id), call.caller.domain_path)


class MoveUser(Command, frozen=True, kw_only=True):
    """Puts a user into another account of the same domain."""

    id: Annotated[Id, "the user"]
    account: Annotated[str | None, "the name of the account"] = None
    accountid: Annotated[Id | None, "the id of the account"] = None

    async def run(self, call: Call) -> Success:
        await users.move(
            call.cloud, call.caller, self.id, account=self.account or None, account_id=self.accountid
        )
        return Success(success=True)


class GetUser(Command, frozen=True, kw_only=True):
    """Finds a user by their API key."""

    userapikey: Annotated[str, "the API key"]

    async def run(self, call: Call) -> UserResponse:
        return user_response(await users.find_by_key(call.cloud, self.userapikey), call.caller.domain_path)
