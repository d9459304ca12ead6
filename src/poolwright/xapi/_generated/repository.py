# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Repository`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import Ref
from .enums import Origin

if TYPE_CHECKING:
    from ..types import TaskRef
    from .repository import Repository as _Repository
    from .host import host as _host


class RepositoryRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Repository; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    binary_url: str = ""
    source_url: str = ""
    update: bool = False
    hash: str = ""
    up_to_date: bool = False
    gpgkey_path: str = ""
    origin: Origin = Origin("remote")
    certificate: str = ""


_Repository_record: Final[Shape[RepositoryRecord]] = Shape(RepositoryRecord)
_Repository_ref: Final[Shape[Ref["_Repository"]]] = Shape(str)
_Repository_ref_set: Final[Shape[list[Ref["_Repository"]]]] = Shape(list[str])
_Repository_ref_to_Repository_record: Final[Shape[dict[Ref["_Repository"], RepositoryRecord]]] = Shape(dict[str, RepositoryRecord])
_origin_word: Final[Shape[Origin]] = Shape(Origin)


class Repository(Messages):
    """The messages of `Repository`."""

    __slots__ = ()

    async def introduce(self, name_label: str, name_description: str, binary_url: str, source_url: str, update: bool, gpgkey_path: str | None = None) -> Ref["_Repository"]:
        """`Repository.introduce`, for pool-operator+client-cert and above. By default gpgkey_path = ''."""
        return await self._call("Repository.introduce", _Repository_ref, name_label, name_description, binary_url, source_url, update, *given((gpgkey_path, "")))

    async def introduce_bundle(self, name_label: str, name_description: str) -> Ref["_Repository"]:
        """`Repository.introduce_bundle`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._call("Repository.introduce_bundle", _Repository_ref, name_label, name_description)

    async def introduce_remote_pool(self, name_label: str, name_description: str, binary_url: str, certificate: str) -> Ref["_Repository"]:
        """`Repository.introduce_remote_pool`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._call("Repository.introduce_remote_pool", _Repository_ref, name_label, name_description, binary_url, certificate)

    async def forget(self, ref: Ref["_Repository"]) -> None:
        """`Repository.forget`, for pool-operator+client-cert and above."""
        await self._call("Repository.forget", VOID, ref)

    async def apply(self, host: Ref["_host"]) -> None:
        """`Repository.apply`, for pool-operator+client-cert and above. For the pool's own hosts only."""
        await self._call("Repository.apply", VOID, host)

    async def set_gpgkey_path(self, ref: Ref["_Repository"], value: str) -> None:
        """`Repository.set_gpgkey_path`, for pool-operator+client-cert and above. State: prototyped."""
        await self._call("Repository.set_gpgkey_path", VOID, ref, value)

    async def apply_livepatch(self, host: Ref["_host"], component: str, base_build_id: str, base_version: str, base_release: str, to_version: str, to_release: str) -> None:
        """`Repository.apply_livepatch`, for pool-operator+client-cert and above. State: prototyped. For the pool's own hosts only."""
        await self._call("Repository.apply_livepatch", VOID, host, component, base_build_id, base_version, base_release, to_version, to_release)

    async def get_record(self, ref: Ref["_Repository"]) -> RepositoryRecord:
        """`Repository.get_record`, for read-only and above."""
        return await self._call("Repository.get_record", _Repository_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Repository"]:
        """`Repository.get_by_uuid`, for read-only and above."""
        return await self._call("Repository.get_by_uuid", _Repository_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_Repository"]]:
        """`Repository.get_by_name_label`, for read-only and above."""
        return await self._call("Repository.get_by_name_label", _Repository_ref_set, label)

    async def get_all(self) -> list[Ref["_Repository"]]:
        """`Repository.get_all`, for read-only and above."""
        return await self._call("Repository.get_all", _Repository_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Repository"]]:
        """`Repository.get_all_where`, for read-only and above."""
        return await self._call("Repository.get_all_where", _Repository_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Repository"], RepositoryRecord]:
        """`Repository.get_all_records_where`, for read-only and above."""
        return await self._call("Repository.get_all_records_where", _Repository_ref_to_Repository_record, expr)

    async def get_all_records(self) -> dict[Ref["_Repository"], RepositoryRecord]:
        """`Repository.get_all_records`, for read-only and above."""
        return await self._call("Repository.get_all_records", _Repository_ref_to_Repository_record)

    async def get_uuid(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_uuid`, for read-only and above."""
        return await self._call("Repository.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_name_label`, for read-only and above."""
        return await self._call("Repository.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_Repository"], value: str) -> None:
        """`Repository.set_name_label`, for pool-operator+client-cert and above."""
        await self._call("Repository.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_name_description`, for read-only and above."""
        return await self._call("Repository.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_Repository"], value: str) -> None:
        """`Repository.set_name_description`, for pool-operator+client-cert and above."""
        await self._call("Repository.set_name_description", VOID, ref, value)

    async def get_binary_url(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_binary_url`, for read-only and above."""
        return await self._call("Repository.get_binary_url", STRING, ref)

    async def get_source_url(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_source_url`, for read-only and above."""
        return await self._call("Repository.get_source_url", STRING, ref)

    async def get_update(self, ref: Ref["_Repository"]) -> bool:
        """`Repository.get_update`, for read-only and above."""
        return await self._call("Repository.get_update", BOOL, ref)

    async def get_hash(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_hash`, for read-only and above."""
        return await self._call("Repository.get_hash", STRING, ref)

    async def get_up_to_date(self, ref: Ref["_Repository"]) -> bool:
        """`Repository.get_up_to_date`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("Repository.get_up_to_date", BOOL, ref)

    async def get_gpgkey_path(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_gpgkey_path`, for read-only and above. State: prototyped."""
        return await self._call("Repository.get_gpgkey_path", STRING, ref)

    async def get_origin(self, ref: Ref["_Repository"]) -> Origin:
        """`Repository.get_origin`, for read-only and above. State: prototyped."""
        return await self._call("Repository.get_origin", _origin_word, ref)

    async def get_certificate(self, ref: Ref["_Repository"]) -> str:
        """`Repository.get_certificate`, for read-only and above. State: prototyped."""
        return await self._call("Repository.get_certificate", STRING, ref)


class RepositoryAsync(AsyncMessages):
    """The messages of `Repository` that run as tasks."""

    __slots__ = ()

    async def introduce(self, name_label: str, name_description: str, binary_url: str, source_url: str, update: bool, gpgkey_path: str | None = None) -> TaskRef[Ref["_Repository"]]:
        """`Repository.introduce`, for pool-operator+client-cert and above. By default gpgkey_path = ''."""
        return await self._start("Repository.introduce", _Repository_ref, name_label, name_description, binary_url, source_url, update, *given((gpgkey_path, "")))

    async def introduce_bundle(self, name_label: str, name_description: str) -> TaskRef[Ref["_Repository"]]:
        """`Repository.introduce_bundle`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("Repository.introduce_bundle", _Repository_ref, name_label, name_description)

    async def introduce_remote_pool(self, name_label: str, name_description: str, binary_url: str, certificate: str) -> TaskRef[Ref["_Repository"]]:
        """`Repository.introduce_remote_pool`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("Repository.introduce_remote_pool", _Repository_ref, name_label, name_description, binary_url, certificate)

    async def forget(self, ref: Ref["_Repository"]) -> TaskRef[None]:
        """`Repository.forget`, for pool-operator+client-cert and above."""
        return await self._start("Repository.forget", VOID, ref)

    async def apply(self, host: Ref["_host"]) -> TaskRef[None]:
        """`Repository.apply`, for pool-operator+client-cert and above. For the pool's own hosts only."""
        return await self._start("Repository.apply", VOID, host)

    async def set_gpgkey_path(self, ref: Ref["_Repository"], value: str) -> TaskRef[None]:
        """`Repository.set_gpgkey_path`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("Repository.set_gpgkey_path", VOID, ref, value)

    async def apply_livepatch(self, host: Ref["_host"], component: str, base_build_id: str, base_version: str, base_release: str, to_version: str, to_release: str) -> TaskRef[None]:
        """`Repository.apply_livepatch`, for pool-operator+client-cert and above. State: prototyped. For the pool's own hosts only."""
        return await self._start("Repository.apply_livepatch", VOID, host, component, base_build_id, base_version, base_release, to_version, to_release)
