"""XAPI's own kinds of value: references and the null reference.

`Ref[VM]` is a plain `str` at run time (it costs nothing to decode and travels as it is) and a type of its
own to the type checker: a `Ref[VBD]` is refused where a `Ref[VM]` is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

Class = TypeVar("Class")

if TYPE_CHECKING:

    class Ref(str, Generic[Class]):
        """A reference (`OpaqueRef:...`) to an object of one XAPI class; valid in one pool, until it is gone."""

else:

    class Ref:
        """A reference (`OpaqueRef:...`) to an object of one XAPI class; valid in one pool, until it is gone."""

        def __new__(cls, value: str) -> str:
            return value

        def __class_getitem__(cls, _item: object) -> type[str]:
            return str


#: XAPI's null reference, for "no such object", whatever the class.
NULL_REF: Final[Any] = "OpaqueRef:NULL"
