"""NICs as VIFs: which network, which MAC, how fast, which addresses its guest may use.

XAPI filters by itself, without any plugin: a VIF that is `locked` lets only its own MAC and the allowed
addresses through. It is said in the creating call, so the guest never runs unfiltered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from poolwright.model.start import NicSpec
from poolwright.saga import TryAgain
from poolwright.xapi import (
    VIF,
    VM,
    DeviceAlreadyAttached,
    DeviceAlreadyDetached,
    HandleInvalid,
    Ref,
    Session,
    UuidInvalid,
    VmPowerState,
    network,
)
from poolwright.xenserver.ownership import Owner, owner_of

if TYPE_CHECKING:
    from poolwright.xapi import VIFCreate

DEFAULT_MTU: Final = 1500
#: kilobytes per second in a megabit per second, as CloudStack counts.
KBPS_PER_MBPS: Final = 128
#: In a VIF's other_config: CloudStack's keys, by which its tools know the VIF too.
NIC_UUID: Final = "cloudstack-nic-id"
NETWORK_UUID: Final = "cloudstack-network-id"


async def find_attached(session: Session, vm: Ref[VM], owner: Owner) -> Ref[VIF] | None:
    """The VIF of the VM that was made with this owner's tag, if there is one."""
    for ref in await session.VM.get_VIFs(vm):
        if owner_of(await session.VIF.get_other_config(ref)) == owner:
            return ref
    return None


async def find(
    session: Session, vm: Ref[VM], *, nic_uuid: str, external_uuid: str | None, mac: str
) -> Ref[VIF] | None:
    """The VIF that a NIC is: by its uuid on the pool where that is known, else by its tag, else by its MAC."""
    if external_uuid is not None:
        try:
            return await session.VIF.get_by_uuid(external_uuid)
        except (HandleInvalid, UuidInvalid):
            pass  # made anew since, as a revert does
    by_mac: Ref[VIF] | None = None
    for ref in await session.VM.get_VIFs(vm):
        record = await session.VIF.get_record(ref)
        if record.other_config.get(NIC_UUID) == nic_uuid:
            return ref
        if record.MAC.lower() == mac:
            by_mac = ref
    return by_mac


def create_record(vm: Ref[VM], on: Ref[network], nic: NicSpec, owner: Owner) -> VIFCreate:
    """The record for VIF.create. An empty MAC is made by XAPI from the VM's seed."""
    record: VIFCreate = {
        "device": str(nic.device_id),
        "network": on,
        "VM": vm,
        "MAC": nic.mac,
        "MTU": nic.mtu or DEFAULT_MTU,
        "other_config": {NIC_UUID: nic.nic_uuid, NETWORK_UUID: nic.network_uuid, **owner.mark},
        "qos_algorithm_type": "ratelimit" if nic.rate_mbps else "",
        "qos_algorithm_params": {"kbps": str(nic.rate_mbps * KBPS_PER_MBPS)} if nic.rate_mbps else {},
    }
    if nic.allowed_ip4:
        record["locking_mode"] = "locked"
        record["ipv4_allowed"] = list(nic.allowed_ip4)
    return record


async def attach(session: Session, vm: Ref[VM], on: Ref[network], nic: NicSpec, owner: Owner) -> Ref[VIF]:
    """Give the VM the NIC (one call); a VM that runs sees it once it is plugged."""
    return await session.VIF.create(create_record(vm, on, nic, owner))


async def ensure_plugged(session: Session, vm: Ref[VM], vif: Ref[VIF]) -> None:
    """A VM that runs sees the NIC; one that does not will when it starts."""
    if await session.VM.get_power_state(vm) != VmPowerState.Running:
        return
    try:
        await session.VIF.plug(vif)
    except DeviceAlreadyAttached:
        return


async def ensure_unplugged(session: Session, vif: Ref[VIF]) -> None:
    """The guest sees the NIC no more; gone is unplugged."""
    try:
        if await session.VIF.get_currently_attached(vif):
            await session.VIF.unplug(vif)
    except (DeviceAlreadyDetached, HandleInvalid) as gone:
        if isinstance(gone, HandleInvalid) and gone.params[1:2] != (str(vif),):
            raise TryAgain(f"something of the NIC changed meanwhile: {gone}") from gone


async def ensure_destroyed(session: Session, vif: Ref[VIF]) -> None:
    """The VM has the NIC no more, in whatever state it was."""
    await ensure_unplugged(session, vif)
    try:
        await session.VIF.destroy(vif)
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(vif),):
            raise TryAgain(f"something of the NIC changed meanwhile: {gone}") from gone


async def allow(session: Session, vif: Ref[VIF], addresses: Sequence[str]) -> None:
    """Have a locked VIF let these addresses through and no others (one call, at once, also while it runs)."""
    await session.VIF.set_ipv4_allowed(vif, list(addresses))
