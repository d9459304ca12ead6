"""The messages of class pool that set something of it, or make networks and blobs for all hosts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_named_blob
from poolwright.emulator.classes.host.liveness import live_hosts
from poolwright.emulator.classes.host.management import assert_usable
from poolwright.emulator.classes.PIF.kinds import bring_up
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH

#: Keys of guest_agent_config, and what each may hold.
_AGENT_CONFIG: Final[Mapping[str, frozenset[str]]] = {
    "auto_update_enabled": frozenset({"true", "false"}),
    "auto_update_url": frozenset(),
}


def _field(name: str) -> Callable[..., None]:
    def setter(call: Call, pool: str, value: Any) -> None:
        call.database.update("pool", pool, **{name: value})

    return setter


def _positive(name: str, least: int = 1) -> Callable[..., None]:
    """A setter of a number that must not be too small."""

    def setter(call: Call, pool: str, value: int) -> None:
        if value < least:
            raise ApiFailure("VALUE_NOT_SUPPORTED", name, value, f"must be at least {least}")
        call.database.update("pool", pool, **{name: value})

    return setter


def _every_host(name: str) -> Callable[..., None]:
    """A setter that hands its value to the same message of every live host."""

    def setter(call: Call, pool: str, value: Any) -> Any:
        call.database.get("pool", pool)
        return _on_hosts(call, name, value)

    return setter


async def _on_hosts(call: Call, name: str, *args: Any) -> None:
    for host in live_hosts(call.pool):
        await call.run(f"host.{name}", host, *args)


def _each_host(name: str) -> Callable[..., Any]:
    """A message without a value that every live host gets."""

    def message(call: Call, pool: str) -> Any:
        call.database.get("pool", pool)
        return _on_hosts(call, name)

    return message


# --- VLANs for all hosts ---------------------------------------------------------------------------


async def _create_vlans(call: Call, pifs: list[str], network: str, tag: int) -> list[str]:
    """A VLAN on each PIF, or none: what was made goes away again if one fails."""
    vlans: list[str] = []
    try:
        for pif in pifs:
            vlans.append(await call.run("VLAN.create", pif, tag, network))
    except ApiFailure:
        for vlan in vlans:
            await call.run("VLAN.destroy", vlan)
        raise
    return [str(call.database.get("VLAN", vlan)["untagged_PIF"]) for vlan in vlans]


async def create_VLAN(call: Call, device: str, network: str, tag: int) -> list[str]:
    """A VLAN on that device of every host, or none: what was made goes away again if one fails."""
    pifs: list[str] = []
    try:
        for host in call.database.refs("host"):
            pifs.append(await call.run("PIF.create_VLAN", device, network, host, tag))
    except ApiFailure:
        for pif in pifs:
            await call.run("PIF.destroy", pif)
        raise
    return pifs


async def create_VLAN_from_PIF(call: Call, pif: str, network: str, tag: int) -> list[str]:
    """A VLAN on every live host's PIF of the network that this PIF is on."""
    row = call.database.get("PIF", pif)
    live = live_hosts(call.pool)
    pifs = [
        one
        for one in call.database.get("network", row["network"])["PIFs"]
        if call.database.get("PIF", one)["host"] in live
    ]
    return await _create_vlans(call, pifs, network, tag)


def management_reconfigure(call: Call, network: str) -> None:
    """Moves every host's management interface to its PIF on a network."""
    database = call.database
    if database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")
    pifs = {database.get("PIF", pif)["host"]: pif for pif in database.get("network", network)["PIFs"]}
    for host in database.refs("host"):
        if host not in pifs:
            raise ApiFailure("PIF_NOT_PRESENT", host, network)
    kinds = {database.get("PIF", pif)["primary_address_type"] for pif in pifs.values()}
    for pif in pifs.values():
        if len(kinds) > 1:
            raise ApiFailure("PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE", pif)
        assert_usable(database.get("PIF", pif), pif)
    for host, pif in pifs.items():
        for other in database.get("host", host)["PIFs"]:
            if database.get("PIF", other)["management"] and other != pif:
                database.update("PIF", other, management=False)
        bring_up(database, pif)
        database.update("PIF", pif, management=True)


# --- guest agents, blobs, features -----------------------------------------------------------------


def add_to_guest_agent_config(call: Call, pool: str, key: str, value: str) -> None:
    row = call.database.get("pool", pool)
    allowed = _AGENT_CONFIG.get(key)
    if allowed is None or (allowed and value not in allowed):
        raise ApiFailure("INVALID_VALUE", "guest_agent_config", f"{key} = {value}")
    if key in row["guest_agent_config"]:
        raise ApiFailure("MAP_DUPLICATE_KEY", "pool", "guest_agent_config", pool, key)
    call.database.update("pool", pool, guest_agent_config={**row["guest_agent_config"], key: value})


def remove_from_guest_agent_config(call: Call, pool: str, key: str) -> None:
    kept = dict(call.database.get("pool", pool)["guest_agent_config"])
    kept.pop(key, None)
    call.database.update("pool", pool, guest_agent_config=kept)


def create_new_blob(call: Call, pool: str, name: str, mime_type: str, public: bool) -> str:
    return create_named_blob(call, "pool", pool, name, mime_type, public)


def set_igmp_snooping_enabled(call: Call, pool: str, value: bool) -> None:
    call.database.update("pool", pool, igmp_snooping_enabled=value)
    status = "enabled" if value else "disabled"
    for ref, row in call.database.items("PIF"):
        if row["currently_attached"] and row["management"]:
            call.database.update("PIF", ref, igmp_snooping_status=status)


def get_license_state(call: Call, pool: str) -> dict[str, str]:
    call.database.get("pool", pool)
    editions = {row["edition"] for _, row in call.database.items("host")}
    return {"edition": min(editions, default=""), "expiry": "never"}


async def apply_edition(call: Call, pool: str, edition: str) -> None:
    call.database.get("pool", pool)
    await _on_hosts(call, "apply_edition", edition, False)


def has_extension(call: Call, pool: str, _name: str) -> bool:
    call.database.get("pool", pool)
    return False


async def enable_local_storage_caching(call: Call, pool: str) -> None:
    """On every live host, on its own first local SR."""
    call.database.get("pool", pool)
    for host in live_hosts(call.pool):
        pbds = (call.database.get("PBD", pbd) for pbd in call.database.get("host", host)["PBDs"])
        srs = ((pbd["SR"], call.database.get("SR", pbd["SR"])) for pbd in pbds)
        local = [ref for ref, row in srs if not row["shared"] and row["type"] == "ext"]
        if local:
            await call.run("host.enable_local_storage_caching", host, local[0])


def set_vswitch_controller(call: Call, address: str) -> None:
    """Deprecated: the one SDN controller of the pool, by its address."""
    for ref in call.database.refs("SDN_controller"):
        call.database.destroy("SDN_controller", ref)
    call.database.update("pool", call.pool.ref, vswitch_controller=address)
    if address:
        values = {"protocol": "ssl", "address": address, "port": 6632}
        call.database.create("SDN_controller", values)


def reset_telemetry_uuid(call: Call, pool: str) -> None:
    old = call.database.get("pool", pool)["telemetry_uuid"]
    new = call.database.create("secret", {"value": call.new_uuid()})
    call.database.update("pool", pool, telemetry_uuid=new)
    if call.database.exists("secret", old):
        call.database.destroy("secret", old)


def set_telemetry_next_collection(call: Call, pool: str, value: datetime) -> None:
    call.database.update("pool", pool, telemetry_next_collection=value)


def enable_client_certificate_auth(call: Call, pool: str, name: str) -> None:
    call.database.update("pool", pool, client_certificate_auth_enabled=True, client_certificate_auth_name=name)


def disable_client_certificate_auth(call: Call, pool: str) -> None:
    call.database.update("pool", pool, client_certificate_auth_enabled=False, client_certificate_auth_name="")


def enable_tls_verification(call: Call) -> None:
    call.database.update("pool", call.pool.ref, tls_verification_enabled=True)
    for host in call.database.refs("host"):
        call.database.update("host", host, tls_verification_enabled=True)


def get_guest_secureboot_readiness(call: Call, pool: str) -> str:
    return "ready" if call.database.get("pool", pool)["uefi_certificates"] else "not_ready"


# --- updates ---------------------------------------------------------------------------------------


def set_repositories(call: Call, pool: str, value: list[str]) -> None:
    for repository in value:
        call.database.get("Repository", repository)
    call.database.update("pool", pool, repositories=value)


def add_repository(call: Call, pool: str, value: str) -> None:
    current = call.database.get("pool", pool)["repositories"]
    if value not in current:
        set_repositories(call, pool, [*current, value])


def remove_repository(call: Call, pool: str, value: str) -> None:
    current = call.database.get("pool", pool)["repositories"]
    call.database.update("pool", pool, repositories=[one for one in current if one != value])


def sync_updates(call: Call, pool: str, _force: bool, *_credentials: str) -> str:
    """Refused: there is nothing to fetch updates from."""
    if not call.database.get("pool", pool)["repositories"]:
        raise ApiFailure("NO_REPOSITORY_ENABLED")
    raise ApiFailure("UPDATES_REQUIRE_SYNC")


def check_update_readiness(call: Call, pool: str, _requires_reboot: bool) -> list[list[str]]:
    """What stands in the way of updating: hosts that are down, or disabled."""
    if call.database.get("pool", pool)["ha_enabled"]:
        return [["HA_IS_ENABLED"]]
    live = live_hosts(call.pool)
    return [["HOST_OFFLINE", host] for host in call.database.refs("host") if host not in live]


def configure_repository_proxy(call: Call, pool: str, url: str, username: str, password: str) -> None:
    if not url.startswith(("http://", "https://")):
        raise ApiFailure("INVALID_REPOSITORY_PROXY_URL", url)
    if bool(username) != bool(password):
        raise ApiFailure("INVALID_REPOSITORY_PROXY_CREDENTIAL")
    secret = call.database.create("secret", {"value": password}) if password else NULL_REF
    disable_repository_proxy(call, pool)
    call.database.update(
        "pool",
        pool,
        repository_proxy_url=url,
        repository_proxy_username=username,
        repository_proxy_password=secret,
    )


def disable_repository_proxy(call: Call, pool: str) -> None:
    old = call.database.get("pool", pool)["repository_proxy_password"]
    if call.database.exists("secret", old):
        call.database.destroy("secret", old)
    call.database.update(
        "pool",
        pool,
        repository_proxy_url="",
        repository_proxy_username="",
        repository_proxy_password=NULL_REF,
    )


def configure_update_sync(call: Call, pool: str, frequency: str, day: int) -> None:
    if frequency == "daily" and day != 0:
        raise ApiFailure("INVALID_UPDATE_SYNC_DAY", day)
    if frequency == "weekly" and not 0 <= day <= 6:
        raise ApiFailure("INVALID_UPDATE_SYNC_DAY", day)
    call.database.update("pool", pool, update_sync_frequency=frequency, update_sync_day=day)


def set_update_sync_enabled(call: Call, pool: str, value: bool) -> None:
    row = call.database.get("pool", pool)
    if value and not row["repositories"]:
        raise ApiFailure("NO_REPOSITORIES_CONFIGURED")
    call.database.update("pool", pool, update_sync_enabled=value, last_update_sync=EPOCH)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create_VLAN": create_VLAN,
    "create_VLAN_from_PIF": create_VLAN_from_PIF,
    "management_reconfigure": management_reconfigure,
    "add_to_guest_agent_config": add_to_guest_agent_config,
    "remove_from_guest_agent_config": remove_from_guest_agent_config,
    "create_new_blob": create_new_blob,
    "set_igmp_snooping_enabled": set_igmp_snooping_enabled,
    "get_license_state": get_license_state,
    "apply_edition": apply_edition,
    "has_extension": has_extension,
    "set_vswitch_controller": set_vswitch_controller,
    "reset_telemetry_uuid": reset_telemetry_uuid,
    "set_telemetry_next_collection": set_telemetry_next_collection,
    "enable_client_certificate_auth": enable_client_certificate_auth,
    "disable_client_certificate_auth": disable_client_certificate_auth,
    "enable_tls_verification": enable_tls_verification,
    "get_guest_secureboot_readiness": get_guest_secureboot_readiness,
    "set_uefi_certificates": _field("uefi_certificates"),
    "set_custom_uefi_certificates": _field("custom_uefi_certificates"),
    "set_local_auth_max_threads": _positive("local_auth_max_threads"),
    "set_ext_auth_max_threads": _positive("ext_auth_max_threads"),
    "set_ext_auth_cache_enabled": _field("ext_auth_cache_enabled"),
    "set_ext_auth_cache_size": _positive("ext_auth_cache_size"),
    "set_ext_auth_cache_expiry": _positive("ext_auth_cache_expiry"),
    "set_https_only": _every_host("set_https_only"),
    "set_ssh_enabled_timeout": _every_host("set_ssh_enabled_timeout"),
    "set_console_idle_timeout": _every_host("set_console_idle_timeout"),
    "set_ssh_auto_mode": _every_host("set_ssh_auto_mode"),
    "enable_ssh": _each_host("enable_ssh"),
    "disable_ssh": _each_host("disable_ssh"),
    "disable_ssl_legacy": lambda call, pool: _every_host("set_ssl_legacy")(call, pool, False),
    "enable_local_storage_caching": enable_local_storage_caching,
    "disable_local_storage_caching": _each_host("disable_local_storage_caching"),
    "set_repositories": set_repositories,
    "add_repository": add_repository,
    "remove_repository": remove_repository,
    "sync_updates": sync_updates,
    "check_update_readiness": check_update_readiness,
    "configure_repository_proxy": configure_repository_proxy,
    "disable_repository_proxy": disable_repository_proxy,
    "configure_update_sync": configure_update_sync,
    "set_update_sync_enabled": set_update_sync_enabled,
}
