"""What a command is: typed parameters and one service call; and the entry that the registry has for it.

Source of the kinds: CloudStack `BaseCmd`, `BaseListCmd`, `BaseAsyncCmd`, `BaseAsyncCreateCmd`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Annotated, ClassVar, Final, Self, TypeVar

import msgspec

from poolwright.api.paging import page_of
from poolwright.api.parameters import Id, Parameter, describe
from poolwright.api.responses import Answer, Response
from poolwright.model.account import Caller, RoleType
from poolwright.model.resource import Found, Page
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import For, Whose
from poolwright.services.permissions import Rules

Row = TypeVar("Row")


class Kind(Enum):
    """How a command answers."""

    SYNC = "sync"
    LIST = "list"
    ASYNC = "async"
    ASYNC_CREATE = "async-create"

    @property
    def is_async(self) -> bool:
        return self in (Kind.ASYNC, Kind.ASYNC_CREATE)


@dataclass(frozen=True)
class Call:
    """What a command has to work with: the cloud, who asks, their role's rules, and the table of commands."""

    cloud: Cloud
    caller: Caller
    rules: Rules
    commands: Mapping[str, Entry]


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A request, read: its fields are the parameters. The docstring is what `listApis` says of it."""

    #: Parameters of CloudStack's command whose being ignored would be a lie: they are refused, and why.
    refuses: ClassVar[Mapping[str, str]] = {}

    async def run(self, call: Call) -> Answer:
        """Do it. Raises `CloudError`."""
        raise NotImplementedError


class ListCommand(Command, frozen=True, kw_only=True):
    """A command that gives a page of rows."""

    keyword: Annotated[str | None, "list by a part of the name"] = None
    page: Annotated[int | None, "the page to give, from 1; with pagesize"] = None
    pagesize: Annotated[int | None, "how many rows a page has; -1 without page for all"] = None

    @property
    def part(self) -> Page:
        """The part of the list that is asked for. Raises `ApiError` 431."""
        return page_of(self.page, self.pagesize, largest=LARGEST)

    def part_of(self, rows: Sequence[Row]) -> Found[Row]:
        """That part of rows that are all at hand."""
        part = self.part
        chosen = rows[part.offset : part.offset + part.size] if part.size else rows
        return Found(list(chosen), len(rows))

    def within(self, largest: int) -> Self:
        """The same, asking for no page longer than `largest` rows. Raises `ApiError` 431 where it does."""
        part = page_of(self.page, self.pagesize, largest=largest)
        return msgspec.structs.replace(self, page=part.number, pagesize=part.size) if part.size else self


class DomainListCommand(ListCommand, frozen=True, kw_only=True):
    """A list of what belongs to domains."""

    domainid: Annotated[Id | None, "list what belongs to this domain"] = None
    isrecursive: Annotated[bool, "with domainid or listall: the domains below too"] = False
    listall: Annotated[bool, "everything that the caller may see, not only their own"] = False

    def whose(self, named: str | None = None) -> Whose:
        """Whose rows are asked for; `named` is the id of the one thing that is, if it is one."""
        return Whose(
            domain=self.domainid, recursive=self.isrecursive, listall=self.listall, by_id=named is not None
        )


class AccountListCommand(DomainListCommand, frozen=True, kw_only=True):
    """A list of what belongs to accounts."""

    account: Annotated[str | None, "list what belongs to this account, of domainid"] = None

    def whose(self, named: str | None = None) -> Whose:
        return replace(super().whose(named), account=self.account or None)


class OwnedListCommand(AccountListCommand, frozen=True, kw_only=True):
    """A list of what belongs to accounts or projects."""

    projectid: Annotated[Id | None, "list what belongs to this project; -1 for all"] = None

    def whose(self, named: str | None = None) -> Whose:
        return replace(super().whose(named), project=self.projectid)


class OwnedCommand(Command, frozen=True, kw_only=True):
    """A command about what belongs, or shall belong, to the caller or to whom it names."""

    account: Annotated[str | None, "the account that it is for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    projectid: Annotated[Id | None, "the project that it is for, in place of an account"] = None

    @property
    def whom(self) -> For:
        return For(self.account or None, self.domainid, self.projectid)


class TaggedListCommand(OwnedListCommand, frozen=True, kw_only=True):
    """A list of what can have tags."""

    tags: Annotated[dict[str, str] | None, "what has all of these: tags[0].key=..., tags[0].value=..."] = None

    def whose(self, named: str | None = None) -> Whose:
        return replace(super().whose(named), tags=tuple((self.tags or {}).items()))


#: No configuration allows a longer page.
LARGEST: Final = 1_000_000
_READS: Final = re.compile(r"^(get|list|query|find)\w+$")


@dataclass(frozen=True)
class Entry:
    """One line of the registry. `object` is the key of the object in the answer; empty where the answer is
    flat.
    """

    name: str
    command: type[Command]
    kind: Kind
    returns: type[Response]
    object: str
    roles: frozenset[RoleType]
    wrapper: str = ""
    parameters: tuple[Parameter, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wrapper", self.wrapper or f"{self.name.lower()}response")
        object.__setattr__(self, "parameters", describe(self.command))

    @property
    def description(self) -> str:
        return (self.command.__doc__ or "").strip().split("\n")[0]

    @property
    def http_method(self) -> str:
        """What clients that read `listApis` use; the server takes either."""
        return "GET" if _READS.match(self.name) else "POST"
