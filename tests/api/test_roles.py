"""Dynamic roles: made, filled with lines, ordered, and obeyed from the next request on."""
# ruff: noqa: E501 - a table is read by its lines

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Api, make_user, refused


async def made_role(api: Api, name: str, *lines: tuple[str, str], **more: Any) -> dict[str, Any]:
    role: dict[str, Any] = (await api.call("createRole", name=name, **({"type": "User"} | more)))["role"]
    for rule, permission in lines:
        await api.call("createRolePermission", roleid=role["id"], rule=rule, permission=permission)
    return role


async def lines_of(api: Api, role: str) -> list[tuple[str, str]]:
    found = (await api.call("listRolePermissions", roleid=role)).get("rolepermission", [])
    return [(line["rule"], line["permission"]) for line in found]


async def may(api: Api, command: str, **asked: Any) -> bool:
    """Whether the command gets past the check of roles."""
    try:
        await api.call(command, **asked)
    except Exception as error:
        return "is not available for user" not in str(error)
    return True


async def test_a_role_allows_nothing_but_what_its_lines_do(bare: Api) -> None:
    role = await made_role(bare, "operators", description="who operates", ispublic=False)
    assert (role["type"], role["isdefault"], role["ispublic"]) == ("User", False, False)
    assert (role["description"], role["state"]) == ("who operates", "enabled")
    api = await make_user(bare, "olga", "operators")
    assert not await may(api, "listZones")
    assert not await may(api, "listApis")
    for rule, permission in (
        ("listApis", "allow"),
        ("listClusters", "deny"),
        ("*Host*", "deny"),
        ("list*", "allow"),
    ):
        line = (await bare.call("createRolePermission", roleid=role["id"], rule=rule, permission=permission))[
            "rolepermission"
        ]
        assert (line["rule"], line["permission"], line["rolename"]) == (rule, permission, "operators")
    # The next request already knows: nothing is remembered that could be stale.
    assert await may(api, "listZones")
    assert not await may(api, "listHosts")
    assert not await may(api, "listClusters")
    assert not await may(api, "deployVirtualMachine")
    announced = {entry["name"] for entry in (await api.call("listApis"))["api"]}
    assert "listZones" in announced
    assert "listVirtualMachines" in announced
    # A pattern gives no more than the role's type may have; a command named in full is given as it stands.
    assert not await may(api, "listPods")
    line = await bare.call("createRolePermission", roleid=role["id"], rule="listPods", permission="allow")
    assert not await may(api, "listPods")  # `list*` comes first, and does not give it
    order = [one["id"] for one in (await bare.call("listRolePermissions", roleid=role["id"]))["rolepermission"]]
    assert order[-1] == line["rolepermission"]["id"]
    await bare.call("updateRolePermission", roleid=role["id"], ruleorder=",".join([order[-1], *order[:-1]]))
    assert await may(api, "listPods")
    await bare.call("updateRolePermission", roleid=role["id"], ruleid=order[-1], permission="deny")
    assert not await may(api, "listPods")
    await bare.call("deleteRolePermission", id=order[3])
    assert not await may(api, "listZones")
    assert await lines_of(bare, role["id"]) == [
        ("listPods", "deny"), ("listApis", "allow"), ("listClusters", "deny"), ("*Host*", "deny"),
    ]  # fmt: skip


async def test_an_order_names_every_line_once(bare: Api) -> None:
    role = await made_role(bare, "ordered", ("listZones", "allow"), ("listHosts", "deny"))
    one, two = [
        row["id"] for row in (await bare.call("listRolePermissions", roleid=role["id"]))["rolepermission"]
    ]
    other = await made_role(bare, "other", ("listZones", "allow"))
    (foreign,) = (await bare.call("listRolePermissions", roleid=other["id"]))["rolepermission"]
    for order in ([one], [one, one], [one, two, two], [one, foreign["id"]]):
        code, text = await refused(bare, "updateRolePermission", roleid=role["id"], ruleorder=",".join(order))
        assert code == 431
        assert "has changed while you were making updates" in text
    asked = {"roleid": role["id"], "ruleid": foreign["id"], "permission": "deny"}
    assert (await refused(bare, "updateRolePermission", **asked))[0] == 431
    assert (await refused(bare, "updateRolePermission", roleid=role["id"]))[0] == 431
    assert await lines_of(bare, role["id"]) == [("listZones", "allow"), ("listHosts", "deny")]


async def test_what_is_wrong_is_named(bare: Api) -> None:
    role = await made_role(bare, "strict", ("listZones", "allow"))
    for command, asked, code, part in (
        ("createRole", {"name": "strict", "type": "User"}, 431, "already exists"),
        ("createRole", {"name": "x"}, 431, "roleid is needed"),
        ("createRole", {"name": "x", "type": "Emperor"}, 431, "one of Admin, ResourceAdmin"),
        ("createRolePermission", {"roleid": role["id"], "rule": "list zones", "permission": "allow"}, 431, "wildcards"),
        ("createRolePermission", {"roleid": role["id"], "rule": "list*", "permission": "maybe"}, 431, "allow or deny"),
        ("createRolePermission", {"roleid": role["id"], "rule": "listZones", "permission": "deny"}, 431, "already"),
        ("importRole", {"name": "x", "type": "User", "rules[0].rule": "listZones"}, 431, "permission"),
        ("importRole", {"name": "strict", "type": "User", "rules[0].rule": "a", "rules[0].permission": "deny"}, 431,
         "forced"),
    ):  # fmt: skip
        got, text = await refused(bare, command, **asked)
        assert (got, part in text) == (code, True), (command, asked, text)
    for default in (await bare.call("listRoles"))["role"]:
        assert default["isdefault"] is (default["name"] != "strict")
        if not default["isdefault"]:
            continue
        ref = {"id": default["id"]}
        assert (await refused(bare, "deleteRole", **ref))[0] == 531
        assert (await refused(bare, "updateRole", name="mine", **ref))[0] == 531
        line = {"roleid": default["id"], "rule": "*", "permission": "allow"}
        assert (await refused(bare, "createRolePermission", **line))[0] == 531


async def test_a_role_in_use_stays_what_it_is(bare: Api) -> None:
    role = await made_role(bare, "used", ("listZones", "allow"))
    await make_user(bare, "ursula", "used")
    assert (await refused(bare, "deleteRole", id=role["id"]))[0] == 531
    assert (await refused(bare, "updateRole", id=role["id"], type="Admin"))[0] == 531
    renamed = (await bare.call("updateRole", id=role["id"], name="renamed", description="new", type="User"))[
        "role"
    ]
    assert (renamed["name"], renamed["description"], renamed["type"]) == ("renamed", "new", "User")
    free = await made_role(bare, "free", ("listZones", "allow"))
    assert (await bare.call("updateRole", id=free["id"], type="DomainAdmin"))["role"]["type"] == "DomainAdmin"
    assert (await bare.call("deleteRole", id=free["id"])) == {"success": True}
    assert await bare.call("listRoles", id=free["id"]) == {}
    await bare.call("disableRole", id=role["id"])
    assert (await bare.call("listRoles", state="disabled"))["role"][0]["id"] == role["id"]
    person = {"email": "a@b", "firstname": "A", "lastname": "B", "password": "x", "username": "late"}
    assert (await refused(bare, "createAccount", roleid=role["id"], **person))[0] == 431
    await bare.call("enableRole", id=role["id"])
    assert (await bare.call("createAccount", roleid=role["id"], **person))["account"]["roleid"] == role["id"]


async def test_roles_are_copied_and_brought_in(bare: Api) -> None:
    role = await made_role(bare, "source", ("list*", "allow"), ("*", "deny"), type="DomainAdmin")
    like = (await bare.call("createRole", name="like", roleid=role["id"]))["role"]
    assert like["type"] == "DomainAdmin"
    assert await lines_of(bare, like["id"]) == [("list*", "allow"), ("*", "deny")]
    rules = {
        f"rules[{index}].{field}": value
        for index, line in enumerate((("listA", "allow", "first"), ("*", "deny", "rest")))
        for field, value in zip(("rule", "permission", "description"), line, strict=True)
    }
    brought = (await bare.call("importRole", name="brought", type="User", description="d", **rules))["role"]
    assert await lines_of(bare, brought["id"]) == [("listA", "allow"), ("*", "deny")]
    again = await bare.call(
        "importRole",
        name="brought",
        type="User",
        forced=True,
        **{"rules[0].rule": "get*", "rules[0].permission": "allow"},
    )
    assert again["role"]["id"] == brought["id"]
    assert await lines_of(bare, brought["id"]) == [("get*", "allow")]


@pytest.mark.parametrize("role", ["User", "Domain Admin", "Resource Admin"])
async def test_the_lines_of_a_built_in_role_are_what_it_may(bare: Api, role: str) -> None:
    api = await make_user(bare, "holder", role)
    (known,) = (await bare.call("listRoles", name=role))["role"]
    listed = (await bare.call("listRolePermissions", roleid=known["id"]))["rolepermission"]
    announced = [entry["name"] for entry in (await api.call("listApis"))["api"]]
    assert [line["rule"] for line in listed] == announced
    assert len({line["id"] for line in listed}) == len(listed)


async def test_a_domain_administrator_sees_the_roles_they_may_give(bare: Api) -> None:
    await made_role(bare, "secret", ispublic=False)
    await made_role(bare, "open")
    chief = await make_user(bare, "chief", "Domain Admin", path="/sub/")
    names = {role["name"] for role in (await chief.call("listRoles"))["role"]}
    assert {"User", "Domain Admin", "open"} <= names
    assert names & {"Root Admin", "Resource Admin", "secret"} == set()
    assert await chief.call("listRoles", type="Admin") == {}
