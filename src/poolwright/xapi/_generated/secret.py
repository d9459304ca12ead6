# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `secret`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import TaskRef
    from .secret import secret as _secret


class SecretRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a secret; one that an older server does not have holds its default."""

    uuid: str = ""
    value: str = ""
    other_config: dict[str, str] = {}


if TYPE_CHECKING:

    class SecretCreate(TypedDict, total=False):
        """What `secret.create` takes."""

        value: Required[str]
        other_config: NotRequired[Mapping[str, str]]

else:
    SecretCreate = dict


_secret_record: Final[Shape[SecretRecord]] = Shape(SecretRecord)
_secret_ref: Final[Shape[Ref["_secret"]]] = Shape(str)
_secret_ref_set: Final[Shape[list[Ref["_secret"]]]] = Shape(list[str])
_secret_ref_to_secret_record: Final[Shape[dict[Ref["_secret"], SecretRecord]]] = Shape(dict[str, SecretRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class secret(Messages):
    """The messages of `secret`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_secret"]) -> SecretRecord:
        """`secret.get_record`, for pool-operator and above."""
        return await self._call("secret.get_record", _secret_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_secret"]:
        """`secret.get_by_uuid`, for pool-operator and above."""
        return await self._call("secret.get_by_uuid", _secret_ref, uuid)

    async def create(self, args: SecretCreate) -> Ref["_secret"]:
        """`secret.create`, for pool-operator and above."""
        return await self._call("secret.create", _secret_ref, args)

    async def destroy(self, ref: Ref["_secret"]) -> None:
        """`secret.destroy`, for pool-operator and above."""
        await self._call("secret.destroy", VOID, ref)

    async def introduce(self, uuid: str, value: str, other_config: Mapping[str, str] | None = None) -> Ref["_secret"]:
        """`secret.introduce`, for pool-operator and above. By default other_config = {}."""
        return await self._call("secret.introduce", _secret_ref, uuid, value, *given((other_config, {})))

    async def get_all(self) -> list[Ref["_secret"]]:
        """`secret.get_all`, for pool-operator and above."""
        return await self._call("secret.get_all", _secret_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_secret"]]:
        """`secret.get_all_where`, for pool-operator and above."""
        return await self._call("secret.get_all_where", _secret_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_secret"], SecretRecord]:
        """`secret.get_all_records_where`, for pool-operator and above."""
        return await self._call("secret.get_all_records_where", _secret_ref_to_secret_record, expr)

    async def get_all_records(self) -> dict[Ref["_secret"], SecretRecord]:
        """`secret.get_all_records`, for pool-operator and above."""
        return await self._call("secret.get_all_records", _secret_ref_to_secret_record)

    async def get_uuid(self, ref: Ref["_secret"]) -> str:
        """`secret.get_uuid`, for pool-operator and above."""
        return await self._call("secret.get_uuid", STRING, ref)

    async def get_value(self, ref: Ref["_secret"]) -> str:
        """`secret.get_value`, for pool-operator and above."""
        return await self._call("secret.get_value", STRING, ref)

    async def set_value(self, ref: Ref["_secret"], value: str) -> None:
        """`secret.set_value`, for pool-operator and above."""
        await self._call("secret.set_value", VOID, ref, value)

    async def get_other_config(self, ref: Ref["_secret"]) -> dict[str, str]:
        """`secret.get_other_config`, for read-only and above."""
        return await self._call("secret.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_secret"], value: Mapping[str, str]) -> None:
        """`secret.set_other_config`, for pool-operator and above."""
        await self._call("secret.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_secret"], key: str, value: str) -> None:
        """`secret.add_to_other_config`, for pool-operator and above."""
        await self._call("secret.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_secret"], key: str) -> None:
        """`secret.remove_from_other_config`, for pool-operator and above."""
        await self._call("secret.remove_from_other_config", VOID, ref, key)


class SecretAsync(AsyncMessages):
    """The messages of `secret` that run as tasks."""

    __slots__ = ()

    async def create(self, args: SecretCreate) -> TaskRef[Ref["_secret"]]:
        """`secret.create`, for pool-operator and above."""
        return await self._start("secret.create", _secret_ref, args)

    async def destroy(self, ref: Ref["_secret"]) -> TaskRef[None]:
        """`secret.destroy`, for pool-operator and above."""
        return await self._start("secret.destroy", VOID, ref)
