# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VDI`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import OnBoot, VdiOperations, VdiType
from .vdi_nbd_server_info import VdiNbdServerInfoRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import Strings, TaskRef
    from .enums import OnBootWord, VdiTypeWord
    from .sr import SR as _SR
    from .vbd import VBD as _VBD
    from .vdi import VDI as _VDI
    from .crashdump import crashdump as _crashdump
    from .host import host as _host
    from .pool import pool as _pool
    from .session import session as _session


class VDIRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VDI; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    allowed_operations: list[VdiOperations] = []
    current_operations: dict[str, VdiOperations] = {}
    SR: Ref["_SR"] = NULL_REF
    VBDs: list[Ref["_VBD"]] = []
    crash_dumps: list[Ref["_crashdump"]] = []
    virtual_size: int = 0  #: bytes
    physical_utilisation: int = 0  #: bytes
    type: VdiType = VdiType("")
    sharable: bool = False
    read_only: bool = False
    other_config: dict[str, str] = {}
    storage_lock: bool = False
    location: str = ""
    managed: bool = False
    missing: bool = False
    parent: Ref["_VDI"] = NULL_REF
    xenstore_data: dict[str, str] = {}
    sm_config: dict[str, str] = {}
    is_a_snapshot: bool = False
    snapshot_of: Ref["_VDI"] = NULL_REF
    snapshots: list[Ref["_VDI"]] = []
    snapshot_time: Date = EPOCH
    tags: list[str] = []
    allow_caching: bool = False
    on_boot: OnBoot = OnBoot("persist")
    metadata_of_pool: Ref["_pool"] = NULL_REF
    metadata_latest: bool = False
    is_tools_iso: bool = False
    cbt_enabled: bool = False


if TYPE_CHECKING:

    class VDICreate(TypedDict, total=False):
        """What `VDI.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        SR: Required[Ref["_SR"]]
        virtual_size: Required[int]  #: bytes
        type: Required[VdiTypeWord]
        sharable: Required[bool]
        read_only: Required[bool]
        other_config: Required[Mapping[str, str]]
        xenstore_data: NotRequired[Mapping[str, str]]
        sm_config: NotRequired[Mapping[str, str]]
        tags: NotRequired[Strings]

else:
    VDICreate = dict


_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_VBD_ref_set: Final[Shape[list[Ref["_VBD"]]]] = Shape(list[str])
_VDI_record: Final[Shape[VDIRecord]] = Shape(VDIRecord)
_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_VDI_ref_set: Final[Shape[list[Ref["_VDI"]]]] = Shape(list[str])
_VDI_ref_to_VDI_record: Final[Shape[dict[Ref["_VDI"], VDIRecord]]] = Shape(dict[str, VDIRecord])
_crashdump_ref_set: Final[Shape[list[Ref["_crashdump"]]]] = Shape(list[str])
_on_boot_word: Final[Shape[OnBoot]] = Shape(OnBoot)
_pool_ref: Final[Shape[Ref["_pool"]]] = Shape(str)
_session_ref: Final[Shape[Ref["_session"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_vdi_operations_word: Final[Shape[dict[str, VdiOperations]]] = Shape(dict[str, VdiOperations])
_vdi_nbd_server_info_record_set: Final[Shape[list[VdiNbdServerInfoRecord]]] = Shape(list[VdiNbdServerInfoRecord])
_vdi_operations_word_set: Final[Shape[list[VdiOperations]]] = Shape(list[VdiOperations])
_vdi_type_word: Final[Shape[VdiType]] = Shape(VdiType)


class VDI(Messages):
    """The messages of `VDI`."""

    __slots__ = ()

    async def create(self, args: VDICreate) -> Ref["_VDI"]:
        """`VDI.create`, for vm-admin and above."""
        return await self._call("VDI.create", _VDI_ref, args)

    async def destroy(self, ref: Ref["_VDI"]) -> None:
        """`VDI.destroy`, for vm-admin and above."""
        await self._call("VDI.destroy", VOID, ref)

    async def snapshot(self, vdi: Ref["_VDI"], driver_params: Mapping[str, str] | None = None) -> Ref["_VDI"]:
        """`VDI.snapshot`, for vm-admin and above. By default driver_params = {}."""
        return await self._call("VDI.snapshot", _VDI_ref, vdi, *given((driver_params, {})))

    async def clone(self, vdi: Ref["_VDI"], driver_params: Mapping[str, str] | None = None) -> Ref["_VDI"]:
        """`VDI.clone`, for vm-admin and above. By default driver_params = {}."""
        return await self._call("VDI.clone", _VDI_ref, vdi, *given((driver_params, {})))

    async def resize(self, vdi: Ref["_VDI"], size: int) -> None:
        """`VDI.resize`, for vm-admin and above. Units: size: bytes."""
        await self._call("VDI.resize", VOID, vdi, size)

    async def resize_online(self, vdi: Ref["_VDI"], size: int) -> None:
        """`VDI.resize_online`, for vm-admin and above. Units: size: bytes."""
        await self._call("VDI.resize_online", VOID, vdi, size)

    async def introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None) -> Ref["_VDI"]:
        """`VDI.introduce`, for vm-admin and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL'.

        Errors: SR_OPERATION_NOT_SUPPORTED.
        """
        return await self._call("VDI.introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL")))

    async def pool_introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None, cbt_enabled: bool | None = None) -> Ref["_VDI"]:
        """`VDI.pool_introduce`, for vm-admin and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL', cbt_enabled = False."""
        return await self._call("VDI.pool_introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL"), (cbt_enabled, False)))

    async def db_introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None, cbt_enabled: bool | None = None) -> Ref["_VDI"]:
        """`VDI.db_introduce`, for local-root-only and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL', cbt_enabled = False."""
        return await self._call("VDI.db_introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL"), (cbt_enabled, False)))

    async def db_forget(self, vdi: Ref["_VDI"]) -> None:
        """`VDI.db_forget`, for local-root-only and above."""
        await self._call("VDI.db_forget", VOID, vdi)

    async def update(self, vdi: Ref["_VDI"]) -> None:
        """`VDI.update`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED.
        """
        await self._call("VDI.update", VOID, vdi)

    async def copy(self, vdi: Ref["_VDI"], sr: Ref["_SR"] | None = None, base_vdi: Ref["_VDI"] | None = None, into_vdi: Ref["_VDI"] | None = None) -> Ref["_VDI"]:
        """`VDI.copy`, for vm-admin and above. By default sr = 'OpaqueRef:NULL', base_vdi = 'OpaqueRef:NULL', into_vdi = 'OpaqueRef:NULL'.

        Errors: VDI_READONLY, VDI_TOO_SMALL, VDI_NOT_SPARSE.
        """
        return await self._call("VDI.copy", _VDI_ref, vdi, *given((sr, "OpaqueRef:NULL"), (base_vdi, "OpaqueRef:NULL"), (into_vdi, "OpaqueRef:NULL")))

    async def force_unlock(self, vdi: Ref["_VDI"]) -> None:
        """`VDI.force_unlock`, for vm-admin and above. State: deprecated."""
        await self._call("VDI.force_unlock", VOID, vdi)

    async def set_managed(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_managed`, for local-root-only and above."""
        await self._call("VDI.set_managed", VOID, ref, value)

    async def forget(self, vdi: Ref["_VDI"]) -> None:
        """`VDI.forget`, for vm-admin and above."""
        await self._call("VDI.forget", VOID, vdi)

    async def set_sharable(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_sharable`, for vm-admin and above."""
        await self._call("VDI.set_sharable", VOID, ref, value)

    async def set_read_only(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_read_only`, for vm-admin and above."""
        await self._call("VDI.set_read_only", VOID, ref, value)

    async def set_missing(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_missing`, for local-root-only and above."""
        await self._call("VDI.set_missing", VOID, ref, value)

    async def set_virtual_size(self, ref: Ref["_VDI"], value: int) -> None:
        """`VDI.set_virtual_size`, for local-root-only and above. Units: value: bytes."""
        await self._call("VDI.set_virtual_size", VOID, ref, value)

    async def set_physical_utilisation(self, ref: Ref["_VDI"], value: int) -> None:
        """`VDI.set_physical_utilisation`, for local-root-only and above. Units: value: bytes."""
        await self._call("VDI.set_physical_utilisation", VOID, ref, value)

    async def set_is_a_snapshot(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_is_a_snapshot`, for local-root-only and above."""
        await self._call("VDI.set_is_a_snapshot", VOID, ref, value)

    async def set_snapshot_of(self, ref: Ref["_VDI"], value: Ref["_VDI"]) -> None:
        """`VDI.set_snapshot_of`, for local-root-only and above."""
        await self._call("VDI.set_snapshot_of", VOID, ref, value)

    async def set_snapshot_time(self, ref: Ref["_VDI"], value: Date) -> None:
        """`VDI.set_snapshot_time`, for local-root-only and above."""
        await self._call("VDI.set_snapshot_time", VOID, ref, value)

    async def set_metadata_of_pool(self, ref: Ref["_VDI"], value: Ref["_pool"]) -> None:
        """`VDI.set_metadata_of_pool`, for local-root-only and above."""
        await self._call("VDI.set_metadata_of_pool", VOID, ref, value)

    async def set_name_label(self, ref: Ref["_VDI"], value: str) -> None:
        """`VDI.set_name_label`, for vm-admin and above."""
        await self._call("VDI.set_name_label", VOID, ref, value)

    async def set_name_description(self, ref: Ref["_VDI"], value: str) -> None:
        """`VDI.set_name_description`, for vm-admin and above."""
        await self._call("VDI.set_name_description", VOID, ref, value)

    async def generate_config(self, host: Ref["_host"], vdi: Ref["_VDI"]) -> str:
        """`VDI.generate_config`, for vm-admin and above."""
        return await self._call("VDI.generate_config", STRING, host, vdi)

    async def set_on_boot(self, ref: Ref["_VDI"], value: OnBootWord) -> None:
        """`VDI.set_on_boot`, for vm-admin and above."""
        await self._call("VDI.set_on_boot", VOID, ref, value)

    async def set_allow_caching(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_allow_caching`, for vm-admin and above."""
        await self._call("VDI.set_allow_caching", VOID, ref, value)

    async def open_database(self, ref: Ref["_VDI"]) -> Ref["_session"]:
        """`VDI.open_database`, for pool-operator and above."""
        return await self._call("VDI.open_database", _session_ref, ref)

    async def checksum(self, ref: Ref["_VDI"]) -> str:
        """`VDI.checksum`, for vm-admin and above."""
        return await self._call("VDI.checksum", STRING, ref)

    async def read_database_pool_uuid(self, ref: Ref["_VDI"]) -> str:
        """`VDI.read_database_pool_uuid`, for read-only and above."""
        return await self._call("VDI.read_database_pool_uuid", STRING, ref)

    async def pool_migrate(self, vdi: Ref["_VDI"], sr: Ref["_SR"], options: Mapping[str, str]) -> Ref["_VDI"]:
        """`VDI.pool_migrate`, for vm-power-admin and above."""
        return await self._call("VDI.pool_migrate", _VDI_ref, vdi, sr, options)

    async def enable_cbt(self, ref: Ref["_VDI"]) -> None:
        """`VDI.enable_cbt`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION.
        """
        await self._call("VDI.enable_cbt", VOID, ref)

    async def disable_cbt(self, ref: Ref["_VDI"]) -> None:
        """`VDI.disable_cbt`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION.
        """
        await self._call("VDI.disable_cbt", VOID, ref)

    async def set_cbt_enabled(self, ref: Ref["_VDI"], value: bool) -> None:
        """`VDI.set_cbt_enabled`, for local-root-only and above."""
        await self._call("VDI.set_cbt_enabled", VOID, ref, value)

    async def data_destroy(self, ref: Ref["_VDI"]) -> None:
        """`VDI.data_destroy`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_NO_CBT_METADATA, VDI_IN_USE, VDI_IS_A_PHYSICAL_DEVICE.
        """
        await self._call("VDI.data_destroy", VOID, ref)

    async def list_changed_blocks(self, vdi_from: Ref["_VDI"], vdi_to: Ref["_VDI"]) -> str:
        """`VDI.list_changed_blocks`, for vm-operator and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, VDI_IN_USE.
        """
        return await self._call("VDI.list_changed_blocks", STRING, vdi_from, vdi_to)

    async def get_nbd_info(self, ref: Ref["_VDI"]) -> list[VdiNbdServerInfoRecord]:
        """`VDI.get_nbd_info`, for vm-admin and above.

        Errors: VDI_INCOMPATIBLE_TYPE.
        """
        return await self._call("VDI.get_nbd_info", _vdi_nbd_server_info_record_set, ref)

    async def revert(self, snapshot: Ref["_VDI"]) -> None:
        """`VDI.revert`, for vm-power-admin and above. State: prototyped.

        Errors: UNIMPLEMENTED_IN_SM_BACKEND.
        """
        await self._call("VDI.revert", VOID, snapshot)

    async def get_record(self, ref: Ref["_VDI"]) -> VDIRecord:
        """`VDI.get_record`, for read-only and above."""
        return await self._call("VDI.get_record", _VDI_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VDI"]:
        """`VDI.get_by_uuid`, for read-only and above."""
        return await self._call("VDI.get_by_uuid", _VDI_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VDI"]]:
        """`VDI.get_by_name_label`, for read-only and above."""
        return await self._call("VDI.get_by_name_label", _VDI_ref_set, label)

    async def get_all(self) -> list[Ref["_VDI"]]:
        """`VDI.get_all`, for read-only and above."""
        return await self._call("VDI.get_all", _VDI_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VDI"]]:
        """`VDI.get_all_where`, for read-only and above."""
        return await self._call("VDI.get_all_where", _VDI_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VDI"], VDIRecord]:
        """`VDI.get_all_records_where`, for read-only and above."""
        return await self._call("VDI.get_all_records_where", _VDI_ref_to_VDI_record, expr)

    async def get_all_records(self) -> dict[Ref["_VDI"], VDIRecord]:
        """`VDI.get_all_records`, for read-only and above."""
        return await self._call("VDI.get_all_records", _VDI_ref_to_VDI_record)

    async def get_uuid(self, ref: Ref["_VDI"]) -> str:
        """`VDI.get_uuid`, for read-only and above."""
        return await self._call("VDI.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_VDI"]) -> str:
        """`VDI.get_name_label`, for read-only and above."""
        return await self._call("VDI.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_VDI"]) -> str:
        """`VDI.get_name_description`, for read-only and above."""
        return await self._call("VDI.get_name_description", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_VDI"]) -> list[VdiOperations]:
        """`VDI.get_allowed_operations`, for read-only and above."""
        return await self._call("VDI.get_allowed_operations", _vdi_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VDI"]) -> dict[str, VdiOperations]:
        """`VDI.get_current_operations`, for read-only and above."""
        return await self._call("VDI.get_current_operations", _string_to_vdi_operations_word, ref)

    async def get_SR(self, ref: Ref["_VDI"]) -> Ref["_SR"]:
        """`VDI.get_SR`, for read-only and above."""
        return await self._call("VDI.get_SR", _SR_ref, ref)

    async def get_VBDs(self, ref: Ref["_VDI"]) -> list[Ref["_VBD"]]:
        """`VDI.get_VBDs`, for read-only and above."""
        return await self._call("VDI.get_VBDs", _VBD_ref_set, ref)

    async def get_crash_dumps(self, ref: Ref["_VDI"]) -> list[Ref["_crashdump"]]:
        """`VDI.get_crash_dumps`, for read-only and above."""
        return await self._call("VDI.get_crash_dumps", _crashdump_ref_set, ref)

    async def get_virtual_size(self, ref: Ref["_VDI"]) -> int:
        """`VDI.get_virtual_size`, for read-only and above. Units: result: bytes."""
        return await self._call("VDI.get_virtual_size", INT, ref)

    async def get_physical_utilisation(self, ref: Ref["_VDI"]) -> int:
        """`VDI.get_physical_utilisation`, for read-only and above. Units: result: bytes."""
        return await self._call("VDI.get_physical_utilisation", INT, ref)

    async def get_type(self, ref: Ref["_VDI"]) -> VdiType:
        """`VDI.get_type`, for read-only and above."""
        return await self._call("VDI.get_type", _vdi_type_word, ref)

    async def get_sharable(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_sharable`, for read-only and above."""
        return await self._call("VDI.get_sharable", BOOL, ref)

    async def get_read_only(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_read_only`, for read-only and above."""
        return await self._call("VDI.get_read_only", BOOL, ref)

    async def get_other_config(self, ref: Ref["_VDI"]) -> dict[str, str]:
        """`VDI.get_other_config`, for read-only and above."""
        return await self._call("VDI.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VDI"], value: Mapping[str, str]) -> None:
        """`VDI.set_other_config`, for vm-admin and above."""
        await self._call("VDI.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VDI"], key: str, value: str) -> None:
        """`VDI.add_to_other_config`, for vm-admin and above."""
        await self._call("VDI.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VDI"], key: str) -> None:
        """`VDI.remove_from_other_config`, for vm-admin and above."""
        await self._call("VDI.remove_from_other_config", VOID, ref, key)

    async def get_storage_lock(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_storage_lock`, for read-only and above."""
        return await self._call("VDI.get_storage_lock", BOOL, ref)

    async def get_location(self, ref: Ref["_VDI"]) -> str:
        """`VDI.get_location`, for read-only and above."""
        return await self._call("VDI.get_location", STRING, ref)

    async def get_managed(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_managed`, for read-only and above."""
        return await self._call("VDI.get_managed", BOOL, ref)

    async def get_missing(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_missing`, for read-only and above."""
        return await self._call("VDI.get_missing", BOOL, ref)

    async def get_parent(self, ref: Ref["_VDI"]) -> Ref["_VDI"]:
        """`VDI.get_parent`, for read-only and above. State: deprecated."""
        return await self._call("VDI.get_parent", _VDI_ref, ref)

    async def get_xenstore_data(self, ref: Ref["_VDI"]) -> dict[str, str]:
        """`VDI.get_xenstore_data`, for read-only and above."""
        return await self._call("VDI.get_xenstore_data", _string_to_string, ref)

    async def set_xenstore_data(self, ref: Ref["_VDI"], value: Mapping[str, str]) -> None:
        """`VDI.set_xenstore_data`, for vm-admin and above."""
        await self._call("VDI.set_xenstore_data", VOID, ref, value)

    async def add_to_xenstore_data(self, ref: Ref["_VDI"], key: str, value: str) -> None:
        """`VDI.add_to_xenstore_data`, for vm-admin and above."""
        await self._call("VDI.add_to_xenstore_data", VOID, ref, key, value)

    async def remove_from_xenstore_data(self, ref: Ref["_VDI"], key: str) -> None:
        """`VDI.remove_from_xenstore_data`, for vm-admin and above."""
        await self._call("VDI.remove_from_xenstore_data", VOID, ref, key)

    async def get_sm_config(self, ref: Ref["_VDI"]) -> dict[str, str]:
        """`VDI.get_sm_config`, for read-only and above."""
        return await self._call("VDI.get_sm_config", _string_to_string, ref)

    async def set_sm_config(self, ref: Ref["_VDI"], value: Mapping[str, str]) -> None:
        """`VDI.set_sm_config`, for vm-admin and above."""
        await self._call("VDI.set_sm_config", VOID, ref, value)

    async def add_to_sm_config(self, ref: Ref["_VDI"], key: str, value: str) -> None:
        """`VDI.add_to_sm_config`, for vm-admin and above."""
        await self._call("VDI.add_to_sm_config", VOID, ref, key, value)

    async def remove_from_sm_config(self, ref: Ref["_VDI"], key: str) -> None:
        """`VDI.remove_from_sm_config`, for vm-admin and above."""
        await self._call("VDI.remove_from_sm_config", VOID, ref, key)

    async def get_is_a_snapshot(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_is_a_snapshot`, for read-only and above."""
        return await self._call("VDI.get_is_a_snapshot", BOOL, ref)

    async def get_snapshot_of(self, ref: Ref["_VDI"]) -> Ref["_VDI"]:
        """`VDI.get_snapshot_of`, for read-only and above."""
        return await self._call("VDI.get_snapshot_of", _VDI_ref, ref)

    async def get_snapshots(self, ref: Ref["_VDI"]) -> list[Ref["_VDI"]]:
        """`VDI.get_snapshots`, for read-only and above."""
        return await self._call("VDI.get_snapshots", _VDI_ref_set, ref)

    async def get_snapshot_time(self, ref: Ref["_VDI"]) -> Date:
        """`VDI.get_snapshot_time`, for read-only and above."""
        return await self._call("VDI.get_snapshot_time", DATE, ref)

    async def get_tags(self, ref: Ref["_VDI"]) -> list[str]:
        """`VDI.get_tags`, for read-only and above."""
        return await self._call("VDI.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_VDI"], value: Strings) -> None:
        """`VDI.set_tags`, for vm-operator and above."""
        await self._call("VDI.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_VDI"], value: str) -> None:
        """`VDI.add_tags`, for vm-operator and above."""
        await self._call("VDI.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_VDI"], value: str) -> None:
        """`VDI.remove_tags`, for vm-operator and above."""
        await self._call("VDI.remove_tags", VOID, ref, value)

    async def get_allow_caching(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_allow_caching`, for read-only and above."""
        return await self._call("VDI.get_allow_caching", BOOL, ref)

    async def get_on_boot(self, ref: Ref["_VDI"]) -> OnBoot:
        """`VDI.get_on_boot`, for read-only and above."""
        return await self._call("VDI.get_on_boot", _on_boot_word, ref)

    async def get_metadata_of_pool(self, ref: Ref["_VDI"]) -> Ref["_pool"]:
        """`VDI.get_metadata_of_pool`, for read-only and above."""
        return await self._call("VDI.get_metadata_of_pool", _pool_ref, ref)

    async def get_metadata_latest(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_metadata_latest`, for read-only and above."""
        return await self._call("VDI.get_metadata_latest", BOOL, ref)

    async def get_is_tools_iso(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_is_tools_iso`, for read-only and above."""
        return await self._call("VDI.get_is_tools_iso", BOOL, ref)

    async def get_cbt_enabled(self, ref: Ref["_VDI"]) -> bool:
        """`VDI.get_cbt_enabled`, for read-only and above."""
        return await self._call("VDI.get_cbt_enabled", BOOL, ref)


class VDIAsync(AsyncMessages):
    """The messages of `VDI` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VDICreate) -> TaskRef[Ref["_VDI"]]:
        """`VDI.create`, for vm-admin and above."""
        return await self._start("VDI.create", _VDI_ref, args)

    async def destroy(self, ref: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.destroy`, for vm-admin and above."""
        return await self._start("VDI.destroy", VOID, ref)

    async def snapshot(self, vdi: Ref["_VDI"], driver_params: Mapping[str, str] | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.snapshot`, for vm-admin and above. By default driver_params = {}."""
        return await self._start("VDI.snapshot", _VDI_ref, vdi, *given((driver_params, {})))

    async def clone(self, vdi: Ref["_VDI"], driver_params: Mapping[str, str] | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.clone`, for vm-admin and above. By default driver_params = {}."""
        return await self._start("VDI.clone", _VDI_ref, vdi, *given((driver_params, {})))

    async def resize(self, vdi: Ref["_VDI"], size: int) -> TaskRef[None]:
        """`VDI.resize`, for vm-admin and above. Units: size: bytes."""
        return await self._start("VDI.resize", VOID, vdi, size)

    async def resize_online(self, vdi: Ref["_VDI"], size: int) -> TaskRef[None]:
        """`VDI.resize_online`, for vm-admin and above. Units: size: bytes."""
        return await self._start("VDI.resize_online", VOID, vdi, size)

    async def introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.introduce`, for vm-admin and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL'.

        Errors: SR_OPERATION_NOT_SUPPORTED.
        """
        return await self._start("VDI.introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL")))

    async def pool_introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None, cbt_enabled: bool | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.pool_introduce`, for vm-admin and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL', cbt_enabled = False."""
        return await self._start("VDI.pool_introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL"), (cbt_enabled, False)))

    async def db_introduce(self, uuid: str, name_label: str, name_description: str, SR: Ref["_SR"], type: VdiTypeWord, sharable: bool, read_only: bool, other_config: Mapping[str, str], location: str, xenstore_data: Mapping[str, str] | None = None, sm_config: Mapping[str, str] | None = None, managed: bool | None = None, virtual_size: int | None = None, physical_utilisation: int | None = None, metadata_of_pool: Ref["_pool"] | None = None, is_a_snapshot: bool | None = None, snapshot_time: Date | None = None, snapshot_of: Ref["_VDI"] | None = None, cbt_enabled: bool | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.db_introduce`, for local-root-only and above. Units: virtual_size: bytes; physical_utilisation: bytes. By default xenstore_data = {}, sm_config = {}, managed = True, virtual_size = 0, physical_utilisation = 0, metadata_of_pool = 'OpaqueRef:NULL', is_a_snapshot = False, snapshot_time = never, snapshot_of = 'OpaqueRef:NULL', cbt_enabled = False."""
        return await self._start("VDI.db_introduce", _VDI_ref, uuid, name_label, name_description, SR, type, sharable, read_only, other_config, location, *given((xenstore_data, {}), (sm_config, {}), (managed, True), (virtual_size, 0), (physical_utilisation, 0), (metadata_of_pool, "OpaqueRef:NULL"), (is_a_snapshot, False), (snapshot_time, EPOCH), (snapshot_of, "OpaqueRef:NULL"), (cbt_enabled, False)))

    async def db_forget(self, vdi: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.db_forget`, for local-root-only and above."""
        return await self._start("VDI.db_forget", VOID, vdi)

    async def update(self, vdi: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.update`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED.
        """
        return await self._start("VDI.update", VOID, vdi)

    async def copy(self, vdi: Ref["_VDI"], sr: Ref["_SR"] | None = None, base_vdi: Ref["_VDI"] | None = None, into_vdi: Ref["_VDI"] | None = None) -> TaskRef[Ref["_VDI"]]:
        """`VDI.copy`, for vm-admin and above. By default sr = 'OpaqueRef:NULL', base_vdi = 'OpaqueRef:NULL', into_vdi = 'OpaqueRef:NULL'.

        Errors: VDI_READONLY, VDI_TOO_SMALL, VDI_NOT_SPARSE.
        """
        return await self._start("VDI.copy", _VDI_ref, vdi, *given((sr, "OpaqueRef:NULL"), (base_vdi, "OpaqueRef:NULL"), (into_vdi, "OpaqueRef:NULL")))

    async def force_unlock(self, vdi: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.force_unlock`, for vm-admin and above. State: deprecated."""
        return await self._start("VDI.force_unlock", VOID, vdi)

    async def forget(self, vdi: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.forget`, for vm-admin and above."""
        return await self._start("VDI.forget", VOID, vdi)

    async def set_name_label(self, ref: Ref["_VDI"], value: str) -> TaskRef[None]:
        """`VDI.set_name_label`, for vm-admin and above."""
        return await self._start("VDI.set_name_label", VOID, ref, value)

    async def set_name_description(self, ref: Ref["_VDI"], value: str) -> TaskRef[None]:
        """`VDI.set_name_description`, for vm-admin and above."""
        return await self._start("VDI.set_name_description", VOID, ref, value)

    async def generate_config(self, host: Ref["_host"], vdi: Ref["_VDI"]) -> TaskRef[str]:
        """`VDI.generate_config`, for vm-admin and above."""
        return await self._start("VDI.generate_config", STRING, host, vdi)

    async def set_on_boot(self, ref: Ref["_VDI"], value: OnBootWord) -> TaskRef[None]:
        """`VDI.set_on_boot`, for vm-admin and above."""
        return await self._start("VDI.set_on_boot", VOID, ref, value)

    async def set_allow_caching(self, ref: Ref["_VDI"], value: bool) -> TaskRef[None]:
        """`VDI.set_allow_caching`, for vm-admin and above."""
        return await self._start("VDI.set_allow_caching", VOID, ref, value)

    async def open_database(self, ref: Ref["_VDI"]) -> TaskRef[Ref["_session"]]:
        """`VDI.open_database`, for pool-operator and above."""
        return await self._start("VDI.open_database", _session_ref, ref)

    async def checksum(self, ref: Ref["_VDI"]) -> TaskRef[str]:
        """`VDI.checksum`, for vm-admin and above."""
        return await self._start("VDI.checksum", STRING, ref)

    async def read_database_pool_uuid(self, ref: Ref["_VDI"]) -> TaskRef[str]:
        """`VDI.read_database_pool_uuid`, for read-only and above."""
        return await self._start("VDI.read_database_pool_uuid", STRING, ref)

    async def pool_migrate(self, vdi: Ref["_VDI"], sr: Ref["_SR"], options: Mapping[str, str]) -> TaskRef[Ref["_VDI"]]:
        """`VDI.pool_migrate`, for vm-power-admin and above."""
        return await self._start("VDI.pool_migrate", _VDI_ref, vdi, sr, options)

    async def enable_cbt(self, ref: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.enable_cbt`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION.
        """
        return await self._start("VDI.enable_cbt", VOID, ref)

    async def disable_cbt(self, ref: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.disable_cbt`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION.
        """
        return await self._start("VDI.disable_cbt", VOID, ref)

    async def set_cbt_enabled(self, ref: Ref["_VDI"], value: bool) -> TaskRef[None]:
        """`VDI.set_cbt_enabled`, for local-root-only and above."""
        return await self._start("VDI.set_cbt_enabled", VOID, ref, value)

    async def data_destroy(self, ref: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.data_destroy`, for vm-admin and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, OPERATION_NOT_ALLOWED, VDI_INCOMPATIBLE_TYPE, VDI_NO_CBT_METADATA, VDI_IN_USE, VDI_IS_A_PHYSICAL_DEVICE.
        """
        return await self._start("VDI.data_destroy", VOID, ref)

    async def list_changed_blocks(self, vdi_from: Ref["_VDI"], vdi_to: Ref["_VDI"]) -> TaskRef[str]:
        """`VDI.list_changed_blocks`, for vm-operator and above.

        Errors: SR_OPERATION_NOT_SUPPORTED, VDI_MISSING, SR_NOT_ATTACHED, SR_HAS_NO_PBDS, VDI_IN_USE.
        """
        return await self._start("VDI.list_changed_blocks", STRING, vdi_from, vdi_to)

    async def revert(self, snapshot: Ref["_VDI"]) -> TaskRef[None]:
        """`VDI.revert`, for vm-power-admin and above. State: prototyped.

        Errors: UNIMPLEMENTED_IN_SM_BACKEND.
        """
        return await self._start("VDI.revert", VOID, snapshot)
