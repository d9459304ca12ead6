# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `SR`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, FLOAT, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import StorageOperations
from .data_source import DataSourceRecord
from .probe_result import ProbeResultRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Strings, TaskRef
    from .dr_task import DR_task as _DR_task
    from .pbd import PBD as _PBD
    from .sr import SR as _SR
    from .vdi import VDI as _VDI
    from .blob import blob as _blob
    from .host import host as _host


class SRRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a SR; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    allowed_operations: list[StorageOperations] = []
    current_operations: dict[str, StorageOperations] = {}
    VDIs: list[Ref["_VDI"]] = []
    PBDs: list[Ref["_PBD"]] = []
    virtual_allocation: int = 0  #: bytes
    physical_utilisation: int = 0  #: bytes
    physical_size: int = 0  #: bytes
    type: str = ""
    content_type: str = ""
    shared: bool = False
    other_config: dict[str, str] = {}
    tags: list[str] = []
    sm_config: dict[str, str] = {}
    blobs: dict[str, Ref["_blob"]] = {}
    local_cache_enabled: bool = False
    introduced_by: Ref["_DR_task"] = NULL_REF
    clustered: bool = False
    is_tools_sr: bool = False


_DR_task_ref: Final[Shape[Ref["_DR_task"]]] = Shape(str)
_PBD_ref_set: Final[Shape[list[Ref["_PBD"]]]] = Shape(list[str])
_SR_record: Final[Shape[SRRecord]] = Shape(SRRecord)
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_SR_ref_set: Final[Shape[list[Ref["_SR"]]]] = Shape(list[str])
_SR_ref_to_SR_record: Final[Shape[dict[Ref["_SR"], SRRecord]]] = Shape(dict[str, SRRecord])
_VDI_ref_set: Final[Shape[list[Ref["_VDI"]]]] = Shape(list[str])
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_data_source_record_set: Final[Shape[list[DataSourceRecord]]] = Shape(list[DataSourceRecord])
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_probe_result_record_set: Final[Shape[list[ProbeResultRecord]]] = Shape(list[ProbeResultRecord])
_storage_operations_word_set: Final[Shape[list[StorageOperations]]] = Shape(list[StorageOperations])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_blob_ref: Final[Shape[dict[str, Ref["_blob"]]]] = Shape(dict[str, str])
_string_to_storage_operations_word: Final[Shape[dict[str, StorageOperations]]] = Shape(dict[str, StorageOperations])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class SR(Messages):
    """The messages of `SR`."""

    __slots__ = ()

    async def create(self, host: Ref["_host"], device_config: Mapping[str, str], physical_size: int, name_label: str, name_description: str, type: str, content_type: str, shared: bool, sm_config: Mapping[str, str] | None = None) -> Ref["_SR"]:
        """`SR.create`, for pool-operator and above. Units: physical_size: bytes. By default sm_config = {}.

        Errors: SR_UNKNOWN_DRIVER.
        """
        return await self._call("SR.create", _SR_ref, host, device_config, physical_size, name_label, name_description, type, content_type, shared, *given((sm_config, {})))

    async def introduce(self, uuid: str, name_label: str, name_description: str, type: str, content_type: str, shared: bool, sm_config: Mapping[str, str] | None = None) -> Ref["_SR"]:
        """`SR.introduce`, for pool-operator and above. By default sm_config = {}."""
        return await self._call("SR.introduce", _SR_ref, uuid, name_label, name_description, type, content_type, shared, *given((sm_config, {})))

    async def make(self, host: Ref["_host"], device_config: Mapping[str, str], physical_size: int, name_label: str, name_description: str, type: str, content_type: str, sm_config: Mapping[str, str] | None = None) -> str:
        """`SR.make`, for pool-operator and above. Units: physical_size: bytes. By default sm_config = {}. State: deprecated."""
        return await self._call("SR.make", STRING, host, device_config, physical_size, name_label, name_description, type, content_type, *given((sm_config, {})))

    async def destroy(self, sr: Ref["_SR"]) -> None:
        """`SR.destroy`, for pool-operator and above.

        Errors: SR_HAS_PBD.
        """
        await self._call("SR.destroy", VOID, sr)

    async def forget(self, sr: Ref["_SR"]) -> None:
        """`SR.forget`, for pool-operator and above.

        Errors: SR_HAS_PBD.
        """
        await self._call("SR.forget", VOID, sr)

    async def update(self, sr: Ref["_SR"]) -> None:
        """`SR.update`, for pool-operator and above."""
        await self._call("SR.update", VOID, sr)

    async def get_supported_types(self) -> list[str]:
        """`SR.get_supported_types`, for read-only and above."""
        return await self._call("SR.get_supported_types", _string_set)

    async def scan(self, sr: Ref["_SR"]) -> None:
        """`SR.scan`, for vm-power-admin and above."""
        await self._call("SR.scan", VOID, sr)

    async def probe(self, host: Ref["_host"], device_config: Mapping[str, str], type: str, sm_config: Mapping[str, str] | None = None) -> str:
        """`SR.probe`, for pool-operator and above. By default sm_config = {}."""
        return await self._call("SR.probe", STRING, host, device_config, type, *given((sm_config, {})))

    async def probe_ext(self, host: Ref["_host"], device_config: Mapping[str, str], type: str, sm_config: Mapping[str, str] | None = None) -> list[ProbeResultRecord]:
        """`SR.probe_ext`, for pool-operator and above. By default sm_config = {}."""
        return await self._call("SR.probe_ext", _probe_result_record_set, host, device_config, type, *given((sm_config, {})))

    async def set_shared(self, sr: Ref["_SR"], value: bool) -> None:
        """`SR.set_shared`, for pool-operator and above."""
        await self._call("SR.set_shared", VOID, sr, value)

    async def set_name_label(self, sr: Ref["_SR"], value: str) -> None:
        """`SR.set_name_label`, for pool-operator and above."""
        await self._call("SR.set_name_label", VOID, sr, value)

    async def set_name_description(self, sr: Ref["_SR"], value: str) -> None:
        """`SR.set_name_description`, for pool-operator and above."""
        await self._call("SR.set_name_description", VOID, sr, value)

    async def create_new_blob(self, sr: Ref["_SR"], name: str, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`SR.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._call("SR.create_new_blob", _blob_ref, sr, name, mime_type, *given((public, False)))

    async def set_physical_size(self, ref: Ref["_SR"], value: int) -> None:
        """`SR.set_physical_size`, for pool-operator and above. Units: value: bytes."""
        await self._call("SR.set_physical_size", VOID, ref, value)

    async def set_virtual_allocation(self, ref: Ref["_SR"], value: int) -> None:
        """`SR.set_virtual_allocation`, for local-root-only and above. Units: value: bytes."""
        await self._call("SR.set_virtual_allocation", VOID, ref, value)

    async def set_physical_utilisation(self, ref: Ref["_SR"], value: int) -> None:
        """`SR.set_physical_utilisation`, for local-root-only and above. Units: value: bytes."""
        await self._call("SR.set_physical_utilisation", VOID, ref, value)

    async def assert_can_host_ha_statefile(self, sr: Ref["_SR"]) -> None:
        """`SR.assert_can_host_ha_statefile`, for pool-operator and above."""
        await self._call("SR.assert_can_host_ha_statefile", VOID, sr)

    async def assert_supports_database_replication(self, sr: Ref["_SR"]) -> None:
        """`SR.assert_supports_database_replication`, for pool-operator and above."""
        await self._call("SR.assert_supports_database_replication", VOID, sr)

    async def enable_database_replication(self, sr: Ref["_SR"]) -> None:
        """`SR.enable_database_replication`, for pool-operator and above."""
        await self._call("SR.enable_database_replication", VOID, sr)

    async def disable_database_replication(self, sr: Ref["_SR"]) -> None:
        """`SR.disable_database_replication`, for pool-operator and above."""
        await self._call("SR.disable_database_replication", VOID, sr)

    async def get_data_sources(self, sr: Ref["_SR"]) -> list[DataSourceRecord]:
        """`SR.get_data_sources`, for read-only and above."""
        return await self._call("SR.get_data_sources", _data_source_record_set, sr)

    async def record_data_source(self, sr: Ref["_SR"], data_source: str) -> None:
        """`SR.record_data_source`, for pool-operator and above."""
        await self._call("SR.record_data_source", VOID, sr, data_source)

    async def query_data_source(self, sr: Ref["_SR"], data_source: str) -> float:
        """`SR.query_data_source`, for read-only and above."""
        return await self._call("SR.query_data_source", FLOAT, sr, data_source)

    async def forget_data_source_archives(self, sr: Ref["_SR"], data_source: str) -> None:
        """`SR.forget_data_source_archives`, for pool-operator and above."""
        await self._call("SR.forget_data_source_archives", VOID, sr, data_source)

    async def get_live_hosts(self, sr: Ref["_SR"]) -> list[Ref["_host"]]:
        """`SR.get_live_hosts`, for pool-operator and above."""
        return await self._call("SR.get_live_hosts", _host_ref_set, sr)

    async def get_record(self, ref: Ref["_SR"]) -> SRRecord:
        """`SR.get_record`, for read-only and above."""
        return await self._call("SR.get_record", _SR_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_SR"]:
        """`SR.get_by_uuid`, for read-only and above."""
        return await self._call("SR.get_by_uuid", _SR_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_SR"]]:
        """`SR.get_by_name_label`, for read-only and above."""
        return await self._call("SR.get_by_name_label", _SR_ref_set, label)

    async def get_all(self) -> list[Ref["_SR"]]:
        """`SR.get_all`, for read-only and above."""
        return await self._call("SR.get_all", _SR_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_SR"]]:
        """`SR.get_all_where`, for read-only and above."""
        return await self._call("SR.get_all_where", _SR_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_SR"], SRRecord]:
        """`SR.get_all_records_where`, for read-only and above."""
        return await self._call("SR.get_all_records_where", _SR_ref_to_SR_record, expr)

    async def get_all_records(self) -> dict[Ref["_SR"], SRRecord]:
        """`SR.get_all_records`, for read-only and above."""
        return await self._call("SR.get_all_records", _SR_ref_to_SR_record)

    async def get_uuid(self, ref: Ref["_SR"]) -> str:
        """`SR.get_uuid`, for read-only and above."""
        return await self._call("SR.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_SR"]) -> str:
        """`SR.get_name_label`, for read-only and above."""
        return await self._call("SR.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_SR"]) -> str:
        """`SR.get_name_description`, for read-only and above."""
        return await self._call("SR.get_name_description", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_SR"]) -> list[StorageOperations]:
        """`SR.get_allowed_operations`, for read-only and above."""
        return await self._call("SR.get_allowed_operations", _storage_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_SR"]) -> dict[str, StorageOperations]:
        """`SR.get_current_operations`, for read-only and above."""
        return await self._call("SR.get_current_operations", _string_to_storage_operations_word, ref)

    async def get_VDIs(self, ref: Ref["_SR"]) -> list[Ref["_VDI"]]:
        """`SR.get_VDIs`, for read-only and above."""
        return await self._call("SR.get_VDIs", _VDI_ref_set, ref)

    async def get_PBDs(self, ref: Ref["_SR"]) -> list[Ref["_PBD"]]:
        """`SR.get_PBDs`, for read-only and above."""
        return await self._call("SR.get_PBDs", _PBD_ref_set, ref)

    async def get_virtual_allocation(self, ref: Ref["_SR"]) -> int:
        """`SR.get_virtual_allocation`, for read-only and above. Units: result: bytes."""
        return await self._call("SR.get_virtual_allocation", INT, ref)

    async def get_physical_utilisation(self, ref: Ref["_SR"]) -> int:
        """`SR.get_physical_utilisation`, for read-only and above. Units: result: bytes."""
        return await self._call("SR.get_physical_utilisation", INT, ref)

    async def get_physical_size(self, ref: Ref["_SR"]) -> int:
        """`SR.get_physical_size`, for read-only and above. Units: result: bytes."""
        return await self._call("SR.get_physical_size", INT, ref)

    async def get_type(self, ref: Ref["_SR"]) -> str:
        """`SR.get_type`, for read-only and above."""
        return await self._call("SR.get_type", STRING, ref)

    async def get_content_type(self, ref: Ref["_SR"]) -> str:
        """`SR.get_content_type`, for read-only and above."""
        return await self._call("SR.get_content_type", STRING, ref)

    async def get_shared(self, ref: Ref["_SR"]) -> bool:
        """`SR.get_shared`, for read-only and above."""
        return await self._call("SR.get_shared", BOOL, ref)

    async def get_other_config(self, ref: Ref["_SR"]) -> dict[str, str]:
        """`SR.get_other_config`, for read-only and above."""
        return await self._call("SR.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_SR"], value: Mapping[str, str]) -> None:
        """`SR.set_other_config`, for pool-operator and above."""
        await self._call("SR.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_SR"], key: str, value: str) -> None:
        """`SR.add_to_other_config`, for pool-operator and above."""
        await self._call("SR.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_SR"], key: str) -> None:
        """`SR.remove_from_other_config`, for pool-operator and above."""
        await self._call("SR.remove_from_other_config", VOID, ref, key)

    async def get_tags(self, ref: Ref["_SR"]) -> list[str]:
        """`SR.get_tags`, for read-only and above."""
        return await self._call("SR.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_SR"], value: Strings) -> None:
        """`SR.set_tags`, for vm-operator and above."""
        await self._call("SR.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_SR"], value: str) -> None:
        """`SR.add_tags`, for vm-operator and above."""
        await self._call("SR.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_SR"], value: str) -> None:
        """`SR.remove_tags`, for vm-operator and above."""
        await self._call("SR.remove_tags", VOID, ref, value)

    async def get_sm_config(self, ref: Ref["_SR"]) -> dict[str, str]:
        """`SR.get_sm_config`, for read-only and above."""
        return await self._call("SR.get_sm_config", _string_to_string, ref)

    async def set_sm_config(self, ref: Ref["_SR"], value: Mapping[str, str]) -> None:
        """`SR.set_sm_config`, for pool-operator and above."""
        await self._call("SR.set_sm_config", VOID, ref, value)

    async def add_to_sm_config(self, ref: Ref["_SR"], key: str, value: str) -> None:
        """`SR.add_to_sm_config`, for pool-operator and above."""
        await self._call("SR.add_to_sm_config", VOID, ref, key, value)

    async def remove_from_sm_config(self, ref: Ref["_SR"], key: str) -> None:
        """`SR.remove_from_sm_config`, for pool-operator and above."""
        await self._call("SR.remove_from_sm_config", VOID, ref, key)

    async def get_blobs(self, ref: Ref["_SR"]) -> dict[str, Ref["_blob"]]:
        """`SR.get_blobs`, for read-only and above."""
        return await self._call("SR.get_blobs", _string_to_blob_ref, ref)

    async def get_local_cache_enabled(self, ref: Ref["_SR"]) -> bool:
        """`SR.get_local_cache_enabled`, for read-only and above."""
        return await self._call("SR.get_local_cache_enabled", BOOL, ref)

    async def get_introduced_by(self, ref: Ref["_SR"]) -> Ref["_DR_task"]:
        """`SR.get_introduced_by`, for read-only and above."""
        return await self._call("SR.get_introduced_by", _DR_task_ref, ref)

    async def get_clustered(self, ref: Ref["_SR"]) -> bool:
        """`SR.get_clustered`, for read-only and above."""
        return await self._call("SR.get_clustered", BOOL, ref)

    async def get_is_tools_sr(self, ref: Ref["_SR"]) -> bool:
        """`SR.get_is_tools_sr`, for read-only and above."""
        return await self._call("SR.get_is_tools_sr", BOOL, ref)


class SRAsync(AsyncMessages):
    """The messages of `SR` that run as tasks."""

    __slots__ = ()

    async def create(self, host: Ref["_host"], device_config: Mapping[str, str], physical_size: int, name_label: str, name_description: str, type: str, content_type: str, shared: bool, sm_config: Mapping[str, str] | None = None) -> TaskRef[Ref["_SR"]]:
        """`SR.create`, for pool-operator and above. Units: physical_size: bytes. By default sm_config = {}.

        Errors: SR_UNKNOWN_DRIVER.
        """
        return await self._start("SR.create", _SR_ref, host, device_config, physical_size, name_label, name_description, type, content_type, shared, *given((sm_config, {})))

    async def introduce(self, uuid: str, name_label: str, name_description: str, type: str, content_type: str, shared: bool, sm_config: Mapping[str, str] | None = None) -> TaskRef[Ref["_SR"]]:
        """`SR.introduce`, for pool-operator and above. By default sm_config = {}."""
        return await self._start("SR.introduce", _SR_ref, uuid, name_label, name_description, type, content_type, shared, *given((sm_config, {})))

    async def make(self, host: Ref["_host"], device_config: Mapping[str, str], physical_size: int, name_label: str, name_description: str, type: str, content_type: str, sm_config: Mapping[str, str] | None = None) -> TaskRef[str]:
        """`SR.make`, for pool-operator and above. Units: physical_size: bytes. By default sm_config = {}. State: deprecated."""
        return await self._start("SR.make", STRING, host, device_config, physical_size, name_label, name_description, type, content_type, *given((sm_config, {})))

    async def destroy(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.destroy`, for pool-operator and above.

        Errors: SR_HAS_PBD.
        """
        return await self._start("SR.destroy", VOID, sr)

    async def forget(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.forget`, for pool-operator and above.

        Errors: SR_HAS_PBD.
        """
        return await self._start("SR.forget", VOID, sr)

    async def update(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.update`, for pool-operator and above."""
        return await self._start("SR.update", VOID, sr)

    async def scan(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.scan`, for vm-power-admin and above."""
        return await self._start("SR.scan", VOID, sr)

    async def probe(self, host: Ref["_host"], device_config: Mapping[str, str], type: str, sm_config: Mapping[str, str] | None = None) -> TaskRef[str]:
        """`SR.probe`, for pool-operator and above. By default sm_config = {}."""
        return await self._start("SR.probe", STRING, host, device_config, type, *given((sm_config, {})))

    async def probe_ext(self, host: Ref["_host"], device_config: Mapping[str, str], type: str, sm_config: Mapping[str, str] | None = None) -> TaskRef[list[ProbeResultRecord]]:
        """`SR.probe_ext`, for pool-operator and above. By default sm_config = {}."""
        return await self._start("SR.probe_ext", _probe_result_record_set, host, device_config, type, *given((sm_config, {})))

    async def set_shared(self, sr: Ref["_SR"], value: bool) -> TaskRef[None]:
        """`SR.set_shared`, for pool-operator and above."""
        return await self._start("SR.set_shared", VOID, sr, value)

    async def set_name_label(self, sr: Ref["_SR"], value: str) -> TaskRef[None]:
        """`SR.set_name_label`, for pool-operator and above."""
        return await self._start("SR.set_name_label", VOID, sr, value)

    async def set_name_description(self, sr: Ref["_SR"], value: str) -> TaskRef[None]:
        """`SR.set_name_description`, for pool-operator and above."""
        return await self._start("SR.set_name_description", VOID, sr, value)

    async def create_new_blob(self, sr: Ref["_SR"], name: str, mime_type: str, public: bool | None = None) -> TaskRef[Ref["_blob"]]:
        """`SR.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._start("SR.create_new_blob", _blob_ref, sr, name, mime_type, *given((public, False)))

    async def assert_can_host_ha_statefile(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.assert_can_host_ha_statefile`, for pool-operator and above."""
        return await self._start("SR.assert_can_host_ha_statefile", VOID, sr)

    async def assert_supports_database_replication(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.assert_supports_database_replication`, for pool-operator and above."""
        return await self._start("SR.assert_supports_database_replication", VOID, sr)

    async def enable_database_replication(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.enable_database_replication`, for pool-operator and above."""
        return await self._start("SR.enable_database_replication", VOID, sr)

    async def disable_database_replication(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`SR.disable_database_replication`, for pool-operator and above."""
        return await self._start("SR.disable_database_replication", VOID, sr)

    async def get_live_hosts(self, sr: Ref["_SR"]) -> TaskRef[list[Ref["_host"]]]:
        """`SR.get_live_hosts`, for pool-operator and above."""
        return await self._start("SR.get_live_hosts", _host_ref_set, sr)
