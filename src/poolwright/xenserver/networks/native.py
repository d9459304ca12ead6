"""Untagged traffic: the pool's own network that carries it. Nothing is made."""

from __future__ import annotations

from poolwright.xapi import Ref, network
from poolwright.xenserver.networks.request import NetworkRequest, carrier


async def ensure(request: NetworkRequest) -> Ref[network]:
    """The network that carries guest traffic. Raises `InvalidState` when there is none."""
    ref, _ = carrier(request.inventory, request.label)
    return ref
