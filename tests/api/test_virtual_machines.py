"""VMs through the whole stack: PyPI's cs in front, the emulated pool behind."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule, Then


def inventory(site: Site) -> dict[str, set[str]]:
    """What a deploy could leave behind on the pool."""
    database = site.pool.database
    classes = ("VM", "VDI", "VBD", "VIF", "network", "VLAN", "PIF")
    return {name: {str(database.get(name, ref)["uuid"]) for ref in database.refs(name)} for name in classes}


async def the_vm(site: Site, uuid: str) -> Any:
    return (await site.call("listVirtualMachines", id=uuid))["virtualmachine"][0]


async def test_the_life_of_a_vm(site: Site) -> None:
    before = inventory(site)
    vm = await site.deploy("web", displayname="Web 1")
    assert (vm["name"], vm["displayname"], vm["state"]) == ("web", "Web 1", "Running")
    assert (vm["cpunumber"], vm["cpuspeed"], vm["memory"]) == (1, 500, 512)
    assert vm["hostname"] in {host["name"] for host in (await site.call("listHosts"))["host"]}
    assert vm["nic"][0]["networkid"] == site.network
    assert vm["nic"][0]["isdefault"] is True
    assert vm["instancename"].startswith("i-")
    (volume,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    assert (volume["type"], volume["state"], volume["deviceid"]) == ("ROOT", "Ready", 0)
    (nic,) = (await site.call("listNics", virtualmachineid=vm["id"]))["nic"]
    assert nic["macaddress"] == vm["nic"][0]["macaddress"]

    stopped = await site.done("stopVirtualMachine", id=vm["id"])
    assert stopped["virtualmachine"]["state"] == "Stopped"
    assert "hostid" not in await the_vm(site, vm["id"])
    started = await site.done("startVirtualMachine", id=vm["id"])
    assert started["virtualmachine"]["state"] == "Running"
    assert (await site.done("rebootVirtualMachine", id=vm["id"]))["virtualmachine"]["id"] == vm["id"]
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    assert (await site.done("startVirtualMachine", id=vm["id"]))["virtualmachine"]["state"] == "Running"

    gone = await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert gone["virtualmachine"]["id"] == vm["id"]
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert await site.call("listVolumes", listall=True) == {}
    assert inventory(site) == before


async def test_destroyed_recovered_and_expunged(site: Site) -> None:
    before = inventory(site)
    vm = await site.deploy()
    destroyed = await site.done("destroyVirtualMachine", id=vm["id"])
    assert destroyed["virtualmachine"]["state"] == "Destroyed"
    recovered = await site.call("recoverVirtualMachine", id=vm["id"])
    assert recovered["virtualmachine"]["state"] == "Stopped"
    await site.done("startVirtualMachine", id=vm["id"])
    await site.done("destroyVirtualMachine", id=vm["id"])
    assert await site.done("expungeVirtualMachine", id=vm["id"]) == {"success": True}
    assert inventory(site) == before


async def test_the_answer_of_a_deploy_has_id_and_jobid(site: Site) -> None:
    started = await site.call(
        "deployVirtualMachine", serviceofferingid=site.offering, templateid=site.template, zoneid=site.zone
    )
    assert started.keys() == {"id", "jobid"}
    job = await site.call("queryAsyncJobResult", jobid=started["jobid"])
    while job["jobstatus"] == 0:
        assert "jobresult" not in job
        await asyncio.sleep(0.02)
        job = await site.call("queryAsyncJobResult", jobid=started["jobid"])
    assert (job["jobstatus"], job["jobresultcode"], job["jobresulttype"]) == (1, 0, "object")
    assert list(job["jobresult"]) == ["virtualmachine"]
    assert job["jobresult"]["virtualmachine"]["id"] == started["id"]
    assert (job["jobinstancetype"], job["jobinstanceid"]) == ("VirtualMachine", started["id"])
    listed = await site.call("listAsyncJobs", resourceid=started["id"], resourcetype="VirtualMachine")
    assert [row["jobid"] for row in listed["asyncjobs"]] == [started["jobid"]]
    # The network was not named: the zone's only usable or default one was taken.
    assert len(job["jobresult"]["virtualmachine"]["nic"]) == 1


async def test_disks_root_size_and_custom_offerings(site: Site) -> None:
    before = inventory(site)
    custom = await site.call("listDiskOfferings", name="Custom")
    offering = await site.call(
        "createServiceOffering",
        name="any",
        displaytext="any size",
        customized=True,
        mincpunumber=1,
        maxcpunumber=4,
        minmemory=256,
        maxmemory=2048,
    )
    (root_size,) = [
        row["size"]
        for row in (await site.call("listTemplates", templatefilter="all", id=site.template))["template"]
    ]
    root_gib = root_size // 2**30 + 2
    vm = await site.deploy(
        "sized",
        serviceofferingid=offering["serviceoffering"]["id"],
        details=[{"cpuNumber": "2", "cpuSpeed": "1000", "memory": "768"}],
        diskofferingid=custom["diskoffering"][0]["id"],
        size=3,
        rootdisksize=root_gib,
    )
    assert (vm["cpunumber"], vm["cpuspeed"], vm["memory"]) == (2, 1000, 768)
    volumes = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    assert {row["type"]: row["size"] >> 30 for row in volumes} == {"ROOT": root_gib, "DATADISK": 3}
    for volume in volumes:
        if volume["type"] == "ROOT":
            with pytest.raises(CloudStackApiException, match="no data disk"):
                await site.call("destroyVirtualMachine", id=vm["id"], volumeids=volume["id"])
    sizes = [site.pool.database.get("VDI", ref) for ref in site.pool.database.refs("VDI")]
    assert {int(vdi["virtual_size"]) for vdi in sizes} >= {root_gib << 30, 3 << 30}
    data = [volume["id"] for volume in volumes if volume["type"] == "DATADISK"]
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True, volumeids=data)
    assert inventory(site) == before


async def test_a_vm_that_is_deployed_without_being_started(site: Site) -> None:
    before = inventory(site)
    vm = await site.deploy("later", startvm=False)
    assert vm["state"] == "Stopped"
    assert inventory(site) == before
    started = await site.done("startVirtualMachine", id=vm["id"])
    assert started["virtualmachine"]["state"] == "Running"
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    never = await site.deploy("never", startvm=False)
    await site.done("destroyVirtualMachine", id=never["id"], expunge=True)
    assert inventory(site) == before
    assert await site.call("listVirtualMachines", listall=True) == {}


async def test_on_the_host_that_was_asked_for(site: Site) -> None:
    hosts = (await site.call("listHosts"))["host"]
    for host in hosts:
        vm = await site.deploy(hostid=host["id"])
        assert vm["hostid"] == host["id"]
    again = (await site.call("listHosts", virtualmachineid=vm["id"]))["host"]
    assert [host["id"] for host in again] == [hosts[-1]["id"]]
    assert again[0]["memoryallocated"] >= 512 << 20


UNKNOWN = "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"


BAD_INPUT: list[tuple[dict[str, Any], int, str]] = [
    ({"templateid": UNKNOWN}, 431, UNKNOWN),
    ({"serviceofferingid": UNKNOWN}, 431, UNKNOWN),
    ({"zoneid": UNKNOWN}, 431, UNKNOWN),
    ({"networkids": UNKNOWN}, 431, UNKNOWN),
    ({"diskofferingid": UNKNOWN}, 431, UNKNOWN),
    ({"hostid": UNKNOWN}, 431, UNKNOWN),
    ({"zoneid": "999999"}, 431, "999999"),
    ({"templateid": "not-an-id"}, 431, "parameter templateid"),
    ({"zoneid": None}, 431, "missing parameter zoneid"),
    ({"affinitygroupids": UNKNOWN}, 431, UNKNOWN),
    ({"datadiskofferinglist[0].datadisktemplateid": UNKNOWN}, 431, "datadiskofferinglist"),
    ({"hypervisor": "KVM"}, 431, "XenServer"),
    ({"templateid": None}, 431, "missing parameter templateid"),
    ({"serviceofferingid": None}, 431, "missing parameter serviceofferingid"),
    ({"name": "-bad_name-"}, 431, "letters, digits and hyphens"),
    ({"name": "x" * 64}, 431, "63 characters"),
    ({"size": 5}, 431, "diskofferingid"),
    ({"rootdisksize": 0}, 431, "rootdisksize"),
    ({"userdata": "!!!"}, 431, "base64"),
    ({"account": "nobody"}, 431, "nobody"),
    ({"details": [{"memory": "512"}]}, 431, "fixed size"),
    ({"details[0][1].x": "1"}, 430, "details[0][1].x"),
    ({"startvm": "perhaps"}, 431, "true or false"),
]


async def test_bad_input_is_refused_by_name_and_leaves_nothing(site: Site) -> None:
    before = inventory(site)
    for wrong, code, says in BAD_INPUT:
        with pytest.raises(CloudStackApiException) as caught:
            await site.deploy(**wrong)
        assert caught.value.error["errorcode"] == code, wrong
        assert says in caught.value.error["errortext"], wrong
        assert await site.call("listVirtualMachines", listall=True) == {}, wrong
    assert await site.call("listVolumes", listall=True) == {}
    assert await site.call("listAsyncJobs", listall=True) == {}
    assert inventory(site) == before


async def test_no_capacity_is_533_and_says_why_of_every_host(site: Site) -> None:
    before = inventory(site)
    huge = await site.call(
        "createServiceOffering", name="huge", displaytext="huge", cpunumber=1, cpuspeed=100, memory=10_000_000
    )
    with pytest.raises(CloudStackApiException) as caught:
        await site.deploy(serviceofferingid=huge["serviceoffering"]["id"])
    assert caught.value.error["errorcode"] == 533
    assert caught.value.error["cserrorcode"] == 4325
    for host in (await site.call("listHosts"))["host"]:
        assert host["name"] in caught.value.error["errortext"]
    assert inventory(site) == before
    (vm,) = (await site.call("listVirtualMachines", listall=True))["virtualmachine"]
    assert vm["state"] == "Error"
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert await site.call("listVirtualMachines", listall=True) == {}


async def test_what_the_pool_refuses_is_the_jobs_error_and_undone(site: Site) -> None:
    before = inventory(site)
    site.pool.faults.add(
        Rule(message="VM.start_on", times=0, then=Then.FAILURE, code="VM_REQUIRES_SR", params=["a", "b"])
    )
    with pytest.raises(CloudStackApiException) as caught:
        await site.deploy()
    assert caught.value.error["errorcode"] in (431, 530, 533, 534, 536)
    assert caught.value.error["errortext"]
    assert inventory(site) == before


async def test_states_in_which_nothing_of_the_kind_may_happen(site: Site) -> None:
    vm = await site.deploy()
    for command, says in (
        ("startVirtualMachine", "it is Running"),
        ("recoverVirtualMachine", "it is Running"),
        ("expungeVirtualMachine", "it is Running"),
    ):
        with pytest.raises(CloudStackApiException) as caught:
            await site.call(command, id=vm["id"])
        assert caught.value.error["errorcode"] == 431
        assert says in caught.value.error["errortext"]
    await site.done("stopVirtualMachine", id=vm["id"])
    assert (await site.done("stopVirtualMachine", id=vm["id"]))["virtualmachine"]["state"] == "Stopped"
    with pytest.raises(CloudStackApiException, match="start it first"):
        await site.call("rebootVirtualMachine", id=vm["id"])


async def test_others_do_not_see_it(site: Site) -> None:
    vm = await site.deploy()
    bob = await make_user(site, "bob")
    assert await bob.call("listVirtualMachines", listall=True) == {}
    assert await bob.call("listVirtualMachines", id=vm["id"]) == {}
    for command in (
        "startVirtualMachine",
        "stopVirtualMachine",
        "destroyVirtualMachine",
        "rebootVirtualMachine",
    ):
        with pytest.raises(CloudStackApiException) as caught:
            await bob.call(command, id=vm["id"])
        assert caught.value.error["errorcode"] == 431
        assert vm["id"] in caught.value.error["errortext"]
    with pytest.raises(CloudStackApiException):
        await bob.call("listNics", virtualmachineid=vm["id"])
    assert await bob.call("listVolumes", listall=True) == {}


async def test_a_user_deploys_for_themselves_and_sees_no_hosts(site: Site) -> None:
    bob = await make_user(site, "bob")
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    made = await bob.done("deployVirtualMachine", name="mine", **asked)
    vm = made["virtualmachine"]
    assert (vm["account"], vm["state"]) == ("bob", "Running")
    assert not {"hostid", "hostname", "instancename"} & vm.keys()
    assert "broadcasturi" not in vm["nic"][0]
    for forbidden in ({"hostid": UNKNOWN}, {"account": "admin"}):
        with pytest.raises(CloudStackApiException) as caught:
            await bob.call("deployVirtualMachine", **asked, **forbidden)
        assert caught.value.error["errorcode"] == 531
    with pytest.raises(CloudStackApiException) as caught:
        await bob.call("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert caught.value.error["errorcode"] == 531
    # The administrator sees it when asking for more than their own, by listall, account or id.
    assert await site.call("listVirtualMachines") == {}
    for more in ({"listall": True}, {"id": vm["id"]}, {"account": "bob", "domainid": vm["domainid"]}):
        assert (await site.call("listVirtualMachines", **more))["count"] == 1


async def test_a_name_is_one_guests_on_a_network(site: Site) -> None:
    vm = await site.deploy("web")
    with pytest.raises(CloudStackApiException) as caught:
        await site.deploy("web")
    assert caught.value.error["errorcode"] == 431
    assert "The vm with hostName web already exists in the network domain" in caught.value.error["errortext"]
    assert (await site.call("listVirtualMachines"))["count"] == 1
    others = (await site.call("listNetworks", listall=True, canusefordeploy=True))["network"]
    other = next(network["id"] for network in others if network["id"] != site.network)
    assert (await site.deploy("web", networkids=other))["name"] == "web"
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert (await site.deploy("web"))["state"] == "Running"


async def test_offerings_of_other_domains_are_not_for_everyone(site: Site) -> None:
    chief = await make_user(site, "chief", "Domain Admin", path="/sub/")
    (sub,) = (await site.call("listDomains", name="sub"))["domain"]
    sizes = {"cpunumber": 1, "cpuspeed": 100, "memory": 256}
    theirs = await site.call(
        "createServiceOffering", name="theirs", displaytext="t", domainid=sub["id"], **sizes
    )
    disk = await site.call("createDiskOffering", name="disk", displaytext="d", disksize=1, domainid=sub["id"])
    ids = {"serviceofferingid": theirs["serviceoffering"]["id"], "diskofferingid": disk["diskoffering"]["id"]}
    for wrong in ids.items():
        with pytest.raises(CloudStackApiException, match="not available in the domain of account admin"):
            await site.deploy(**dict([wrong]))
    asked = {"templateid": site.template, "zoneid": site.zone, "networkids": site.network, **ids}
    vm = (await chief.done("deployVirtualMachine", **asked))["virtualmachine"]
    assert (vm["serviceofferingname"], vm["state"]) == ("theirs", "Running")


async def test_lists_filter_count_and_page(site: Site) -> None:
    names = [f"n{number}" for number in range(5)]
    await asyncio.gather(*(site.deploy(name) for name in names))
    await site.done(
        "stopVirtualMachine", id=(await site.call("listVirtualMachines", name="n0"))["virtualmachine"][0]["id"]
    )
    first = await site.call("listVirtualMachines", page=1, pagesize=2)
    assert (first["count"], len(first["virtualmachine"])) == (5, 2)
    assert len((await site.call("listVirtualMachines", page=3, pagesize=2))["virtualmachine"]) == 1
    assert await site.call("listVirtualMachines", page=4, pagesize=2) == {"count": 5}
    everything = await site.call("listVirtualMachines", fetch_list=True)
    assert {vm["name"] for vm in everything} == set(names)
    for asked, count in (
        ({"state": "Running"}, 4),
        ({"state": "stopped"}, 1),
        ({"state": "Present"}, 5),
        ({"keyword": "N3"}, 1),
        ({"zoneid": site.zone}, 5),
        ({"zoneid": UNKNOWN}, 0),
        ({"networkid": site.network}, 5),
        ({"networkid": UNKNOWN}, 0),
        ({"templateid": site.template}, 5),
        ({"ids": ",".join(vm["id"] for vm in everything[:2])}, 2),
        ({"name": "n"}, 0),
    ):
        assert (await site.call("listVirtualMachines", **asked)).get("count", 0) == count, asked


async def test_a_list_is_few_queries_however_long(site: Site) -> None:
    await asyncio.gather(*(site.deploy(f"q{number}") for number in range(4)))
    statements: list[str] = []
    stop = site.cloud.store.on_query(statements.append)
    try:
        await site.call("listVirtualMachines", listall=True)
    finally:
        stop()
    listing = [text for text in statements if "FROM virtual_machines" in text or "FROM nics" in text]
    assert len(listing) == 2
