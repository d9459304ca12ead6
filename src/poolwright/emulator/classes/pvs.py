"""The messages of the PVS classes: sites, servers, proxies and caches of streamed disks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import is_ip
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure

_PORT_MAX: Final = 65_535


def introduce_site(call: Call, name_label: str, name_description: str, pvs_uuid: str) -> str:
    values = {"name_label": name_label, "name_description": name_description, "PVS_uuid": pvs_uuid}
    return call.database.create("PVS_site", values)


def forget_site(call: Call, site: str) -> None:
    row = call.database.get("PVS_site", site)
    running = [p for p in row["proxies"] if call.database.get("PVS_proxy", p)["currently_attached"]]
    if running:
        raise ApiFailure("PVS_SITE_CONTAINS_RUNNING_PROXIES", *running)
    if row["servers"]:
        raise ApiFailure("PVS_SITE_CONTAINS_SERVERS", *row["servers"])
    for cache in row["cache_storage"]:
        call.database.destroy("PVS_cache_storage", cache)
    call.database.destroy("PVS_site", site)


def set_PVS_uuid(call: Call, site: str, value: str) -> None:
    call.database.update("PVS_site", site, PVS_uuid=value)


def introduce_server(call: Call, addresses: list[str], first_port: int, last_port: int, site: str) -> str:
    for address in addresses:
        if not (is_ip(address, 4) or is_ip(address, 6)):
            raise ApiFailure("INVALID_IP_ADDRESS_SPECIFIED", "addresses")
    taken = {a for _, row in call.database.items("PVS_server") for a in row["addresses"]}
    in_use = [address for address in addresses if address in taken]
    if in_use:
        raise ApiFailure("PVS_SERVER_ADDRESS_IN_USE", in_use[0])
    for name, port in (("first_port", first_port), ("last_port", last_port)):
        if not 1 <= port <= _PORT_MAX:
            raise ApiFailure("VALUE_NOT_SUPPORTED", name, port, "Port out of range")
    if first_port > last_port:
        raise ApiFailure("VALUE_NOT_SUPPORTED", "first_port", first_port, "First port greater than last")
    call.database.get("PVS_site", site)
    values = {"addresses": addresses, "first_port": first_port, "last_port": last_port, "site": site}
    return call.database.create("PVS_server", values)


def forget_server(call: Call, server: str) -> None:
    call.database.destroy("PVS_server", server)


def create_proxy(call: Call, site: str, vif: str) -> str:
    call.database.get("PVS_site", site)
    row = call.database.get("VIF", vif)
    if row["device"] != "0":
        raise ApiFailure("INVALID_DEVICE", row["device"])
    if any(proxy["VIF"] == vif for _, proxy in call.database.items("PVS_proxy")):
        raise ApiFailure("PVS_PROXY_ALREADY_PRESENT", vif)
    return call.database.create("PVS_proxy", {"site": site, "VIF": vif, "currently_attached": False})


def destroy_proxy(call: Call, proxy: str) -> None:
    call.database.destroy("PVS_proxy", proxy)


def create_cache(call: Call, args: Row) -> str:
    for cls, field in (("host", "host"), ("SR", "SR"), ("PVS_site", "site")):
        call.database.get(cls, args[field])
    for ref, row in call.database.items("PVS_cache_storage"):
        if (row["site"], row["host"]) == (args["site"], args["host"]):
            raise ApiFailure("PVS_CACHE_STORAGE_ALREADY_PRESENT", args["site"], args["host"], ref)
    return call.database.create("PVS_cache_storage", args)


def destroy_cache(call: Call, cache: str) -> None:
    call.database.destroy("PVS_cache_storage", cache)


MESSAGES: Final[Mapping[str, Mapping[str, Callable[..., Any]]]] = {
    "PVS_site": {"introduce": introduce_site, "forget": forget_site, "set_PVS_uuid": set_PVS_uuid},
    "PVS_server": {"introduce": introduce_server, "forget": forget_server},
    "PVS_proxy": {"create": create_proxy, "destroy": destroy_proxy},
    "PVS_cache_storage": {"create": create_cache, "destroy": destroy_cache},
}
