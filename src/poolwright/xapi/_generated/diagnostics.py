# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Diagnostics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..messages import AsyncMessages, Messages
from ..shapes import Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .host import host as _host


_string_set_set: Final[Shape[list[list[str]]]] = Shape(list[list[str]])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class Diagnostics(Messages):
    """The messages of `Diagnostics`."""

    __slots__ = ()

    async def gc_compact(self, host: Ref["_host"]) -> None:
        """`Diagnostics.gc_compact`, for pool-operator and above."""
        await self._call("Diagnostics.gc_compact", VOID, host)

    async def gc_stats(self, host: Ref["_host"]) -> dict[str, str]:
        """`Diagnostics.gc_stats`, for pool-operator and above."""
        return await self._call("Diagnostics.gc_stats", _string_to_string, host)

    async def db_stats(self) -> dict[str, str]:
        """`Diagnostics.db_stats`, for pool-operator and above."""
        return await self._call("Diagnostics.db_stats", _string_to_string)

    async def network_stats(self, host: Ref["_host"], params: Mapping[str, str]) -> list[list[str]]:
        """`Diagnostics.network_stats`, for pool-operator and above."""
        return await self._call("Diagnostics.network_stats", _string_set_set, host, params)


class DiagnosticsAsync(AsyncMessages):
    """The messages of `Diagnostics` that run as tasks."""

    __slots__ = ()

    async def gc_compact(self, host: Ref["_host"]) -> TaskRef[None]:
        """`Diagnostics.gc_compact`, for pool-operator and above."""
        return await self._start("Diagnostics.gc_compact", VOID, host)

    async def gc_stats(self, host: Ref["_host"]) -> TaskRef[dict[str, str]]:
        """`Diagnostics.gc_stats`, for pool-operator and above."""
        return await self._start("Diagnostics.gc_stats", _string_to_string, host)

    async def db_stats(self) -> TaskRef[dict[str, str]]:
        """`Diagnostics.db_stats`, for pool-operator and above."""
        return await self._start("Diagnostics.db_stats", _string_to_string)

    async def network_stats(self, host: Ref["_host"], params: Mapping[str, str]) -> TaskRef[list[list[str]]]:
        """`Diagnostics.network_stats`, for pool-operator and above."""
        return await self._start("Diagnostics.network_stats", _string_set_set, host, params)
