"""The VM's states: the table, and what may be asked when."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from poolwright.model import virtual_machine as model
from poolwright.model.errors import InvalidState
from poolwright.model.virtual_machine import NEXT, TRANSIENT, Event, State, VirtualMachine, after, sources


def vm(state: State, **more: object) -> VirtualMachine:
    made = VirtualMachine(
        uuid="u-1",
        name="web",
        account_id=1,
        domain_id=1,
        user_id=1,
        zone_id=1,
        service_offering_id=1,
        cpu_number=2,
        cpu_speed_mhz=500,
        memory_mib=512,
        state=state,
    )
    return msgspec.structs.replace(made, **more)


@given(st.sampled_from(State), st.sampled_from(Event))
def test_a_state_follows_by_the_table_or_not_at_all(state: State, event: Event) -> None:
    if event in NEXT[state]:
        assert after(state, event) is NEXT[state][event]
        assert state in sources(event)
    else:
        assert state not in sources(event)
        with pytest.raises(InvalidState, match=f"{state} can't take {event}"):
            after(state, event)


def test_every_state_has_its_moves_and_can_be_reached() -> None:
    assert NEXT.keys() == set(State)
    reached = {State.STOPPED} | {state for moves in NEXT.values() for state in moves.values()}
    assert reached == set(State)


def test_what_a_saga_holds_it_can_also_give_up() -> None:
    for state in TRANSIENT:
        assert Event.FAILED in NEXT[state]


ALLOWED: list[tuple[Callable[[VirtualMachine], object], set[State]]] = [
    (model.start_allowed, {State.STOPPED}),
    (model.stop_allowed, {State.RUNNING}),
    (model.reboot_allowed, {State.RUNNING}),
    (model.migrate_allowed, {State.RUNNING}),
    (model.destroy_allowed, {State.RUNNING, State.STOPPED, State.ERROR}),
    (model.expunge_allowed, {State.DESTROYED, State.STOPPED, State.ERROR, State.EXPUNGING}),
    (model.recover_allowed, {State.DESTROYED}),
]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("allowed", "states"), ALLOWED, ids=[f.__name__ for f, _ in ALLOWED])
def test_what_is_allowed_when(
    allowed: Callable[[VirtualMachine], object], states: set[State], state: State
) -> None:
    if state in states:
        allowed(vm(state))
        return
    with pytest.raises(InvalidState) as refused:
        allowed(vm(state))
    assert f"VM web (u-1): it is {state}" in refused.value.message
    assert refused.value.uuids == ["u-1"]


def test_a_protected_vm_is_not_destroyed() -> None:
    with pytest.raises(InvalidState, match="protected from deletion"):
        model.destroy_allowed(vm(State.STOPPED, delete_protection=True))


def test_a_running_vm_is_stopped_before_it_is_destroyed() -> None:
    assert model.destroy_allowed(vm(State.RUNNING)) is State.STOPPING
    assert model.destroy_allowed(vm(State.STOPPED)) is State.DESTROYED


def test_sizes() -> None:
    assert (vm(State.STOPPED).memory_bytes, vm(State.STOPPED).cpu_mhz) == (512 << 20, 1000)
