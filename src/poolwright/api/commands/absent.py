"""What CloudStack has and this cloud has none of: its lists are empty, which is the truth.

Clients ask for these on their way to something else (libcloud asks for public addresses to list its nodes).
Nothing here can be made; a kind of thing that can be has a module of its own.
"""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import AccountListCommand, Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response
from poolwright.model.resource import Found


class AbsentResponse(Response):
    id: str | None = None


class ListLdapConfigurations(ListCommand, frozen=True, kw_only=True):
    """Lists the directories that users come from: there are none."""

    async def run(self, call: Call) -> Found[AbsentResponse]:
        _ = self.part
        return Found([], 0)


class ListAbsentOfAccounts(AccountListCommand, frozen=True, kw_only=True):
    """Lists what this cloud has none of: the list is empty."""

    id: Annotated[Id | None, "the id of the thing"] = None

    async def run(self, call: Call) -> Found[AbsentResponse]:
        _ = self.part
        return Found([], 0)


class ListAbsent(ListAbsentOfAccounts, frozen=True, kw_only=True):
    """Lists what this cloud has none of: the list is empty."""

    projectid: Annotated[Id | None, "list what belongs to this project; -1 for all"] = None
