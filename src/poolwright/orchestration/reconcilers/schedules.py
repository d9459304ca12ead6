"""What is scheduled for VMs is begun when its moment has come, once.

A schedule's next moment is in its row. It moves on in the transaction that submits the saga and its job, so
that a death of the manager leaves both or neither. A moment that is long past, as after the manager was down,
is passed over, and so is one whose VM is in no state for it; an event says so.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

import structlog

from poolwright.clock import Clock
from poolwright.model.errors import CloudError, InvalidState
from poolwright.model.event import Event as Noted
from poolwright.model.event import EventLevel, EventState
from poolwright.model.job import Job
from poolwright.model.schedule import ScheduledAction, ScheduleView, next_moment
from poolwright.model.virtual_machine import (
    Event,
    VirtualMachineView,
    reboot_allowed,
    start_allowed,
    stop_allowed,
)
from poolwright.orchestration.submission import Sagas
from poolwright.store import Store, Transaction, async_jobs, events, schedules, virtual_machines

_log = structlog.get_logger(__name__)

#: Seconds between looks at what is due, and how late a moment may still be acted on.
EVERY: Final = 10.0
LATE: Final = timedelta(minutes=5)

_COMMANDS: Final = {
    ScheduledAction.START: "startVirtualMachine",
    ScheduledAction.STOP: "stopVirtualMachine",
    ScheduledAction.FORCE_STOP: "stopVirtualMachine",
    ScheduledAction.REBOOT: "rebootVirtualMachine",
    ScheduledAction.FORCE_REBOOT: "rebootVirtualMachine",
}


class Schedules:
    """The schedules of all VMs."""

    def __init__(self, store: Store, sagas: Sagas, clock: Clock) -> None:
        self._store = store
        self._sagas = sagas
        self._clock = clock

    async def run(self) -> None:
        """Look at what is due until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.go_round()
            except CloudError as problem:
                _log.warning("schedules passed over", reason=str(problem))

    async def go_round(self) -> None:
        """Begin what is due now; one schedule's failure is no other's."""
        async with self._store.reading() as tx:
            due = await schedules.list_due(tx, self._clock.now())
        for schedule in due:
            try:
                async with self._store.transaction() as tx:
                    await self._act(tx, schedule)
            except CloudError as problem:
                _log.warning("schedule passed over", schedule=schedule.uuid, reason=str(problem))
        if due:
            self._sagas.wake()

    async def _act(self, tx: Transaction, schedule: ScheduleView) -> None:
        now = self._clock.now()
        vm = await virtual_machines.find(tx, schedule.virtual_machine_id)
        if vm is None or vm.removed is not None:
            await schedules.remove(tx, schedule.id)
            return
        if not await schedules.move_on(tx, schedule, next_moment(schedule, now)):
            return
        if schedule.due is not None and now - schedule.due > LATE:
            await _note(tx, schedule, vm, f"passed over: {_shown(schedule.due)} was missed", EventLevel.WARN)
            return
        try:
            _check(schedule, vm)
        except InvalidState as problem:
            await _note(tx, schedule, vm, f"passed over: {problem}", EventLevel.WARN)
            return
        await _note(tx, schedule, vm, "begun", job=await self._begin(tx, schedule, vm))

    async def _begin(self, tx: Transaction, schedule: ScheduleView, vm: VirtualMachineView) -> Job:
        """The saga that the command of that action would begin, and its job."""
        parameters = {"virtual_machine_id": vm.id}
        if schedule.action is ScheduledAction.START:
            await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)
            saga = "start_virtual_machine" if vm.is_on_pool else "deploy_virtual_machine"
        elif schedule.action in (ScheduledAction.STOP, ScheduledAction.FORCE_STOP):
            await virtual_machines.advance(tx, vm.id, Event.STOP_REQUESTED)
            saga, parameters = "stop_virtual_machine", parameters | {"forced": schedule.action.is_forced}
        else:
            saga, parameters = "reboot_virtual_machine", parameters | {"forced": schedule.action.is_forced}
        job = await async_jobs.insert(
            tx,
            Job(
                account_id=vm.account_id,
                user_id=schedule.user_id,
                command=_COMMANDS[schedule.action],
                instance_type="VirtualMachine",
                instance_uuid=vm.uuid,
            ),
        )
        await self._sagas.submit(tx, saga, parameters, job=job.id)
        return job


def _check(schedule: ScheduleView, vm: VirtualMachineView) -> None:
    """Raises `InvalidState` where the VM is in no state for the action."""
    match schedule.action:
        case ScheduledAction.START:
            start_allowed(vm)
        case ScheduledAction.STOP | ScheduledAction.FORCE_STOP:
            stop_allowed(vm)
        case _:
            reboot_allowed(vm)


async def _note(
    tx: Transaction,
    schedule: ScheduleView,
    vm: VirtualMachineView,
    text: str,
    level: EventLevel = EventLevel.INFO,
    *,
    job: Job | None = None,
) -> None:
    await events.insert(
        tx,
        Noted(
            type=f"VM.SCHEDULE.{schedule.action.replace('_', '.')}",
            description=f"Schedule {schedule.uuid} ({schedule.description}) of VM {vm.name} {text}",
            account_id=vm.account_id,
            domain_id=vm.domain_id,
            user_id=schedule.user_id,
            level=level,
            state=EventState.SCHEDULED if job else EventState.COMPLETED,
            resource_type="VirtualMachine",
            resource_uuid=vm.uuid,
            resource_name=vm.name,
            job_id=job.id if job else None,
        ),
    )


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
