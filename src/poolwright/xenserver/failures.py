"""What XAPI's refusals mean to a user: one table from failure codes to categories and texts.

Every call of a pool goes through `speaking_of`, which names the object at hand. A refusal becomes a
`CloudError` that says what was wrong and what to do, and keeps XAPI's code and parameters. A call that was
not sent, or whose answer was lost, is no failure: it becomes `TryAgain`, and the step runs again until the
pool answers definitely.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from poolwright.model.errors import (
    CloudError,
    Conflict,
    InsufficientCapacity,
    Internal,
    InvalidParameter,
    InvalidState,
    NotFound,
    Unavailable,
)
from poolwright.saga import TryAgain
from poolwright.xapi import AnswerUnknown, NotSent, XapiFailure
from poolwright.xapi.transfers import TransferRefused

#: Nothing was executed, and the same call will pass once the session or the pool's business is sorted out.
TRANSIENT: Final = frozenset(
    {
        "SESSION_INVALID",
        "SESSION_NOT_REGISTERED",
        "HOST_IS_SLAVE",
        "HOST_STILL_BOOTING",
        "OTHER_OPERATION_IN_PROGRESS",
        "TOO_MANY_PENDING_TASKS",
        "TOO_BUSY",
    }
)

#: Failures after which the connection is opened afresh, perhaps to another master.
RECONNECT: Final = frozenset({"SESSION_INVALID", "HOST_IS_SLAVE", "HOST_STILL_BOOTING"})

_START_ELSEWHERE = "Free memory or processors on it, or add a host, and try again"
_TABLE: Final[dict[str, tuple[type[CloudError], str]]] = {
    "HANDLE_INVALID": (NotFound, "the pool no longer has the object ({0}); refresh and try again"),
    "UUID_INVALID": (NotFound, "the pool has no {0} with the uuid {1}"),
    "HOST_NOT_ENOUGH_FREE_MEMORY": (
        InsufficientCapacity,
        f"the host lacks memory (needed {{0}} bytes, {{1}} are free). {_START_ELSEWHERE}",
    ),
    "HOST_NOT_ENOUGH_PCPUS": (
        InsufficientCapacity,
        "it has {0} virtual CPUs, its host only {1}; choose a smaller service offering",
    ),
    "NO_HOSTS_AVAILABLE": (InsufficientCapacity, f"no host of the pool can run it. {_START_ELSEWHERE}"),
    "SR_FULL": (InsufficientCapacity, "the storage is full; free space or choose another storage pool"),
    "VM_REQUIRES_SR": (InsufficientCapacity, "its host cannot reach the storage of one of its disks"),
    "VM_REQUIRES_NETWORK": (InsufficientCapacity, "its host is not connected to one of its networks"),
    "HOST_CANNOT_ATTACH_NETWORK": (InsufficientCapacity, "its host cannot connect to one of its networks"),
    "VM_INCOMPATIBLE_WITH_THIS_HOST": (InsufficientCapacity, "its host's processors lack features it needs"),
    "VM_HVM_REQUIRED": (InsufficientCapacity, "its host has no hardware virtualisation"),
    "HOST_OFFLINE": (Unavailable, "the host is offline; bring it back or start the instance on another"),
    "HOST_NOT_LIVE": (Unavailable, "the host is not alive; bring it back or start the instance on another"),
    "HOST_DISABLED": (Unavailable, "the host is disabled (in maintenance); enable it or use another"),
    "CANNOT_CONTACT_HOST": (Unavailable, "the pool's master cannot reach the host"),
    "HOST_EVACUATE_IN_PROGRESS": (Unavailable, "the host is being evacuated; use another"),
    "SR_HAS_NO_PBDS": (Unavailable, "the storage is not attached to any host; repair the storage repository"),
    "SR_NOT_ATTACHED": (Unavailable, "the storage is not attached; repair the storage repository"),
    "VM_BAD_POWER_STATE": (InvalidState, "it should be {1}, but is {2}"),
    "OPERATION_NOT_ALLOWED": (InvalidState, "the pool does not allow it now: {0}"),
    "OPERATION_BLOCKED": (InvalidState, "the operation is blocked on the pool: {1}"),
    "VM_IS_TEMPLATE": (InvalidState, "it is a template"),
    "VM_LACKS_FEATURE": (InvalidState, "the guest lacks the tools for this; install guest tools or force it"),
    "VDI_IN_USE": (InvalidState, "the disk is in use; stop the instance, or detach the volume, first"),
    "VDI_NOT_MANAGED": (InvalidState, "the storage no longer manages the disk"),
    "VM_MISSING_PV_DRIVERS": (
        InvalidState,
        "the guest has no drivers to plug devices while it runs; install guest tools, or stop it first",
    ),
    "DEVICE_DETACH_REJECTED": (InvalidState, "the guest does not let go of it ({2}); unmount it there first"),
    "DEVICE_DETACH_TIMEOUT": (InvalidState, "the guest did not let go of it in time; unmount it there first"),
    "DEVICE_ATTACH_TIMEOUT": (InvalidState, "the guest did not take it in time; stop the instance first"),
    "VDI_IS_NOT_ISO": (InvalidParameter, "it is no ISO image"),
    "VDI_TOO_LARGE": (InvalidParameter, "the disk is larger than the storage can hold ({1} bytes)"),
    "SR_OPERATION_NOT_SUPPORTED": (InvalidState, "the storage does not support it"),
    "DEVICE_ALREADY_EXISTS": (Conflict, "its device {0} is already taken"),
    "NETWORK_CONTAINS_VIF": (InvalidState, "NICs are still connected to the network; remove them first"),
    "NETWORK_CONTAINS_PIF": (InvalidState, "physical interfaces are still connected to the network"),
    "NETWORK_UNMANAGED": (InvalidState, "the pool does not manage the network"),
    "PIF_UNMANAGED": (InvalidState, "the pool does not manage one of its physical interfaces"),
    "OPENVSWITCH_NOT_ACTIVE": (InvalidState, "tunnels need hosts that switch with Open vSwitch"),
    "TRANSPORT_PIF_NOT_CONFIGURED": (
        InvalidState,
        "the interface that is to carry its tunnels has no IP address; give it one",
    ),
    "PIF_VLAN_EXISTS": (Conflict, "the VLAN exists already on the interface {0}"),
    "VLAN_IN_USE": (Conflict, "the VLAN {1} is in use on the interface {0}"),
    "VLAN_TAG_INVALID": (InvalidParameter, "{0} is no VLAN tag; use 0 to 4094"),
    "MAC_INVALID": (InvalidParameter, "{0} is no MAC address"),
    "VDI_TOO_SMALL": (InvalidParameter, "the disk cannot be made smaller than it is"),
    "SESSION_AUTHENTICATION_FAILED": (
        InvalidParameter,
        "the pool refused the user name or password; correct them and try again",
    ),
    "LICENCE_RESTRICTION": (InvalidState, "the pool's licence does not include {0}"),
}


def is_transient(failure: XapiFailure) -> bool:
    """Whether nothing was done and the same call may simply be made again."""
    return failure.code in TRANSIENT


def translated(failure: XapiFailure, about: str) -> CloudError:
    """The `CloudError` for a refusal met while doing something to `about` ("instance i-2-3-VM")."""
    params = tuple(failure.params)
    category, text = _TABLE.get(failure.code, (None, ""))
    if category is None:
        category, text = _unlisted(failure.code, params)
    padded = (*params, "?", "?", "?")
    message = f"{about[:1].upper()}{about[1:]}: {text.format(*padded)}"
    return category(message, xapi_code=failure.code, xapi_params=params)


def _unlisted(code: str, params: tuple[str, ...]) -> tuple[type[CloudError], str]:
    detail = f"{code} {', '.join(params)}".strip().replace("{", "{{").replace("}", "}}")
    if code.startswith("SR_BACKEND_FAILURE"):
        full = code == "SR_BACKEND_FAILURE_44"  # the storage drivers' own number for "not enough space"
        return (InsufficientCapacity if full else Unavailable), f"the storage refused: {detail}"
    return Internal, f"the pool refused: {detail}"


@contextmanager
def speaking_of(about: str) -> Iterator[None]:
    """Translate whatever a pool does to the calls inside, made on behalf of `about`.

    Raises `CloudError` for a refusal, `TryAgain` where the call was not executed or its fate is unknown.
    """
    try:
        yield
    except XapiFailure as failure:
        if is_transient(failure):
            raise TryAgain(f"{about}: {failure}") from failure
        raise translated(failure, about) from failure
    except TransferRefused as refused:
        raise Unavailable(
            f"{about[:1].upper()}{about[1:]}: the host refused the transfer: {refused}"
        ) from refused
    except (NotSent, AnswerUnknown) as lost:
        raise TryAgain(f"{about}: {lost}") from lost
