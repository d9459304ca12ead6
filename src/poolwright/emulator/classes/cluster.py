"""The messages of classes Cluster and Cluster_host: refused, after XAPI's own checks; nothing clusters here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure

_STACK: Final = "corosync"
#: The least token time-out that XAPI accepts, in seconds.
_TIMEOUT_MIN: Final = 1.0


def _assert_parameters(stack: str, timeout: float, coefficient: float) -> None:
    if stack != _STACK:
        raise ApiFailure("INVALID_CLUSTER_STACK", stack)
    if timeout < _TIMEOUT_MIN:
        raise ApiFailure("INVALID_VALUE", "token_timeout", timeout)
    if coefficient < 0:
        raise ApiFailure("INVALID_VALUE", "token_timeout_coefficient", coefficient)


def _assert_dependable(call: Call, pif: str) -> None:
    """A cluster's PIFs must stay up."""
    row = call.database.get("PIF", pif)
    if not row["disallow_unplug"]:
        raise ApiFailure("PIF_ALLOWS_UNPLUG", pif)
    if not row["currently_attached"]:
        raise ApiFailure("REQUIRED_PIF_IS_UNPLUGGED", pif)


def create(call: Call, pif: str, stack: str, _auto: bool, timeout: float, coefficient: float) -> str:
    call.database.get("PIF", pif)
    _assert_parameters(stack, timeout, coefficient)
    _assert_dependable(call, pif)
    raise ApiFailure("NOT_IMPLEMENTED", "Cluster.create")


def pool_create(call: Call, network: str, stack: str, timeout: float, coefficient: float) -> str:
    pifs = call.database.get("network", network)["PIFs"]
    _assert_parameters(stack, timeout, coefficient)
    on_master = [p for p in pifs if call.database.get("PIF", p)["host"] == call.pool.coordinator]
    for pif in on_master:
        _assert_dependable(call, pif)
    raise ApiFailure("NOT_IMPLEMENTED", "Cluster.pool_create")


def create_host(call: Call, cluster: str, host: str, pif: str) -> str:
    call.database.get("Cluster", cluster)
    if call.database.get("PIF", pif)["host"] != host:
        raise ApiFailure("PIF_NOT_ATTACHED_TO_HOST", pif, host)
    raise ApiFailure("NOT_IMPLEMENTED", "Cluster_host.create")


def _existing(cls: str) -> Callable[[Call, str], None]:
    """A message to an object that can only come from a loaded database."""

    def message(call: Call, ref: str) -> None:
        call.database.get(cls, ref)
        raise ApiFailure("NOT_IMPLEMENTED", call.method)

    return message


MESSAGES: Final[Mapping[str, Mapping[str, Callable[..., Any]]]] = {
    "Cluster": {
        "create": create,
        "pool_create": pool_create,
        **dict.fromkeys(
            ("destroy", "get_network", "pool_force_destroy", "pool_destroy", "pool_resync"),
            _existing("Cluster"),
        ),
    },
    "Cluster_host": {
        "create": create_host,
        **dict.fromkeys(("destroy", "enable", "force_destroy", "forget", "disable"), _existing("Cluster_host")),
    },
}
