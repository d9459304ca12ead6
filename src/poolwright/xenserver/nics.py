"""NICs as VIFs: which network, which MAC, how fast."""

from __future__ import annotations

from typing import Final

from poolwright.model.start import NicSpec
from poolwright.xapi import VIF, VM, Ref, Session, network
from poolwright.xenserver.ownership import Owner, owner_of

DEFAULT_MTU: Final = 1500
#: kilobytes per second in a megabit per second, as CloudStack counts.
KBPS_PER_MBPS: Final = 128


async def find_attached(session: Session, vm: Ref[VM], owner: Owner) -> Ref[VIF] | None:
    """The VIF of the VM that was made with this owner's tag, if there is one."""
    for ref in await session.VM.get_VIFs(vm):
        if owner_of(await session.VIF.get_other_config(ref)) == owner:
            return ref
    return None


async def attach(session: Session, vm: Ref[VM], on: Ref[network], nic: NicSpec, owner: Owner) -> Ref[VIF]:
    """Give the VM the NIC (one call). An empty MAC is made by XAPI from the VM's seed."""
    return await session.VIF.create(
        {
            "device": str(nic.device_id),
            "network": on,
            "VM": vm,
            "MAC": nic.mac,
            "MTU": nic.mtu or DEFAULT_MTU,
            "other_config": {
                "cloudstack-nic-id": nic.nic_uuid,
                "cloudstack-network-id": nic.network_uuid,
                **owner.mark,
            },
            "qos_algorithm_type": "ratelimit" if nic.rate_mbps else "",
            "qos_algorithm_params": {"kbps": str(nic.rate_mbps * KBPS_PER_MBPS)} if nic.rate_mbps else {},
        }
    )
