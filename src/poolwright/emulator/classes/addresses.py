"""Addresses as XAPI checks them: MAC, IP and CIDR, and the names of bridges. Pure; raises XAPI's errors."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from poolwright.emulator.failures import ApiFailure

_MAC: Final = re.compile(r"(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")
_BRIDGE_MAX: Final = 15
#: XAPI keeps these beginnings of a bridge's name for itself.
_BRIDGES_KEPT: Final = ("xen", "xapi", "vif", "tap", "eth")
_HOSTNAME: Final = re.compile(r"[A-Za-z0-9.](?:[A-Za-z0-9.-]*[A-Za-z0-9.])?")
_HOSTNAME_MAX: Final = 255


def is_mac(text: str) -> bool:
    """Whether this is six octets of two hexadecimal digits, with colons."""
    return _MAC.fullmatch(text) is not None


def is_ip(text: str, version: int) -> bool:
    try:
        return ipaddress.ip_address(text).version == version
    except ValueError:
        return False


def check_ip(text: str, name: str, version: int = 4) -> None:
    """Raises INVALID_IP_ADDRESS_SPECIFIED [name] unless this is an address of that IP version."""
    if not is_ip(text, version):
        raise ApiFailure("INVALID_IP_ADDRESS_SPECIFIED", name)


def check_cidr(text: str, name: str, version: int) -> None:
    """Raises INVALID_CIDR_ADDRESS_SPECIFIED [name] unless this is an address with a prefix length."""
    try:
        valid = "/" in text and ipaddress.ip_interface(text).version == version
    except ValueError:
        valid = False
    if not valid:
        raise ApiFailure("INVALID_CIDR_ADDRESS_SPECIFIED", name)


def check_mac(text: str) -> None:
    """Raises MAC_INVALID [mac]."""
    if not is_mac(text):
        raise ApiFailure("MAC_INVALID", text)


def check_bridge_name(name: str) -> None:
    """Raises INVALID_VALUE ["bridge", name] for a name that is too long, or kept for XAPI's own bridges."""
    if len(name) > _BRIDGE_MAX or name.startswith(_BRIDGES_KEPT):
        raise ApiFailure("INVALID_VALUE", "bridge", name)


def check_hostname(name: str) -> None:
    """Raises HOST_NAME_INVALID [reason]."""
    if not name:
        raise ApiFailure("HOST_NAME_INVALID", "hostname empty")
    if len(name) > _HOSTNAME_MAX:
        raise ApiFailure("HOST_NAME_INVALID", "hostname is too long")
    if _HOSTNAME.fullmatch(name) is None:
        raise ApiFailure("HOST_NAME_INVALID", "hostname contains invalid characters")
