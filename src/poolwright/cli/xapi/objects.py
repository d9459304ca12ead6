"""Finding the objects that a user named: by uuid, else by the name that only one has."""

from __future__ import annotations

import re
from typing import Any, Final

from poolwright.cli.failures import CommandFailed
from poolwright.cli.xapi.values import Named
from poolwright.xapi import Session, UuidInvalid
from poolwright.xapi.datamodel import load
from poolwright.xapi.shapes import ANY, STRING

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


async def resolved(session: Session, value: Any) -> Any:
    """The value with references in place of what was named. Raises `CommandFailed`, `XapiError`."""
    match value:
        case Named():
            return await _find(session, value)
        case list():
            return [await resolved(session, one) for one in value]
        case dict():
            return {await resolved(session, k): await resolved(session, v) for k, v in value.items()}
        case _:
            return value


async def _find(session: Session, named: Named) -> str:
    cls = load().classes[named.cls]
    if _UUID.fullmatch(named.text) and cls.has_field("uuid"):
        try:
            return await session.call(f"{cls.name}.get_by_uuid", STRING, named.text.lower())
        except UuidInvalid as unknown:
            if not cls.has_field("name_label"):
                raise CommandFailed(f"{named.where}: no {cls.name} has the uuid {named.text}") from unknown
    if not cls.has_field("name_label"):
        raise CommandFailed(f"{named.where}: {named.text!r} is no reference or uuid; a {cls.name} has no name")
    found: list[str] = await session.call(f"{cls.name}.get_by_name_label", ANY, named.text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandFailed(f"{named.where}: no {cls.name} has the name or uuid {named.text!r}")
    uuids = [await session.call(f"{cls.name}.get_uuid", STRING, ref) for ref in sorted(found)[:8]]
    raise CommandFailed(
        f"{named.where}: {len(found)} objects of {cls.name} are named {named.text!r}: "
        f"say which by uuid ({', '.join(uuids)})"
    )
