"""What a VM takes of a host's memory beyond its own: Xen's bookkeeping, as XAPI reckons it before a start.

Per MiB of the guest's maximum two pages (its physical-to-machine map, and shadow or nested page tables), per
CPU one MiB, and two MiB of fixed cost. A VM of 1 GiB and one CPU takes 11 MiB more. Placement that left this
out would promise a host's last gigabyte twice over.
"""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20
PAGES_PER_MIB: Final = 256
PAGES_PER_GUEST_MIB: Final = 2
FIXED_MIB: Final = 2


def overhead(memory: int, cpus: int) -> int:
    """Bytes on top of a guest of at most `memory` bytes and `cpus` CPUs."""
    guest_mib = -(-memory // MIB)
    tables_mib = -(-guest_mib * PAGES_PER_GUEST_MIB // PAGES_PER_MIB)
    return (FIXED_MIB + cpus + tables_mib) * MIB


def footprint(memory: int, cpus: int, *, ceiling: int = 0, cpu_ceiling: int = 0) -> int:
    """Bytes that a host must have free for such a guest to start; the ceilings are what it may grow to."""
    return memory + overhead(max(memory, ceiling), max(cpus, cpu_ceiling))
