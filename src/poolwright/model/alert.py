"""What an operator should know: something is down, stuck or nearly full.

Source: CloudStack `AlertService.AlertType`, `AlertVO`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from poolwright.model.resource import Resource


class AlertType(IntEnum):
    """The numbers are CloudStack's."""

    MEMORY = 0
    CPU = 1
    STORAGE = 2
    STORAGE_ALLOCATED = 3
    PUBLIC_IP = 4
    PRIVATE_IP = 5
    SECONDARY_STORAGE = 6
    HOST = 7
    USERVM = 8
    DOMAIN_ROUTER = 9
    CONSOLE_PROXY = 10
    ROUTING = 11
    STORAGE_MISC = 12
    USAGE_SERVER = 13
    MANAGEMENT_NODE = 14
    DOMAIN_ROUTER_MIGRATE = 15
    CONSOLE_PROXY_MIGRATE = 16
    USERVM_MIGRATE = 17
    VLAN = 18
    SSVM = 19
    USAGE_SERVER_RESULT = 20
    STORAGE_DELETE = 21
    UPDATE_RESOURCE_COUNT = 22
    USAGE_SANITY_RESULT = 23
    DIRECT_ATTACHED_PUBLIC_IP = 24
    LOCAL_STORAGE = 25
    RESOURCE_LIMIT_EXCEEDED = 26
    SYNC = 27
    UPLOAD_FAILED = 28
    OOBM_AUTH_ERROR = 29
    HA_ACTION = 30
    CA_CERT = 31


#: How CloudStack names those that occur here.
NAMES: Final[dict[AlertType, str]] = {
    AlertType.MEMORY: "ALERT.MEMORY",
    AlertType.CPU: "ALERT.CPU",
    AlertType.STORAGE: "ALERT.STORAGE",
    AlertType.HOST: "ALERT.COMPUTE.HOST",
    AlertType.USERVM: "ALERT.USERVM",
    AlertType.MANAGEMENT_NODE: "ALERT.MANAGEMENT",
}


class Alert(Resource, frozen=True, kw_only=True):
    """`subject` names what it is about (`host/<uuid>`): while one stands (not `resolved`), none is added."""

    type: int
    name: str
    description: str
    subject: str | None = None
    zone_id: int | None = None
    pod_id: int | None = None
    resolved: bool = False
    archived: bool = False
