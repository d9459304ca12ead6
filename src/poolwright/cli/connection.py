"""A command's connection to the manager, with its failures turned into words and exit codes.

Also finding one object by the name or id that the user gave.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from difflib import get_close_matches
from typing import Any

from poolwright.apiclient import ApiClient, ApiError, ApiUnreachable, Unauthorised
from poolwright.cli.failures import CommandFailed, Exit
from poolwright.config import AccessUnknown, find_access

#: Names that are told when there is none of the one asked for.
MOST_NAMES = 12


@asynccontextmanager
async def manager() -> AsyncIterator[ApiClient]:
    """The manager that the environment or the profile names. Raises `CommandFailed` for whatever it refuses."""
    try:
        access = find_access(os.environ)
        async with ApiClient(access.api, access.apikey, access.secretkey) as api:
            yield api
    except AccessUnknown as error:
        raise CommandFailed(str(error), Exit.UNREACHABLE) from error
    except ApiUnreachable as error:
        raise CommandFailed(
            f"{error}. Is the manager running? Start it with `poolwright serve` (or `poolwright demo`), "
            "or say where it is with POOLWRIGHT_API.",
            Exit.UNREACHABLE,
        ) from error
    except Unauthorised as error:
        raise CommandFailed(
            f"{error}. The keys come from POOLWRIGHT_APIKEY and POOLWRIGHT_SECRETKEY, or from the profile file."
        ) from error
    except ApiError as error:
        raise CommandFailed(str(error)) from error


async def find_object(
    api: ApiClient, what: str, command: str, given: str, /, **params: str | bool | None
) -> dict[str, Any]:
    """The one object that a list command has with this id or name. Raises `CommandFailed`.

    `what` is what to call it ("template"); the names that exist are told where none fits.
    """
    rows = await api.list_all(command, **params)
    found = [row for row in rows if row.get("id") == given] or [
        row for row in rows if given in (row.get("name"), row.get("displayname"))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(str(row["id"]) for row in found)
        raise CommandFailed(f"{len(found)} {what}s are named {given!r}: say which by id ({ids})")
    raise CommandFailed(f"no {what} {given!r}; {_what_there_is(what, given, rows)}")


def _what_there_is(what: str, given: str, rows: list[dict[str, Any]]) -> str:
    """The names that exist, those that resemble what was asked for first."""
    names = sorted({str(row.get("name")) for row in rows})
    if not names:
        return f"there is no {what} at all"
    alike = [name for name in names if given.lower() in name.lower()] or get_close_matches(given, names)
    if alike:
        return f"did you mean {' or '.join(repr(name) for name in alike[:MOST_NAMES])}?"
    return f"there are: {', '.join(names[:MOST_NAMES])}" + (", ..." if len(names) > MOST_NAMES else "")
