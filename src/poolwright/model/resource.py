"""What every row of the cloud has, and how a list of them is asked for.

A noun's class holds the columns of its own table. `id` is the row's number in the database (what rows point to
each other with), `uuid` is what users see and never changes. `external_uuid`, where a noun has it, is the same
thing's uuid on its XAPI pool; never an OpaqueRef.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

Row = TypeVar("Row")

#: CloudStack's default.page.size: the longest page, and what an unpaged list is cut to.
PAGE_SIZE = 500


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """One row. A new one is made with `id` 0 and no `uuid`; the store fills both, and `created`."""

    id: int = 0
    uuid: str = ""
    created: datetime | None = None
    removed: datetime | None = None


class Page(msgspec.Struct, frozen=True):
    """A part of a list: `number` counts from 1; `size` 0 means all of it."""

    number: int = 1
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Whose things a caller may see; every condition that is set must hold. The default is everybody's.

    `domain_path` is a domain's path (`/` is ROOT's); with `recursive` it stands for the whole tree below too.
    `public` adds what is offered to everyone (public templates, shared networks) to what is owned.
    """

    account_id: int | None = None
    domain_path: str | None = None
    recursive: bool = True
    public: bool = True
    #: One of these accounts.
    account_ids: tuple[int, ...] | None = None
    #: Whether what belongs to projects is among it: None for both, True for nothing else.
    in_projects: bool | None = None
    #: Only what has all of these tags.
    tags: tuple[tuple[str, str], ...] = ()


Value = str | int | bool | None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is asked for.

    `equal` names fields of the noun's view (`{"zone_uuid": "...", "state": ["Running", "Starting"]}`): a
    sequence means "one of". `keyword` is looked for in the noun's name-like fields, in any case. Rows that were
    removed are left out unless `removed` is true.
    """

    equal: Mapping[str, Value | Sequence[Value]] = {}
    keyword: str | None = None
    scope: Scope = Scope()
    page: Page = Page()
    removed: bool = False


class Found(msgspec.Struct, Generic[Row], frozen=True):
    """A page of a list, and how many rows there are on all its pages."""

    rows: list[Row]
    total: int
