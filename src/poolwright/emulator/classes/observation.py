"""The messages of the classes that watch and limit callers and hosts: Observer, Caller, Rate_limit, drivers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import construct, destruct
from poolwright.xapi.types import NULL_REF

_COMPONENTS: Final = frozenset({"xapi", "xenopsd", "xapi-clusterd", "smapi"})


def _assert_observer(call: Call, values: Row) -> None:
    for host in values.get("hosts", []):
        call.database.get("host", host)
    for component in values.get("components", []):
        if component not in _COMPONENTS:
            raise ApiFailure("INVALID_VALUE", "component", component)
    for endpoint in values.get("endpoints", []):
        if endpoint != "bugtool" and not endpoint.startswith(("http://", "https://")):
            raise ApiFailure("INVALID_VALUE", "endpoint", endpoint)


def create_observer(call: Call, args: Row) -> str:
    _assert_observer(call, args)
    return call.database.create("Observer", args)


def _observer_field(name: str) -> Callable[[Call, str, Any], None]:
    def setter(call: Call, observer: str, value: Any) -> None:
        _assert_observer(call, {name: value})
        call.database.update("Observer", observer, **{name: value})

    return setter


def _observer_getter(name: str) -> Callable[[Call, str], Any]:
    return lambda call, observer: call.database.get("Observer", observer)[name]


def get_observers_by_name(call: Call, label: str) -> list[str]:
    return call.database.by_name("Observer", label)


def _registered(call: Call, observer: str, host: str) -> None:
    call.database.get("Observer", observer)
    call.database.get("host", host)


# --- callers and their limits ----------------------------------------------------------------------


def add_group(call: Call, caller: str, group: str) -> None:
    groups = call.database.get("Caller", caller)["groups"]
    if group not in groups:
        call.database.update("Caller", caller, groups=[*groups, group])


def remove_group(call: Call, caller: str, group: str) -> None:
    groups = call.database.get("Caller", caller)["groups"]
    call.database.update("Caller", caller, groups=[one for one in groups if one != group])


def query_caller(call: Call, caller: str) -> int:
    """Nothing is counted: an emulated pool limits nobody."""
    call.database.get("Caller", caller)
    return 0


def query_caller_tokens(call: Call, caller: str) -> float:
    return float(query_caller(call, caller))


def add_caller(call: Call, limit: str, caller: str) -> None:
    call.database.get("Rate_limit", limit)
    call.database.update("Caller", caller, rate_limit=limit)


def remove_caller(call: Call, limit: str, caller: str) -> None:
    call.database.get("Rate_limit", limit)
    call.database.update("Caller", caller, rate_limit=NULL_REF)


def _limit_field(name: str) -> Callable[[Call, str, float], None]:
    def setter(call: Call, limit: str, value: float) -> None:
        if value <= 0:
            raise ApiFailure("INVALID_VALUE", name, value)
        call.database.update("Rate_limit", limit, **{name: value})

    return setter


# --- drivers of hosts ------------------------------------------------------------------------------


def select_driver(call: Call, driver: str, variant: str) -> None:
    if call.database.get("Driver_variant", variant)["driver"] != driver:
        raise ApiFailure("INTERNAL_ERROR", "the variant is not the driver's")
    call.database.update("Host_driver", driver, selected_variant=variant)


def deselect_driver(call: Call, driver: str) -> None:
    call.database.update("Host_driver", driver, selected_variant=NULL_REF, active_variant=NULL_REF)


def select_variant(call: Call, variant: str) -> None:
    select_driver(call, call.database.get("Driver_variant", variant)["driver"], variant)


def rescan_drivers(call: Call, host: str) -> None:
    call.database.get("host", host)


# --- diagnostics -----------------------------------------------------------------------------------


def diagnostics(call: Call, host: str, *_ignored: object) -> dict[str, str]:
    call.database.get("host", host)
    return {}


def database_statistics(call: Call) -> dict[str, str]:
    return {name: str(len(state.rows)) for name, state in call.database.tables.items()}


def network_statistics(call: Call, host: str, _params: Mapping[str, str]) -> list[list[str]]:
    call.database.get("host", host)
    return []


def compact(call: Call, host: str) -> None:
    call.database.get("host", host)


MESSAGES: Final[Mapping[str, Mapping[str, Callable[..., Any]]]] = {
    "Observer": {
        "create": create_observer,
        "destroy": destruct,
        "get_by_name_label": get_observers_by_name,
        "get_name_label": _observer_getter("name_label"),
        "get_name_description": _observer_getter("name_description"),
        "set_name_label": _observer_field("name_label"),
        "set_name_description": _observer_field("name_description"),
        "set_hosts": _observer_field("hosts"),
        "set_enabled": _observer_field("enabled"),
        "set_attributes": _observer_field("attributes"),
        "set_endpoints": _observer_field("endpoints"),
        "set_components": _observer_field("components"),
        "register": _registered,
        "unregister": _registered,
    },
    "Caller": {
        "create": construct,
        "destroy": destruct,
        "add_group": add_group,
        "remove_group": remove_group,
        "query_token_usage": query_caller_tokens,
        "query_call_count": query_caller,
        "query_group_token_usage": lambda _call, _group: 0.0,
        "query_group_call_count": lambda _call, _group: 0,
        "query_all_usage": lambda _call: [],
    },
    "Rate_limit": {
        "create": construct,
        "destroy": destruct,
        "add_caller": add_caller,
        "remove_caller": remove_caller,
        "set_burst_size": _limit_field("burst_size"),
        "set_fill_rate": _limit_field("fill_rate"),
    },
    "Host_driver": {"select": select_driver, "deselect": deselect_driver, "rescan": rescan_drivers},
    "Driver_variant": {"select": select_variant},
    "Diagnostics": {
        "gc_compact": compact,
        "gc_stats": diagnostics,
        "db_stats": database_statistics,
        "network_stats": network_statistics,
    },
}
