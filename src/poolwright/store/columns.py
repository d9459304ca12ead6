"""Tables made from nouns: a column for each field of a noun's class, its type and nullability from the
annotation.

So a table can't disagree with the class that its rows become. Portable between SQLite and PostgreSQL: instants
are stored in UTC, words of an enum as text, lists, maps and structs as JSON text (written and checked by
msgspec).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, DateTime, Dialect, Float, ForeignKey, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from poolwright.model.resource import Resource

#: SQLite numbers rows by itself only in a column of its own INTEGER type.
ROW_ID = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[Any]):
    """One of an enum's values; text for a StrEnum, a number for an IntEnum."""

    impl = String
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.enum = enum
        self.is_number = issubclass(enum, int)
        self.values = frozenset(member.value for member in enum)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if self.is_number else String())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.enum(value)


class Json(TypeDecorator[Any]):
    """A list, map or struct of a known type, as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.of = of
        self._decoder = msgspec.json.Decoder(of)

    @property
    def python_type(self) -> type[Any]:
        return object

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self._decoder.decode(value)


def columns_of(noun: type[Resource], references: Mapping[str, str]) -> list[Column[Any]]:
    """The columns for a noun's fields; `references` names the table that a field like `zone_id` points to."""
    hints = get_type_hints(noun)
    return [_column(name, hints[name], references) for name in noun.__struct_fields__]


def _column(name: str, annotation: Any, references: Mapping[str, str]) -> Column[Any]:
    if name == "id":
        return Column("id", ROW_ID, primary_key=True)
    if name == "uuid":
        return Column("uuid", String(36), nullable=False, unique=True)
    of, nullable = _without_none(annotation)
    if name == "created":
        return Column("created", Instant, nullable=False)
    if name in references:
        target = ForeignKey(f"{references[name]}.id")
        return Column(name, BigInteger().with_variant(Integer, "sqlite"), target, nullable=nullable, index=True)
    return Column(name, _type(of), nullable=nullable)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        kept = [member for member in get_args(annotation) if member is not NoneType]
        if len(kept) == 1:
            return kept[0], True
    return annotation, False


def _type(of: Any) -> TypeEngine[Any] | type[TypeEngine[Any]]:
    if isinstance(of, type):
        if issubclass(of, Enum):
            return Word(of)
        plain: dict[type, type[TypeEngine[Any]]] = {
            bool: Boolean,
            int: BigInteger,
            float: Float,
            str: Text,
            datetime: Instant,
        }
        if of in plain:
            return plain[of]
    return Json(of)
