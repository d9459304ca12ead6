"""Who may use another account's network."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.resource import Found
from poolwright.services import network_changes


class NetworkPermissionResponse(Response):
    networkid: str | None = None
    domainid: str | None = None
    domain: str | None = None
    account: str | None = None
    accountid: str | None = None


class ListNetworkPermissions(Command, frozen=True, kw_only=True):
    """Lists the accounts that may use a network besides its own."""

    networkid: Annotated[Id, "the network"]

    async def run(self, call: Call) -> Found[NetworkPermissionResponse]:
        network, permitted = await network_changes.list_permissions(call.cloud, call.caller, self.networkid)
        rows = [
            NetworkPermissionResponse(
                networkid=network.uuid,
                domainid=account.domain_uuid,
                domain=account.domain_name,
                account=account.name,
                accountid=account.uuid,
            )
            for account in permitted
        ]
        return Found(rows, len(rows))


class _Permissions(Command, frozen=True, kw_only=True):
    """Who is meant: by name, by id, or as a project."""

    allow: ClassVar[bool]

    networkid: Annotated[Id, "the network"]
    accounts: Annotated[list[str] | None, "names of accounts of the network's domain"] = None
    accountids: Annotated[list[Id] | None, "ids of accounts"] = None
    projectids: Annotated[list[Id] | None, "ids of projects"] = None

    async def run(self, call: Call) -> Success:
        await network_changes.permit(
            call.cloud,
            call.caller,
            self.networkid,
            names=self.accounts or (),
            ids=self.accountids or (),
            projects=self.projectids or (),
            allow=self.allow,
        )
        return Success(success=True)


class CreateNetworkPermissions(_Permissions, frozen=True, kw_only=True):
    """Lets accounts and projects use a network."""

    allow = True


class RemoveNetworkPermissions(_Permissions, frozen=True, kw_only=True):
    """Lets accounts and projects use a network no more."""

    allow = False


class ResetNetworkPermissions(Command, frozen=True, kw_only=True):
    """Lets nobody but its own account use a network."""

    networkid: Annotated[Id, "the network"]

    async def run(self, call: Call) -> Success:
        await network_changes.reset_permissions(call.cloud, call.caller, self.networkid)
        return Success(success=True)
