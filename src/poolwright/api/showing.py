"""What every answer about a thing shows besides its own fields: its tags, and whether somebody has remarked
on it.

Looked up for all rows of an answer at once, so that no command has to do it.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

from poolwright.api.commands.tags import tag_fields
from poolwright.api.responses import Answer, JobStarted, Response
from poolwright.model.resource import Found
from poolwright.services.cloud import Cloud
from poolwright.services.tagging import hung_on


async def add_tags(cloud: Cloud, answer: Answer) -> None:
    """Fill `tags` and `hasannotations` of whatever has such fields, in two queries at most."""
    shown = _rows(answer)
    uuids = [str(row.id) for row in shown if row.id is not None]
    if not uuids:
        return
    of, noted = await hung_on(cloud, uuids, noting="hasannotations" in shown[0].__struct_fields__)
    for row in shown:
        row.tags = [tag_fields(tag) for tag in of.get(str(row.id), ())]
        if "hasannotations" in row.__struct_fields__:
            row.hasannotations = str(row.id) in noted


def _rows(answer: Answer) -> list[Any]:
    """The objects of an answer that have tags."""
    if isinstance(answer, JobStarted):
        return []
    rows: list[Any] = answer.rows if isinstance(answer, Found) else [answer]
    return rows if rows and isinstance(rows[0], Response) and _has_tags(type(rows[0])) else []


@cache
def _has_tags(response: type[Response]) -> bool:
    """Whether its `tags` are these: those of storage and hosts are a text."""
    hints = typing.get_type_hints(response)
    return "id" in hints and any(typing.get_origin(one) is list for one in typing.get_args(hints.get("tags")))
