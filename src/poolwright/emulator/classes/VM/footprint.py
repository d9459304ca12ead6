"""How much memory a VM takes on a host, in bytes; and whether its four memory limits fit together.

Pure arithmetic on records. Source: reference/xapi.md 3.4 (memory_check.ml, memory.ml) and 3.5.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

MIB: Final = 1 << 20
_PAGE: Final = 4096
#: More than any host has, and in bytes still a 64-bit integer: multipliers may be as great as floats are.
_MIB_MAX: Final = 1 << 41
_SHADOW_PAGES_PER_VCPU: Final = 256
_SHADOW_PAGES_PER_MIB: Final = 2
_PAGES_PER_VCPU: Final = 38


def _mib(pages: float) -> int:
    size = pages * _PAGE / MIB
    return math.ceil(size) if -_MIB_MAX < size < _MIB_MAX else _MIB_MAX


def overhead(vm: Mapping[str, Any]) -> int:
    """Bytes that a VM takes beside its own memory: `VM.memory_overhead`."""
    if vm["domain_type"] == "pv":
        return MIB
    vcpus = max(vm["VCPUs_max"], 0)
    of_memory = _SHADOW_PAGES_PER_MIB * math.ceil(max(vm["memory_static_max"], 0) / MIB)
    shadow = vm["HVM_shadow_multiplier"] * (_SHADOW_PAGES_PER_VCPU * vcpus + of_memory)
    return (1 + max(1, _mib(shadow)) + _mib(_PAGES_PER_VCPU * vcpus)) * MIB


def needed(vm: Mapping[str, Any]) -> int:
    """Bytes that must be free on a host for the VM to start there."""
    own = vm["memory_static_max"] if vm["domain_type"] == "pv_in_pvh" else vm["memory_dynamic_min"]
    return int(own) + overhead(vm)


class Limits(NamedTuple):
    """A VM's memory limits in bytes."""

    static_min: int
    dynamic_min: int
    dynamic_max: int
    static_max: int

    @classmethod
    def of(cls, vm: Mapping[str, Any]) -> Limits:
        return cls(*(vm[f"memory_{name}"] for name in cls._fields))

    @property
    def ordered(self) -> bool:
        """Whether they rise from static_min to static_max."""
        return self.static_min <= self.dynamic_min <= self.dynamic_max <= self.static_max

    @property
    def coercible(self) -> bool:
        """Whether the dynamic limits can be brought into the static ones."""
        return self.static_min <= self.static_max

    def coerced(self) -> Limits:
        """The dynamic limits brought into the static ones, as XAPI does at start."""
        top = min(max(self.dynamic_max, self.static_min), self.static_max)
        return self._replace(dynamic_max=top, dynamic_min=min(max(self.dynamic_min, self.static_min), top))

    def as_fields(self) -> dict[str, int]:
        return {f"memory_{name}": value for name, value in self._asdict().items()}


def largest_static_max(vm: Mapping[str, Any], total: int) -> int:
    """The greatest memory_static_max, in whole MiB, with which the VM fits in `total` bytes; 0 if none."""
    low, high = 0, max(total, 0) // MIB
    while low < high:
        middle = (low + high + 1) // 2
        size = middle * MIB
        if size + overhead({**vm, "memory_static_max": size}) <= total:
            low = middle
        else:
            high = middle - 1
    return low * MIB
