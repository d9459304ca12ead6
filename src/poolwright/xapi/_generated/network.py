# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `network`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import Ref
from .enums import NetworkDefaultLockingMode, NetworkOperations, NetworkPurpose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import Items, Strings, TaskRef
    from .enums import NetworkDefaultLockingModeWord, NetworkPurposeWord
    from .pif import PIF as _PIF
    from .vif import VIF as _VIF
    from .vm import VM as _VM
    from .blob import blob as _blob
    from .host import host as _host
    from .network import network as _network


class NetworkRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a network; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    allowed_operations: list[NetworkOperations] = []
    current_operations: dict[str, NetworkOperations] = {}
    VIFs: list[Ref["_VIF"]] = []
    PIFs: list[Ref["_PIF"]] = []
    MTU: int = 1500  #: bytes
    other_config: dict[str, str] = {}
    bridge: str = ""
    managed: bool = True
    blobs: dict[str, Ref["_blob"]] = {}
    tags: list[str] = []
    default_locking_mode: NetworkDefaultLockingMode = NetworkDefaultLockingMode("unlocked")
    assigned_ips: dict[Ref["_VIF"], str] = {}
    purpose: list[NetworkPurpose] = []


if TYPE_CHECKING:

    class NetworkCreate(TypedDict, total=False):
        """What `network.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        MTU: NotRequired[int]  #: bytes
        other_config: Required[Mapping[str, str]]
        bridge: NotRequired[str]
        managed: NotRequired[bool]
        tags: NotRequired[Strings]

else:
    NetworkCreate = dict


_PIF_ref_set: Final[Shape[list[Ref["_PIF"]]]] = Shape(list[str])
_VIF_ref_set: Final[Shape[list[Ref["_VIF"]]]] = Shape(list[str])
_VIF_ref_to_string: Final[Shape[dict[Ref["_VIF"], str]]] = Shape(dict[str, str])
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_network_default_locking_mode_word: Final[Shape[NetworkDefaultLockingMode]] = Shape(NetworkDefaultLockingMode)
_network_operations_word_set: Final[Shape[list[NetworkOperations]]] = Shape(list[NetworkOperations])
_network_purpose_word_set: Final[Shape[list[NetworkPurpose]]] = Shape(list[NetworkPurpose])
_network_record: Final[Shape[NetworkRecord]] = Shape(NetworkRecord)
_network_ref: Final[Shape[Ref["_network"]]] = Shape(str)
_network_ref_set: Final[Shape[list[Ref["_network"]]]] = Shape(list[str])
_network_ref_to_network_record: Final[Shape[dict[Ref["_network"], NetworkRecord]]] = Shape(dict[str, NetworkRecord])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_blob_ref: Final[Shape[dict[str, Ref["_blob"]]]] = Shape(dict[str, str])
_string_to_network_operations_word: Final[Shape[dict[str, NetworkOperations]]] = Shape(dict[str, NetworkOperations])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class network(Messages):
    """The messages of `network`."""

    __slots__ = ()

    async def create(self, args: NetworkCreate) -> Ref["_network"]:
        """`network.create`, for vm-admin and above."""
        return await self._call("network.create", _network_ref, args)

    async def destroy(self, ref: Ref["_network"]) -> None:
        """`network.destroy`, for vm-admin and above."""
        await self._call("network.destroy", VOID, ref)

    async def attach(self, network: Ref["_network"], host: Ref["_host"]) -> None:
        """`network.attach`, for pool-operator and above."""
        await self._call("network.attach", VOID, network, host)

    async def pool_introduce(self, name_label: str, name_description: str, MTU: int, other_config: Mapping[str, str], bridge: str, managed: bool, purpose: Items[NetworkPurposeWord]) -> Ref["_network"]:
        """`network.pool_introduce`, for pool-operator and above. Units: MTU: bytes."""
        return await self._call("network.pool_introduce", _network_ref, name_label, name_description, MTU, other_config, bridge, managed, purpose)

    async def create_new_blob(self, network: Ref["_network"], name: str, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`network.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._call("network.create_new_blob", _blob_ref, network, name, mime_type, *given((public, False)))

    async def set_default_locking_mode(self, network: Ref["_network"], value: NetworkDefaultLockingModeWord) -> None:
        """`network.set_default_locking_mode`, for pool-operator and above."""
        await self._call("network.set_default_locking_mode", VOID, network, value)

    async def attach_for_vm(self, host: Ref["_host"], vm: Ref["_VM"]) -> None:
        """`network.attach_for_vm`, for vm-power-admin and above."""
        await self._call("network.attach_for_vm", VOID, host, vm)

    async def detach_for_vm(self, host: Ref["_host"], vm: Ref["_VM"]) -> None:
        """`network.detach_for_vm`, for vm-power-admin and above."""
        await self._call("network.detach_for_vm", VOID, host, vm)

    async def add_purpose(self, ref: Ref["_network"], value: NetworkPurposeWord) -> None:
        """`network.add_purpose`, for pool-admin and above.

        Errors: NETWORK_INCOMPATIBLE_PURPOSES.
        """
        await self._call("network.add_purpose", VOID, ref, value)

    async def remove_purpose(self, ref: Ref["_network"], value: NetworkPurposeWord) -> None:
        """`network.remove_purpose`, for pool-admin and above."""
        await self._call("network.remove_purpose", VOID, ref, value)

    async def get_record(self, ref: Ref["_network"]) -> NetworkRecord:
        """`network.get_record`, for read-only and above."""
        return await self._call("network.get_record", _network_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_network"]:
        """`network.get_by_uuid`, for read-only and above."""
        return await self._call("network.get_by_uuid", _network_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_network"]]:
        """`network.get_by_name_label`, for read-only and above."""
        return await self._call("network.get_by_name_label", _network_ref_set, label)

    async def get_all(self) -> list[Ref["_network"]]:
        """`network.get_all`, for read-only and above."""
        return await self._call("network.get_all", _network_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_network"]]:
        """`network.get_all_where`, for read-only and above."""
        return await self._call("network.get_all_where", _network_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_network"], NetworkRecord]:
        """`network.get_all_records_where`, for read-only and above."""
        return await self._call("network.get_all_records_where", _network_ref_to_network_record, expr)

    async def get_all_records(self) -> dict[Ref["_network"], NetworkRecord]:
        """`network.get_all_records`, for read-only and above."""
        return await self._call("network.get_all_records", _network_ref_to_network_record)

    async def get_uuid(self, ref: Ref["_network"]) -> str:
        """`network.get_uuid`, for read-only and above."""
        return await self._call("network.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_network"]) -> str:
        """`network.get_name_label`, for read-only and above."""
        return await self._call("network.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_network"], value: str) -> None:
        """`network.set_name_label`, for pool-operator and above."""
        await self._call("network.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_network"]) -> str:
        """`network.get_name_description`, for read-only and above."""
        return await self._call("network.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_network"], value: str) -> None:
        """`network.set_name_description`, for pool-operator and above."""
        await self._call("network.set_name_description", VOID, ref, value)

    async def get_allowed_operations(self, ref: Ref["_network"]) -> list[NetworkOperations]:
        """`network.get_allowed_operations`, for read-only and above."""
        return await self._call("network.get_allowed_operations", _network_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_network"]) -> dict[str, NetworkOperations]:
        """`network.get_current_operations`, for read-only and above."""
        return await self._call("network.get_current_operations", _string_to_network_operations_word, ref)

    async def get_VIFs(self, ref: Ref["_network"]) -> list[Ref["_VIF"]]:
        """`network.get_VIFs`, for read-only and above."""
        return await self._call("network.get_VIFs", _VIF_ref_set, ref)

    async def get_PIFs(self, ref: Ref["_network"]) -> list[Ref["_PIF"]]:
        """`network.get_PIFs`, for read-only and above."""
        return await self._call("network.get_PIFs", _PIF_ref_set, ref)

    async def get_MTU(self, ref: Ref["_network"]) -> int:
        """`network.get_MTU`, for read-only and above. Units: result: bytes."""
        return await self._call("network.get_MTU", INT, ref)

    async def set_MTU(self, ref: Ref["_network"], value: int) -> None:
        """`network.set_MTU`, for vm-admin and above. Units: value: bytes."""
        await self._call("network.set_MTU", VOID, ref, value)

    async def get_other_config(self, ref: Ref["_network"]) -> dict[str, str]:
        """`network.get_other_config`, for read-only and above."""
        return await self._call("network.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_network"], value: Mapping[str, str]) -> None:
        """`network.set_other_config`, for pool-operator and above."""
        await self._call("network.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_network"], key: str, value: str) -> None:
        """`network.add_to_other_config`, for pool-operator and above."""
        await self._call("network.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_network"], key: str) -> None:
        """`network.remove_from_other_config`, for pool-operator and above."""
        await self._call("network.remove_from_other_config", VOID, ref, key)

    async def get_bridge(self, ref: Ref["_network"]) -> str:
        """`network.get_bridge`, for read-only and above."""
        return await self._call("network.get_bridge", STRING, ref)

    async def get_managed(self, ref: Ref["_network"]) -> bool:
        """`network.get_managed`, for read-only and above."""
        return await self._call("network.get_managed", BOOL, ref)

    async def get_blobs(self, ref: Ref["_network"]) -> dict[str, Ref["_blob"]]:
        """`network.get_blobs`, for read-only and above."""
        return await self._call("network.get_blobs", _string_to_blob_ref, ref)

    async def get_tags(self, ref: Ref["_network"]) -> list[str]:
        """`network.get_tags`, for read-only and above."""
        return await self._call("network.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_network"], value: Strings) -> None:
        """`network.set_tags`, for vm-operator and above."""
        await self._call("network.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_network"], value: str) -> None:
        """`network.add_tags`, for vm-operator and above."""
        await self._call("network.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_network"], value: str) -> None:
        """`network.remove_tags`, for vm-operator and above."""
        await self._call("network.remove_tags", VOID, ref, value)

    async def get_default_locking_mode(self, ref: Ref["_network"]) -> NetworkDefaultLockingMode:
        """`network.get_default_locking_mode`, for read-only and above."""
        return await self._call("network.get_default_locking_mode", _network_default_locking_mode_word, ref)

    async def get_assigned_ips(self, ref: Ref["_network"]) -> dict[Ref["_VIF"], str]:
        """`network.get_assigned_ips`, for read-only and above."""
        return await self._call("network.get_assigned_ips", _VIF_ref_to_string, ref)

    async def get_purpose(self, ref: Ref["_network"]) -> list[NetworkPurpose]:
        """`network.get_purpose`, for read-only and above."""
        return await self._call("network.get_purpose", _network_purpose_word_set, ref)


class NetworkAsync(AsyncMessages):
    """The messages of `network` that run as tasks."""

    __slots__ = ()

    async def create(self, args: NetworkCreate) -> TaskRef[Ref["_network"]]:
        """`network.create`, for vm-admin and above."""
        return await self._start("network.create", _network_ref, args)

    async def destroy(self, ref: Ref["_network"]) -> TaskRef[None]:
        """`network.destroy`, for vm-admin and above."""
        return await self._start("network.destroy", VOID, ref)

    async def attach(self, network: Ref["_network"], host: Ref["_host"]) -> TaskRef[None]:
        """`network.attach`, for pool-operator and above."""
        return await self._start("network.attach", VOID, network, host)

    async def pool_introduce(self, name_label: str, name_description: str, MTU: int, other_config: Mapping[str, str], bridge: str, managed: bool, purpose: Items[NetworkPurposeWord]) -> TaskRef[Ref["_network"]]:
        """`network.pool_introduce`, for pool-operator and above. Units: MTU: bytes."""
        return await self._start("network.pool_introduce", _network_ref, name_label, name_description, MTU, other_config, bridge, managed, purpose)

    async def create_new_blob(self, network: Ref["_network"], name: str, mime_type: str, public: bool | None = None) -> TaskRef[Ref["_blob"]]:
        """`network.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._start("network.create_new_blob", _blob_ref, network, name, mime_type, *given((public, False)))

    async def set_default_locking_mode(self, network: Ref["_network"], value: NetworkDefaultLockingModeWord) -> TaskRef[None]:
        """`network.set_default_locking_mode`, for pool-operator and above."""
        return await self._start("network.set_default_locking_mode", VOID, network, value)

    async def attach_for_vm(self, host: Ref["_host"], vm: Ref["_VM"]) -> TaskRef[None]:
        """`network.attach_for_vm`, for vm-power-admin and above."""
        return await self._start("network.attach_for_vm", VOID, host, vm)

    async def detach_for_vm(self, host: Ref["_host"], vm: Ref["_VM"]) -> TaskRef[None]:
        """`network.detach_for_vm`, for vm-power-admin and above."""
        return await self._start("network.detach_for_vm", VOID, host, vm)

    async def add_purpose(self, ref: Ref["_network"], value: NetworkPurposeWord) -> TaskRef[None]:
        """`network.add_purpose`, for pool-admin and above.

        Errors: NETWORK_INCOMPATIBLE_PURPOSES.
        """
        return await self._start("network.add_purpose", VOID, ref, value)

    async def remove_purpose(self, ref: Ref["_network"], value: NetworkPurposeWord) -> TaskRef[None]:
        """`network.remove_purpose`, for pool-admin and above."""
        return await self._start("network.remove_purpose", VOID, ref, value)
