"""Who may call what: every command by every role, and what the rules of a role take away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from api.conftest import Api, make_user
from cs import CloudStackApiException

from poolwright.api.authorisation import ADMINS, EVERYONE, ROOT
from poolwright.api.registry import COMMANDS
from poolwright.model.account import RoleType
from poolwright.model.event import EVENT_TYPES

ROLES = ("Root Admin", "Resource Admin", "Domain Admin", "User")
#: What only a root administrator changes: the infrastructure, what is on offer, the cloud's settings, roles.
ROOTS_TO_CHANGE = re.compile(
    r"^(?!list|get|query|find)\w+?(Zone|Pod|Cluster|Host|StoragePool|ImageStore|PhysicalNetwork|TrafficType|Configuration"
    r"|Region|NetworkServiceProvider|Element|ServiceOffering|DiskOffering|NetworkOffering|(?<!Project)Role"
    r"|(?<!Project)RolePermission|VlanIpRange|StorageNetworkIpRange|ManagementServer|Alert|GuestOs\w*|OsType)s?$"
)


def test_every_command_declares_its_roles() -> None:
    """Denied by default: who administers more may call whatever who administers less may."""
    steps = (EVERYONE, ADMINS, ADMINS - {RoleType.DOMAIN_ADMIN}, ROOT)
    for entry in COMMANDS.values():
        assert entry.roles in steps, entry.name
        assert entry.roles == ROOT or not ROOTS_TO_CHANGE.match(entry.name), entry.name


def test_every_command_that_changes_something_has_a_type_of_event() -> None:
    reads = {name for name in COMMANDS if name.startswith(("list", "get", "query", "find", "plan"))}
    assert set(COMMANDS) - reads <= set(EVENT_TYPES)
    assert reads & set(EVENT_TYPES) == set()


async def outcome(api: Api, command: str) -> int:
    """The errorcode of a command without any parameter: 401 where it is denied, before it is even read."""
    try:
        await api.call(command)
    except CloudStackApiException as error:
        return int(error.error["errorcode"])
    return 200


async def test_every_command_by_every_role(bare: Api) -> None:
    for role in ROLES:
        api = await make_user(bare, f"user-{role.split()[0].lower()}", role)
        kind = {"Root": RoleType.ADMIN, "Resource": RoleType.RESOURCE_ADMIN, "Domain": RoleType.DOMAIN_ADMIN}
        type_ = kind.get(role.split()[0], RoleType.USER)
        announced = {entry["name"] for entry in (await api.call("listApis"))["api"]}
        for entry in COMMANDS.values():
            got = await outcome(api, entry.name)
            allowed = type_ in entry.roles
            assert (got != 401) is allowed, (role, entry.name, got)
            assert got in (200, 401, 431), (role, entry.name, got)
            assert (entry.name in announced) is allowed


async def test_denied_says_cloudstacks_words_and_is_the_same_for_what_is_not_there(bare: Api) -> None:
    bob = await make_user(bare, "bob")
    with pytest.raises(CloudStackApiException) as caught:
        await bob.call("createZone", name="x")
    assert caught.value.error["errorcode"] == 401
    assert "either does not exist, is not available for user" in caught.value.error["errortext"]


async def test_the_rules_of_a_role_narrow_what_its_kind_may(bare: Api) -> None:
    reader = await make_user(bare, "reader", "Read-Only Admin - Default")
    assert (await reader.call("listServiceOfferings"))["count"] == 2
    assert await outcome(reader, "createZone") == 401
    assert await outcome(reader, "deployVirtualMachine") == 401
    announced = {entry["name"] for entry in (await reader.call("listApis"))["api"]}
    assert announced == {name for name in COMMANDS if name.startswith(("list", "get", "query", "find"))}
    support = await make_user(bare, "support", "Support User - Default")
    assert await outcome(support, "startVirtualMachine") == 431  # allowed; it misses its id
    assert await outcome(support, "destroyVirtualMachine") == 401


async def test_keys_are_for_oneself_and_ones_administrator(bare: Api) -> None:
    bob = await make_user(bare, "bob", path="/sub/")
    chief = await make_user(bare, "chief", "Domain Admin", path="/sub/")
    other = await make_user(bare, "other", "Domain Admin", path="/elsewhere/")
    (user,) = (await bob.call("listUsers"))["user"]
    assert (user["username"], user["account"], user["domain"]) == ("bob", "bob", "sub")
    for api in (bob, chief, bare):
        assert (await api.call("getUserKeys", id=user["id"]))["userkeys"]["secretkey"] == bob.secret
    with pytest.raises(CloudStackApiException) as caught:
        await other.call("getUserKeys", id=user["id"])
    assert caught.value.error["errorcode"] == 531
    (boss,) = (await chief.call("listUsers", username="chief"))["user"]
    with pytest.raises(CloudStackApiException):
        await bob.call("getUserKeys", id=boss["id"])
    keys = (await bob.call("registerUserKeys", id=user["id"]))["userkeys"]
    assert keys["secretkey"] != bob.secret
    with pytest.raises(CloudStackApiException):
        await bob.call("listUsers")  # the old pair has ended
    assert (await bare.of(keys["apikey"], keys["secretkey"]).call("listUsers"))["count"] == 1


async def test_whose_accounts_and_users_are_listed(bare: Api) -> None:
    bob = await make_user(bare, "bob", path="/sub/")
    chief = await make_user(bare, "chief", "Domain Admin", path="/sub/")
    await make_user(bare, "carol")

    async def names(api: Api, **asked: Any) -> set[str]:
        return {account["name"] for account in (await api.call("listAccounts", **asked)).get("account", [])}

    assert await names(bob) == {"bob"}
    assert await names(bob, listall=True) == {"bob"}
    assert await names(chief) == {"chief"}
    assert await names(chief, listall=True) == {"bob", "chief"}
    assert await names(bare) == {"admin"}
    assert await names(bare, listall=True) == {"admin", "bob", "chief", "carol"}
    (sub,) = (await bare.call("listDomains", name="sub"))["domain"]
    assert (sub["path"], sub["level"], sub["parentdomainname"]) == ("ROOT/sub", 1, "ROOT")
    assert await names(bare, domainid=sub["id"]) == {"bob", "chief"}
    (root,) = (await bare.call("listDomains", name="ROOT"))["domain"]
    assert await names(bare, domainid=root["id"]) == {"admin", "carol"}
    assert await names(bare, domainid=root["id"], isrecursive=True) == {"admin", "bob", "chief", "carol"}
    assert await names(bare, listall=True, name="bob") == {"bob"}
    with pytest.raises(CloudStackApiException) as caught:
        await chief.call("listAccounts", domainid=root["id"])
    assert caught.value.error["errorcode"] == 531
    with pytest.raises(CloudStackApiException, match="could not find account nobody in domain"):
        await bare.call("listVirtualMachines", account="nobody", domainid=sub["id"])
