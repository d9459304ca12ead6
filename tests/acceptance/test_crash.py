"""kill -9 of the manager, a real process, during a deploy: afterwards the VM is complete or absent."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from cs import CloudStack

GOLDEN_IMAGE = "poolwright Linux (golden image)"
SECONDS = 60.0
#: Calls on the pool since the deploy was asked for, after which the manager is killed.
MOMENTS = (0, 1, 2, 4, 6, 8)
QUICK = {"call.read": {"seconds": 0.0}, "call.write": {"seconds": 0.02}}


class Stage:
    """A slow pool, and a manager that can be killed and started again on the same port and data."""

    def __init__(self, shell: Any, view: Any, directory: Path) -> None:
        self.shell = shell
        self.trace = directory / "trace.jsonl"
        profile = directory / "slow.json"
        # Slow enough for every moment to be met, quick enough for a test.
        profile.write_text(json.dumps({"name": "slow", "default": {"seconds": 0.15}, "operations": QUICK}))
        emulator = shell.start("emulate", "--trace", str(self.trace), "--profile", str(profile))
        self.pool = view(emulator.first_line())
        self.manager = shell.start("serve", "--listen", "127.0.0.1:0", "--json")
        first = self.manager.first_line()
        self.address = first["api"].removeprefix("http://").partition("/")[0]
        self.cs = CloudStack(endpoint=first["api"], key=first["apikey"], secret=first["secretkey"])
        password = {"POOLWRIGHT_POOL_PASSWORD": self.pool.pool["password"]}
        shell.run("adopt", self.pool.pool["coordinator"], **password)

    def calls(self) -> int:
        return self.trace.read_bytes().count(b"\n")

    def restart(self) -> None:
        self.manager = self.shell.start("serve", "--listen", self.address, "--json")
        second = self.manager.first_line()
        assert "password" not in second
        assert "secretkey" not in second

    def deploy(self, name: str) -> dict[str, Any]:
        zone = self.cs.listZones(fetch_list=True)[0]
        templates = self.cs.listTemplates(templatefilter="executable", fetch_list=True)
        offerings = self.cs.listServiceOfferings(fetch_list=True)
        network = self.cs.listNetworks(fetch_list=True, listall=True)[0]
        answer: dict[str, Any] = self.cs.deployVirtualMachine(
            name=name,
            zoneid=zone["id"],
            templateid=next(row["id"] for row in templates if row["name"] == GOLDEN_IMAGE),
            serviceofferingid=next(row["id"] for row in offerings if row["name"] == "Small Instance"),
            networkids=network["id"],
        )
        return answer

    def ended(self, jobid: str) -> dict[str, Any]:
        """The job when it has ended."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            job: dict[str, Any] = self.cs.queryAsyncJobResult(jobid=jobid)
            if job["jobstatus"] != 0:
                return job
            time.sleep(0.1)
        raise AssertionError(f"job {jobid} has not ended after {SECONDS} s")

    def find(self, vm: str) -> dict[str, Any] | None:
        rows = self.cs.listVirtualMachines(id=vm, listall=True, fetch_list=True)
        return rows[0] if rows else None


@pytest.fixture(scope="module")
def stage(module_shell: Any, module_view: Any, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(module_shell, module_view, tmp_path_factory.mktemp("stage"))


def made(changes: dict[str, Any]) -> dict[str, Any]:
    """What is on the pool that was not, by class."""
    return {key: what for key, what in changes.items() if str(what).startswith("new") or what == "gone"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_after_some_calls_of_a_deploy(stage: Stage, moment: int) -> None:
    before = stage.pool.inventory()
    calls = stage.calls()
    deployed = stage.deploy(f"crash-{moment}")
    deadline = time.monotonic() + 10
    while stage.calls() - calls < moment and time.monotonic() < deadline:
        time.sleep(0.01)
    assert stage.manager.stop(signal.SIGKILL) == -signal.SIGKILL

    stage.restart()
    job = stage.ended(deployed["jobid"])
    vm = stage.find(deployed["id"])
    assert stage.pool.orphans() == []
    if job["jobstatus"] == 1:
        assert vm is not None
        assert vm["state"] == "Running"
        check_complete(stage, vm)
        stage.cs.destroyVirtualMachine(id=vm["id"], expunge=True, fetch_result=True)
    else:
        assert vm is None or vm["state"] in ("Error", "Stopped", "Destroyed")
        if vm is not None and vm["state"] != "Destroyed":
            stage.cs.destroyVirtualMachine(id=vm["id"], expunge=True, fetch_result=True)
    assert made(stage.pool.changes_since(before)) == {}


def check_complete(stage: Stage, vm: dict[str, Any]) -> None:
    """The VM is on the pool once, running, with its disk, its empty drive and its NIC."""
    with stage.pool.xapi() as api:
        records = [r for r in api.VM.get_all_records().values() if r["other_config"].get("vm_uuid") == vm["id"]]
        assert len(records) == 1
        record = records[0]
        assert record["power_state"] == "Running"
        drives = [api.VBD.get_record(ref) for ref in record["VBDs"]]
        assert sum(drive["type"] == "Disk" and not drive["empty"] for drive in drives) == 1
        assert len(record["VIFs"]) == 1


def test_a_second_manager_on_the_same_data_is_refused(stage: Stage) -> None:
    refused = stage.shell.run("serve", "--listen", "127.0.0.1:0", code=1).stderr
    assert "in use" in refused
    assert str(stage.manager.process.pid) in refused
    taken = stage.shell.run(
        "serve", "--listen", stage.address, "--data", str(stage.trace.parent), code=1
    ).stderr
    assert stage.address.rpartition(":")[2] in taken


def test_ctrl_c_ends_it_in_order(stage: Stage) -> None:
    assert stage.manager.stop(signal.SIGINT) == 0
    errors = stage.manager.errors.read_text()
    assert "Traceback" not in errors
    calls = [json.loads(line) for line in stage.trace.read_text().splitlines()]
    ours = [call["method"] for call in calls if call["originator"].startswith("poolwright")]
    assert "session.logout" in ours[-3:], ours[-10:]
