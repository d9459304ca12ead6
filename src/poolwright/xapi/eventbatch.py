"""What XAPI's event calls answer; the datamodel describes it otherwise than it travels.

A snapshot stays as it came until it is asked for, because most are looked at by nobody. Source: `event.from`,
`event.next`.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

import msgspec

from .shapes import Shape

T = TypeVar("T")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One object that was made, changed or destroyed."""

    #: XAPI's class in lower case, as events have it.
    cls: str = msgspec.field(name="class")
    operation: str
    ref: str
    id: str | int = ""
    timestamp: Any = ""
    snapshot: Any = None

    def record(self, shape: Shape[T]) -> T | None:
        """The object's whole record, or None where XAPI gave none (it is gone). Raises `Malformed`."""
        if self.snapshot is None:
            return None
        return shape.plain(self.snapshot)


class EventBatch(msgspec.Struct, frozen=True, kw_only=True):
    """What happened since a token, all of it, and the token to go on from."""

    events: list[Event]
    token: str
    #: How many objects each class (in lower case) has: what a follower compares to see that it missed nothing.
    valid_ref_counts: dict[str, int] = {}


EVENTS: Final[Shape[list[Event]]] = Shape(list[Event])
EVENT_BATCH: Final[Shape[EventBatch]] = Shape(EventBatch)
