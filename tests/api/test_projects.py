"""Projects: made and shared by users, hidden from others, with roles of their own, limits and invitations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from api.conftest import Api, Site, make_user, refused
from sqlalchemy import update

from poolwright.store import tables


async def make_project(api: Api, name: str, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = (await api.done("createProject", name=name, displaytext=f"the {name}", **more))[
        "project"
    ]
    return made


async def names(api: Api, **asked: Any) -> set[str]:
    return {project["name"] for project in (await api.call("listProjects", **asked)).get("project", [])}


async def members(api: Api, project: str, **asked: Any) -> dict[str, str]:
    found = await api.call("listProjectAccounts", projectid=project, **asked)
    return {one.get("username", one["account"]): one["role"] for one in found.get("projectaccount", [])}


async def test_a_project_from_its_making_to_its_end(bare: Api) -> None:
    bob = await make_user(bare, "bob")
    carol = await make_user(bare, "carol")
    started = await bob.call("createProject", name="apollo", displaytext="the apollo")
    job = await bob.call("queryAsyncJobResult", jobid=started["jobid"])
    project = job["jobresult"]["project"]
    assert started["id"] == project["id"]
    assert (job["cmd"], job["jobinstancetype"], project["state"]) == ("createProject", "Project", "Active")
    assert (project["owner"], project["displaytext"]) == ([{"account": "bob"}], "the apollo")
    assert (project["vmtotal"], project["vmlimit"], project["domain"]) == (0, "20", "ROOT")
    assert (
        await names(bob) == await names(bare, listall=True) == await names(bare, id=project["id"]) == {"apollo"}
    )
    assert await names(carol) == await names(carol, listall=True) == await names(bare) == set()
    assert await names(bare, username="bob") == set()
    assert await names(bare, listall=True, username="bob") == {"apollo"}
    assert await members(bob, project["id"]) == {"bob": "Admin"}
    # The account that owns what is in it is nobody's to see.
    accounts = (await bare.call("listAccounts", listall=True))["account"]
    assert {account["name"] for account in accounts} == {"admin", "bob", "carol"}
    (account,) = (await bob.call("listAccounts"))["account"]
    assert account["projecttotal"] == 1
    assert (await refused(bob, "createProject", name="apollo"))[0] == 431
    changed = await bob.done("updateProject", id=project["id"], name="artemis", displaytext="next")
    assert (changed["project"]["name"], changed["project"]["displaytext"]) == ("artemis", "next")
    assert (await bob.done("suspendProject", id=project["id"]))["project"]["state"] == "Suspended"
    assert await names(bob, state="Active") == set()
    assert (await bob.done("activateProject", id=project["id"]))["project"]["state"] == "Active"
    for api, code in ((carol, 431), (await make_user(bare, "dora", "Domain Admin", path="/other/"), 431)):
        assert (await refused(api, "deleteProject", id=project["id"]))[0] == code
    assert await bob.done("deleteProject", id=project["id"]) == {"success": True}
    assert await names(bare, listall=True) == set()


async def test_who_is_in_it_and_what_they_are(bare: Api) -> None:
    bob, carol = await make_user(bare, "bob"), await make_user(bare, "carol")
    await make_user(bare, "far", path="/far/")
    project = (await make_project(bob, "apollo"))["id"]
    assert (await refused(carol, "listProjectAccounts", projectid=project))[0] == 431
    assert (
        "where the project is"
        in (await refused(bob, "addAccountToProject", projectid=project, account="far"))[1]
    )
    await bob.done("addAccountToProject", projectid=project, account="carol")
    await bob.done("addAccountToProject", projectid=project, account="carol")  # once more changes nothing
    assert await members(carol, project) == {"bob": "Admin", "carol": "Regular"}
    assert await names(carol) == {"apollo"}
    assert await names(bare, listall=True, account="carol") == {"apollo"}
    for command, asked in (
        ("addAccountToProject", {"account": "admin"}), ("deleteAccountFromProject", {"account": "bob"}),
        ("createProjectRole", {"name": "x"}),
    ):  # fmt: skip
        assert (await refused(carol, command, projectid=project, **asked))[0] == 531, command
    assert (await refused(carol, "updateProject", id=project, name="mine"))[0] == 531
    # The owner changes: who had it stays in.
    assert (await refused(bob, "updateProject", id=project, account="nobody"))[0] == 431
    assert (
        await refused(bob, "updateProject", id=project, account="bob", swapowner=False, roletype="Regular")
    )[0] == 431
    owned = await bob.done("updateProject", id=project, account="carol")
    assert owned["project"]["owner"] == [{"account": "carol"}]
    assert await members(bob, project) == {"bob": "Regular", "carol": "Admin"}
    assert await members(bob, project, role="admin") == {"carol": "Admin"}
    await carol.done("updateProject", id=project, account="bob", swapowner=False, roletype="Admin")
    assert await members(bob, project) == {"bob": "Admin", "carol": "Admin"}
    await bob.done("deleteAccountFromProject", projectid=project, account="carol")
    assert await names(carol) == set()
    assert (await refused(bob, "deleteAccountFromProject", projectid=project, account="bob"))[0] == 431
    # A single user of an account.
    (user,) = (await carol.call("listUsers"))["user"]
    person = {"email": "a@b", "firstname": "A", "lastname": "B", "password": "x"}
    await bare.call("createUser", username="cara", account="carol", **person)
    await bob.done("addUserToProject", projectid=project, username="carol")
    assert await members(bob, project) == {"bob": "Admin", "carol": "Regular"}
    (cara,) = (await bare.call("listUsers", username="cara", listall=True))["user"]
    keys = (await bare.call("registerUserKeys", id=cara["id"]))["userkeys"]
    assert await names(bare.of(keys["apikey"], keys["secretkey"])) == set()
    assert await names(carol) == {"apollo"}
    await bob.done("deleteUserFromProject", projectid=project, userid=user["id"])
    assert await names(carol) == set()


async def test_invitations_are_answered_by_who_is_invited(bare: Api) -> None:
    bob, carol, dave = [await make_user(bare, name) for name in ("bob", "carol", "dave")]
    await bare.call("updateConfiguration", name="project.invite.required", value="true")
    project = (await make_project(bob, "apollo"))["id"]

    async def state(api: Api, **asked: Any) -> list[str]:
        found = await api.call("listProjectInvitations", **asked)
        return [one["state"] for one in found.get("projectinvitation", [])]

    await bob.done("addAccountToProject", projectid=project, account="carol")
    await bob.done("addAccountToProject", projectid=project, account="carol")
    assert await state(carol) == await state(bob, projectid=project) == ["Pending"]
    assert await state(dave) == []
    assert (await refused(dave, "listProjectInvitations", projectid=project))[0] == 431
    assert (await refused(dave, "updateProjectInvitation", projectid=project))[0] == 431
    assert await names(carol) == set()
    await carol.done("updateProjectInvitation", projectid=project, accept=False)
    assert (await state(carol), await state(carol, activeonly=True)) == (["Declined"], [])
    assert (await refused(carol, "updateProjectInvitation", projectid=project))[0] == 431
    await bob.done("addUserToProject", projectid=project, username="dave", roletype="Admin")
    (one,) = (await dave.call("listProjectInvitations", listall=True))["projectinvitation"]
    assert (one["project"], one["domain"], one["account"]) == ("apollo", "ROOT", "dave")
    await dave.done("updateProjectInvitation", projectid=project)
    assert await members(bob, project) == {"bob": "Admin", "dave": "Admin"}
    await bob.done("addAccountToProject", projectid=project, account="carol")
    (again,) = (await carol.call("listProjectInvitations", state="pending"))["projectinvitation"]
    assert (await refused(carol, "deleteProjectInvitation", id=again["id"]))[0] == 431
    await bob.done("deleteProjectInvitation", id=again["id"])
    assert await state(carol, activeonly=True) == []
    await bob.done("addAccountToProject", projectid=project, account="carol")
    async with bare.cloud.store.transaction() as tx:
        await tx.execute(update(tables.project_invitations).values(created=datetime(2020, 1, 1, tzinfo=UTC)))
    assert await state(carol, state="expired") == ["Expired"]


async def test_a_role_of_the_projects_own_takes_commands_away(bare: Api) -> None:
    bob, carol = await make_user(bare, "bob"), await make_user(bare, "carol")
    project = (await make_project(bob, "apollo"))["id"]
    role = (await bob.call("createProjectRole", projectid=project, name="viewers", description="look"))[
        "projectrole"
    ]
    assert (role["name"], role["description"], role["projectid"]) == ("viewers", "look", project)
    of_role = {"projectid": project, "projectroleid": role["id"]}
    for rule, permission in (("listNetworks", "deny"), ("list*", "allow"), ("*", "deny")):
        line = await bob.call("createProjectRolePermission", rule=rule, permission=permission, **of_role)
        assert line["projectrolepermission"]["projectrolename"] == "viewers"
    await bob.done("addAccountToProject", account="carol", **of_role)
    assert await carol.call("listVirtualMachines", projectid=project) == {}
    assert (await refused(carol, "listNetworks", projectid=project))[0] == 531
    assert await carol.call("listNetworks") == {}
    assert await bob.call("listNetworks", projectid=project) == {}
    lines = (await bob.call("listProjectRolePermissions", **of_role))["projectrolepermission"]
    order = [line["id"] for line in lines]
    assert (await refused(bob, "updateProjectRolePermission", ruleorder=order[0], **of_role))[0] == 431
    await bob.call("updateProjectRolePermission", ruleorder=",".join([order[1], order[0], order[2]]), **of_role)
    assert await carol.call("listNetworks", projectid=project) == {}
    await bob.call(
        "updateProjectRolePermission", projectrolepermissionid=order[1], permission="deny", **of_role
    )
    assert (await refused(carol, "listVirtualMachines", projectid=project))[0] == 531
    await bob.call("deleteProjectRolePermission", projectid=project, id=order[1])
    assert (await refused(carol, "listVirtualMachines", projectid=project))[0] == 531  # `*`
    assert (await refused(bob, "deleteProjectRole", projectid=project, id=role["id"]))[0] == 431
    await bob.call("updateProjectRole", projectid=project, id=role["id"], name="nobodies")
    await bob.done("deleteAccountFromProject", projectid=project, account="carol")
    assert (await bob.call("listProjectRoles", projectid=project, name="nobodies"))["count"] == 1
    await bob.call("deleteProjectRole", projectid=project, id=role["id"])
    assert await bob.call("listProjectRoles", projectid=project) == {}


async def test_what_is_in_a_project_is_its_members_and_counts_for_it(site: Site) -> None:
    bob, carol, eve = [await make_user(site, name) for name in ("bob", "carol", "eve")]
    project = (await make_project(bob, "apollo"))["id"]
    await bob.done("addAccountToProject", projectid=project, account="carol")
    bobs = Site(
        **{**{f: getattr(site, f) for f in site.__dataclass_fields__}, "key": bob.key, "secret": bob.secret}
    )
    vm = await bobs.deploy("lander", projectid=project)
    assert (vm["projectid"], vm["project"], "account" in vm, vm["domain"]) == (project, "apollo", False, "ROOT")
    (shown,) = (await bob.call("listProjects"))["project"]
    assert (shown["vmtotal"], shown["volumetotal"], shown["cputotal"]) == (1, 1, 1)
    (account,) = (await bob.call("listAccounts"))["account"]
    assert (account["vmtotal"], account["projecttotal"]) == (0, 1)

    async def vms(api: Api, **asked: Any) -> int:
        return (await api.call("listVirtualMachines", **asked)).get("count", 0)

    for api in (bob, carol):
        assert await vms(api) == await vms(api, listall=True) == 0
        assert (
            await vms(api, projectid=project)
            == await vms(api, projectid=-1)
            == await vms(api, id=vm["id"])
            == 1
        )
        assert await vms(api, projectid=-1, listall=True) == 1
    assert await vms(site, listall=True) == await vms(site, projectid=-1) == 0
    assert await vms(site, listall=True, projectid=-1) == await vms(site, id=vm["id"]) == 1
    assert await vms(eve, id=vm["id"]) == await vms(eve, projectid=-1) == await vms(eve, listall=True) == 0
    assert (await refused(eve, "listVirtualMachines", projectid=project))[0] == 431
    assert (await refused(carol, "listVirtualMachines", projectid=project, account="bob"))[0] == 431
    assert (await refused(eve, "stopVirtualMachine", id=vm["id"]))[0] == 431
    assert (await carol.done("stopVirtualMachine", id=vm["id"]))["virtualmachine"]["state"] == "Stopped"
    await site.call("updateResourceLimit", projectid=project, resourcetype=0, max=1)
    assert (await site.call("listResourceLimits", projectid=project, resourcetype=0))["resourcelimit"][0][
        "max"
    ] == 1
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    assert (await refused(bob, "deployVirtualMachine", projectid=project, networkids=site.network, **asked))[
        0
    ] == 532
    assert "has" in (await refused(bob, "deleteProject", id=project))[1]
    await carol.done("startVirtualMachine", id=vm["id"])
    await bob.done("suspendProject", id=project)
    assert (await refused(bob, "deployVirtualMachine", projectid=project, **asked))[0] == 531
