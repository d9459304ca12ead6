# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PCI`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import PciDom0Access

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .pci import PCI as _PCI
    from .host import host as _host


class PCIRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PCI; one that an older server does not have holds its default."""

    uuid: str = ""
    class_id: str = ""
    class_name: str = ""
    vendor_id: str = ""
    vendor_name: str = ""
    device_id: str = ""
    device_name: str = ""
    host: Ref["_host"] = NULL_REF
    pci_id: str = ""
    dependencies: list[Ref["_PCI"]] = []
    other_config: dict[str, str] = {}
    subsystem_vendor_id: str = ""
    subsystem_vendor_name: str = ""
    subsystem_device_id: str = ""
    subsystem_device_name: str = ""
    driver_name: str = ""


_PCI_record: Final[Shape[PCIRecord]] = Shape(PCIRecord)
_PCI_ref: Final[Shape[Ref["_PCI"]]] = Shape(str)
_PCI_ref_set: Final[Shape[list[Ref["_PCI"]]]] = Shape(list[str])
_PCI_ref_to_PCI_record: Final[Shape[dict[Ref["_PCI"], PCIRecord]]] = Shape(dict[str, PCIRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_pci_dom0_access_word: Final[Shape[PciDom0Access]] = Shape(PciDom0Access)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class PCI(Messages):
    """The messages of `PCI`."""

    __slots__ = ()

    async def disable_dom0_access(self, ref: Ref["_PCI"]) -> PciDom0Access:
        """`PCI.disable_dom0_access`, for pool-operator and above. State: prototyped."""
        return await self._call("PCI.disable_dom0_access", _pci_dom0_access_word, ref)

    async def enable_dom0_access(self, ref: Ref["_PCI"]) -> PciDom0Access:
        """`PCI.enable_dom0_access`, for pool-operator and above. State: prototyped."""
        return await self._call("PCI.enable_dom0_access", _pci_dom0_access_word, ref)

    async def get_dom0_access_status(self, ref: Ref["_PCI"]) -> PciDom0Access:
        """`PCI.get_dom0_access_status`, for pool-operator and above. State: prototyped."""
        return await self._call("PCI.get_dom0_access_status", _pci_dom0_access_word, ref)

    async def get_record(self, ref: Ref["_PCI"]) -> PCIRecord:
        """`PCI.get_record`, for read-only and above."""
        return await self._call("PCI.get_record", _PCI_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PCI"]:
        """`PCI.get_by_uuid`, for read-only and above."""
        return await self._call("PCI.get_by_uuid", _PCI_ref, uuid)

    async def get_all(self) -> list[Ref["_PCI"]]:
        """`PCI.get_all`, for read-only and above."""
        return await self._call("PCI.get_all", _PCI_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PCI"]]:
        """`PCI.get_all_where`, for read-only and above."""
        return await self._call("PCI.get_all_where", _PCI_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PCI"], PCIRecord]:
        """`PCI.get_all_records_where`, for read-only and above."""
        return await self._call("PCI.get_all_records_where", _PCI_ref_to_PCI_record, expr)

    async def get_all_records(self) -> dict[Ref["_PCI"], PCIRecord]:
        """`PCI.get_all_records`, for read-only and above."""
        return await self._call("PCI.get_all_records", _PCI_ref_to_PCI_record)

    async def get_uuid(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_uuid`, for read-only and above."""
        return await self._call("PCI.get_uuid", STRING, ref)

    async def get_class_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_class_id`, for read-only and above."""
        return await self._call("PCI.get_class_id", STRING, ref)

    async def get_class_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_class_name`, for read-only and above."""
        return await self._call("PCI.get_class_name", STRING, ref)

    async def get_vendor_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_vendor_id`, for read-only and above."""
        return await self._call("PCI.get_vendor_id", STRING, ref)

    async def get_vendor_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_vendor_name`, for read-only and above."""
        return await self._call("PCI.get_vendor_name", STRING, ref)

    async def get_device_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_device_id`, for read-only and above."""
        return await self._call("PCI.get_device_id", STRING, ref)

    async def get_device_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_device_name`, for read-only and above."""
        return await self._call("PCI.get_device_name", STRING, ref)

    async def get_host(self, ref: Ref["_PCI"]) -> Ref["_host"]:
        """`PCI.get_host`, for read-only and above."""
        return await self._call("PCI.get_host", _host_ref, ref)

    async def get_pci_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_pci_id`, for read-only and above."""
        return await self._call("PCI.get_pci_id", STRING, ref)

    async def get_dependencies(self, ref: Ref["_PCI"]) -> list[Ref["_PCI"]]:
        """`PCI.get_dependencies`, for read-only and above."""
        return await self._call("PCI.get_dependencies", _PCI_ref_set, ref)

    async def get_other_config(self, ref: Ref["_PCI"]) -> dict[str, str]:
        """`PCI.get_other_config`, for read-only and above."""
        return await self._call("PCI.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PCI"], value: Mapping[str, str]) -> None:
        """`PCI.set_other_config`, for pool-operator and above."""
        await self._call("PCI.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PCI"], key: str, value: str) -> None:
        """`PCI.add_to_other_config`, for pool-operator and above."""
        await self._call("PCI.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PCI"], key: str) -> None:
        """`PCI.remove_from_other_config`, for pool-operator and above."""
        await self._call("PCI.remove_from_other_config", VOID, ref, key)

    async def get_subsystem_vendor_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_subsystem_vendor_id`, for read-only and above."""
        return await self._call("PCI.get_subsystem_vendor_id", STRING, ref)

    async def get_subsystem_vendor_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_subsystem_vendor_name`, for read-only and above."""
        return await self._call("PCI.get_subsystem_vendor_name", STRING, ref)

    async def get_subsystem_device_id(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_subsystem_device_id`, for read-only and above."""
        return await self._call("PCI.get_subsystem_device_id", STRING, ref)

    async def get_subsystem_device_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_subsystem_device_name`, for read-only and above."""
        return await self._call("PCI.get_subsystem_device_name", STRING, ref)

    async def get_driver_name(self, ref: Ref["_PCI"]) -> str:
        """`PCI.get_driver_name`, for read-only and above."""
        return await self._call("PCI.get_driver_name", STRING, ref)


class PCIAsync(AsyncMessages):
    """The messages of `PCI` that run as tasks."""

    __slots__ = ()

    async def disable_dom0_access(self, ref: Ref["_PCI"]) -> TaskRef[PciDom0Access]:
        """`PCI.disable_dom0_access`, for pool-operator and above. State: prototyped."""
        return await self._start("PCI.disable_dom0_access", _pci_dom0_access_word, ref)

    async def enable_dom0_access(self, ref: Ref["_PCI"]) -> TaskRef[PciDom0Access]:
        """`PCI.enable_dom0_access`, for pool-operator and above. State: prototyped."""
        return await self._start("PCI.enable_dom0_access", _pci_dom0_access_word, ref)

    async def get_dom0_access_status(self, ref: Ref["_PCI"]) -> TaskRef[PciDom0Access]:
        """`PCI.get_dom0_access_status`, for pool-operator and above. State: prototyped."""
        return await self._start("PCI.get_dom0_access_status", _pci_dom0_access_word, ref)
