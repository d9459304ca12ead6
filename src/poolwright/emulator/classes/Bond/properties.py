"""The properties of bonds by mode: which there are, what they may hold, and their defaults. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.marshalling import read_int


def _is_int(text: str) -> bool:
    try:
        read_int(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Property:
    """One property: its test, and what it is where nobody set it."""

    accepts: Callable[[str], bool]
    default: str | None


_BY_MODE: Final[Mapping[str, Mapping[str, Property]]] = {
    "lacp": {
        "hashing_algorithm": Property(frozenset({"src_mac", "tcpudp_ports"}).__contains__, "tcpudp_ports"),
        "lacp-time": Property(frozenset({"fast", "slow"}).__contains__, "slow"),
        "lacp-aggregation-key": Property(_is_int, None),
        "lacp-fallback-ab": Property(frozenset({"true", "false"}).__contains__, "true"),
    }
}


def _is_valid(mode: str, name: str, value: str) -> bool:
    known = _BY_MODE.get(mode, {}).get(name)
    return known is not None and known.accepts(value)


def check_property(mode: str, name: str, value: str) -> None:
    """Raises INVALID_VALUE ["properties", "name = value"] for what a bond of this mode does not take."""
    if not _is_valid(mode, name, value):
        raise ApiFailure("INVALID_VALUE", "properties", f"{name} = {value}")


def with_defaults(mode: str, properties: Mapping[str, str]) -> dict[str, str]:
    """The properties, and the mode's defaults for what is missing."""
    defaults = {n: p.default for n, p in _BY_MODE.get(mode, {}).items() if p.default is not None}
    return defaults | dict(properties)


def fitting(mode: str, properties: Mapping[str, str]) -> dict[str, str]:
    """Those properties that a bond of this mode takes, with the mode's defaults."""
    kept = {name: value for name, value in properties.items() if _is_valid(mode, name, value)}
    return with_defaults(mode, kept)
