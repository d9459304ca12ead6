"""What the generated message namespaces stand on: how they call, and nothing of what.

The session gives the call; the namespaces give it the message's wire name, its arguments and the shape of its
result. The session's reference is added behind this line.
"""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from .shapes import Shape
from .types import TaskRef

T = TypeVar("T")


class Caller(Protocol):
    """What a namespace needs of a session."""

    async def call(self, method: str, shape: Shape[T], *params: Any, session: bool = True) -> T:
        """Call a message by its wire name and wait for its result."""

    async def start(self, method: str, shape: Shape[T], *params: Any) -> TaskRef[T]:
        """Call a message as a task and get the task."""


class Messages:
    """The messages of one XAPI class, each a method that waits for the result."""

    __slots__ = ("_call", "_caller")

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._call = caller.call


class AsyncMessages:
    """The messages of one XAPI class that can run as tasks, each a method that gives the task."""

    __slots__ = ("_start",)

    def __init__(self, caller: Caller) -> None:
        self._start = caller.start


def given(*pairs: tuple[Any, Any]) -> list[Any]:
    """Optional arguments, each with XAPI's default, up to the last that was given.

    What is left out at the end is not sent, so that servers that do not know it yet answer all the same.
    """
    arguments = [default if value is None else value for value, default in pairs]
    while arguments and pairs[len(arguments) - 1][0] is None:
        arguments.pop()
    return arguments
