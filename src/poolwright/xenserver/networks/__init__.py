"""Networks on a pool, one module per BroadcastDomainType; the table below is the list of those we have.

Each module gives `ensure(request) -> network reference` (may run twice) and `release(session, ref)`.
LinkLocal and Vswitch come with system VMs and tunnels.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from poolwright.model.errors import InvalidParameter
from poolwright.model.network import BroadcastType
from poolwright.xapi import Ref, network
from poolwright.xenserver.networks import native, vlan
from poolwright.xenserver.networks.request import NetworkRequest

Ensure = Callable[[NetworkRequest], Awaitable[Ref[network]]]

ENSURE: Final[Mapping[BroadcastType, Ensure]] = {
    BroadcastType.NATIVE: native.ensure,
    BroadcastType.VLAN: vlan.ensure,
}


async def ensure(kind: BroadcastType, request: NetworkRequest) -> Ref[network]:
    """The pool's network for a network of ours, made if need be. Raises `InvalidParameter` for kinds we
    lack.
    """
    if kind not in ENSURE:
        raise InvalidParameter(f"Networks of the kind {kind} are not supported; use Vlan or Native")
    return await ENSURE[kind](request)
