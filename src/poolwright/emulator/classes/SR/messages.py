"""The messages of class SR: storage repositories, from making to forgetting them.

Work on a shared SR runs on the coordinator, on another where its PBD is plugged; one operation at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_named_blob
from poolwright.emulator.classes.host.liveness import assert_live, live_hosts
from poolwright.emulator.classes.PBD.attachment import create_pbd, destroy_pbd
from poolwright.emulator.classes.secret.passwords import destroy_passwords
from poolwright.emulator.classes.SR.operations import (
    choose_host,
    features,
    is_known_driver,
    plugged_pbds,
)
from poolwright.emulator.classes.SR.usage import update_usage
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.emulator.storage_drivers import DRIVERS


def _new_row(call: Call, uuid: str, values: Mapping[str, Any]) -> str:
    """An SR's row. Raises SR_UUID_EXISTS [uuid]."""
    if uuid and call.database.find_uuid("SR", uuid) is not None:
        raise ApiFailure("SR_UUID_EXISTS", uuid)
    row = {"uuid": uuid, "physical_size": -1, "physical_utilisation": -1, "default_vdi_visibility": True}
    ref = call.database.create("SR", {**row, **values, "type": values["type"].lower()})
    call.refresh("SR", ref)
    return ref


def _forward(call: Call, sr: str, *, unplugged: bool = False) -> None:
    """Raises what sending an SR's work to a host meets: SR_HAS_NO_PBDS, HOST_OFFLINE."""
    assert_live(call.pool, choose_host(call.database, sr, unplugged=unplugged))


async def create(
    call: Call,
    host: str,
    device_config: Mapping[str, str],
    physical_size: int,
    name_label: str,
    name_description: str,
    type: str,  # noqa: A002 - XAPI's name
    content_type: str,
    shared: bool,
    sm_config: Mapping[str, str],
) -> str:
    """A new SR with a PBD on its host, or on all where it is shared; what fails to plug stays unplugged."""
    if not shared:
        assert_live(call.pool, host)
    if not is_known_driver(call.database, type.lower()):
        raise ApiFailure("SR_UNKNOWN_DRIVER", type.lower())
    await call.takes("SR.create")
    values = {
        "name_label": name_label,
        "name_description": name_description,
        "type": type,
        "content_type": content_type,
        "shared": shared,
        "sm_config": dict(sm_config),
        "physical_size": physical_size,
    }
    sr = _new_row(call, "", values)
    update_usage(call.database, sr)
    master = call.pool.coordinator
    every = sorted(call.database.refs("host"), key=lambda one: one != master)
    for one in every if shared else [host]:
        pbd = create_pbd(call.database, one, sr, device_config)
        try:
            await call.subtask("PBD.plug", pbd)
        except ApiFailure:
            continue  # XAPI only waits for the plugs, whatever becomes of them
    return sr


async def introduce(
    call: Call,
    uuid: str,
    name_label: str,
    name_description: str,
    type: str,  # noqa: A002 - XAPI's name
    content_type: str,
    shared: bool,
    sm_config: Mapping[str, str],
) -> str:
    values = {
        "name_label": name_label,
        "name_description": name_description,
        "type": type,
        "content_type": content_type,
        "shared": shared,
        "sm_config": dict(sm_config),
    }
    return _new_row(call, uuid, values)


def make(_call: Call, *_args: Any) -> str:
    raise ApiFailure("MESSAGE_DEPRECATED")


def _remove(call: Call, sr: str) -> None:
    """Deletes an SR with its PBDs and the rows of its disks."""
    row = call.database.get("SR", sr)
    for pbd in row["PBDs"]:
        destroy_pbd(call.database, pbd)
    for vdi in row["VDIs"]:
        call.database.destroy("VDI", vdi)
    call.database.destroy("SR", sr)


def _assert_destructible(call: Call, sr: str) -> None:
    if call.database.get("SR", sr)["other_config"].get("indestructible") == "true":
        raise ApiFailure("SR_INDESTRUCTIBLE", sr)
    for host, row in call.database.items("host"):
        if row["local_cache_sr"] == sr:
            raise ApiFailure("SR_IS_CACHE_SR", host)


async def destroy(call: Call, sr: str) -> None:
    async with call.marked("SR", sr, "destroy"):
        _forward(call, sr, unplugged=True)
        _assert_destructible(call, sr)
        await call.takes("SR.destroy")
        destroy_passwords(call.database, call.database.get("SR", sr)["sm_config"])
        for vdi in call.database.get("SR", sr)["VDIs"]:
            contents(call.pool).forget(vdi)
        _remove(call, sr)


async def forget(call: Call, sr: str) -> None:
    async with call.marked("SR", sr, "forget"):
        _remove(call, sr)


async def update(call: Call, sr: str) -> None:
    _forward(call, sr)
    await call.takes("SR.update")
    update_usage(call.database, sr)


def get_supported_types(_call: Call) -> list[str]:
    return sorted(DRIVERS)


async def scan(call: Call, sr: str) -> None:
    async with call.marked("SR", sr, "scan"):
        _forward(call, sr)
        await call.takes("SR.scan")
        other_config = dict(call.database.get("SR", sr)["other_config"])
        other_config.pop("dirty", None)
        call.database.update("SR", sr, other_config=other_config)
        update_usage(call.database, sr)


def _assert_probeable(call: Call, host: str, sr_type: str) -> None:
    assert_live(call.pool, host)
    if not is_known_driver(call.database, sr_type.lower()):
        raise ApiFailure("SR_UNKNOWN_DRIVER", sr_type.lower())


async def probe(
    call: Call,
    host: str,
    device_config: Mapping[str, str],
    type: str,  # noqa: A002 - XAPI's name
    sm_config: Mapping[str, str],
) -> str:
    """An XML list of the SRs of that type with that configuration, as drivers print it."""
    _assert_probeable(call, host, type)
    await call.takes("SR.probe")
    found = (f"<SR><UUID>{sr['uuid']}</UUID></SR>" for sr in _with_config(call, type.lower(), device_config))
    return f'<?xml version="1.0" ?><SRlist>{"".join(found)}</SRlist>'


def _with_config(call: Call, sr_type: str, device_config: Mapping[str, str]) -> list[dict[str, Any]]:
    srs = {
        pbd["SR"]
        for _, pbd in call.database.items("PBD")
        if device_config and device_config.items() <= pbd["device_config"].items()
    }
    rows = (call.database.find("SR", ref) for ref in sorted(srs))
    return [row for row in rows if row is not None and row["type"] == sr_type]


async def probe_ext(
    call: Call,
    host: str,
    device_config: Mapping[str, str],
    type: str,  # noqa: A002 - XAPI's name
    sm_config: Mapping[str, str],
) -> list[dict[str, Any]]:
    _assert_probeable(call, host, type)
    await call.takes("SR.probe")
    return [
        {"configuration": dict(device_config), "complete": True, "sr": None, "extra_info": {"uuid": sr["uuid"]}}
        for sr in _with_config(call, type.lower(), device_config)
    ]


def set_shared(call: Call, sr: str, value: bool) -> None:
    pbds = call.database.get("SR", sr)["PBDs"]
    if not value and len(pbds) > 1:
        raise ApiFailure("SR_HAS_MULTIPLE_PBDS", *pbds)
    call.database.update("SR", sr, shared=value)


def set_name_label(call: Call, sr: str, value: str) -> None:
    _forward(call, sr)
    call.database.update("SR", sr, name_label=value)


def set_name_description(call: Call, sr: str, value: str) -> None:
    _forward(call, sr)
    call.database.update("SR", sr, name_description=value)


def create_new_blob(call: Call, sr: str, name: str, mime_type: str, public: bool) -> str:
    return create_named_blob(call, "SR", sr, name, mime_type, public)


def _drivers_only(call: Call, sr: str, _value: int) -> None:
    """Only a storage driver may."""
    call.database.get("SR", sr)
    raise ApiFailure("PERMISSION_DENIED", "")


def assert_can_host_ha_statefile(call: Call, sr: str) -> None:
    row = call.database.get("SR", sr)
    if not row["shared"] or not plugged_pbds(call.database, row):
        raise ApiFailure("SR_NOT_SHARABLE" if row["PBDs"] else "SR_HAS_NO_PBDS", sr)


def assert_supports_database_replication(call: Call, sr: str) -> None:
    row = call.database.get("SR", sr)
    hosts = {call.database.get("PBD", pbd)["host"] for pbd in row["PBDs"]}
    unplugged = len(plugged_pbds(call.database, row)) < len(row["PBDs"])
    if unplugged or len(hosts) < call.database.count("host"):
        raise ApiFailure("SR_HAS_NO_PBDS", sr)
    if "SR_METADATA" not in features(call.database, row["type"]):
        raise ApiFailure("SR_OPERATION_NOT_SUPPORTED", sr)


def enable_database_replication(call: Call, sr: str) -> None:
    """Refused: no pool database is kept on emulated disks."""
    assert_supports_database_replication(call, sr)
    raise ApiFailure("NOT_IMPLEMENTED", "SR.enable_database_replication")


async def disable_database_replication(call: Call, sr: str) -> None:
    for vdi in call.database.get("SR", sr)["VDIs"]:
        row = call.database.get("VDI", vdi)
        if row["type"] == "metadata" and not is_null(row["metadata_of_pool"]):
            await call.run("VDI.destroy", vdi)


def get_live_hosts(call: Call, sr: str) -> list[str]:
    """The live hosts on which the SR is plugged."""
    row = call.database.get("SR", sr)
    hosts = {call.database.get("PBD", pbd)["host"] for pbd in plugged_pbds(call.database, row)}
    return [host for host in live_hosts(call.pool) if host in hosts]


def get_data_sources(call: Call, sr: str) -> list[dict[str, Any]]:
    _forward(call, sr)
    return []


def _needs_plugged(call: Call, sr: str, _source: str) -> None:
    _forward(call, sr)


def query_data_source(call: Call, sr: str, _source: str) -> float:
    _forward(call, sr)
    return 0.0


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "introduce": introduce,
    "make": make,
    "destroy": destroy,
    "forget": forget,
    "update": update,
    "get_supported_types": get_supported_types,
    "scan": scan,
    "probe": probe,
    "probe_ext": probe_ext,
    "set_shared": set_shared,
    "set_name_label": set_name_label,
    "set_name_description": set_name_description,
    "create_new_blob": create_new_blob,
    "set_physical_size": _drivers_only,
    "set_virtual_allocation": _drivers_only,
    "set_physical_utilisation": _drivers_only,
    "assert_can_host_ha_statefile": assert_can_host_ha_statefile,
    "assert_supports_database_replication": assert_supports_database_replication,
    "enable_database_replication": enable_database_replication,
    "disable_database_replication": disable_database_replication,
    "get_data_sources": get_data_sources,
    "record_data_source": _needs_plugged,
    "query_data_source": query_data_source,
    "forget_data_source_archives": _needs_plugged,
    "get_live_hosts": get_live_hosts,
}
