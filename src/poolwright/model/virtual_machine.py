"""A VM: its states, what moves it from one to another, and what may be asked of it when.

The states and events are CloudStack's. The table `NEXT` is the only way from state to state: `after` raises on
anything else, and `store.virtual_machines.advance` writes a state only over the one it was computed from.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import msgspec

from poolwright.model.errors import InvalidState
from poolwright.model.resource import Resource


class State(StrEnum):
    STARTING = "Starting"
    RUNNING = "Running"
    STOPPING = "Stopping"
    STOPPED = "Stopped"
    DESTROYED = "Destroyed"
    EXPUNGING = "Expunging"
    ERROR = "Error"
    MIGRATING = "Migrating"


class Event(StrEnum):
    START_REQUESTED = "StartRequested"
    STOP_REQUESTED = "StopRequested"
    DESTROY_REQUESTED = "DestroyRequested"
    RECOVERY_REQUESTED = "RecoveryRequested"
    EXPUNGE_REQUESTED = "ExpungeOperation"
    MIGRATION_REQUESTED = "MigrationRequested"
    REVERT_REQUESTED = "RevertRequested"
    SUCCEEDED = "OperationSucceeded"
    FAILED = "OperationFailed"
    FAILED_TO_ERROR = "OperationFailedToError"
    SEEN_RUNNING = "FollowAgentPowerOnReport"
    SEEN_HALTED = "FollowAgentPowerOffReport"


#: Every move there is. `Error` is where a VM ends whose first start was undone.
NEXT: Final[dict[State, dict[Event, State]]] = {
    State.STOPPED: {
        Event.START_REQUESTED: State.STARTING,
        Event.DESTROY_REQUESTED: State.DESTROYED,
        Event.EXPUNGE_REQUESTED: State.EXPUNGING,
        Event.SEEN_RUNNING: State.RUNNING,
        Event.SEEN_HALTED: State.STOPPED,
    },
    State.STARTING: {
        Event.SUCCEEDED: State.RUNNING,
        Event.FAILED: State.STOPPED,
        Event.FAILED_TO_ERROR: State.ERROR,
    },
    State.RUNNING: {
        Event.STOP_REQUESTED: State.STOPPING,
        Event.MIGRATION_REQUESTED: State.MIGRATING,
        # It goes off and comes back as it was at a snapshot.
        Event.REVERT_REQUESTED: State.STARTING,
        Event.SEEN_RUNNING: State.RUNNING,
        Event.SEEN_HALTED: State.STOPPED,
    },
    State.STOPPING: {
        Event.SUCCEEDED: State.STOPPED,
        Event.FAILED: State.RUNNING,
    },
    State.MIGRATING: {
        Event.SUCCEEDED: State.RUNNING,
        Event.FAILED: State.RUNNING,
    },
    State.DESTROYED: {
        Event.RECOVERY_REQUESTED: State.STOPPED,
        Event.EXPUNGE_REQUESTED: State.EXPUNGING,
    },
    State.ERROR: {
        Event.DESTROY_REQUESTED: State.DESTROYED,
        Event.EXPUNGE_REQUESTED: State.EXPUNGING,
    },
    State.EXPUNGING: {
        Event.EXPUNGE_REQUESTED: State.EXPUNGING,
        Event.FAILED: State.EXPUNGING,
    },
}

#: How far a VM that can be scaled while it runs may grow.
_MEMORY_GROWTH: Final = 4
_MOST_CPUS: Final = 16

#: States that a saga holds; nobody else may move the VM meanwhile.
TRANSIENT: Final = frozenset({State.STARTING, State.STOPPING, State.MIGRATING, State.EXPUNGING})

#: States in which it takes a host's memory and CPU.
HOLDS_CAPACITY: Final = frozenset({State.STARTING, State.RUNNING, State.STOPPING, State.MIGRATING})


#: The type of users' VMs; those of system VMs are CloudStack's (`services.system_vms`).
USER: Final = "User"


class VirtualMachine(Resource, frozen=True, kw_only=True):
    """`name` is the guest's host name, `instance_name` ours on the pool (`i-<account>-<id>-VM`),
    `external_uuid` the XAPI VM's.

    `config_drive_uuid` is the VDI's from which the guest reads its user data and more, while there is one.
    `generation` counts the row's changes of state. CPU and memory are what it runs with, whatever its offering
    says.
    """

    name: str
    account_id: int
    domain_id: int
    user_id: int
    zone_id: int
    service_offering_id: int
    cpu_number: int
    cpu_speed_mhz: int
    memory_mib: int
    template_id: int | None = None
    instance_name: str = ""
    display_name: str = ""
    os_type_id: int | None = None
    cluster_id: int | None = None
    host_id: int | None = None
    last_host_id: int | None = None
    iso_id: int | None = None
    state: State = State.STOPPED
    generation: int = 0
    type: str = USER
    hypervisor: str = "XenServer"
    limit_cpu_use: bool = False
    ha_enabled: bool = False
    dynamically_scalable: bool = False
    display: bool = True
    delete_protection: bool = False
    group: str | None = None
    user_data: str | None = None
    user_data_id: int | None = None
    user_data_details: dict[str, str] = {}
    config_drive_uuid: str | None = None
    key_pairs: list[str] = []
    boot_type: str = "BIOS"
    boot_mode: str = "LEGACY"
    external_uuid: str | None = None
    error: str | None = None
    details: dict[str, str] = {}
    changed: datetime | None = None

    @property
    def memory_bytes(self) -> int:
        return self.memory_mib << 20

    @property
    def is_on_pool(self) -> bool:
        """Whether its pool has it, running or halted: not before its first start."""
        return self.external_uuid is not None or self.last_host_id is not None

    @property
    def memory_ceiling(self) -> int:
        """The most memory in bytes that it can be given while it runs (CloudStack: four times, if at all)."""
        return self.memory_bytes * (_MEMORY_GROWTH if self.dynamically_scalable else 1)

    @property
    def cpu_ceiling(self) -> int:
        """The most CPUs that it can be given while it runs (CloudStack's `xen.vm.vcpu.max`)."""
        return max(self.cpu_number, _MOST_CPUS) if self.dynamically_scalable else self.cpu_number

    @property
    def cpu_mhz(self) -> int:
        """What it may use in all: MHz times CPUs."""
        return self.cpu_number * self.cpu_speed_mhz


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """What changes when a VM is given another service offering; fields as a VM's row has them."""

    service_offering_id: int
    cpu_number: int
    cpu_speed_mhz: int
    memory_mib: int
    limit_cpu_use: bool
    ha_enabled: bool
    dynamically_scalable: bool
    details: dict[str, str] = {}

    @classmethod
    def of(cls, vm: VirtualMachine) -> Size:
        return cls(**{name: getattr(vm, name) for name in cls.__struct_fields__})

    def columns(self) -> dict[str, Any]:
        return msgspec.structs.asdict(self)


class VirtualMachineView(VirtualMachine, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    user_uuid: str
    user_name: str
    zone_uuid: str
    zone_name: str
    pod_uuid: str | None = None
    pod_name: str | None = None
    cluster_uuid: str | None = None
    cluster_name: str | None = None
    host_uuid: str | None = None
    host_name: str | None = None
    host_external_uuid: str | None = None
    template_uuid: str | None = None
    template_name: str | None = None
    template_text: str | None = None
    template_type: str | None = None
    template_format: str | None = None
    password_enabled: bool | None = None
    iso_uuid: str | None = None
    iso_name: str | None = None
    iso_text: str | None = None
    service_offering_uuid: str
    service_offering_name: str
    os_type_uuid: str | None = None
    os_type_name: str | None = None
    user_data_uuid: str | None = None
    user_data_name: str | None = None
    user_data_policy: str | None = None
    #: The numbers of its affinity groups, separated by commas.
    groups: str | None = None

    @property
    def affinity_group_ids(self) -> list[int]:
        return [int(number) for number in self.groups.split(",")] if self.groups else []


def after(state: State, event: Event) -> State:
    """The state that `event` leads to; InvalidState if it may not happen in `state`."""
    following = NEXT[state].get(event)
    if following is None:
        raise InvalidState(f"A VM that is {state} can't take {event}")
    return following


def sources(event: Event) -> frozenset[State]:
    """The states in which `event` may happen."""
    return frozenset(state for state, moves in NEXT.items() if event in moves)


def _allow(vm: VirtualMachine, event: Event, verb: str, hint: str = "") -> State:
    following = NEXT[vm.state].get(event)
    if following is not None:
        return following
    wait = "; wait until that has finished" if vm.state in TRANSIENT else hint
    raise InvalidState(
        f"Unable to {verb} VM {vm.display_name or vm.name} ({vm.uuid}): it is {vm.state}{wait}", uuids=[vm.uuid]
    )


def start_allowed(vm: VirtualMachine) -> State:
    """The state that a start puts it in; InvalidState says why it can't be started."""
    return _allow(vm, Event.START_REQUESTED, "start")


def stop_allowed(vm: VirtualMachine) -> State:
    """The state that a stop puts it in; InvalidState says why it can't be stopped."""
    return _allow(vm, Event.STOP_REQUESTED, "stop")


def reboot_allowed(vm: VirtualMachine) -> None:
    """InvalidState unless it runs; a reboot changes no state."""
    if vm.state is not State.RUNNING:
        _allow(vm, Event.STOP_REQUESTED, "reboot", "; start it first")


def destroy_allowed(vm: VirtualMachine) -> State:
    """The state that a destroy puts it in: a running VM is stopped first, so its answer is Stopping."""
    if vm.delete_protection:
        raise InvalidState(
            f"VM {vm.display_name or vm.name} ({vm.uuid}) is protected from deletion;"
            " switch deleteprotection off first",
            uuids=[vm.uuid],
        )
    event = Event.STOP_REQUESTED if vm.state is State.RUNNING else Event.DESTROY_REQUESTED
    return _allow(vm, event, "destroy")


def expunge_allowed(vm: VirtualMachine) -> State:
    """Expunging; InvalidState unless it is destroyed, stopped, in error, or being expunged already."""
    return _allow(vm, Event.EXPUNGE_REQUESTED, "expunge", "; destroy it first")


def recover_allowed(vm: VirtualMachine) -> State:
    """Stopped; InvalidState unless it is destroyed and not yet expunged."""
    return _allow(vm, Event.RECOVERY_REQUESTED, "recover")


def migrate_allowed(vm: VirtualMachine) -> State:
    """Migrating; InvalidState unless it runs."""
    return _allow(vm, Event.MIGRATION_REQUESTED, "migrate", "; start it first")
