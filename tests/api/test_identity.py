"""Domains, accounts and users: made, changed, locked, removed, each within what the caller administers."""

from __future__ import annotations

import aiohttp
from api.conftest import PASSWORD, Api, make_user, refused

PERSON = {"email": "b@example.org", "firstname": "Bo", "lastname": "B", "password": "s3cret"}


async def logs_in(
    http: aiohttp.ClientSession, api: Api, username: str, password: str, domain: str = "/"
) -> bool:
    form = {
        "command": "login",
        "username": username,
        "password": password,
        "domain": domain,
        "response": "json",
    }
    async with http.post(api.url, data=form) as response:
        return response.status == 200


async def test_a_tenant_from_nothing(bare: Api, http: aiohttp.ClientSession) -> None:
    domain = (await bare.call("createDomain", name="sales"))["domain"]
    assert (domain["path"], domain["level"], domain["haschild"]) == ("ROOT/sales", 1, False)
    made = (await bare.call("createAccount", username="bo", accounttype=0, domainid=domain["id"], **PERSON))[
        "account"
    ]
    assert (made["name"], made["rolename"], made["domainpath"]) == ("bo", "User", "ROOT/sales")
    (user,) = made["user"]
    assert (user["username"], user["firstname"], user["state"]) == ("bo", "Bo", "enabled")
    assert await logs_in(http, bare, "bo", "s3cret", "/sales/")
    assert not await logs_in(http, bare, "bo", "s3cret", "/")
    keys = (await bare.call("registerUserKeys", id=user["id"]))["userkeys"]
    bo = bare.of(keys["apikey"], keys["secretkey"])
    assert [account["name"] for account in (await bo.call("listAccounts"))["account"]] == ["bo"]
    second = await bare.call("createUser", username="al", account="bo", domainid=domain["id"], **PERSON)
    assert second["user"]["account"] == "bo"
    assert (await refused(bare, "createUser", username="al", account="bo", domainid=domain["id"], **PERSON))[
        0
    ] == 431
    assert "already exists" in (await refused(bare, "createDomain", name="sales"))[1]
    assert (await refused(bare, "createAccount", username="cy", **PERSON))[1].startswith(
        "roleid or accounttype"
    )

    changed = await bo.call(
        "updateUser", id=user["id"], email="new@example.org", password="other", currentpassword="s3cret"
    )
    assert changed["user"]["email"] == "new@example.org"
    assert await logs_in(http, bare, "bo", "other", "sales")
    assert "currentpassword" in (await refused(bo, "updateUser", id=user["id"], password="x"))[1]
    assert (await refused(bo, "updateUser", id=second["user"]["id"], email="x"))[0] == 531

    assert (await bare.done("disableUser", id=user["id"]))["user"]["state"] == "disabled"
    assert not await logs_in(http, bare, "bo", "other", "sales")
    assert (await bare.call("enableUser", id=user["id"]))["user"]["state"] == "enabled"
    locked = await bare.call("lockAccount", account="bo", domainid=domain["id"])
    assert locked["account"]["state"] == "locked"
    assert not await logs_in(http, bare, "bo", "other", "sales")
    assert (await refused(bo, "listZones"))[0] == 401
    await bare.call("enableAccount", id=made["id"])
    assert await logs_in(http, bare, "bo", "other", "sales")

    assert (await refused(bare, "deleteDomain", id=domain["id"]))[0] == 536
    assert (await bare.call("deleteUser", id=second["user"]["id"]))["success"] is True
    assert await bare.done("deleteAccount", id=made["id"]) == {"success": True}
    assert await bare.done("deleteDomain", id=domain["id"]) == {"success": True}
    assert await bare.call("listDomains", name="sales") == {}
    assert (await refused(bo, "listZones"))[0] == 401


async def test_a_domain_administrator_stays_in_their_tree(bare: Api) -> None:
    chief = await make_user(bare, "chief", "Domain Admin", path="/sub/")
    below = (await chief.call("createDomain", name="team"))["domain"]
    assert below["path"] == "ROOT/sub/team"
    await chief.call("createAccount", username="dev", accounttype=0, domainid=below["id"], **PERSON)
    tree = (await chief.call("listDomains"))["domain"]
    assert [domain["path"] for domain in tree] == ["ROOT/sub", "ROOT/sub/team"]
    children = (await bare.call("listDomainChildren", isrecursive=True))["domain"]
    assert [domain["name"] for domain in children] == ["sub", "team"]
    assert [domain["name"] for domain in (await bare.call("listDomainChildren"))["domain"]] == ["sub"]
    (root,) = (await bare.call("listDomains", name="ROOT"))["domain"]
    (admin,) = (await bare.call("listAccounts", name="admin"))["account"]
    for command, asked in (
        ("createDomain", {"name": "x", "parentdomainid": root["id"]}),
        ("createAccount", {"username": "x", "accounttype": 0, "domainid": root["id"], **PERSON}),
        ("createAccount", {"username": "x", "accounttype": 1, **PERSON}),
        ("deleteAccount", {"id": admin["id"]}),
        ("lockAccount", {"account": "admin", "domainid": root["id"]}),
        ("createUser", {"username": "x", "account": "admin", "domainid": root["id"], **PERSON}),
        ("deleteUser", {"id": admin["user"][0]["id"]}),
        ("updateUser", {"id": admin["user"][0]["id"], "password": "owned"}),
        ("deleteDomain", {"id": root["id"]}),
    ):
        assert (await refused(chief, command, **asked))[0] == 531, command


async def test_the_installations_own_cannot_be_removed(bare: Api, http: aiohttp.ClientSession) -> None:
    (admin,) = (await bare.call("listAccounts", name="admin"))["account"]
    assert (await refused(bare, "deleteAccount", id=admin["id"]))[0] == 531
    assert (await refused(bare, "deleteUser", id=admin["user"][0]["id"]))[0] == 531
    other = await make_user(bare, "other", "Root Admin")
    assert (await refused(other, "deleteAccount", id=admin["id"]))[0] == 531
    assert await logs_in(http, bare, "admin", PASSWORD)


async def test_domains_are_renamed_and_moved_with_what_is_below(bare: Api) -> None:
    async def domain(name: str, above: str | None = None) -> str:
        more = {"parentdomainid": above} if above else {}
        return str((await bare.call("createDomain", name=name, **more))["domain"]["id"])

    async def paths() -> set[str]:
        return {one["path"] for one in (await bare.call("listDomains", listall=True))["domain"]}

    one, two = await domain("one"), await domain("two")
    inner = await domain("inner", one)
    await domain("leaf", inner)
    dora = await make_user(bare, "dora", "Domain Admin", path="/one/")
    moved = (await bare.call("moveDomain", domainid=inner, parentdomainid=two))["domain"]
    assert (moved["path"], moved["level"], moved["parentdomainname"]) == ("ROOT/two/inner", 2, "two")
    assert await paths() == {"ROOT", "ROOT/one", "ROOT/two", "ROOT/two/inner", "ROOT/two/inner/leaf"}
    for asked in ({"domainid": two, "parentdomainid": inner}, {"domainid": inner, "parentdomainid": two}):
        assert (await refused(bare, "moveDomain", **asked))[0] == 431
    renamed = (await bare.call("updateDomain", id=two, name="second", networkdomain="x.example"))["domain"]
    assert (renamed["path"], renamed["networkdomain"]) == ("ROOT/second", "x.example")
    assert "ROOT/second/inner/leaf" in await paths()
    assert (await refused(bare, "updateDomain", id=two, name="one"))[0] == 431
    assert (await refused(dora, "updateDomain", id=one, name="mine"))[0] == 531
    assert (await refused(dora, "updateDomain", id=two, name="mine"))[0] == 531
    assert (await refused(bare, "deleteDomain", id=two))[0] == 536
    assert await bare.done("deleteDomain", id=two, cleanup=True) == {"success": True}
    assert await bare.done("deleteDomain", id=one, cleanup=True) == {"success": True}
    assert await paths() == {"ROOT"}
    assert (await refused(dora, "listZones"))[0] == 401


async def test_users_are_moved_locked_and_found_by_their_key(bare: Api) -> None:
    bob = await make_user(bare, "bob")
    await make_user(bare, "carol")
    await make_user(bare, "far", path="/far/")
    (user,) = (await bob.call("listUsers"))["user"]
    await bare.call("moveUser", id=user["id"], account="carol")
    assert [one["account"] for one in (await bob.call("listUsers", username="bob"))["user"]] == ["carol"]
    assert (await refused(bare, "moveUser", id=user["id"], account="far"))[0] == 431
    assert (await refused(bare, "moveUser", id=user["id"]))[0] == 431
    assert (await bare.call("getUser", userapikey=bob.key))["user"]["username"] == "bob"
    assert (await refused(bare, "getUser", userapikey="nobody's"))[0] == 431
    assert (await bare.call("lockUser", id=user["id"]))["user"]["state"] == "locked"
    assert (await refused(bob, "listZones"))[0] == 401
    assert (await bare.call("enableUser", id=user["id"]))["user"]["state"] == "enabled"
    assert "zone" not in await bob.call("listZones")
