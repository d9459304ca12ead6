"""Link-local: a network inside each host, without any interface, that leads to the host itself.

System VMs have their control NIC on it. The name and keys are CloudStack's, so that its network is recognised
and used. Each host has one of its own, so XAPI is told to take it for shared: else it would keep VMs on it to
one host. CloudStack has a plugin in dom0 put an address on each host's bridge; we install nothing there, so
what talks to a system VM this way has to run on its host.
"""

from __future__ import annotations

from typing import Final

from poolwright.xapi import Ref, network
from poolwright.xenserver.networks.request import NetworkRequest, made_before

NAME: Final = "cloud_link_local_network"
GATEWAY: Final = "169.254.0.1"
NETMASK: Final = "255.255.0.0"
_SETTINGS: Final = {
    "assume_network_is_shared": "true",
    "vswitch-disable-in-band": "true",
    "ip_begin": GATEWAY,
    "ip_end": GATEWAY,
    "netmask": NETMASK,
}


async def ensure(request: NetworkRequest) -> Ref[network]:
    """The pool's link-local network: found by its name, or made (one call)."""
    named = {r: record for r, record in request.inventory.networks.items() if record.name_label == NAME}
    if named:
        return min(named, key=lambda ref: named[ref].uuid)
    return made_before(request) or await request.session.network.create(
        {
            "name_label": NAME,
            "name_description": "Link-local network of system VMs, made by poolwright",
            "other_config": {**_SETTINGS, **request.owner.mark},
            "MTU": 1500,
        }
    )
