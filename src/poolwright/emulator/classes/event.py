"""Class event: `from` with its token, and the older `register` and `next`.

Source: xapi.md 3.13.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poolwright.emulator.call import Call
from poolwright.emulator.implicit import Handler


async def from_(call: Call, classes: list[str], token: str, timeout: float) -> dict[str, Any]:
    return await call.pool.events.since(call.session, classes, token, timeout)


def inject(call: Call, cls: str, ref: str) -> str:
    return call.pool.events.inject(cls, ref)


def register(call: Call, classes: list[str]) -> None:
    call.pool.event_queue.register(call.session, classes)


def unregister(call: Call, classes: list[str]) -> None:
    call.pool.event_queue.unregister(call.session, classes)


async def next_(call: Call) -> list[dict[str, Any]]:
    return await call.pool.event_queue.next(call.session)


def get_current_id(call: Call) -> int:
    return call.pool.event_queue.next_id


MESSAGES: Mapping[str, Handler] = {
    "from": from_,
    "inject": inject,
    "register": register,
    "unregister": unregister,
    "next": next_,
    "get_current_id": get_current_id,
}
