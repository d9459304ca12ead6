# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `session`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, DATE, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .host import host as _host
    from .session import session as _session
    from .subject import subject as _subject
    from .task import task as _task
    from .user import user as _user


class SessionRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a session; one that an older server does not have holds its default."""

    uuid: str = ""
    this_host: Ref["_host"] = NULL_REF
    this_user: Ref["_user"] = NULL_REF
    last_active: Date = EPOCH
    pool: bool = False
    other_config: dict[str, str] = {}
    is_local_superuser: bool = False
    subject: Ref["_subject"] = NULL_REF
    validation_time: Date = EPOCH
    auth_user_sid: str = ""
    auth_user_name: str = ""
    rbac_permissions: list[str] = []
    tasks: list[Ref["_task"]] = []
    parent: Ref["_session"] = NULL_REF
    originator: str = ""
    client_certificate: bool = False


_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_session_record: Final[Shape[SessionRecord]] = Shape(SessionRecord)
_session_ref: Final[Shape[Ref["_session"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_subject_ref: Final[Shape[Ref["_subject"]]] = Shape(str)
_task_ref_set: Final[Shape[list[Ref["_task"]]]] = Shape(list[str])
_user_ref: Final[Shape[Ref["_user"]]] = Shape(str)


class session(Messages):
    """The messages of `session`."""

    __slots__ = ()

    async def login_with_password(self, uname: str, pwd: str, version: str | None = None, originator: str | None = None) -> Ref["_session"]:
        """`session.login_with_password`, for read-only and above. By default version = '1.1', originator = ''.

        Errors: SESSION_AUTHENTICATION_FAILED, HOST_IS_SLAVE.
        """
        return await self._call("session.login_with_password", _session_ref, uname, pwd, *given((version, "1.1"), (originator, "")), session=False)

    async def logout(self) -> None:
        """`session.logout`, for read-only and above."""
        await self._call("session.logout", VOID)

    async def change_password(self, old_pwd: str, new_pwd: str) -> None:
        """`session.change_password`, for local-root-only and above."""
        await self._call("session.change_password", VOID, old_pwd, new_pwd)

    async def slave_login(self, host: Ref["_host"], psecret: str) -> Ref["_session"]:
        """`session.slave_login`, for pool-admin and above."""
        return await self._call("session.slave_login", _session_ref, host, psecret, session=False)

    async def slave_local_login(self, psecret: str) -> Ref["_session"]:
        """`session.slave_local_login`, for pool-admin and above."""
        return await self._call("session.slave_local_login", _session_ref, psecret, session=False)

    async def slave_local_login_with_password(self, uname: str, pwd: str) -> Ref["_session"]:
        """`session.slave_local_login_with_password`, for pool-admin and above."""
        return await self._call("session.slave_local_login_with_password", _session_ref, uname, pwd, session=False)

    async def create_from_db_file(self, filename: str) -> Ref["_session"]:
        """`session.create_from_db_file`, for local-root-only and above."""
        return await self._call("session.create_from_db_file", _session_ref, filename)

    async def local_logout(self) -> None:
        """`session.local_logout`, for pool-admin and above."""
        await self._call("session.local_logout", VOID)

    async def get_all_subject_identifiers(self) -> list[str]:
        """`session.get_all_subject_identifiers`, for read-only and above."""
        return await self._call("session.get_all_subject_identifiers", _string_set)

    async def logout_subject_identifier(self, subject_identifier: str) -> None:
        """`session.logout_subject_identifier`, for pool-operator and above."""
        await self._call("session.logout_subject_identifier", VOID, subject_identifier)

    async def get_record(self, ref: Ref["_session"]) -> SessionRecord:
        """`session.get_record`, for read-only and above."""
        return await self._call("session.get_record", _session_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_session"]:
        """`session.get_by_uuid`, for read-only and above."""
        return await self._call("session.get_by_uuid", _session_ref, uuid)

    async def get_uuid(self, ref: Ref["_session"]) -> str:
        """`session.get_uuid`, for read-only and above."""
        return await self._call("session.get_uuid", STRING, ref)

    async def get_this_host(self, ref: Ref["_session"]) -> Ref["_host"]:
        """`session.get_this_host`, for read-only and above."""
        return await self._call("session.get_this_host", _host_ref, ref)

    async def get_this_user(self, ref: Ref["_session"]) -> Ref["_user"]:
        """`session.get_this_user`, for read-only and above."""
        return await self._call("session.get_this_user", _user_ref, ref)

    async def get_last_active(self, ref: Ref["_session"]) -> Date:
        """`session.get_last_active`, for read-only and above."""
        return await self._call("session.get_last_active", DATE, ref)

    async def get_pool(self, ref: Ref["_session"]) -> bool:
        """`session.get_pool`, for read-only and above."""
        return await self._call("session.get_pool", BOOL, ref)

    async def get_other_config(self, ref: Ref["_session"]) -> dict[str, str]:
        """`session.get_other_config`, for read-only and above."""
        return await self._call("session.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_session"], value: Mapping[str, str]) -> None:
        """`session.set_other_config`, for pool-admin and above."""
        await self._call("session.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_session"], key: str, value: str) -> None:
        """`session.add_to_other_config`, for pool-admin and above."""
        await self._call("session.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_session"], key: str) -> None:
        """`session.remove_from_other_config`, for pool-admin and above."""
        await self._call("session.remove_from_other_config", VOID, ref, key)

    async def get_is_local_superuser(self, ref: Ref["_session"]) -> bool:
        """`session.get_is_local_superuser`, for read-only and above."""
        return await self._call("session.get_is_local_superuser", BOOL, ref)

    async def get_subject(self, ref: Ref["_session"]) -> Ref["_subject"]:
        """`session.get_subject`, for read-only and above."""
        return await self._call("session.get_subject", _subject_ref, ref)

    async def get_validation_time(self, ref: Ref["_session"]) -> Date:
        """`session.get_validation_time`, for read-only and above."""
        return await self._call("session.get_validation_time", DATE, ref)

    async def get_auth_user_sid(self, ref: Ref["_session"]) -> str:
        """`session.get_auth_user_sid`, for read-only and above."""
        return await self._call("session.get_auth_user_sid", STRING, ref)

    async def get_auth_user_name(self, ref: Ref["_session"]) -> str:
        """`session.get_auth_user_name`, for read-only and above."""
        return await self._call("session.get_auth_user_name", STRING, ref)

    async def get_rbac_permissions(self, ref: Ref["_session"]) -> list[str]:
        """`session.get_rbac_permissions`, for read-only and above."""
        return await self._call("session.get_rbac_permissions", _string_set, ref)

    async def get_tasks(self, ref: Ref["_session"]) -> list[Ref["_task"]]:
        """`session.get_tasks`, for read-only and above."""
        return await self._call("session.get_tasks", _task_ref_set, ref)

    async def get_parent(self, ref: Ref["_session"]) -> Ref["_session"]:
        """`session.get_parent`, for read-only and above."""
        return await self._call("session.get_parent", _session_ref, ref)

    async def get_originator(self, ref: Ref["_session"]) -> str:
        """`session.get_originator`, for read-only and above."""
        return await self._call("session.get_originator", STRING, ref)

    async def get_client_certificate(self, ref: Ref["_session"]) -> bool:
        """`session.get_client_certificate`, for read-only and above."""
        return await self._call("session.get_client_certificate", BOOL, ref)


class SessionAsync(AsyncMessages):
    """The messages of `session` that run as tasks."""

    __slots__ = ()

    async def create_from_db_file(self, filename: str) -> TaskRef[Ref["_session"]]:
        """`session.create_from_db_file`, for local-root-only and above."""
        return await self._start("session.create_from_db_file", _session_ref, filename)

    async def get_all_subject_identifiers(self) -> TaskRef[list[str]]:
        """`session.get_all_subject_identifiers`, for read-only and above."""
        return await self._start("session.get_all_subject_identifiers", _string_set)

    async def logout_subject_identifier(self, subject_identifier: str) -> TaskRef[None]:
        """`session.logout_subject_identifier`, for pool-operator and above."""
        return await self._start("session.logout_subject_identifier", VOID, subject_identifier)
