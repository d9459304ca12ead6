"""The toolstack's own classes: session, task, event."""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.classes import event, session, task
from poolwright.emulator.implicit import Handler

MESSAGES: Mapping[str, Mapping[str, Handler]] = {
    "session": session.MESSAGES,
    "task": task.MESSAGES,
    "event": event.MESSAGES,
}
