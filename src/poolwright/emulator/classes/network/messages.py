"""The messages of class network. Networks are the pool's; what connects a host to one is a PIF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import check_bridge_name
from poolwright.emulator.classes.blob.named import create_named_blob
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.network.attachment import attach_network, attached_vifs
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure

_MTU: Final = 1500
#: Purposes that cannot be in one pool.
_CONFLICTING: Final[Mapping[str, str]] = {"nbd": "insecure_nbd", "insecure_nbd": "nbd"}


def _new_bridge(call: Call, taken: set[str]) -> str:
    """The next of `xapi0`, `xapi1`, ... that no network has; the counter never goes back."""
    number = call.pool.private.get("bridges", 0)
    while f"xapi{number}" in taken:
        number += 1
    call.pool.private["bridges"] = number + 1
    return f"xapi{number}"


def create(call: Call, args: Row) -> str:
    taken = {row["bridge"] for _, row in call.database.items("network")}
    bridge = args["bridge"]
    if bridge == "":
        bridge = _new_bridge(call, taken)
    else:
        session = call.database.find("session", call.session)
        if session is not None and not session["pool"]:
            check_bridge_name(bridge)
        if bridge in taken:
            raise ApiFailure("BRIDGE_NAME_EXISTS", bridge)
    mtu = args["MTU"] if args["MTU"] > 0 else _MTU
    return call.database.create("network", args | {"bridge": bridge, "MTU": mtu})


def destroy(call: Call, network: str) -> None:
    # What XAPI lists, it lists the newest first.
    if attached := attached_vifs(call.database, network):
        raise ApiFailure("NETWORK_CONTAINS_VIF", *reversed(attached))
    row = call.database.get("network", network)
    if row["PIFs"]:
        raise ApiFailure("NETWORK_CONTAINS_PIF", *reversed(row["PIFs"]))
    if row["other_config"].get("is_host_internal_management_network") == "true":
        raise ApiFailure("CANNOT_DESTROY_SYSTEM_NETWORK", network)
    for vif in row["VIFs"]:
        call.database.destroy("VIF", vif)
    call.database.destroy("network", network)


def set_default_locking_mode(call: Call, network: str, value: str) -> None:
    for vif in call.database.get("network", network)["VIFs"]:
        if call.database.get("VIF", vif)["currently_attached"]:
            raise ApiFailure("VIF_IN_USE", network, vif)
    call.database.update("network", network, default_locking_mode=value)


def attach(call: Call, network: str, host: str) -> None:
    assert_live(call.pool, host)
    attach_network(call.database, network, host)


def attach_for_vm(call: Call, host: str, vm: str) -> None:
    assert_live(call.pool, host)
    for vif in call.database.get("VM", vm)["VIFs"]:
        attach_network(call.database, call.database.get("VIF", vif)["network"], host)


def detach_for_vm(call: Call, host: str, vm: str) -> None:
    assert_live(call.pool, host)
    call.database.get("VM", vm)


def pool_introduce(
    call: Call,
    name_label: str,
    name_description: str,
    mtu: int,
    other_config: Mapping[str, str],
    bridge: str,
    managed: bool,
    purpose: list[str],
) -> str:
    values = {
        "name_label": name_label,
        "name_description": name_description,
        "MTU": mtu,
        "other_config": dict(other_config),
        "bridge": bridge,
        "managed": managed,
        "purpose": purpose,
    }
    return call.database.create("network", values)


def create_new_blob(call: Call, network: str, name: str, mime_type: str, public: bool) -> str:
    return create_named_blob(call, "network", network, name, mime_type, public)


def add_purpose(call: Call, network: str, value: str) -> None:
    current = call.database.get("network", network)["purpose"]
    if value in current:
        return
    for _, row in call.database.items("network"):
        if _CONFLICTING[value] in row["purpose"]:
            raise ApiFailure("NETWORK_INCOMPATIBLE_PURPOSES", value, _CONFLICTING[value])
    call.database.update("network", network, purpose=[value, *current])


def remove_purpose(call: Call, network: str, value: str) -> None:
    current = call.database.get("network", network)["purpose"]
    call.database.update("network", network, purpose=[one for one in current if one != value])


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "set_default_locking_mode": set_default_locking_mode,
    "attach": attach,
    "attach_for_vm": attach_for_vm,
    "detach_for_vm": detach_for_vm,
    "pool_introduce": pool_introduce,
    "create_new_blob": create_new_blob,
    "add_purpose": add_purpose,
    "remove_purpose": remove_purpose,
}
