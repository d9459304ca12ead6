"""User data under a name: registered, listed, deleted."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, OwnedCommand, OwnedListCommand
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id, Length
from poolwright.api.responses import Response, Success
from poolwright.model.grouping import UserDataView
from poolwright.model.resource import Found
from poolwright.services import user_data
from poolwright.services.queries import is_, reference


class UserDataResponse(Response):
    id: str | None = None
    name: str | None = None
    accountid: str | None = None
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    userdata: str | None = None
    params: str | None = None
    hasannotations: bool | None = None


def _response(data: UserDataView) -> UserDataResponse:
    return UserDataResponse(
        id=data.uuid,
        name=data.name,
        accountid=data.account_uuid,
        account=None if data.project_uuid else data.account_name,
        projectid=data.project_uuid,
        project=data.project_name,
        domainid=data.domain_uuid,
        domain=data.domain_name,
        domainpath=domain_path(data.domain_path),
        userdata=data.data,
        params=data.params,
        hasannotations=False,
    )


class ListUserData(OwnedListCommand, frozen=True, kw_only=True):
    """Lists registered user data."""

    id: Annotated[Id | None, "the id of the user data"] = None
    name: Annotated[str | None, "the name of the user data"] = None

    async def run(self, call: Call) -> Found[UserDataResponse]:
        conditions = reference("", self.id) | is_("name", self.name)
        found = await user_data.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        return Found([_response(row) for row in found.rows], found.total)


class RegisterUserData(OwnedCommand, frozen=True, kw_only=True):
    """Keeps user data under a name."""

    name: Annotated[str, "the name of the user data"]
    userdata: Annotated[str, Length(1048576), "the data, in base64"]
    params: Annotated[str | None, "the names of its variables, separated by commas"] = None

    async def run(self, call: Call) -> UserDataResponse:
        made = await user_data.register(
            call.cloud,
            call.caller,
            self.name,
            self.userdata,
            params=self.params or None,
            whom=self.whom,
        )
        return _response(made)


class DeleteUserData(OwnedCommand, frozen=True, kw_only=True):
    """Forgets registered user data that nothing uses."""

    id: Annotated[Id, "the user data"]

    async def run(self, call: Call) -> Success:
        await user_data.delete(call.cloud, call.caller, self.id)
        return Success(success=True)
