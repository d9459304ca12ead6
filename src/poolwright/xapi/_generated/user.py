# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `user`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import TaskRef
    from .user import user as _user


class UserRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a user; one that an older server does not have holds its default."""

    uuid: str = ""
    short_name: str = ""
    fullname: str = ""
    other_config: dict[str, str] = {}


if TYPE_CHECKING:

    class UserCreate(TypedDict, total=False):
        """What `user.create` takes."""

        short_name: Required[str]
        fullname: Required[str]
        other_config: NotRequired[Mapping[str, str]]

else:
    UserCreate = dict


_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_user_record: Final[Shape[UserRecord]] = Shape(UserRecord)
_user_ref: Final[Shape[Ref["_user"]]] = Shape(str)


class user(Messages):
    """The messages of `user`."""

    __slots__ = ()

    async def create(self, args: UserCreate) -> Ref["_user"]:
        """`user.create`, for pool-admin and above. State: deprecated."""
        return await self._call("user.create", _user_ref, args)

    async def destroy(self, ref: Ref["_user"]) -> None:
        """`user.destroy`, for pool-admin and above. State: deprecated."""
        await self._call("user.destroy", VOID, ref)

    async def get_uuid(self, ref: Ref["_user"]) -> str:
        """`user.get_uuid`, for read-only and above."""
        return await self._call("user.get_uuid", STRING, ref)

    async def get_short_name(self, ref: Ref["_user"]) -> str:
        """`user.get_short_name`, for read-only and above."""
        return await self._call("user.get_short_name", STRING, ref)

    async def get_fullname(self, ref: Ref["_user"]) -> str:
        """`user.get_fullname`, for read-only and above."""
        return await self._call("user.get_fullname", STRING, ref)

    async def get_other_config(self, ref: Ref["_user"]) -> dict[str, str]:
        """`user.get_other_config`, for read-only and above."""
        return await self._call("user.get_other_config", _string_to_string, ref)

    async def set_fullname(self, ref: Ref["_user"], value: str) -> None:
        """`user.set_fullname`, for pool-admin and above."""
        await self._call("user.set_fullname", VOID, ref, value)

    async def set_other_config(self, ref: Ref["_user"], value: Mapping[str, str]) -> None:
        """`user.set_other_config`, for pool-admin and above."""
        await self._call("user.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_user"], key: str, value: str) -> None:
        """`user.add_to_other_config`, for pool-admin and above."""
        await self._call("user.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_user"], key: str) -> None:
        """`user.remove_from_other_config`, for pool-admin and above."""
        await self._call("user.remove_from_other_config", VOID, ref, key)

    async def get_record(self, ref: Ref["_user"]) -> UserRecord:
        """`user.get_record`, for read-only and above. State: deprecated."""
        return await self._call("user.get_record", _user_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_user"]:
        """`user.get_by_uuid`, for read-only and above. State: deprecated."""
        return await self._call("user.get_by_uuid", _user_ref, uuid)


class UserAsync(AsyncMessages):
    """The messages of `user` that run as tasks."""

    __slots__ = ()

    async def create(self, args: UserCreate) -> TaskRef[Ref["_user"]]:
        """`user.create`, for pool-admin and above. State: deprecated."""
        return await self._start("user.create", _user_ref, args)

    async def destroy(self, ref: Ref["_user"]) -> TaskRef[None]:
        """`user.destroy`, for pool-admin and above. State: deprecated."""
        return await self._start("user.destroy", VOID, ref)
