# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PIF`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import IpConfigurationMode, Ipv6ConfigurationMode, PifIgmpStatus, PrimaryAddressType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Strings, TaskRef
    from .enums import IpConfigurationModeWord, Ipv6ConfigurationModeWord, PrimaryAddressTypeWord
    from .bond import Bond as _Bond
    from .pci import PCI as _PCI
    from .pif import PIF as _PIF
    from .pif_metrics import PIF_metrics as _PIF_metrics
    from .vlan import VLAN as _VLAN
    from .host import host as _host
    from .network import network as _network
    from .network_sriov import network_sriov as _network_sriov
    from .tunnel import tunnel as _tunnel


class PIFRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PIF; one that an older server does not have holds its default."""

    uuid: str = ""
    device: str = ""
    network: Ref["_network"] = NULL_REF
    host: Ref["_host"] = NULL_REF
    MAC: str = ""
    MTU: int = 0  #: bytes
    VLAN: int = 0
    metrics: Ref["_PIF_metrics"] = NULL_REF
    physical: bool = False
    currently_attached: bool = True
    ip_configuration_mode: IpConfigurationMode = IpConfigurationMode("None")
    IP: str = ""
    netmask: str = ""
    gateway: str = ""
    DNS: str = ""
    bond_slave_of: Ref["_Bond"] = NULL_REF
    bond_master_of: list[Ref["_Bond"]] = []
    VLAN_master_of: Ref["_VLAN"] = NULL_REF
    VLAN_slave_of: list[Ref["_VLAN"]] = []
    management: bool = False
    other_config: dict[str, str] = {}
    disallow_unplug: bool = False
    tunnel_access_PIF_of: list[Ref["_tunnel"]] = []
    tunnel_transport_PIF_of: list[Ref["_tunnel"]] = []
    ipv6_configuration_mode: Ipv6ConfigurationMode = Ipv6ConfigurationMode("None")
    IPv6: list[str] = []
    ipv6_gateway: str = ""
    primary_address_type: PrimaryAddressType = PrimaryAddressType("IPv4")
    managed: bool = True
    properties: dict[str, str] = {}
    capabilities: list[str] = []
    igmp_snooping_status: PifIgmpStatus = PifIgmpStatus("unknown")
    sriov_physical_PIF_of: list[Ref["_network_sriov"]] = []
    sriov_logical_PIF_of: list[Ref["_network_sriov"]] = []
    PCI: Ref["_PCI"] = NULL_REF


_Bond_ref: Final[Shape[Ref["_Bond"]]] = Shape(str)
_Bond_ref_set: Final[Shape[list[Ref["_Bond"]]]] = Shape(list[str])
_PCI_ref: Final[Shape[Ref["_PCI"]]] = Shape(str)
_PIF_metrics_ref: Final[Shape[Ref["_PIF_metrics"]]] = Shape(str)
_PIF_record: Final[Shape[PIFRecord]] = Shape(PIFRecord)
_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_PIF_ref_set: Final[Shape[list[Ref["_PIF"]]]] = Shape(list[str])
_PIF_ref_to_PIF_record: Final[Shape[dict[Ref["_PIF"], PIFRecord]]] = Shape(dict[str, PIFRecord])
_VLAN_ref: Final[Shape[Ref["_VLAN"]]] = Shape(str)
_VLAN_ref_set: Final[Shape[list[Ref["_VLAN"]]]] = Shape(list[str])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_ip_configuration_mode_word: Final[Shape[IpConfigurationMode]] = Shape(IpConfigurationMode)
_ipv6_configuration_mode_word: Final[Shape[Ipv6ConfigurationMode]] = Shape(Ipv6ConfigurationMode)
_network_ref: Final[Shape[Ref["_network"]]] = Shape(str)
_network_sriov_ref_set: Final[Shape[list[Ref["_network_sriov"]]]] = Shape(list[str])
_pif_igmp_status_word: Final[Shape[PifIgmpStatus]] = Shape(PifIgmpStatus)
_primary_address_type_word: Final[Shape[PrimaryAddressType]] = Shape(PrimaryAddressType)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_tunnel_ref_set: Final[Shape[list[Ref["_tunnel"]]]] = Shape(list[str])


class PIF(Messages):
    """The messages of `PIF`."""

    __slots__ = ()

    async def create_VLAN(self, device: str, network: Ref["_network"], host: Ref["_host"], VLAN: int) -> Ref["_PIF"]:
        """`PIF.create_VLAN`, for pool-operator and above. State: deprecated.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._call("PIF.create_VLAN", _PIF_ref, device, network, host, VLAN)

    async def destroy(self, ref: Ref["_PIF"]) -> None:
        """`PIF.destroy`, for pool-operator and above. State: deprecated.

        Errors: PIF_IS_PHYSICAL.
        """
        await self._call("PIF.destroy", VOID, ref)

    async def reconfigure_ip(self, ref: Ref["_PIF"], mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str) -> None:
        """`PIF.reconfigure_ip`, for pool-operator and above.

        Errors: CLUSTERING_ENABLED.
        """
        await self._call("PIF.reconfigure_ip", VOID, ref, mode, IP, netmask, gateway, DNS)

    async def reconfigure_ipv6(self, ref: Ref["_PIF"], mode: Ipv6ConfigurationModeWord, IPv6: str, gateway: str, DNS: str) -> None:
        """`PIF.reconfigure_ipv6`, for pool-operator and above.

        Errors: CLUSTERING_ENABLED.
        """
        await self._call("PIF.reconfigure_ipv6", VOID, ref, mode, IPv6, gateway, DNS)

    async def set_primary_address_type(self, ref: Ref["_PIF"], primary_address_type: PrimaryAddressTypeWord) -> None:
        """`PIF.set_primary_address_type`, for pool-operator and above."""
        await self._call("PIF.set_primary_address_type", VOID, ref, primary_address_type)

    async def scan(self, host: Ref["_host"]) -> None:
        """`PIF.scan`, for pool-operator and above."""
        await self._call("PIF.scan", VOID, host)

    async def introduce(self, host: Ref["_host"], MAC: str, device: str, managed: bool | None = None) -> Ref["_PIF"]:
        """`PIF.introduce`, for pool-operator and above. By default managed = True."""
        return await self._call("PIF.introduce", _PIF_ref, host, MAC, device, *given((managed, True)))

    async def forget(self, ref: Ref["_PIF"]) -> None:
        """`PIF.forget`, for pool-operator and above.

        Errors: PIF_TUNNEL_STILL_EXISTS, CLUSTERING_ENABLED.
        """
        await self._call("PIF.forget", VOID, ref)

    async def unplug(self, ref: Ref["_PIF"]) -> None:
        """`PIF.unplug`, for pool-operator and above.

        Errors: HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN, VIF_IN_USE, PIF_DOES_NOT_ALLOW_UNPLUG, PIF_HAS_FCOE_SR_IN_USE.
        """
        await self._call("PIF.unplug", VOID, ref)

    async def set_disallow_unplug(self, ref: Ref["_PIF"], value: bool) -> None:
        """`PIF.set_disallow_unplug`, for pool-operator and above.

        Errors: OTHER_OPERATION_IN_PROGRESS, CLUSTERING_ENABLED.
        """
        await self._call("PIF.set_disallow_unplug", VOID, ref, value)

    async def plug(self, ref: Ref["_PIF"]) -> None:
        """`PIF.plug`, for pool-operator and above.

        Errors: TRANSPORT_PIF_NOT_CONFIGURED.
        """
        await self._call("PIF.plug", VOID, ref)

    async def pool_introduce(self, device: str, network: Ref["_network"], host: Ref["_host"], MAC: str, MTU: int, VLAN: int, physical: bool, ip_configuration_mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str, bond_slave_of: Ref["_Bond"], VLAN_master_of: Ref["_VLAN"], management: bool, other_config: Mapping[str, str], disallow_unplug: bool | None = None, ipv6_configuration_mode: Ipv6ConfigurationModeWord | None = None, IPv6: Strings | None = None, ipv6_gateway: str | None = None, primary_address_type: PrimaryAddressTypeWord | None = None, managed: bool | None = None, properties: Mapping[str, str] | None = None) -> Ref["_PIF"]:
        """`PIF.pool_introduce`, for pool-operator and above. Units: MTU: bytes. By default disallow_unplug = False, ipv6_configuration_mode = 'None', IPv6 = [], ipv6_gateway = '', primary_address_type = 'IPv4', managed = True, properties = {}."""
        return await self._call("PIF.pool_introduce", _PIF_ref, device, network, host, MAC, MTU, VLAN, physical, ip_configuration_mode, IP, netmask, gateway, DNS, bond_slave_of, VLAN_master_of, management, other_config, *given((disallow_unplug, False), (ipv6_configuration_mode, "None"), (IPv6, []), (ipv6_gateway, ""), (primary_address_type, "IPv4"), (managed, True), (properties, {})))

    async def db_introduce(self, device: str, network: Ref["_network"], host: Ref["_host"], MAC: str, MTU: int, VLAN: int, physical: bool, ip_configuration_mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str, bond_slave_of: Ref["_Bond"], VLAN_master_of: Ref["_VLAN"], management: bool, other_config: Mapping[str, str], disallow_unplug: bool | None = None, ipv6_configuration_mode: Ipv6ConfigurationModeWord | None = None, IPv6: Strings | None = None, ipv6_gateway: str | None = None, primary_address_type: PrimaryAddressTypeWord | None = None, managed: bool | None = None, properties: Mapping[str, str] | None = None) -> Ref["_PIF"]:
        """`PIF.db_introduce`, for pool-operator and above. Units: MTU: bytes. By default disallow_unplug = False, ipv6_configuration_mode = 'None', IPv6 = [], ipv6_gateway = '', primary_address_type = 'IPv4', managed = True, properties = {}."""
        return await self._call("PIF.db_introduce", _PIF_ref, device, network, host, MAC, MTU, VLAN, physical, ip_configuration_mode, IP, netmask, gateway, DNS, bond_slave_of, VLAN_master_of, management, other_config, *given((disallow_unplug, False), (ipv6_configuration_mode, "None"), (IPv6, []), (ipv6_gateway, ""), (primary_address_type, "IPv4"), (managed, True), (properties, {})))

    async def db_forget(self, ref: Ref["_PIF"]) -> None:
        """`PIF.db_forget`, for pool-operator and above."""
        await self._call("PIF.db_forget", VOID, ref)

    async def set_property(self, ref: Ref["_PIF"], name: str, value: str) -> None:
        """`PIF.set_property`, for pool-operator and above."""
        await self._call("PIF.set_property", VOID, ref, name, value)

    async def get_record(self, ref: Ref["_PIF"]) -> PIFRecord:
        """`PIF.get_record`, for read-only and above."""
        return await self._call("PIF.get_record", _PIF_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PIF"]:
        """`PIF.get_by_uuid`, for read-only and above."""
        return await self._call("PIF.get_by_uuid", _PIF_ref, uuid)

    async def get_all(self) -> list[Ref["_PIF"]]:
        """`PIF.get_all`, for read-only and above."""
        return await self._call("PIF.get_all", _PIF_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PIF"]]:
        """`PIF.get_all_where`, for read-only and above."""
        return await self._call("PIF.get_all_where", _PIF_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PIF"], PIFRecord]:
        """`PIF.get_all_records_where`, for read-only and above."""
        return await self._call("PIF.get_all_records_where", _PIF_ref_to_PIF_record, expr)

    async def get_all_records(self) -> dict[Ref["_PIF"], PIFRecord]:
        """`PIF.get_all_records`, for read-only and above."""
        return await self._call("PIF.get_all_records", _PIF_ref_to_PIF_record)

    async def get_uuid(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_uuid`, for read-only and above."""
        return await self._call("PIF.get_uuid", STRING, ref)

    async def get_device(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_device`, for read-only and above."""
        return await self._call("PIF.get_device", STRING, ref)

    async def get_network(self, ref: Ref["_PIF"]) -> Ref["_network"]:
        """`PIF.get_network`, for read-only and above."""
        return await self._call("PIF.get_network", _network_ref, ref)

    async def get_host(self, ref: Ref["_PIF"]) -> Ref["_host"]:
        """`PIF.get_host`, for read-only and above."""
        return await self._call("PIF.get_host", _host_ref, ref)

    async def get_MAC(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_MAC`, for read-only and above."""
        return await self._call("PIF.get_MAC", STRING, ref)

    async def get_MTU(self, ref: Ref["_PIF"]) -> int:
        """`PIF.get_MTU`, for read-only and above. Units: result: bytes."""
        return await self._call("PIF.get_MTU", INT, ref)

    async def get_VLAN(self, ref: Ref["_PIF"]) -> int:
        """`PIF.get_VLAN`, for read-only and above."""
        return await self._call("PIF.get_VLAN", INT, ref)

    async def get_metrics(self, ref: Ref["_PIF"]) -> Ref["_PIF_metrics"]:
        """`PIF.get_metrics`, for read-only and above."""
        return await self._call("PIF.get_metrics", _PIF_metrics_ref, ref)

    async def get_physical(self, ref: Ref["_PIF"]) -> bool:
        """`PIF.get_physical`, for read-only and above."""
        return await self._call("PIF.get_physical", BOOL, ref)

    async def get_currently_attached(self, ref: Ref["_PIF"]) -> bool:
        """`PIF.get_currently_attached`, for read-only and above."""
        return await self._call("PIF.get_currently_attached", BOOL, ref)

    async def get_ip_configuration_mode(self, ref: Ref["_PIF"]) -> IpConfigurationMode:
        """`PIF.get_ip_configuration_mode`, for read-only and above."""
        return await self._call("PIF.get_ip_configuration_mode", _ip_configuration_mode_word, ref)

    async def get_IP(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_IP`, for read-only and above."""
        return await self._call("PIF.get_IP", STRING, ref)

    async def get_netmask(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_netmask`, for read-only and above."""
        return await self._call("PIF.get_netmask", STRING, ref)

    async def get_gateway(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_gateway`, for read-only and above."""
        return await self._call("PIF.get_gateway", STRING, ref)

    async def get_DNS(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_DNS`, for read-only and above."""
        return await self._call("PIF.get_DNS", STRING, ref)

    async def get_bond_slave_of(self, ref: Ref["_PIF"]) -> Ref["_Bond"]:
        """`PIF.get_bond_slave_of`, for read-only and above."""
        return await self._call("PIF.get_bond_slave_of", _Bond_ref, ref)

    async def get_bond_master_of(self, ref: Ref["_PIF"]) -> list[Ref["_Bond"]]:
        """`PIF.get_bond_master_of`, for read-only and above."""
        return await self._call("PIF.get_bond_master_of", _Bond_ref_set, ref)

    async def get_VLAN_master_of(self, ref: Ref["_PIF"]) -> Ref["_VLAN"]:
        """`PIF.get_VLAN_master_of`, for read-only and above."""
        return await self._call("PIF.get_VLAN_master_of", _VLAN_ref, ref)

    async def get_VLAN_slave_of(self, ref: Ref["_PIF"]) -> list[Ref["_VLAN"]]:
        """`PIF.get_VLAN_slave_of`, for read-only and above."""
        return await self._call("PIF.get_VLAN_slave_of", _VLAN_ref_set, ref)

    async def get_management(self, ref: Ref["_PIF"]) -> bool:
        """`PIF.get_management`, for read-only and above."""
        return await self._call("PIF.get_management", BOOL, ref)

    async def get_other_config(self, ref: Ref["_PIF"]) -> dict[str, str]:
        """`PIF.get_other_config`, for read-only and above."""
        return await self._call("PIF.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PIF"], value: Mapping[str, str]) -> None:
        """`PIF.set_other_config`, for pool-operator and above."""
        await self._call("PIF.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PIF"], key: str, value: str) -> None:
        """`PIF.add_to_other_config`, for pool-operator and above."""
        await self._call("PIF.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PIF"], key: str) -> None:
        """`PIF.remove_from_other_config`, for pool-operator and above."""
        await self._call("PIF.remove_from_other_config", VOID, ref, key)

    async def get_disallow_unplug(self, ref: Ref["_PIF"]) -> bool:
        """`PIF.get_disallow_unplug`, for read-only and above."""
        return await self._call("PIF.get_disallow_unplug", BOOL, ref)

    async def get_tunnel_access_PIF_of(self, ref: Ref["_PIF"]) -> list[Ref["_tunnel"]]:
        """`PIF.get_tunnel_access_PIF_of`, for read-only and above."""
        return await self._call("PIF.get_tunnel_access_PIF_of", _tunnel_ref_set, ref)

    async def get_tunnel_transport_PIF_of(self, ref: Ref["_PIF"]) -> list[Ref["_tunnel"]]:
        """`PIF.get_tunnel_transport_PIF_of`, for read-only and above."""
        return await self._call("PIF.get_tunnel_transport_PIF_of", _tunnel_ref_set, ref)

    async def get_ipv6_configuration_mode(self, ref: Ref["_PIF"]) -> Ipv6ConfigurationMode:
        """`PIF.get_ipv6_configuration_mode`, for read-only and above."""
        return await self._call("PIF.get_ipv6_configuration_mode", _ipv6_configuration_mode_word, ref)

    async def get_IPv6(self, ref: Ref["_PIF"]) -> list[str]:
        """`PIF.get_IPv6`, for read-only and above."""
        return await self._call("PIF.get_IPv6", _string_set, ref)

    async def get_ipv6_gateway(self, ref: Ref["_PIF"]) -> str:
        """`PIF.get_ipv6_gateway`, for read-only and above."""
        return await self._call("PIF.get_ipv6_gateway", STRING, ref)

    async def get_primary_address_type(self, ref: Ref["_PIF"]) -> PrimaryAddressType:
        """`PIF.get_primary_address_type`, for read-only and above."""
        return await self._call("PIF.get_primary_address_type", _primary_address_type_word, ref)

    async def get_managed(self, ref: Ref["_PIF"]) -> bool:
        """`PIF.get_managed`, for read-only and above."""
        return await self._call("PIF.get_managed", BOOL, ref)

    async def get_properties(self, ref: Ref["_PIF"]) -> dict[str, str]:
        """`PIF.get_properties`, for read-only and above."""
        return await self._call("PIF.get_properties", _string_to_string, ref)

    async def get_capabilities(self, ref: Ref["_PIF"]) -> list[str]:
        """`PIF.get_capabilities`, for read-only and above."""
        return await self._call("PIF.get_capabilities", _string_set, ref)

    async def get_igmp_snooping_status(self, ref: Ref["_PIF"]) -> PifIgmpStatus:
        """`PIF.get_igmp_snooping_status`, for read-only and above."""
        return await self._call("PIF.get_igmp_snooping_status", _pif_igmp_status_word, ref)

    async def get_sriov_physical_PIF_of(self, ref: Ref["_PIF"]) -> list[Ref["_network_sriov"]]:
        """`PIF.get_sriov_physical_PIF_of`, for read-only and above."""
        return await self._call("PIF.get_sriov_physical_PIF_of", _network_sriov_ref_set, ref)

    async def get_sriov_logical_PIF_of(self, ref: Ref["_PIF"]) -> list[Ref["_network_sriov"]]:
        """`PIF.get_sriov_logical_PIF_of`, for read-only and above."""
        return await self._call("PIF.get_sriov_logical_PIF_of", _network_sriov_ref_set, ref)

    async def get_PCI(self, ref: Ref["_PIF"]) -> Ref["_PCI"]:
        """`PIF.get_PCI`, for read-only and above."""
        return await self._call("PIF.get_PCI", _PCI_ref, ref)


class PIFAsync(AsyncMessages):
    """The messages of `PIF` that run as tasks."""

    __slots__ = ()

    async def create_VLAN(self, device: str, network: Ref["_network"], host: Ref["_host"], VLAN: int) -> TaskRef[Ref["_PIF"]]:
        """`PIF.create_VLAN`, for pool-operator and above. State: deprecated.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._start("PIF.create_VLAN", _PIF_ref, device, network, host, VLAN)

    async def destroy(self, ref: Ref["_PIF"]) -> TaskRef[None]:
        """`PIF.destroy`, for pool-operator and above. State: deprecated.

        Errors: PIF_IS_PHYSICAL.
        """
        return await self._start("PIF.destroy", VOID, ref)

    async def reconfigure_ip(self, ref: Ref["_PIF"], mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str) -> TaskRef[None]:
        """`PIF.reconfigure_ip`, for pool-operator and above.

        Errors: CLUSTERING_ENABLED.
        """
        return await self._start("PIF.reconfigure_ip", VOID, ref, mode, IP, netmask, gateway, DNS)

    async def reconfigure_ipv6(self, ref: Ref["_PIF"], mode: Ipv6ConfigurationModeWord, IPv6: str, gateway: str, DNS: str) -> TaskRef[None]:
        """`PIF.reconfigure_ipv6`, for pool-operator and above.

        Errors: CLUSTERING_ENABLED.
        """
        return await self._start("PIF.reconfigure_ipv6", VOID, ref, mode, IPv6, gateway, DNS)

    async def set_primary_address_type(self, ref: Ref["_PIF"], primary_address_type: PrimaryAddressTypeWord) -> TaskRef[None]:
        """`PIF.set_primary_address_type`, for pool-operator and above."""
        return await self._start("PIF.set_primary_address_type", VOID, ref, primary_address_type)

    async def scan(self, host: Ref["_host"]) -> TaskRef[None]:
        """`PIF.scan`, for pool-operator and above."""
        return await self._start("PIF.scan", VOID, host)

    async def introduce(self, host: Ref["_host"], MAC: str, device: str, managed: bool | None = None) -> TaskRef[Ref["_PIF"]]:
        """`PIF.introduce`, for pool-operator and above. By default managed = True."""
        return await self._start("PIF.introduce", _PIF_ref, host, MAC, device, *given((managed, True)))

    async def forget(self, ref: Ref["_PIF"]) -> TaskRef[None]:
        """`PIF.forget`, for pool-operator and above.

        Errors: PIF_TUNNEL_STILL_EXISTS, CLUSTERING_ENABLED.
        """
        return await self._start("PIF.forget", VOID, ref)

    async def unplug(self, ref: Ref["_PIF"]) -> TaskRef[None]:
        """`PIF.unplug`, for pool-operator and above.

        Errors: HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN, VIF_IN_USE, PIF_DOES_NOT_ALLOW_UNPLUG, PIF_HAS_FCOE_SR_IN_USE.
        """
        return await self._start("PIF.unplug", VOID, ref)

    async def set_disallow_unplug(self, ref: Ref["_PIF"], value: bool) -> TaskRef[None]:
        """`PIF.set_disallow_unplug`, for pool-operator and above.

        Errors: OTHER_OPERATION_IN_PROGRESS, CLUSTERING_ENABLED.
        """
        return await self._start("PIF.set_disallow_unplug", VOID, ref, value)

    async def plug(self, ref: Ref["_PIF"]) -> TaskRef[None]:
        """`PIF.plug`, for pool-operator and above.

        Errors: TRANSPORT_PIF_NOT_CONFIGURED.
        """
        return await self._start("PIF.plug", VOID, ref)

    async def pool_introduce(self, device: str, network: Ref["_network"], host: Ref["_host"], MAC: str, MTU: int, VLAN: int, physical: bool, ip_configuration_mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str, bond_slave_of: Ref["_Bond"], VLAN_master_of: Ref["_VLAN"], management: bool, other_config: Mapping[str, str], disallow_unplug: bool | None = None, ipv6_configuration_mode: Ipv6ConfigurationModeWord | None = None, IPv6: Strings | None = None, ipv6_gateway: str | None = None, primary_address_type: PrimaryAddressTypeWord | None = None, managed: bool | None = None, properties: Mapping[str, str] | None = None) -> TaskRef[Ref["_PIF"]]:
        """`PIF.pool_introduce`, for pool-operator and above. Units: MTU: bytes. By default disallow_unplug = False, ipv6_configuration_mode = 'None', IPv6 = [], ipv6_gateway = '', primary_address_type = 'IPv4', managed = True, properties = {}."""
        return await self._start("PIF.pool_introduce", _PIF_ref, device, network, host, MAC, MTU, VLAN, physical, ip_configuration_mode, IP, netmask, gateway, DNS, bond_slave_of, VLAN_master_of, management, other_config, *given((disallow_unplug, False), (ipv6_configuration_mode, "None"), (IPv6, []), (ipv6_gateway, ""), (primary_address_type, "IPv4"), (managed, True), (properties, {})))

    async def db_introduce(self, device: str, network: Ref["_network"], host: Ref["_host"], MAC: str, MTU: int, VLAN: int, physical: bool, ip_configuration_mode: IpConfigurationModeWord, IP: str, netmask: str, gateway: str, DNS: str, bond_slave_of: Ref["_Bond"], VLAN_master_of: Ref["_VLAN"], management: bool, other_config: Mapping[str, str], disallow_unplug: bool | None = None, ipv6_configuration_mode: Ipv6ConfigurationModeWord | None = None, IPv6: Strings | None = None, ipv6_gateway: str | None = None, primary_address_type: PrimaryAddressTypeWord | None = None, managed: bool | None = None, properties: Mapping[str, str] | None = None) -> TaskRef[Ref["_PIF"]]:
        """`PIF.db_introduce`, for pool-operator and above. Units: MTU: bytes. By default disallow_unplug = False, ipv6_configuration_mode = 'None', IPv6 = [], ipv6_gateway = '', primary_address_type = 'IPv4', managed = True, properties = {}."""
        return await self._start("PIF.db_introduce", _PIF_ref, device, network, host, MAC, MTU, VLAN, physical, ip_configuration_mode, IP, netmask, gateway, DNS, bond_slave_of, VLAN_master_of, management, other_config, *given((disallow_unplug, False), (ipv6_configuration_mode, "None"), (IPv6, []), (ipv6_gateway, ""), (primary_address_type, "IPv4"), (managed, True), (properties, {})))

    async def db_forget(self, ref: Ref["_PIF"]) -> TaskRef[None]:
        """`PIF.db_forget`, for pool-operator and above."""
        return await self._start("PIF.db_forget", VOID, ref)

    async def set_property(self, ref: Ref["_PIF"], name: str, value: str) -> TaskRef[None]:
        """`PIF.set_property`, for pool-operator and above."""
        return await self._start("PIF.set_property", VOID, ref, name, value)
