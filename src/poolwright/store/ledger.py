"""A zone's hosts with what each has promised to whom, as it is while nobody else writes: `capacity` reads it
once, and from then on enters its own promises and releases.

Who enters something and gives its transaction up makes the ledger worthless; `capacity` notes in the
transaction that it changes promises, so that `Memory` then forgets it.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from poolwright.model.placement import HostFacts


class _Held(NamedTuple):
    """What a VM was promised, bytes and MHz, by a host, and while it migrates by a second one."""

    host_ids: tuple[int, ...]
    memory: int
    cpu_mhz: int


class Ledger:
    """The hosts of one zone, by number, and the promises on them, by the VM's number."""

    def __init__(self) -> None:
        self.hosts: dict[int, HostFacts] = {}
        self._held: dict[int, _Held] = {}

    def find(self, vm_id: int) -> HostFacts | None:
        """The host that has promised something to a VM."""
        held = self._held.get(vm_id)
        return None if held is None else self.hosts[held.host_ids[0]]

    def note(self, vm_id: int, host_id: int, memory: int, cpu_mhz: int, *, is_second: bool) -> None:
        """Enter a promise that the host's figures show already."""
        known = self._held.get(vm_id)
        others = known.host_ids if known else ()
        hosts = (*others, host_id) if is_second else (host_id, *others)
        self._held[vm_id] = _Held(hosts, memory, cpu_mhz)

    def promise(self, vm_id: int, host_id: int, memory: int, cpu_mhz: int) -> None:
        """Enter a promise."""
        held = self._held[vm_id] = _Held((host_id,), memory, cpu_mhz)
        self._enter(held, 1, self.hosts[host_id].vms | {vm_id}, host_id)

    def release(self, vm_id: int) -> None:
        """Enter that a promise is taken back, if there is one."""
        held = self._held.pop(vm_id, None)
        if held is None:
            return
        for host_id in held.host_ids:
            self._enter(held, -1, self.hosts[host_id].vms - {vm_id}, host_id)

    def _enter(self, held: _Held, sign: int, vms: frozenset[int], host_id: int) -> None:
        host = self.hosts[host_id]
        self.hosts[host_id] = msgspec.structs.replace(
            host,
            memory_reserved=host.memory_reserved + sign * held.memory,
            cpu_mhz_reserved=host.cpu_mhz_reserved + sign * held.cpu_mhz,
            vms=vms,
        )
