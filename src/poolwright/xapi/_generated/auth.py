# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `auth`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..messages import Messages
from ..shapes import STRING, Shape


_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class auth(Messages):
    """The messages of `auth`."""

    __slots__ = ()

    async def get_subject_identifier(self, subject_name: str) -> str:
        """`auth.get_subject_identifier`, for read-only and above."""
        return await self._call("auth.get_subject_identifier", STRING, subject_name)

    async def get_subject_information_from_identifier(self, subject_identifier: str) -> dict[str, str]:
        """`auth.get_subject_information_from_identifier`, for read-only and above."""
        return await self._call("auth.get_subject_information_from_identifier", _string_to_string, subject_identifier)

    async def get_group_membership(self, subject_identifier: str) -> list[str]:
        """`auth.get_group_membership`, for read-only and above."""
        return await self._call("auth.get_group_membership", _string_set, subject_identifier)
