"""Accounts, projects and domains are deleted with everything that they have, whatever it is doing."""

from __future__ import annotations

from typing import Any

from api.conftest import Api, Site, make_user, refused


def of(site: Site, api: Api) -> Site:
    """The site with another user's keys."""
    return Site(
        **{name: getattr(site, name) for name in site.__dataclass_fields__}
        | {"key": api.key, "secret": api.secret}
    )


async def on_pool(site: Site) -> tuple[int, int]:
    """How many VMs and disks of ours the pool has."""
    vms = [
        row
        for _, row in site.pool.database.items("VM")
        if not row["is_a_template"] and not row["is_control_domain"]
    ]
    disks = [
        row
        for _, row in site.pool.database.items("VDI")
        if row["other_config"].get("poolwright:owner") or row["is_a_snapshot"]
    ]
    return len(vms), len(disks)


async def test_an_account_goes_with_its_vms_and_volumes(site: Site) -> None:
    before = await on_pool(site)
    bob = of(site, await make_user(site, "bob", path="/team/"))
    running = await bob.deploy("running")
    stopped = await bob.deploy("stopped")
    (vlan,) = (await site.call("listNetworkOfferings", name="DefaultL2NetworkOfferingVlan"))["networkoffering"]
    asked = {
        "name": "bobs",
        "networkofferingid": vlan["id"],
        "zoneid": site.zone,
        "vlan": "100",
        "account": "bob",
        "acltype": "account",
    }
    (team_domain,) = (await site.call("listDomains", name="team"))["domain"]
    await site.call("createNetwork", domainid=team_domain["id"], **asked)
    await bob.done("stopVirtualMachine", id=stopped["id"])
    (offering,) = (await site.call("listDiskOfferings", name="Small"))["diskoffering"]
    volumes = [
        (await bob.done("createVolume", name=name, zoneid=site.zone, diskofferingid=offering["id"]))["volume"]
        for name in ("data", "free")
    ]
    await bob.done("attachVolume", id=volumes[0]["id"], virtualmachineid=running["id"])
    starting = await bob.call("startVirtualMachine", id=stopped["id"])  # still on its way when the account goes
    project = (await bob.done("createProject", name="apollo"))["project"]
    (account,) = (await site.call("listAccounts", name="bob", listall=True))["account"]
    assert (await refused(site, "deleteAccount", id=account["id"]))[0] == 431  # it alone administers apollo
    await bob.deploy("lander", projectid=project["id"])
    assert (await refused(bob, "deleteProject", id=project["id"]))[0] == 536
    assert await bob.done("deleteProject", id=project["id"], cleanup=True) == {"success": True}
    job: dict[str, Any] = await site.call("deleteAccount", id=account["id"])
    assert (await refused(bob, "listZones"))[0] == 401
    assert await site.call("queryAsyncJobResult", jobid=job["jobid"], fetch_result=True)
    assert starting["jobid"]
    for command in ("listVirtualMachines", "listVolumes", "listNetworks", "listAccounts"):
        found = (
            await site.call(command, listall=True, projectid=-1)
            if command != "listAccounts"
            else await site.call(command, listall=True)
        )
        assert "bob" not in str(found), command
    assert await on_pool(site) == before
    (event,) = (await site.call("listEvents", type="ACCOUNT.DELETE", state="Completed", listall=True))["event"]
    assert (event["level"], event["resourceid"]) == ("INFO", account["id"])
    (team,) = (await site.call("listDomains", name="team"))["domain"]
    await (of(site, await make_user(site, "carol", path="/team/"))).deploy("carols")
    assert await site.done("deleteDomain", id=team["id"], cleanup=True) == {"success": True}
    assert await site.call("listDomains", name="team") == {}
    assert await on_pool(site) == before
