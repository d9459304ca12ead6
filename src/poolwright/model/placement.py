"""Where a VM goes: a pure choice over what is known of the hosts, with a reason for each that was refused.

The same facts give the same choice. The caller holds the hosts' capacity still while it chooses
(`store.capacity`), so what is chosen here is free when it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from poolwright.model.errors import InsufficientCapacity
from poolwright.model.grouping import AffinityType
from poolwright.model.host import HostState, ResourceState
from poolwright.model.memory import MIB, footprint
from poolwright.model.virtual_machine import VirtualMachine, VirtualMachineView


class Strategy(StrEnum):
    """SPREAD takes the emptiest host, PACK the fullest that still fits."""

    SPREAD = "spread"
    PACK = "pack"


class HostFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A host as placement sees it. `memory` and `cpu_mhz` are all it may promise, overcommit included."""

    id: int
    uuid: str
    external_uuid: str
    name: str
    zone_id: int
    pod_id: int
    cluster_id: int
    state: HostState
    resource_state: ResourceState
    cpu_number: int
    cpu_speed_mhz: int
    cpu_mhz: int
    cpu_mhz_reserved: int
    memory: int
    memory_reserved: int
    tags: frozenset[str] = frozenset()
    dynamic_memory: bool = False
    cpu_overcommit: float = 1.0
    memory_overcommit: float = 1.0
    #: The numbers of our VMs that are, or will be, on it.
    vms: frozenset[int] = frozenset()

    @property
    def memory_free(self) -> int:
        return self.memory - self.memory_reserved

    @property
    def cpu_mhz_free(self) -> int:
        return self.cpu_mhz - self.cpu_mhz_reserved


class Reach(msgspec.Struct, frozen=True):
    """Something a VM needs (`label`: "storage pool nfs1"), and the XAPI uuids of the hosts that have it."""

    label: str
    hosts: frozenset[str]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """An affinity group of the VM, and the numbers of the VMs in it."""

    name: str
    type: AffinityType
    members: frozenset[int]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be placed, and where it may go. Memory is bytes with Xen's overhead; None is "any"."""

    virtual_machine_id: int
    cpu_number: int
    cpu_speed_mhz: int
    memory: int
    zone_id: int
    pod_id: int | None = None
    #: None is any; otherwise only hosts of these (where the template and the networks are).
    cluster_ids: frozenset[int] | None = None
    host_id: int | None = None
    #: Taken if it fits at all: where the VM last ran.
    preferred_host_id: int | None = None
    excluded_host_ids: frozenset[int] = frozenset()
    host_tags: frozenset[str] = frozenset()
    reach: Sequence[Reach] = ()
    #: The affinity groups of the VM: their numbers, and (read where the choice is made) who is in them.
    group_ids: frozenset[int] = frozenset()
    groups: Sequence[Group] = ()
    strategy: Strategy = Strategy.SPREAD

    @property
    def cpu_mhz(self) -> int:
        return self.cpu_number * self.cpu_speed_mhz


class Refusal(msgspec.Struct, frozen=True):
    """Why a host was not taken."""

    host_uuid: str
    host_name: str
    reason: str


class Choice(msgspec.Struct, frozen=True):
    """The host, or None if none would do; and every host that would not."""

    host: HostFacts | None
    refusals: list[Refusal]

    def get(self) -> HostFacts:
        """The host; InsufficientCapacity, with every reason, if there is none."""
        if self.host is not None:
            return self.host
        raise InsufficientCapacity(_explain(self.refusals))


def request_for(vm: VirtualMachine | VirtualMachineView) -> Request:
    """What a VM asks of a host by its own row; `msgspec.structs.replace` it for the rest."""
    return Request(
        virtual_machine_id=vm.id,
        cpu_number=vm.cpu_number,
        cpu_speed_mhz=vm.cpu_speed_mhz,
        memory=footprint(vm.memory_bytes, vm.cpu_number, ceiling=vm.memory_ceiling, cpu_ceiling=vm.cpu_ceiling),
        zone_id=vm.zone_id,
        preferred_host_id=vm.last_host_id,
        group_ids=frozenset(vm.affinity_group_ids) if isinstance(vm, VirtualMachineView) else frozenset(),
    )


def choose_host(hosts: Iterable[HostFacts], request: Request) -> Choice:
    """The host for a request. Of several: what its groups wish, the preferred one, by strategy, the lowest
    number.
    """
    fitting: list[HostFacts] = []
    refusals: list[Refusal] = []
    hosts = sorted(hosts, key=lambda host: host.id)
    if request.groups:
        request = _with_those_placed(hosts, request)
    for host in hosts:
        reason = refuse(host, request)
        if reason is None:
            fitting.append(host)
        else:
            refusals.append(Refusal(host.uuid, host.name, reason))
    return Choice(min(fitting, key=lambda host: _rank(host, request), default=None), refusals)


def refuse(host: HostFacts, request: Request) -> str | None:
    """Why this host can't take it; None if it can."""
    return (
        _refuse_place(host, request)
        or _refuse_state(host)
        or _refuse_needs(host, request)
        or _refuse_company(host, request)
        or _refuse_capacity(host, request)
    )


def _refuse_place(host: HostFacts, request: Request) -> str | None:
    if host.zone_id != request.zone_id:
        return "it is in another zone"
    if request.pod_id is not None and host.pod_id != request.pod_id:
        return "it is in another pod"
    if request.cluster_ids is not None and host.cluster_id not in request.cluster_ids:
        return "its cluster lacks the template or a network"
    if request.host_id is not None and host.id != request.host_id:
        return "another host was asked for"
    if host.id in request.excluded_host_ids:
        return "it was excluded"
    return None


def _refuse_state(host: HostFacts) -> str | None:
    if host.state is not HostState.UP:
        return f"it is {host.state}"
    if host.resource_state is not ResourceState.ENABLED:
        return f"it is {host.resource_state}"
    return None


def _refuse_needs(host: HostFacts, request: Request) -> str | None:
    missing = sorted(request.host_tags - host.tags)
    if missing:
        return f"it lacks the tag {', '.join(missing)}"
    for need in request.reach:
        if host.external_uuid not in need.hosts:
            return f"it does not reach {need.label}"
    return None


def _refuse_company(host: HostFacts, request: Request) -> str | None:
    for group in request.groups:
        if group.type is AffinityType.APART and group.members & host.vms:
            return f"another VM of anti-affinity group {group.name} is there"
        if group.type is AffinityType.TOGETHER and group.members and not group.members & host.vms:
            return f"the VMs of affinity group {group.name} are elsewhere"
    return None


def _with_those_placed(hosts: Sequence[HostFacts], request: Request) -> Request:
    """Of each group only the others that have a host: the first of an affinity group goes where it likes."""
    placed = frozenset().union(*(host.vms for host in hosts)) - {request.virtual_machine_id}
    groups = [msgspec.structs.replace(group, members=group.members & placed) for group in request.groups]
    return msgspec.structs.replace(request, groups=groups)


def _refuse_capacity(host: HostFacts, request: Request) -> str | None:
    if host.cpu_number < request.cpu_number:
        return f"it has {host.cpu_number} CPUs, {request.cpu_number} are needed"
    if host.cpu_speed_mhz < request.cpu_speed_mhz:
        return f"its CPUs run at {host.cpu_speed_mhz} MHz, {request.cpu_speed_mhz} are needed"
    if host.memory_free < request.memory:
        free = max(0, host.memory_free) // MIB
        return f"it has {free} MiB of memory free, {-(-request.memory // MIB)} are needed"
    if host.cpu_mhz_free < request.cpu_mhz:
        return f"it has {max(0, host.cpu_mhz_free)} MHz free, {request.cpu_mhz} are needed"
    return None


def _rank(host: HostFacts, request: Request) -> tuple[int, bool, float, int]:
    # What is scarcer decides: a host full of CPU is not empty because it has memory left.
    memory = (host.memory_free - request.memory) / host.memory if host.memory else 0.0
    cpu = (host.cpu_mhz_free - request.cpu_mhz) / host.cpu_mhz if host.cpu_mhz else 0.0
    left = min(memory, cpu)
    return (
        _unwished(host, request) if request.groups else 0,
        host.id != request.preferred_host_id,
        left if request.strategy is Strategy.PACK else -left,
        host.id,
    )


def _unwished(host: HostFacts, request: Request) -> int:
    """How far a host is from what non-strict groups wish: VMs to avoid there, less VMs to be with."""
    wishes = [group for group in request.groups if not group.type.is_strict]
    return sum((1 if group.type.is_apart else -1) * len(group.members & host.vms) for group in wishes)


def _explain(refusals: Sequence[Refusal]) -> str:
    if not refusals:
        return "No host can take the VM: there is none in this zone; add one first"
    reasons = "; ".join(f"{refusal.host_name}: {refusal.reason}" for refusal in refusals)
    return f"No host can take the VM ({reasons})"
