"""XAPI's own kinds of value: references, dates, open enums.

`Ref[VM]` is a plain `str` at run time (it costs nothing to decode and travels as it is) and a type of its
own to the type checker: a `Ref[VBD]` is refused where a `Ref[VM]` is asked for. Nothing here knows the wire.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeAlias, TypeVar

Class = TypeVar("Class")
Result = TypeVar("Result")
Item = TypeVar("Item")

#: What a message takes where the datamodel says `T set`; strings apart, so that one string is not many letters.
Items: TypeAlias = Sequence[Item] | AbstractSet[Item]
Strings: TypeAlias = list[str] | tuple[str, ...] | AbstractSet[str]

if TYPE_CHECKING:
    from .shapes import Shape

    class Ref(str, Generic[Class]):
        """A reference (`OpaqueRef:...`) to an object of one XAPI class; valid in one pool, until it is gone."""

    #: When something happened: aware, UTC, in whole seconds.
    Date: TypeAlias = datetime

else:

    class Ref:
        """A reference (`OpaqueRef:...`) to an object of one XAPI class; valid in one pool, until it is gone."""

        def __new__(cls, value: str) -> str:
            return value

        def __class_getitem__(cls, _item: object) -> type[str]:
            return str

    class Date(datetime):
        """A `datetime` that the decoder reads in XAPI's compact form, `20260821T02:00:23Z`."""


if TYPE_CHECKING:
    from ._generated.task import task

    class _TaskReference(Ref[task]):
        pass

else:
    _TaskReference = str


class TaskRef(_TaskReference, Generic[Result]):
    """A reference to a task that knows what its message results in, as `session.Async.VM.clone` gives it."""

    shape: Shape[Result]

    def __new__(cls, ref: str, shape: Shape[Result]) -> Self:
        self = super().__new__(cls, ref)
        self.shape = shape
        return self


class OpenEnum(StrEnum):
    """An enum that newer servers may add words to: a word not known here is kept as it came.

    Such a word equals its text but is no listed member; the empty word stands for a field that an older
    server does not have.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        word = str.__new__(cls, value)
        word._name_ = word._value_ = value
        return word


#: XAPI's null reference, for "no such object", whatever the class.
NULL_REF: Final[Any] = "OpaqueRef:NULL"

#: What XAPI stores for "never".
EPOCH: Final[Date] = Date(1970, 1, 1, tzinfo=UTC)
