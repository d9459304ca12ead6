"""Taking a network of ours away from its pool: first its VLANs or tunnels, on every host, then itself.

A network with a NIC on it stays, whole: whoever put the NIC there uses it.
"""

from __future__ import annotations

from poolwright.saga import TryAgain
from poolwright.xapi import (
    NULL_REF,
    PIF,
    HandleInvalid,
    NetworkContainsPif,
    NetworkContainsVif,
    Ref,
    Session,
    network,
)


async def ensure_removed(session: Session, ref: Ref[network]) -> bool:
    """Remove the network; False where NICs are on it, True where it is gone (by now, or was before)."""
    try:
        record = await session.network.get_record(ref)
        if record.VIFs:
            return False
        for pif in record.PIFs:
            await _remove_pif(session, pif)
        await session.network.destroy(ref)
    except NetworkContainsVif:
        return False
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(ref),):
            raise TryAgain(f"something of the network changed meanwhile: {gone}") from gone
    return True


async def _remove_pif(session: Session, ref: Ref[PIF]) -> None:
    """Remove the VLAN or the tunnel that a network's interface is; another's interface stays, and with it the
    network.
    """
    record = await session.PIF.get_record(ref)
    if record.VLAN_master_of != NULL_REF:
        await session.VLAN.destroy(record.VLAN_master_of)
    for tunnel in record.tunnel_access_PIF_of:
        await session.tunnel.destroy(tunnel)


async def ensure_bare_removed(session: Session, ref: Ref[network]) -> None:
    """Remove a network that nothing is on; what somebody has put something on meanwhile stays (XAPI says
    so).
    """
    try:
        await session.network.destroy(ref)
    except (NetworkContainsVif, NetworkContainsPif):
        return
    except HandleInvalid as gone:
        if gone.params[1:2] != (str(ref),):
            raise TryAgain(f"something of the network changed meanwhile: {gone}") from gone
