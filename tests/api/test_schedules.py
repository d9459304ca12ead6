"""What is scheduled for VMs: kept, refused with the field's name, and begun once when it is due."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from api.conftest import Site, make_user, refused
from msgspec.structs import replace

from poolwright.model.job import JobStatus, JobView
from poolwright.model.resource import Page, Query
from poolwright.model.schedule import Schedule, ScheduledAction, ScheduleView, next_moment
from poolwright.orchestration.reconcilers.schedules import Schedules
from poolwright.store import async_jobs, schedules

OF = {"resourcetype": "VirtualMachine"}
GOOD = {"schedule": "0 7 * * 1-5", "timezone": "Europe/Berlin", "action": "STOP"}


async def test_schedules_are_made_listed_changed_and_deleted(site: Site) -> None:
    vm = await site.deploy("vm", startvm=False)
    about = OF | {"resourceid": vm["id"]}
    made = (await site.call("createResourceSchedule", **about, **GOOD))["resourceschedule"]
    assert {**about, **GOOD, "enabled": True}.items() <= made.items()
    assert made["description"] == "STOP - At 07:00 on Monday through Friday"
    assert (await site.call("listResourceSchedule", **about))["resourceschedule"] == [made]
    assert await site.call("listResourceSchedule", **about, action="START") == {}
    assert await site.call("listResourceSchedule", **about, enabled=False) == {}

    moved = await site.call("updateResourceSchedule", id=made["id"], schedule="0 8 * * *")
    assert moved["resourceschedule"]["description"] == "STOP - At 08:00 every day"
    changed = (
        await site.call(
            "updateResourceSchedule", id=made["id"], schedule="30 22 * * *", enabled=False, description="rest"
        )
    )["resourceschedule"]
    assert changed == made | {"schedule": "30 22 * * *", "enabled": False, "description": "rest"}
    assert (await _row(site, made["id"])).due is None

    other = await site.call("createResourceSchedule", **about, **GOOD | {"action": "force_reboot"})
    assert other["resourceschedule"]["action"] == "FORCE_REBOOT"
    alice = await make_user(site, "alice")
    assert "Unable to find" in (await refused(alice, "updateResourceSchedule", id=made["id"]))[1]
    assert (await refused(alice, "listResourceSchedule", **about))[0] == 431
    assert "id or ids" in (await refused(site, "deleteResourceSchedule", **about))[1]
    both = ",".join([made["id"], other["resourceschedule"]["id"]])
    assert (await site.call("deleteResourceSchedule", **about, ids=both))["success"] in (True, "true")
    assert await site.call("listResourceSchedule", **about) == {}

    for wrong, text in (
        ({"schedule": "* * * *"}, "schedule is '* * * *'"),
        ({"schedule": "61 * * * *"}, "schedule is '61 .*Bad minute"),
        ({"timezone": "Europe/Atlantis"}, "timezone is 'Europe/Atlantis'"),
        ({"action": "SUSPEND"}, "action is 'SUSPEND'.*FORCE_STOP"),
        ({"enddate": "2020-01-01"}, "enddate is 2020-01-01"),
        ({"startdate": "2020-01-01"}, "startdate is 2020-01-01"),
        ({"startdate": "2099-02-01", "enddate": "2099-01-01"}, "enddate is 2099-01-01.*after startdate"),
        ({"resourcetype": "Volume"}, "resourcetype is 'Volume'"),
        ({"resourceid": site.zone}, site.zone),
    ):
        code, said = await refused(site, "createResourceSchedule", **about | GOOD | wrong)
        assert code == 431, said
        assert re.search(text, said), said


async def test_what_is_due_begins_once_and_what_was_missed_not_at_all(site: Site) -> None:
    vm = await site.deploy("vm")
    about = OF | {"resourceid": vm["id"]}
    made = (await site.call("createResourceSchedule", **about, **GOOD))["resourceschedule"]
    runner: Any = site.cloud.runner
    now = site.cloud.clock.now()

    await _set_due(site, made["id"], now - timedelta(hours=1))
    await runner.schedules.go_round()
    assert await _jobs(site) == []
    (passed,) = (await site.call("listEvents", type="VM.SCHEDULE.STOP"))["event"]
    assert "was missed" in passed["description"]
    assert passed["level"] == "WARN"

    # The other is what a restarted manager runs; two that look at once see the same row.
    again = Schedules(site.cloud.store, runner, site.cloud.clock)
    await _set_due(site, made["id"], now)
    await asyncio.gather(runner.schedules.go_round(), again.go_round())
    await again.go_round()
    (job,) = await _jobs(site)
    due = (await _row(site, made["id"])).due
    assert due is not None
    assert due > now
    assert (job.user_id, job.instance_uuid) == ((await _row(site, made["id"])).user_id, vm["id"])
    await _ended(site)
    (seen,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert seen["state"] == "Stopped"
    states = [one["state"] for one in (await site.call("listEvents", type="VM.SCHEDULE.STOP"))["event"]]
    assert sorted(states) == ["Completed", "Completed", "Scheduled"]

    # A stopped VM can't be stopped: that is said, and nothing begun.
    await _set_due(site, made["id"], now)
    await again.go_round()
    assert len(await _jobs(site)) == 1
    said = [one["description"] for one in (await site.call("listEvents", type="VM.SCHEDULE.STOP"))["event"]]
    assert any("passed over: " in text and "missed" not in text for text in said)

    for action, state in (("START", "Running"), ("FORCE_REBOOT", "Running"), ("FORCE_STOP", "Stopped")):
        one = (await site.call("createResourceSchedule", **about, **GOOD | {"action": action}))[
            "resourceschedule"
        ]
        await _set_due(site, one["id"], site.cloud.clock.now())
        await again.go_round()
        (begun,) = (await site.call("listEvents", type=f"VM.SCHEDULE.{action.replace('_', '.')}"))["event"]
        assert begun["state"] == "Scheduled"
        await _ended(site)
        (seen,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
        assert seen["state"] == state


def test_the_next_moment_is_in_the_schedules_time_zone_and_within_its_dates() -> None:
    now = datetime(2026, 3, 28, 12, tzinfo=UTC)
    one = Schedule(
        virtual_machine_id=1,
        user_id=1,
        description="",
        schedule="0 7 * * *",
        timezone="Europe/Berlin",
        action=ScheduledAction.START,
        start_date=now,
    )
    # Summer time began in between.
    assert next_moment(one, now) == datetime(2026, 3, 29, 5, tzinfo=UTC)
    assert next_moment(one, datetime(2026, 3, 29, 5, tzinfo=UTC)) == datetime(2026, 3, 30, 5, tzinfo=UTC)
    assert next_moment(replace(one, start_date=now + timedelta(days=3)), now) == datetime(
        2026, 4, 1, 5, tzinfo=UTC
    )
    assert next_moment(replace(one, end_date=datetime(2026, 3, 29, 4, 59, tzinfo=UTC)), now) is None
    assert next_moment(replace(one, enabled=False), now) is None
    assert next_moment(replace(one, start_date=datetime(9999, 12, 31, 23, tzinfo=UTC)), now) is None


async def _row(site: Site, uuid: str) -> ScheduleView:
    async with site.cloud.store.reading() as tx:
        return await schedules.get(tx, uuid)


async def _set_due(site: Site, uuid: str, moment: datetime) -> None:
    row = await _row(site, uuid)
    async with site.cloud.store.transaction() as tx:
        await schedules.update(tx, row.id, due=moment)


async def _jobs(site: Site, command: str | None = "stopVirtualMachine") -> list[JobView]:
    query = Query(equal={"command": command} if command else {}, page=Page(size=0))
    async with site.cloud.store.reading() as tx:
        return list((await async_jobs.list_(tx, query)).rows)


async def _ended(site: Site) -> None:
    """Wait until no job runs."""
    async with asyncio.timeout(30):
        while any(job.status is JobStatus.PENDING for job in await _jobs(site, None)):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
