"""The VM's operation table and the order in which XAPI checks an operation.

Data and pure functions over plain records: which power states an operation wants, what it may run beside,
what a template or a snapshot may do, and the first reason against it. It changes nothing and waits for
nothing; marking an object with an operation is the engine's. Source: reference/xapi.md 3.1
(xapi_vm_lifecycle.ml).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

#: An error as XAPI answers it: the code, then its parameters.
Error = tuple[str, ...]

HALTED, PAUSED, SUSPENDED, RUNNING = "Halted", "Paused", "Suspended", "Running"
_ANY = (HALTED, PAUSED, SUSPENDED, RUNNING)
_LIVE = (PAUSED, SUSPENDED, RUNNING)


@dataclass(frozen=True)
class Operation:
    """One row of the table. `named` is false where XAPI's error texts do not know the operation's name."""

    states: tuple[str, ...]
    on_template: bool = False
    on_snapshot: bool = False
    named: bool = True


OPERATIONS: Final[Mapping[str, Operation]] = {
    # starting, and other things for a VM at rest
    "start": Operation((HALTED,)),
    "start_on": Operation((HALTED,)),
    "provision": Operation((HALTED,), on_template=True),
    "make_into_template": Operation((HALTED,)),
    "create_vtpm": Operation((HALTED,)),
    "changing_shadow_memory": Operation((HALTED,), on_template=True),
    "changing_NVRAM": Operation((HALTED,), on_template=True),
    "changing_static_range": Operation((HALTED,), on_template=True),
    "changing_memory_limits": Operation((HALTED,), on_template=True, named=False),
    "changing_VCPUs": Operation((HALTED,), on_template=True, named=False),
    "changing_dynamic_range": Operation((HALTED, RUNNING), on_template=True),
    # copies
    "clone": Operation((HALTED,), on_template=True, on_snapshot=True),
    "copy": Operation((HALTED,), on_template=True, on_snapshot=True),
    "export": Operation((HALTED, SUSPENDED), on_template=True, on_snapshot=True),
    "metadata_export": Operation(_ANY, on_template=True, on_snapshot=True),
    "destroy": Operation((HALTED, SUSPENDED), on_snapshot=True),
    "create_template": Operation((HALTED, SUSPENDED), named=False),
    "snapshot": Operation(_ANY),
    "snapshot_with_quiesce": Operation((RUNNING,)),
    "checkpoint": Operation(_LIVE),
    "revert": Operation(_ANY, on_snapshot=True),
    "reverting": Operation(_ANY),
    "migrate_send": Operation((HALTED, SUSPENDED, RUNNING)),
    # a live VM
    "pause": Operation((RUNNING,)),
    "unpause": Operation((PAUSED,)),
    "suspend": Operation((RUNNING,)),
    "resume": Operation((SUSPENDED,)),
    "resume_on": Operation((SUSPENDED,)),
    "csvm": Operation((SUSPENDED,)),
    "clean_shutdown": Operation((RUNNING,)),
    "clean_reboot": Operation((RUNNING,)),
    "hard_shutdown": Operation(_LIVE, on_snapshot=True),
    "hard_reboot": Operation((PAUSED, RUNNING)),
    "shutdown": Operation(_LIVE, named=False),
    "pool_migrate": Operation((RUNNING,)),
    "call_plugin": Operation((RUNNING,)),
    "send_sysrq": Operation((RUNNING,)),
    "send_trigger": Operation((RUNNING,)),
    "sysprep": Operation((RUNNING,), named=False),
    "changing_VCPUs_live": Operation((RUNNING,)),
    "changing_memory_live": Operation((RUNNING,)),
    "awaiting_memory_live": Operation((RUNNING,)),
    "changing_shadow_memory_live": Operation((RUNNING,)),
    "data_source_op": Operation((RUNNING,)),
    "get_boot_record": Operation(_LIVE),
    # always
    "assert_operation_valid": Operation(_ANY),
    "update_allowed_operations": Operation(_ANY),
    "power_state_reset": Operation(_ANY),
    "query_services": Operation(_ANY, named=False),
    "import": Operation(()),
}

#: Never listed in allowed_operations.
UNLISTED: Final = frozenset(
    [
        "create_template",
        "power_state_reset",
        "csvm",
        "get_boot_record",
        "send_sysrq",
        "send_trigger",
        "query_services",
        "shutdown",
        "call_plugin",
        "changing_memory_live",
        "awaiting_memory_live",
        "changing_memory_limits",
        "changing_shadow_memory_live",
        "changing_VCPUs",
        "assert_operation_valid",
        "data_source_op",
        "update_allowed_operations",
        "import",
        "reverting",
    ]
)

#: Operations that may run beside any of their own set.
_TOGETHER: Final = (
    frozenset({"clone", "copy", "export"}),
    frozenset({"snapshot", "checkpoint"}),
    frozenset({"get_boot_record"}),
)

#: What may join exactly one operation that is under way.
_MAY_JOIN: Final = {
    "migrate_send": frozenset({"metadata_export", "clean_shutdown", "clean_reboot", "start", "start_on"}),
}

#: What may run over everything but these.
_MAY_OVERRIDE: Final = {
    "hard_shutdown": frozenset({"hard_shutdown"}),
    "hard_reboot": frozenset({"hard_shutdown", "hard_reboot"}),
}

#: What a control domain allows at all.
_ON_CONTROL_DOMAIN: Final = frozenset(
    [
        "data_source_op",
        "changing_memory_live",
        "awaiting_memory_live",
        "metadata_export",
        "changing_dynamic_range",
        "changing_memory_limits",
        "changing_static_range",
        "start",
        "start_on",
        "changing_VCPUs",
        "destroy",
    ]
)

_MOVING: Final = frozenset({"suspend", "checkpoint", "pool_migrate", "migrate_send"})
_IMAGING: Final = frozenset({"checkpoint", "snapshot", "suspend", "snapshot_with_quiesce"})
_WITHOUT_USB: Final = _MOVING | {"snapshot", "snapshot_with_quiesce"}

#: The guest's features of which one is needed.
_NEEDS_FEATURE: Final = {
    "clean_shutdown": ("feature-shutdown", "feature-poweroff"),
    "clean_reboot": ("feature-shutdown", "feature-reboot"),
    "changing_VCPUs_live": ("feature-vcpu-hotplug",),
    **dict.fromkeys(_MOVING, ("feature-suspend",)),
}


@dataclass(frozen=True)
class Facts:
    """All that the checks look at: the VM's record and what hangs on it (None where there is none)."""

    ref: str
    vm: Mapping[str, Any]
    metrics: Mapping[str, Any] | None = None
    guest: Mapping[str, Any] | None = None
    vdis: tuple[Mapping[str, Any], ...] = ()
    clone_suspended: bool = False
    #: Fields by which the VM belongs to an appliance, policy or schedule that exists.
    memberships: frozenset[str] = frozenset()


def operation_text(op: str) -> str:
    """The operation's name in an error's parameters."""
    return op if OPERATIONS[op].named else "(unknown operation)"


def allowed_states(facts: Facts, op: str) -> tuple[str, ...]:
    """The power states in which the operation is possible on this VM, in the order of XAPI's error."""
    states = OPERATIONS[op].states
    if op in ("clone", "copy") and (facts.vm["is_a_snapshot"] or facts.clone_suspended):
        return (*states, SUSPENDED)
    control = ("changing_VCPUs", "changing_static_range", "changing_memory_limits")
    return (*states, RUNNING) if op in control and facts.vm["is_control_domain"] else states


def may_run_beside(op: str, current: Iterable[str]) -> bool:
    """Whether an operation may begin while others are under way."""
    under_way = list(current)
    if not under_way:
        return True
    if op in _MAY_OVERRIDE and _MAY_OVERRIDE[op].isdisjoint(under_way):
        return True
    if any(op in together and together.issuperset(under_way) for together in _TOGETHER):
        return True
    return len(under_way) == 1 and op in _MAY_JOIN.get(under_way[0], ())


# --- the checks, in XAPI's order -------------------------------------------------------------------------


def _blocked(facts: Facts, op: str, _strict: bool) -> Error | None:
    reason = facts.vm["blocked_operations"].get(op)
    return None if reason is None else ("OPERATION_BLOCKED", facts.ref, reason)


def bad_power_state(ref: str, expected: Iterable[str], actual: str) -> Error:
    """VM_BAD_POWER_STATE as the operation checks answer it: lower case, comma and space."""
    return ("VM_BAD_POWER_STATE", ref, ", ".join(state.lower() for state in expected), actual.lower())


def _power_state(facts: Facts, op: str, _strict: bool) -> Error | None:
    states, actual = allowed_states(facts, op), facts.vm["power_state"]
    return None if actual in states else bad_power_state(facts.ref, states, actual)


def _other_operation(facts: Facts, op: str, _strict: bool) -> Error | None:
    current: Mapping[str, str] = facts.vm["current_operations"]
    if may_run_beside(op, current.values()):
        return None
    names = [operation_text(other) for other in current.values()]
    text = names[0] if len(names) == 1 else "{" + ",".join(names) + "}"
    return ("OTHER_OPERATION_IN_PROGRESS", "VM", facts.ref, text, next(iter(current)))


def is_default_template(vm: Mapping[str, Any]) -> bool:
    """Whether it is one of the templates that come with the product (only those cannot be destroyed)."""
    return bool(vm["is_default_template"]) or vm["other_config"].get("default_template") == "true"


def _template(facts: Facts, op: str, _strict: bool) -> Error | None:
    vm = facts.vm
    if not vm["is_a_template"] or vm["is_a_snapshot"] or OPERATIONS[op].on_template:
        return None
    if op in ("destroy", "migrate_send") and not is_default_template(vm):
        return None
    return ("VM_IS_TEMPLATE", facts.ref, operation_text(op))


def _snapshot(facts: Facts, op: str, _strict: bool) -> Error | None:
    if not facts.vm["is_a_snapshot"] or OPERATIONS[op].on_snapshot:
        return None
    return ("VM_IS_SNAPSHOT", facts.ref, operation_text(op))


def _wrong_kind(facts: Facts, op: str, _strict: bool) -> Error | None:
    if op == "provision" and not facts.vm["is_a_template"]:
        return ("PROVISION_ONLY_ALLOWED_ON_TEMPLATE",)
    if op == "revert" and not facts.vm["is_a_snapshot"]:
        return ("REVERT_ONLY_ALLOWED_ON_SNAPSHOT",)
    return None


def _immobile(facts: Facts, op: str, strict: bool) -> Error | None:
    metrics = facts.metrics
    if not strict or metrics is None or op not in _MOVING or facts.vm["power_state"] != RUNNING:
        return None
    return ("VM_IS_IMMOBILE", facts.ref) if metrics["nomigrate"] or metrics["nested_virt"] else None


def _nested_virt(facts: Facts, op: str, _strict: bool) -> Error | None:
    if op != "changing_dynamic_range" or facts.metrics is None or facts.vm["power_state"] != RUNNING:
        return None
    return ("VM_IS_USING_NESTED_VIRT", facts.ref) if facts.metrics["nested_virt"] else None


def _control_domain(facts: Facts, op: str, _strict: bool) -> Error | None:
    if not facts.vm["is_control_domain"]:
        return None
    if op in ("changing_VCPUs", "destroy") and facts.vm["domid"] == 0:
        return ("OPERATION_NOT_ALLOWED", "This operation is not allowed on dom0")
    if op not in _ON_CONTROL_DOMAIN:
        return ("OPERATION_NOT_ALLOWED", "This operation is not allowed on a control domain")
    return None


def has_pv_drivers(guest: Mapping[str, Any] | None) -> bool:
    """Whether the guest has reported paravirtual drivers."""
    return guest is not None and (bool(guest["PV_drivers_detected"]) or "major" in guest["PV_drivers_version"])


def _guest_feature(facts: Facts, op: str, strict: bool) -> Error | None:
    if facts.vm["power_state"] != RUNNING or op not in _NEEDS_FEATURE:
        return None
    reported: Mapping[str, str] = {} if facts.guest is None else facts.guest["other"]
    if op in _MOVING and "data-cant-suspend-reason" in reported:
        return ("VM_NON_SUSPENDABLE", facts.ref, reported["data-cant-suspend-reason"])
    booted_pv = facts.metrics is not None and facts.metrics["current_domain_type"] in ("pv", "pv_in_pvh", "pvh")
    if booted_pv or has_pv_drivers(facts.guest) or not (strict or op == "changing_VCPUs_live"):
        return None
    if any(reported.get(feature) == "1" for feature in _NEEDS_FEATURE[op]):
        return None
    return ("VM_LACKS_FEATURE", facts.ref)


def _quiesce(facts: Facts, op: str, _strict: bool) -> Error | None:
    if op != "snapshot_with_quiesce":
        return None
    return ("VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED", facts.ref)


def _reset_on_boot(facts: Facts, op: str, _strict: bool) -> Error | None:
    reset = [vdi for vdi in facts.vdis if vdi["on_boot"] == "reset"]
    if (op in _IMAGING and reset) or (op == "pool_migrate" and any(vdi["allow_caching"] for vdi in reset)):
        return ("VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION",)
    return None


def _hardware(facts: Facts, op: str, _strict: bool) -> Error | None:
    vm = facts.vm
    if op in _MOVING and vm["attached_PCIs"]:
        return ("VM_HAS_PCI_ATTACHED", facts.ref)
    if op in _MOVING and vm["VGPUs"]:
        return ("VM_HAS_VGPU", facts.ref)
    if op in _WITHOUT_USB and vm["VUSBs"]:
        return ("VM_HAS_VUSBS", facts.ref)
    return None


def _membership(facts: Facts, op: str, _strict: bool) -> Error | None:
    if op != "make_into_template":
        return None
    for field, code in (
        ("appliance", "VM_IS_PART_OF_AN_APPLIANCE"),
        ("protection_policy", "VM_ASSIGNED_TO_PROTECTION_POLICY"),
        ("snapshot_schedule", "VM_ASSIGNED_TO_SNAPSHOT_SCHEDULE"),
    ):
        if field in facts.memberships:
            return (code, facts.ref, facts.vm[field])
    return None


def _system_domain(facts: Facts, op: str, _strict: bool) -> Error | None:
    if op != "query_services" or facts.vm["other_config"].get("is_system_domain") == "true":
        return None
    return ("NOT_SYSTEM_DOMAIN", facts.ref)


def _vtpm(facts: Facts, op: str, _strict: bool) -> Error | None:
    return ("VTPM_MAX_AMOUNT_REACHED", "1") if op == "create_vtpm" and facts.vm["VTPMs"] else None


CHECKS: Final[tuple[Callable[[Facts, str, bool], Error | None], ...]] = (
    _blocked,
    _power_state,
    _other_operation,
    _template,
    _snapshot,
    _wrong_kind,
    _immobile,
    _nested_virt,
    _control_domain,
    _guest_feature,
    _quiesce,
    _reset_on_boot,
    _hardware,
    _membership,
    _system_domain,
    _vtpm,
)


def why_not(facts: Facts, op: str, *, strict: bool = True) -> Error | None:
    """The first reason against an operation, or None. `strict` also asks for mobility and guest features."""
    for check in CHECKS:
        if error := check(facts, op, strict):
            return error
    return None


def allowed_operations(facts: Facts) -> Iterator[str]:
    """What VM.allowed_operations lists for this VM just now."""
    return (op for op in OPERATIONS if op not in UNLISTED and why_not(facts, op) is None)
