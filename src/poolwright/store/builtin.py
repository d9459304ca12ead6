"""The rows that every cloud has from its first start, because CloudStack's clients look for them by name."""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Role, RoleType
from poolwright.model.configuration import Configuration
from poolwright.model.limit import SETTINGS
from poolwright.model.offering import DiskOffering, NetworkOffering, ServiceOffering, VpcOffering
from poolwright.model.physical import Region

GIB: Final = 1 << 30

ROLES: Final = (
    Role(name="Root Admin", type=RoleType.ADMIN, description="Default root admin role", is_default=True),
    Role(
        name="Resource Admin",
        type=RoleType.RESOURCE_ADMIN,
        description="Default resource admin role",
        is_default=True,
    ),
    Role(
        name="Domain Admin",
        type=RoleType.DOMAIN_ADMIN,
        description="Default domain admin role",
        is_default=True,
    ),
    Role(name="User", type=RoleType.USER, description="Default user role", is_default=True),
    Role(
        name="Read-Only Admin - Default",
        type=RoleType.ADMIN,
        description="Sees everything, changes nothing",
        is_default=True,
    ),
    Role(
        name="Read-Only User - Default",
        type=RoleType.USER,
        description="Sees what is the account's, changes nothing",
        is_default=True,
    ),
    Role(
        name="Support Admin - Default",
        type=RoleType.ADMIN,
        description="Sees everything, and may start, stop and move VMs",
        is_default=True,
    ),
    Role(
        name="Support User - Default",
        type=RoleType.USER,
        description="Sees what is the account's, and may start and stop VMs",
        is_default=True,
    ),
)

#: Role -> the patterns of commands that it allows. A role without a line here allows nothing by pattern.
ROLE_RULES: Final[dict[str, tuple[str, ...]]] = {
    "Root Admin": ("*",),
    "Read-Only Admin - Default": ("list*", "get*", "query*", "find*"),
    "Read-Only User - Default": ("list*", "get*", "query*", "find*"),
    "Support Admin - Default": (
        "list*",
        "get*",
        "query*",
        "find*",
        "startVirtualMachine",
        "stopVirtualMachine",
        "rebootVirtualMachine",
        "migrateVirtualMachine",
    ),
    "Support User - Default": (
        "list*",
        "get*",
        "query*",
        "find*",
        "startVirtualMachine",
        "stopVirtualMachine",
        "rebootVirtualMachine",
    ),
}

SERVICE_OFFERINGS: Final = (
    ServiceOffering(
        name="Small Instance", display_text="Small Instance", cpu_number=1, cpu_speed_mhz=500, memory_mib=512
    ),
    ServiceOffering(
        name="Medium Instance",
        display_text="Medium Instance",
        cpu_number=1,
        cpu_speed_mhz=1000,
        memory_mib=1024,
    ),
    *(
        ServiceOffering(
            name=f"System Offering For {words}",
            display_text=f"System Offering For {words}",
            cpu_number=1,
            cpu_speed_mhz=500,
            memory_mib=memory,
            is_system=True,
            system_vm_type=words.replace(" ", "").lower(),
        )
        for words, memory in (("Secondary Storage VM", 512), ("Console Proxy", 1024))
    ),
)

DISK_OFFERINGS: Final = (
    DiskOffering(name="Small", display_text="Small Disk, 5 GB", size=5 * GIB),
    DiskOffering(name="Medium", display_text="Medium Disk, 20 GB", size=20 * GIB),
    DiskOffering(name="Large", display_text="Large Disk, 100 GB", size=100 * GIB),
    DiskOffering(name="Custom", display_text="Custom Disk", customized=True),
)

_USER_DATA: Final = {"Dhcp": ["VirtualRouter"], "Dns": ["VirtualRouter"], "UserData": ["VirtualRouter"]}
_ROUTED: Final = {
    **_USER_DATA,
    "Firewall": ["VirtualRouter"],
    "Lb": ["VirtualRouter"],
    "PortForwarding": ["VirtualRouter"],
    "SourceNat": ["VirtualRouter"],
    "StaticNat": ["VirtualRouter"],
    "Vpn": ["VirtualRouter"],
}
_VPC: Final = {
    **_USER_DATA,
    "NetworkACL": ["VpcVirtualRouter"],
    "PortForwarding": ["VpcVirtualRouter"],
    "SourceNat": ["VpcVirtualRouter"],
    "StaticNat": ["VpcVirtualRouter"],
}


def _network_offering(name: str, text: str, guest_type: str, **rest: object) -> NetworkOffering:
    return NetworkOffering(name=name, display_text=text, guest_type=guest_type, is_default=True, **rest)  # type: ignore[arg-type]


#: Those whose services we can't give (they need a virtual router) are listed as Disabled, which is the truth.
NETWORK_OFFERINGS: Final = (
    _network_offering(
        "DefaultSharedNetworkOffering",
        "Offering for shared networks",
        "Shared",
        specify_vlan=True,
        specify_ip_ranges=True,
        services=_USER_DATA,
    ),
    _network_offering(
        "DefaultSharedNetworkOfferingWithSGService",
        "Offering for shared networks with security groups",
        "Shared",
        specify_ip_ranges=True,
        services={**_USER_DATA, "SecurityGroup": ["SecurityGroupProvider"]},
        state="Disabled",
    ),
    _network_offering("DefaultL2NetworkOffering", "Offering for L2 networks", "L2"),
    _network_offering(
        "DefaultL2NetworkOfferingVlan",
        "Offering for L2 networks on a VLAN of one's choice",
        "L2",
        specify_vlan=True,
    ),
    _network_offering(
        "DefaultL2NetworkOfferingConfigDrive",
        "Offering for L2 networks with config drive",
        "L2",
        services={"UserData": ["ConfigDrive"]},
    ),
    _network_offering(
        "DefaultL2NetworkOfferingConfigDriveVlan",
        "Offering for L2 networks with config drive on a VLAN of one's choice",
        "L2",
        specify_vlan=True,
        services={"UserData": ["ConfigDrive"]},
    ),
    _network_offering(
        "DefaultIsolatedNetworkOfferingWithSourceNatService",
        "Offering for isolated networks with source NAT",
        "Isolated",
        services=_ROUTED,
        state="Disabled",
    ),
    _network_offering(
        "DefaultIsolatedNetworkOffering",
        "Offering for isolated networks without source NAT",
        "Isolated",
        specify_vlan=True,
        services=_USER_DATA,
        state="Disabled",
    ),
    _network_offering(
        "DefaultSharedNetscalerEIPandELBNetworkOffering",
        "Offering for shared networks with elastic IP and load balancing",
        "Shared",
        services={**_USER_DATA, "Lb": ["Netscaler"], "StaticNat": ["Netscaler"]},
        state="Disabled",
    ),
    _network_offering(
        "DefaultIsolatedNetworkOfferingForVpcNetworks",
        "Offering for tiers of VPCs",
        "Isolated",
        for_vpc=True,
        conserve_mode=False,
        services={**_VPC, "Lb": ["VpcVirtualRouter"]},
        state="Disabled",
    ),
    _network_offering(
        "DefaultIsolatedNetworkOfferingForVpcNetworksNoLB",
        "Offering for tiers of VPCs without load balancing",
        "Isolated",
        for_vpc=True,
        conserve_mode=False,
        services=_VPC,
        state="Disabled",
    ),
    _network_offering(
        "DefaultIsolatedNetworkOfferingForVpcNetworksWithInternalLB",
        "Offering for tiers of VPCs with internal load balancing",
        "Isolated",
        for_vpc=True,
        conserve_mode=False,
        services={**_VPC, "Lb": ["InternalLbVm"]},
        state="Disabled",
    ),
    *(
        _network_offering(
            f"System-{traffic}-Network",
            f"System offering for {traffic.lower()} traffic",
            "Isolated",
            traffic_type=traffic,
        )
        for traffic in ("Public", "Management", "Control", "Storage")
    ),
)

#: A VPC takes a virtual router, so they are listed as Disabled too.
VPC_OFFERINGS: Final = (
    VpcOffering(
        name="Default VPC offering",
        display_text="Default VPC Offering",
        is_default=True,
        services={**_VPC, "Lb": ["VpcVirtualRouter"], "Vpn": ["VpcVirtualRouter"]},
    ),
    VpcOffering(
        name="Redundant VPC offering",
        display_text="Redundant VPC Offering",
        is_default=True,
        services={**_VPC, "Lb": ["VpcVirtualRouter"], "Vpn": ["VpcVirtualRouter"]},
        capabilities={"SourceNat": {"RedundantRouter": "true"}},
    ),
)

#: This cloud's own; its address is set with updateRegion.
REGIONS: Final = (Region(number=1, name="Local", endpoint="http://localhost:8080/client/"),)

CONFIGURATIONS: Final = (
    Configuration(
        name="enable.dynamic.scale.vm",
        value=None,
        default_value="true",
        category="Advanced",
        description="Whether running VMs that can be may be scaled",
        type="Boolean",
    ),
    Configuration(
        name="default.page.size",
        value=None,
        default_value="500",
        category="Advanced",
        description="The longest page of a list",
        type="Number",
    ),
    Configuration(
        name="session.timeout",
        value=None,
        default_value="1800",
        category="Advanced",
        description="Seconds that a login is good for after its last use",
        type="Number",
    ),
    Configuration(
        name="expunge.delay",
        value=None,
        default_value="86400",
        category="Advanced",
        description="Seconds from a VM's destruction until it is expunged",
        type="Number",
        has_effect=False,
    ),
    Configuration(
        name="allow.user.create.projects",
        value=None,
        default_value="true",
        category="Advanced",
        description="Whether users who administer nothing may create projects",
        type="Boolean",
    ),
    Configuration(
        name="project.invite.required",
        value=None,
        default_value="false",
        category="Advanced",
        description="Whether who is added to a project has to accept an invitation first",
        type="Boolean",
    ),
    Configuration(
        name="project.invite.timeout",
        value=None,
        default_value="86400",
        category="Advanced",
        description="Seconds for which an invitation to a project is good",
        type="Number",
    ),
    *(
        Configuration(
            name=f"max.{whose}.{setting}",
            value=None,
            default_value=str(default),
            category=f"{whose.capitalize()} Defaults",
            description=f"How much of {kind.word} {text} may have where nothing else is said; -1 for no limit",
            type="Number",
        )
        for whose, text, index in (
            ("account", "an account", 1),
            ("domain", "a domain", 2),
            ("project", "a project", 1),
        )
        for kind, (setting, *defaults) in SETTINGS.items()
        for default in (defaults[index - 1],)
    ),
)
