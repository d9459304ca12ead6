# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `event`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..eventbatch import EVENTS, EVENT_BATCH
from ..messages import AsyncMessages, Messages
from ..shapes import INT, STRING, VOID

if TYPE_CHECKING:
    from ..eventbatch import Event, EventBatch
    from ..types import Strings, TaskRef


class event(Messages):
    """The messages of `event`."""

    __slots__ = ()

    async def register(self, classes: Strings) -> None:
        """`event.register`, for read-only and above. State: deprecated."""
        await self._call("event.register", VOID, classes)

    async def unregister(self, classes: Strings) -> None:
        """`event.unregister`, for read-only and above. State: deprecated."""
        await self._call("event.unregister", VOID, classes)

    async def next(self) -> list[Event]:
        """`event.next`, for read-only and above. State: deprecated.

        Errors: SESSION_NOT_REGISTERED, EVENTS_LOST, EVENT_SUBSCRIPTION_PARSE_FAILURE.
        """
        return await self._call("event.next", EVENTS)

    async def from_(self, classes: Strings, token: str, timeout: float) -> EventBatch:
        """`event.from`, for read-only and above. Units: timeout: seconds.

        Errors: EVENT_FROM_TOKEN_PARSE_FAILURE, EVENT_SUBSCRIPTION_PARSE_FAILURE.
        """
        return await self._call("event.from", EVENT_BATCH, classes, token, float(timeout))

    async def get_current_id(self) -> int:
        """`event.get_current_id`, for read-only and above."""
        return await self._call("event.get_current_id", INT)

    async def inject(self, class_: str, ref: str) -> str:
        """`event.inject`, for read-only and above."""
        return await self._call("event.inject", STRING, class_, ref)


class EventAsync(AsyncMessages):
    """The messages of `event` that run as tasks."""

    __slots__ = ()

    async def register(self, classes: Strings) -> TaskRef[None]:
        """`event.register`, for read-only and above. State: deprecated."""
        return await self._start("event.register", VOID, classes)

    async def unregister(self, classes: Strings) -> TaskRef[None]:
        """`event.unregister`, for read-only and above. State: deprecated."""
        return await self._start("event.unregister", VOID, classes)
