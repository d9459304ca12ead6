"""The main job, end to end, by real processes and a client that is not ours: PyPI's `cs`, unmodified."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cs import CloudStack, CloudStackException

GOLDEN_IMAGE = "poolwright Linux (golden image)"


@dataclass
class Cloud:
    shell: Any
    pool: Any
    cs: CloudStack
    first: dict[str, Any]


@pytest.fixture(scope="module")
def cloud(module_shell: Any, module_view: Any) -> Cloud:
    """An emulated pool, a manager that has adopted it, and `cs` with the administrator's keys."""
    emulator = module_shell.start("emulate", "--hosts", "3", "--password", "pool secret")
    pool = module_view(emulator.first_line())
    first = module_shell.start("serve", "--listen", "127.0.0.1:0", "--json").first_line()
    module_shell.run("adopt", pool.pool["coordinator"], POOLWRIGHT_POOL_PASSWORD="pool secret")
    return Cloud(
        module_shell,
        pool,
        CloudStack(endpoint=first["api"], key=first["apikey"], secret=first["secretkey"]),
        first,
    )


def parameters(cloud: Cloud, **changes: Any) -> dict[str, Any]:
    """What deployVirtualMachine is given."""
    zone = cloud.cs.listZones(fetch_list=True)[0]
    templates = cloud.cs.listTemplates(templatefilter="executable", fetch_list=True)
    template = next(row for row in templates if row["name"] == GOLDEN_IMAGE)
    offerings = cloud.cs.listServiceOfferings(fetch_list=True)
    small = next(row for row in offerings if row["name"] == "Small Instance")
    network = cloud.cs.listNetworks(fetch_list=True, listall=True)[0]
    return {
        "zoneid": zone["id"],
        "templateid": template["id"],
        "serviceofferingid": small["id"],
        "networkids": network["id"],
        **changes,
    }


def test_the_life_of_a_vm_leaves_the_pool_as_it_was(cloud: Cloud) -> None:
    before = cloud.pool.inventory()
    deployed = cloud.cs.deployVirtualMachine(**parameters(cloud, name="life"), fetch_result=True)
    vm = deployed["virtualmachine"]
    assert (vm["name"], vm["state"]) == ("life", "Running")
    assert vm["hostname"]

    listed = cloud.cs.listVirtualMachines(fetch_list=True, listall=True)
    assert [(row["id"], row["state"]) for row in listed] == [(vm["id"], "Running")]
    changes = cloud.pool.changes_since(before)
    made = sorted(key.partition(":")[0] for key, what in changes.items() if str(what).startswith("new"))
    assert {"VM", "VBD", "VDI", "VIF"} <= set(made)

    stopped = cloud.cs.stopVirtualMachine(id=vm["id"], fetch_result=True)["virtualmachine"]
    assert stopped["state"] == "Stopped"
    started = cloud.cs.startVirtualMachine(id=vm["id"], fetch_result=True)["virtualmachine"]
    assert started["state"] == "Running"
    rebooted = cloud.cs.rebootVirtualMachine(id=vm["id"], fetch_result=True)["virtualmachine"]
    assert rebooted["state"] == "Running"
    cloud.cs.destroyVirtualMachine(id=vm["id"], expunge=True, fetch_result=True)
    assert cloud.cs.listVirtualMachines(fetch_list=True, listall=True) == []
    assert without_load(cloud.pool.changes_since(before)) == {}


def without_load(changes: dict[str, Any]) -> dict[str, Any]:
    """Changes but for what a host or SR knows of its past use."""
    return {
        key: what
        for key, what in changes.items()
        if not key.startswith(("host:", "SR:")) or isinstance(what, str)
    }


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"templateid": "5e5c0a8e-0000-0000-0000-000000000000"}, 431, "template"),
        ({"templateid": "not-an-id"}, 431, "template"),
        ({"serviceofferingid": "5e5c0a8e-0000-0000-0000-000000000000"}, 431, "offering"),
        ({"zoneid": "5e5c0a8e-0000-0000-0000-000000000000"}, 431, "zone"),
        ({"zoneid": None}, 431, "zoneid"),
        ({"serviceofferingid": None}, 431, "serviceofferingid"),
        ({"networkids": "nonsense"}, 431, "network"),
    ],
    ids=str,
)
def test_bad_input_is_named_and_leaves_nothing(
    cloud: Cloud, changes: dict[str, Any], code: int, said: str
) -> None:
    before = cloud.pool.inventory()
    given = {name: value for name, value in parameters(cloud, **changes).items() if value is not None}
    with pytest.raises(CloudStackException) as refused:
        cloud.cs.deployVirtualMachine(**given, fetch_result=True)
    error = refused.value.error
    assert error["errorcode"] == code
    assert said in error["errortext"].lower()
    assert cloud.pool.changes_since(before) == {}


def test_no_capacity_is_533_and_leaves_nothing(cloud: Cloud) -> None:
    before = cloud.pool.inventory()
    huge = cloud.cs.createServiceOffering(
        name="huge", displaytext="huge", cpunumber=1, cpuspeed=100, memory=4 * 1024 * 1024
    )["serviceoffering"]
    with pytest.raises(CloudStackException) as refused:
        cloud.cs.deployVirtualMachine(**parameters(cloud, serviceofferingid=huge["id"]), fetch_result=True)
    error = refused.value.error
    error = error.get("jobresult", error)
    assert error["errorcode"] == 533
    assert cloud.pool.changes_since(before) == {}


def test_a_wrong_signature_is_401(cloud: Cloud) -> None:
    wrong = CloudStack(endpoint=cloud.cs.endpoint, key=cloud.cs.key, secret="wrong")
    with pytest.raises(CloudStackException) as refused:
        wrong.listZones()
    assert refused.value.error["errorcode"] == 401


def names(shell: Any) -> list[str]:
    """The VMs there are, but for those whose deploy was refused: CloudStack keeps these, in state Error."""
    return [row["name"] for row in shell.json("vm", "list") if row["state"] != "Error"]


def test_our_own_commands_do_the_same(cloud: Cloud) -> None:
    shell = cloud.shell
    asked = ("--template", GOLDEN_IMAGE, "--offering", "Small Instance", "--count", "2")
    assert [plan["fits"] for plan in shell.json("vm", "deploy", "many", *asked, "--plan")] == [True, True]
    many = shell.json("vm", "deploy", "many", *asked, "--pack", "--as-many-as-fit")
    assert {vm["name"]: vm["state"] for vm in many} == {"many-1": "Running", "many-2": "Running"}
    shell.json("vm", "destroy", "many-1", "many-2", "--expunge")
    deployed = shell.json("vm", "deploy", "cli", "--template", GOLDEN_IMAGE, "--offering", "Small Instance")
    assert deployed["state"] == "Running"
    assert names(shell) == ["cli"]
    assert "Running" in shell.run("vm", "list").stdout
    assert shell.json("vm", "stop", "cli")["state"] == "Stopped"
    job = shell.json("vm", "start", "cli", "--no-wait")["jobid"]
    assert shell.json("jobs", job, "--wait")["jobstatus"] == 1
    assert job in {row["jobid"] for row in shell.json("jobs")}
    assert shell.json("vm", "reboot", deployed["id"])["state"] == "Running"
    assert {row["name"] for row in shell.json("zones")} == {"zone1"}
    assert len(shell.json("hosts")) == 3
    assert GOLDEN_IMAGE in shell.here("templates")
    assert "Small Instance" in shell.here("offerings")
    assert shell.here("storage").count("\n") > 1
    assert shell.here("networks").count("\n") > 1
    shell.here("vm", "destroy", "cli", "--expunge")
    assert names(shell) == []


def test_refusals_are_one_line_and_exit_code_1(cloud: Cloud) -> None:
    shell = cloud.shell
    unknown = shell.here("vm", "stop", "nobody", code=1)
    assert "no VM 'nobody'" in unknown
    template = shell.here("vm", "deploy", "--template", "golden", "--offering", "Small Instance", code=1)
    assert GOLDEN_IMAGE in template
    pool = cloud.pool.pool["coordinator"]
    wrong = shell.here("adopt", pool, "--zone", "zone2", code=1, POOLWRIGHT_POOL_PASSWORD="not it")
    assert "not it" not in wrong
    assert wrong.strip()
    keys = {"POOLWRIGHT_API": cloud.first["api"], "POOLWRIGHT_APIKEY": "x", "POOLWRIGHT_SECRETKEY": "y"}
    assert "POOLWRIGHT_APIKEY" in shell.here("vm", "list", code=1, **keys)


def test_secrets_are_in_no_log_and_no_process_list(cloud: Cloud) -> None:
    secrets = [cloud.first["password"], cloud.first["secretkey"], cloud.first["apikey"], "pool secret"]
    logs = "".join(file.read_text() for file in cloud.shell.home.glob("stderr-*.txt"))
    for secret in secrets:
        assert secret not in logs
    manager = next(r for r in cloud.shell.servers if r.arguments[0] == "serve")
    line = Path(f"/proc/{manager.process.pid}/cmdline").read_bytes().decode()
    environ = Path(f"/proc/{manager.process.pid}/environ").read_bytes().decode()
    for secret in secrets:
        assert secret not in line + environ
