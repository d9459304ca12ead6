"""XAPI's refusal, as an exception: what a message raises and the wire answers."""

from __future__ import annotations

from typing import Any

from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import Failure


class ApiFailure(Exception):
    """A call is refused with XAPI's error `code` and its parameters, which travel as text."""

    def __init__(self, code: str, *params: object) -> None:
        super().__init__(code, *params)
        self.code = code
        self.params = tuple(_text(param) for param in params)

    @property
    def answer(self) -> Failure:
        return Failure(self.code, self.params)

    @property
    def description(self) -> list[str]:
        return [self.code, *self.params]


def _text(param: object) -> str:
    match param:
        case bool():
            return "true" if param else "false"
        case float():
            return f"{param:.16g}"
        case _:
            return str(param)


def handle_invalid(cls: str, ref: object) -> ApiFailure:
    """There is no such object: HANDLE_INVALID."""
    return ApiFailure("HANDLE_INVALID", cls, ref or "")


def internal_error(text: str) -> ApiFailure:
    """What XAPI answers for any exception of its own: INTERNAL_ERROR."""
    return ApiFailure("INTERNAL_ERROR", text)


def is_null(ref: Any) -> bool:
    """Whether a reference is XAPI's null, or left empty."""
    return ref in (NULL_REF, "")
