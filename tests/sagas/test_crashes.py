"""The manager is killed at every write of a saga's log, just before and just after it: the next one
finishes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from poolwright.model.job import JobStatus
from poolwright.model.virtual_machine import Event
from poolwright.orchestration import runner as runner_module
from poolwright.saga import Line
from poolwright.store.sagas import Journal

from .conftest import CloudUnderTest, inventory_of
from .test_faults import check_complete_or_gone, left_over


class Killed(BaseException):
    """The process died."""


class DyingJournal(Journal):
    """Dies at its n-th write of all."""

    writes = 0
    dies_at: int | None = None
    after = False

    async def append(self, lines: Sequence[Line]) -> None:
        DyingJournal.writes += 1
        dies = DyingJournal.writes == DyingJournal.dies_at
        if dies and not self.after:
            raise Killed
        await super().append(lines)
        if dies:
            raise Killed


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> type[DyingJournal]:
    monkeypatch.setattr(runner_module, "Journal", DyingJournal)
    monkeypatch.setattr(DyingJournal, "writes", 0)
    monkeypatch.setattr(DyingJournal, "dies_at", None)
    return DyingJournal


async def _until_dead(cloud: CloudUnderTest) -> None:
    """Wait for the runner to die of the journal."""
    assert cloud.manager is not None
    await asyncio.wait({cloud.manager.task}, timeout=30)
    assert cloud.manager.task.done(), "it was to die"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("n", range(1, 3))
async def test_a_deploy_is_resumed(
    stopped: CloudUnderTest, dying: type[DyingJournal], n: int, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = stopped
    async with cloud.running():
        before = inventory_of(cloud.pool)
        vm = await cloud.make_vm(extra_disks=1)
        monkeypatch.setattr(dying, "after", after)
        dying.dies_at = dying.writes + n
        job = await cloud.submit_job("deploy_virtual_machine", vm)
        await _until_dead(cloud)
    dying.dies_at = None
    async with cloud.running():
        ended = await cloud.finished(job)
        assert ended.status is JobStatus.SUCCEEDED, ended.error
        assert cloud.machine(vm)["power_state"] == "Running"
        left = {cls: len(found) for cls, found in left_over(cloud, before).items()}
        assert left == {"VM": 1, "VBD": 3, "VIF": 1, "VDI": 2}
        done = await cloud.finished(
            await cloud.submit_job(
                "destroy_virtual_machine", vm, Event.STOP_REQUESTED, expunge=True, volume_ids=[2]
            )
        )
        assert done.error is None
        assert left_over(cloud, before) == {}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("n", range(2, 6))
async def test_an_undo_is_resumed(
    stopped: CloudUnderTest, dying: type[DyingJournal], n: int, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from poolwright.emulator import Rule

    cloud = stopped
    async with cloud.running():
        before = inventory_of(cloud.pool)
        vm = await cloud.make_vm()
        cloud.pool.faults.add(Rule(message="VM.start_on", times=0, code="NO_HOSTS_AVAILABLE"))
        monkeypatch.setattr(dying, "after", after)
        dying.dies_at = dying.writes + n
        job = await cloud.submit_job("deploy_virtual_machine", vm)
        await _until_dead(cloud)
    dying.dies_at = None
    async with cloud.running():
        ended = await cloud.finished(job)
        await check_complete_or_gone(cloud, vm, ended, before)
        assert ended.status is JobStatus.FAILED
