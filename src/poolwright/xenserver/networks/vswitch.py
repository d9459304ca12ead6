"""Vswitch: a network of its own between the hosts, carried by tunnels of Open vSwitch, told apart by a key.

CloudStack's name and keys (`OVSTunnel<key>`, `ovs-host-setup`, `assume_network_is_shared`) are kept, so
that either
recognises the other's. CloudStack has a plugin in dom0 build the tunnels; here XAPI's own `tunnel.create`
does, on every host whose carrying interface has an address. XAPI leaves it to the pool's SDN controller (Xen
Orchestra's, for
one) to have the tunnels carry packets; without one, such a network joins the VMs of one host only.
"""

from __future__ import annotations

from typing import Final

import structlog

from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.xapi import PIF, IpConfigurationMode, Ref, network
from poolwright.xenserver.networks.request import NetworkRequest, carrier, live_pifs, made_before
from poolwright.xenserver.nics import DEFAULT_MTU

_log = structlog.get_logger(__name__)
PROTOCOL: Final = "gre"
_SETTINGS: Final = {"ovs-host-setup": "", "assume_network_is_shared": "true"}


def name_of(key: int) -> str:
    """The network's name on the pool, which is CloudStack's."""
    return f"OVSTunnel{key}"


async def ensure(request: NetworkRequest) -> Ref[network]:
    """The network for the key: found by its name, or made; with a tunnel on every host that can carry one."""
    if request.vlan is None:
        raise InvalidParameter("A Vswitch network needs the key of its tunnels")
    inventory, session, name = request.inventory, request.session, name_of(request.vlan)
    _check_backend(request)
    named = {ref: record for ref, record in inventory.networks.items() if record.name_label == name}
    ref = min(named, key=lambda one: named[one].uuid) if named else made_before(request)
    if ref is None:
        if not inventory.pool.vswitch_controller and not await session.SDN_controller.get_all():
            _log.warning(
                "the pool has no SDN controller: tunnels between its hosts carry nothing", network=name
            )
        ref = await session.network.create(
            {
                "name_label": name,
                "name_description": f"Tunnels with the key {request.vlan}, made by poolwright",
                "other_config": {**_SETTINGS, **request.owner.mark},
                "MTU": request.mtu or DEFAULT_MTU,
            }
        )
    for transport in _lacking(request, ref):
        await session.tunnel.create(transport, ref, PROTOCOL)
    return ref


def _lacking(request: NetworkRequest, ref: Ref[network]) -> list[Ref[PIF]]:
    """The interfaces of live hosts that can carry a tunnel and do not carry this network's yet."""
    inventory = request.inventory
    carried_by, _ = carrier(inventory, request.label)
    there = {pif.host for pif in inventory.pifs.values() if pif.network == ref}
    return [
        one
        for one in live_pifs(inventory, carried_by)
        if inventory.pifs[one].host not in there
        and inventory.pifs[one].ip_configuration_mode != IpConfigurationMode.None_
    ]


def _check_backend(request: NetworkRequest) -> None:
    """Raises `InvalidState` unless every host switches with Open vSwitch."""
    for record in request.inventory.hosts.values():
        backend = record.software_version.get("network_backend", "")
        if backend != "openvswitch":
            raise InvalidState(
                f"Host {record.name_label} switches by {backend or 'bridge'}; networks of tunnels need "
                "openvswitch on every host of the pool"
            )
