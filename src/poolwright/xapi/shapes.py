"""What a message results in, and how it is read: typed, from JSON bytes or from plain values.

One `Shape` stands for one result type. Its decoders are made when it is first used, so that the 2,258 messages
cost nothing to import. Values are read leniently where the encodings differ (XML-RPC sends integers as text);
a value of another type is `Malformed`. Knows no HTTP and no session.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

import msgspec

from .types import Date
from .wire import Malformed, Value

T = TypeVar("T")


class Answer(msgspec.Struct, Generic[T]):
    """A JSON-RPC answer, of either version."""

    result: T | msgspec.UnsetType = msgspec.UNSET
    error: Any = None


def _read_custom(kind: type, value: object) -> object:
    """Dates, which msgspec reads only in another form."""
    if kind is not Date:
        raise NotImplementedError(kind)
    match value:
        case str():
            moment = Date.fromisoformat(value)
        case datetime():
            moment = Date.combine(value.date(), value.timetz())
        case _:
            raise ValueError(f"not a date: {value!r}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Shape(Generic[T]):
    """A result type. `kind` is what msgspec decodes; the static type is `T`."""

    def __init__(self, kind: object) -> None:
        self.kind: Final[Any] = kind

    def __repr__(self) -> str:
        return f"Shape({self.kind})"

    @cached_property
    def _answers(self) -> msgspec.json.Decoder[Answer[T]]:
        answer: Any = Answer
        return msgspec.json.Decoder(answer[self.kind], strict=False, dec_hook=_read_custom)

    @cached_property
    def _values(self) -> msgspec.json.Decoder[T]:
        return msgspec.json.Decoder(self.kind, strict=False, dec_hook=_read_custom)

    def answer(self, body: bytes | bytearray) -> Answer[T]:
        """A whole JSON-RPC answer. Raises `Malformed`."""
        try:
            return self._answers.decode(body)
        except msgspec.DecodeError:
            return self._unusual_answer(body)
        except (ValueError, RecursionError) as error:
            raise Malformed(str(error)) from error

    def value(self, text: bytes | msgspec.Raw) -> T:
        """A value in JSON, such as an event's snapshot. Raises `Malformed`."""
        try:
            return self._values.decode(text)
        except msgspec.DecodeError:
            return self.plain(_read_json(bytes(text)))
        except (ValueError, RecursionError) as error:
            raise Malformed(str(error)) from error

    def plain(self, value: Value) -> T:
        """A value that was read without types, as XML-RPC's are. Raises `Malformed`."""
        try:
            answer: T = msgspec.convert(
                value, self.kind, strict=False, str_keys=True, dec_hook=_read_custom, from_attributes=False
            )
        except (ValueError, RecursionError) as error:
            raise Malformed(str(error)) from error
        return answer

    def _unusual_answer(self, body: bytes | bytearray) -> Answer[T]:
        """An answer with bare `NaN` or `Infinity`, or with an error beside a result that is none."""
        raw = _read_json(body)
        if not isinstance(raw, dict) or not raw.keys() & {"result", "error"}:
            raise Malformed("not an answer")
        if raw.get("error") is not None:
            return Answer(error=raw["error"])
        if "result" not in raw:
            raise Malformed("neither a result nor an error")
        return Answer(result=self.plain(raw["result"]))


class _Void(Shape[None]):
    """No result: XAPI sends an empty string."""

    def answer(self, body: bytes | bytearray) -> Answer[None]:
        answer = super().answer(body)
        if answer.result is not msgspec.UNSET:
            self.plain(answer.result)
            answer.result = None
        return answer

    def plain(self, value: Value) -> None:
        if value not in ("", None):
            raise Malformed(f"a result where none is due: {value!r}")


def _read_json(body: bytes | bytearray) -> Any:
    """JSON with the tokens for numbers that JSON lacks, which XAPI may send."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error


VOID: Final[Shape[None]] = _Void(str | None)
STRING: Final[Shape[str]] = Shape(str)
INT: Final[Shape[int]] = Shape(int)
FLOAT: Final[Shape[float]] = Shape(float)
BOOL: Final[Shape[bool]] = Shape(bool)
DATE: Final[Shape[datetime]] = Shape(Date)
ANY: Final[Shape[Any]] = Shape(Any)
