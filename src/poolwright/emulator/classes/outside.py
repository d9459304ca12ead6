"""The messages of classes SDN_controller, DR_task, user and LVHD: small doors to things outside the pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import check_ip, is_ip
from poolwright.emulator.classes.SR.operations import features, is_known_driver
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import construct, destruct

_SDN_PORT: Final = 6632
_PORT_MAX: Final = 65_535


def introduce_controller(call: Call, protocol: str, address: str, port: int) -> str:
    """The pool's one SDN controller."""
    if call.database.count("SDN_controller"):
        raise ApiFailure("OPERATION_NOT_ALLOWED", "SDN controller has been configured. Please forget it first.")
    if protocol == "pssl":
        if address:
            raise ApiFailure("OPERATION_NOT_ALLOWED", "Address of controller must be blank in pssl mode.")
    else:
        if not is_ip(address, 6):
            check_ip(address, "address")
        if not 0 <= port <= _PORT_MAX:
            raise ApiFailure("INVALID_VALUE", "port", port)
    values = {"protocol": protocol, "address": address, "port": port or _SDN_PORT}
    return call.database.create("SDN_controller", values)


def create_dr_task(call: Call, sr_type: str, _config: Mapping[str, str], _uuids: list[str]) -> str:
    """Refused: no emulated SR keeps another pool's metadata."""
    if not is_known_driver(call.database, sr_type):
        raise ApiFailure("SR_UNKNOWN_DRIVER", sr_type)
    if "SR_METADATA" not in features(call.database, sr_type):
        reason = f"Disaster recovery not supported on SRs of type {sr_type}"
        raise ApiFailure("OPERATION_NOT_ALLOWED", reason)
    raise ApiFailure("NOT_IMPLEMENTED", "DR_task.create")


async def destroy_dr_task(call: Call, ref: str) -> None:
    """Ends a recovery: the SRs that it introduced are forgotten."""
    for sr in call.database.get("DR_task", ref)["introduced_SRs"]:
        for pbd in call.database.get("SR", sr)["PBDs"]:
            await call.run("PBD.unplug", pbd)
        await call.run("SR.forget", sr)
    call.database.destroy("DR_task", ref)


def enable_thin_provisioning(call: Call, *_ignored: object) -> str:
    """XAPI's own server does not offer it any more."""
    raise ApiFailure("MESSAGE_METHOD_UNKNOWN", call.method)


MESSAGES: Final[Mapping[str, Mapping[str, Callable[..., Any]]]] = {
    "SDN_controller": {"introduce": introduce_controller, "forget": destruct},
    "DR_task": {"create": create_dr_task, "destroy": destroy_dr_task},
    "LVHD": {"enable_thin_provisioning": enable_thin_provisioning},
    "user": {"create": construct, "destroy": destruct},
}
