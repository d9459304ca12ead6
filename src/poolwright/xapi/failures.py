"""What can become of a call that has no result: three fates, told apart.

XapiError
  XapiFailure     XAPI refused it, with a code and parameters: it did not happen (or undid itself)
  NotSent         no byte of it left this process: it did not happen
    Unreachable     because no connection could be made
  AnswerUnknown   it was sent, and no answer that can be read came: it may have happened
    TaskVanished, TaskUnfinished    the same, of a call that runs as a task

Each of XAPI's 605 codes has a class of its own (`VmBadPowerState`), made from the datamodel, with its
parameters as properties; a code that is not known is a plain `XapiFailure`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import Self, TypeVar, overload

T = TypeVar("T")


class XapiError(Exception):
    """A call of XAPI has no result."""


class NotSent(XapiError):
    """The call never left: no connection, no name, no TLS, no time. It may be made again."""


class Unreachable(NotSent):
    """No connection could be made: the server is down, or elsewhere, or its certificate is not trusted."""


class AnswerUnknown(XapiError):
    """The call left and its answer did not come, or cannot be read. Look what became of it before repeating."""


class TaskVanished(AnswerUnknown):
    """XAPI no longer knows the task, and so not how it ended: look at the object it worked on."""


class TaskUnfinished(AnswerUnknown):
    """The task was still running when the time was up; it runs on."""


class XapiFailure(XapiError):
    """XAPI's refusal: an error code and parameters, all text."""

    __slots__ = ("code", "method", "params")

    def __init__(self, code: str, params: Sequence[str] = (), *, method: str = "") -> None:
        super().__init__(code, *params)
        self.code = code
        self.params = tuple(params)
        #: The message that was refused, where it is known.
        self.method = method

    def __str__(self) -> str:
        where = f"{self.method}: " if self.method else ""
        return f"{where}{self.code}" + (f" {list(self.params)}" if self.params else "")

    def __reduce__(self) -> tuple[object, ...]:
        return failure, (self.code, self.params, self.method)


class Parameter:
    """A failure's parameter by name; empty where the server sent fewer."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index

    @overload
    def __get__(self, instance: None, owner: type[XapiFailure]) -> Self: ...
    @overload
    def __get__(self, instance: XapiFailure, owner: type[XapiFailure]) -> str: ...
    def __get__(self, instance: XapiFailure | None, owner: type[XapiFailure]) -> Self | str:
        if instance is None:
            return self
        return instance.params[self.index] if self.index < len(instance.params) else ""


def failure(code: str, params: Sequence[str] = (), method: str = "") -> XapiFailure:
    """The exception for a code, of the code's own class where the datamodel has one."""
    # Imported here: most processes run without ever being refused anything.
    from ._generated.failures import BY_CODE

    return BY_CODE.get(code, XapiFailure)(code, params, method=method)


async def attempt(call: Awaitable[T]) -> T | XapiError:
    """What a call results in, or its error as a value."""
    try:
        return await call
    except XapiError as error:
        return error
