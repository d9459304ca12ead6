# ruff: noqa: E501 - a table is read by its lines
"""The wire as CloudStack's clients know it: shapes, codes and texts; the web UI's calls; whose rows a list gives."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import aiohttp
import pytest
from aiohttp import web
from api.conftest import DATABASE, PASSWORD, Api, make_user

from poolwright.api.http import make_app
from poolwright.api.registry import COMMANDS
from poolwright.api.signature import sign
from poolwright.app.manager import running
from poolwright.config.settings import ServerSettings, Settings, StoreSettings
from poolwright.model.grouping import AffinityGroup
from poolwright.services import Cloud
from poolwright.store import accounts, affinity_groups, domains


async def signed(http: aiohttp.ClientSession, api: Api, **asked: str) -> tuple[int, Any, str]:
    """The status, the text and the X-Description of a signed request."""
    whole = {"response": "json", **asked, "apiKey": api.key}
    whole["signature"] = sign(whole, api.secret)
    async with http.get(api.url, params=whole) as response:
        return response.status, await response.text(), response.headers.get("X-Description", "")


#: Wrappers that are not simply the command's name; those that are here, by CloudStack's declarations.
WRAPPERS = {
    "restoreVirtualMachine": "restorevmresponse", "addIpToNic": "addiptovmnicresponse", "activateProject": "activaterojectresponse",
    "updateNetworkACLItem": "createnetworkaclresponse", "moveNetworkAclItem": "moveNetworkAclItemResponse",
    "archiveSnapshot": "createsnapshotresponse", "enableStorageMaintenance": "prepareprimarystorageformaintenanceresponse",
    "cancelStorageMaintenance": "cancelprimarystoragemaintenanceresponse", "updateVMAffinityGroup": "updatevirtualmachineresponse",
    "resetSSHKeyForVirtualMachine": "resetSSHKeyforvirtualmachineresponse", "scaleSystemVm": "changeserviceforsystemvmresponse",
    "listPortableIpRanges": "listportableipresponse", "deletePortableIpRange": "deleteportablepublicipresponse",
    "listSecondaryStagingStores": "listsecondarystagingstoreresponse", "getUploadParamsForVolume": "postuploadvolumeresponse",
    "getUploadParamsForTemplate": "postuploadtemplateresponse", "getUploadParamsForIso": "postuploadisoresponse",
    "updateImageStore": "updateImageStore", "listLdapConfigurations": "ldapconfigurationresponse",
}  # fmt: skip


def test_wrappers_are_the_commands_names_but_for_cloudstacks_exceptions() -> None:
    expected = {name: WRAPPERS.get(name, f"{name.lower()}response") for name in COMMANDS}
    assert {entry.name: entry.wrapper for entry in COMMANDS.values()} == expected


@pytest.mark.parametrize(
    ("asked", "status", "code", "text"),
    [
        ({"command": "listZones", "page": "1"}, 431, 9999, '"pagesize" parameter is required when "page" is specified'),
        ({"command": "listZones", "pagesize": "1"}, 431, 9999, '"page" parameter is required when "pagesize" is specified'),
        ({"command": "listZones", "page": "1", "pagesize": "501"}, 431, 9999, "Page size can't exceed max allowed page size value: 500"),
        ({"command": "listZones", "page": "1", "pagesize": "-1"}, 431, 9999, '"pagesize" is -1'),
        ({"command": "deleteZone"}, 431, 9999, "Unable to execute API command deletezone due to missing parameter id"),
        ({"command": "deleteZone", "id": ""}, 431, 9999, "due to missing parameter id"),
        ({"command": "deleteZone", "id": "x"}, 431, 9999, "Unable to execute API command deletezone due to invalid value x for parameter id"),
        ({"command": "listEvents", "startdate": "soon"}, 431, 9999, "invalid value soon for parameter startdate"),
        ({"command": "createTags", "tags[0][1].key": "x"}, 430, 9999, "Unable to decode parameter"),
        ({"command": "createTags", "tags[0]": "x"}, 430, 9999, "Unable to decode parameter"),
        ({"command": "deleteZone", "id": "00000000-0000-0000-0000-000000000000"}, 431, 4350, "Unable to find zone"),
        ({"command": "queryAsyncJobResult", "jobid": "00000000-0000-0000-0000-000000000000"}, 431, 4350, "Unable to find a job"),
        ({"command": "deleteUser", "id": "1"}, 531, 4365, "can't be disabled or deleted"),
        ({"command": "noSuchCommand"}, 432, 9999, "Unknown API command: noSuchCommand"),
        ({"command": "ListZones"}, 432, 9999, "Unknown API command: ListZones"),
    ],
)  # fmt: skip
async def test_refusals(
    bare: Api, http: aiohttp.ClientSession, asked: dict[str, str], status: int, code: int, text: str
) -> None:
    got, body, described = await signed(http, bare, **asked)
    ((wrapper, error),) = json.loads(body).items()
    assert (got, error["errorcode"], error["cserrorcode"], error["uuidList"]) == (
        status,
        status,
        code,
        [] if not error["uuidList"] else error["uuidList"],
    )
    assert text in error["errortext"]
    assert described == error["errortext"]
    assert wrapper == ("errorresponse" if status == 432 else COMMANDS[asked["command"]].wrapper)
    _, xml, _ = await signed(http, bare, **asked, response="xml")
    assert ElementTree.fromstring(xml.encode()).findtext("errortext") == error["errortext"]


async def test_shapes(bare: Api, http: aiohttp.ClientSession) -> None:
    async def answer(**asked: str) -> Any:
        status, text, _ = await signed(http, bare, **asked)
        assert status == 200, text
        return json.loads(text)

    assert await answer(command="listZones") == {"listzonesresponse": {}}
    made = await answer(
        command="createZone", name="z", dns1="8.8.8.8", internaldns1="8.8.8.8", networktype="Advanced"
    )
    assert list(made["createzoneresponse"]) == ["zone"]
    for number in range(3):
        await answer(command="createDomain", name=f"d{number}")
    page = await answer(command="listDomains", listall="true", page="2", pagesize="3")
    assert (page["listdomainsresponse"]["count"], len(page["listdomainsresponse"]["domain"])) == (4, 1)
    assert await answer(command="listDomains", listall="true", page="9", pagesize="3") == {
        "listdomainsresponse": {"count": 4}
    }
    assert (await answer(command="listDomains", keyword="D1"))["listdomainsresponse"]["count"] == 1
    # An asynchronous command answers a job; one that creates something its id too. The object is the result's first key.
    job = (await answer(command="disableUser", id=(await user_of(bare))["id"]))["disableuserresponse"]
    assert list(job) == ["jobid"]
    created = (await answer(command="createProject", name="p"))["createprojectresponse"]
    assert set(created) == {"id", "jobid"}
    for parameter in ("jobid", "jobId"):
        told = (await answer(command="queryAsyncJobResult", **{parameter: created["jobid"]}))[
            "queryasyncjobresultresponse"
        ]
    assert {
        "jobstatus": 1,
        "jobprocstatus": 0,
        "jobresultcode": 0,
        "jobresulttype": "object",
        "cmd": "createProject",
        "jobinstancetype": "Project",
        "jobinstanceid": created["id"],
    }.items() <= told.items()
    assert list(told["jobresult"]) == ["project"]
    assert told["created"].endswith("+0000")
    # Internal numbers are taken where ids are.
    assert (await answer(command="listUsers", id="1"))["listusersresponse"]["user"][0]["username"] == "admin"
    # XML: lists nested, booleans in lower case, the version as an attribute.
    _, text, _ = await signed(http, bare, command="listAccounts", response="xml", listall="true")
    root = ElementTree.fromstring(text.encode())
    assert (root.tag, root.get("cloud-stack-version")) == ("listaccountsresponse", "4.23.0.0")
    assert [one.findtext("user/username") for one in root.findall("account")] == ["admin", "off"]
    assert {one.text for one in root.iter("isdefault")} == {"true", "false"}


async def user_of(api: Api) -> Any:
    await make_user(api, "off")
    return (await api.call("listUsers", username="off", listall=True))["user"][0]


async def test_the_web_uis_calls_in_their_order(bare: Api, http: aiohttp.ClientSession) -> None:
    """reference/cloudstack.md 4.2 to 4.4: what a rejection of sends the user back to the login page, and the rest."""
    url = bare.url + "/"

    async def ask(method: str, **asked: str) -> tuple[int, Any]:
        named = {"params" if method == "GET" else "data": {"response": "json", **asked}}
        async with http.request(method, url, **named) as response:  # type: ignore[arg-type]
            return response.status, next(iter((await response.json()).values()))

    assert await ask("GET", command="listGuiThemes", listonlydefaulttheme="true") == (200, {})
    assert await ask("GET", command="listIdps") == (200, {"idp": []})
    assert await ask("GET", command="listOauthProvider") == (200, {})
    assert (await ask("POST", command="forgotPassword", username="x"))[0] == 200
    credentials = {"username": "admin", "password": PASSWORD, "domain": ""}
    (before, _), (status, login) = await asyncio.gather(
        ask("POST", command="logout"), ask("POST", command="login", **credentials)
    )
    assert (before, status) == (431, 200)
    for field in (
        "account",
        "domainid",
        "type",
        "timezone",
        "timezoneoffset",
        "firstname",
        "lastname",
        "userid",
        "username",
        "sessionkey",
        "managementserverid",
    ):
        assert isinstance(login[field], str), field
    assert (login["is2faenabled"], login["passwordchangerequired"]) == ("false", "false")
    key = {"sessionkey": login["sessionkey"]}
    wanted: list[dict[str, str]] = [
        {"command": "listZones"}, {"command": "listApis"}, {"command": "listCapabilities"},
        {"command": "listNetworks", "restartrequired": "true", "forvpc": "false"}, {"command": "listVPCs", "restartrequired": "true"},
        {"command": "listUsers", "id": login["userid"], "showicon": "true"},
        {"command": "listNetworkServiceProviders", "name": "SecurityGroupProvider", "state": "Enabled"}, {"command": "listLdapConfigurations"},
        {"command": "listZones", "showicon": "true"}, {"command": "listAlerts", "page": "1", "pagesize": "8", "listall": "true"},
        {"command": "listEvents", "page": "1", "pagesize": "8", "listall": "true"}, {"command": "listCapacity", "fetchlatest": "false"},
        {"command": "listPods", "page": "1", "pagesize": "1"}, {"command": "listClusters", "page": "1", "pagesize": "1"},
        {"command": "listHosts", "type": "routing", "page": "1", "pagesize": "1"}, {"command": "listHosts", "state": "alert", "page": "1", "pagesize": "1"},
        {"command": "listStoragePools", "page": "1", "pagesize": "1"}, {"command": "listRouters", "listall": "true", "projectid": "-1"},
        {"command": "listVirtualMachines", "details": "min", "page": "1", "pagesize": "1", "listall": "true"},
        {"command": "listVirtualMachinesMetrics", "listall": "true", "details": "group,nics,secgrp,tmpl,servoff,diskoff,iso,volume,affgrp,backoff",
         "isvnf": "false", "page": "1", "pagesize": "20", "showIcon": "true"},
        {"command": "listTags", "resourceid": login["userid"]}, {"command": "listAnnotations", "entityid": login["userid"], "entitytype": "DOMAIN"},
    ]  # fmt: skip
    answers = await asyncio.gather(*(ask("GET", **asked, **key) for asked in wanted))
    got = {asked["command"]: body for asked, (_, body) in zip(wanted, answers, strict=True)}
    refused = [
        (asked, status, body)
        for asked, (status, body) in zip(wanted, answers, strict=True)
        if status == 401 or (status != 200 and asked["command"] != "listAnnotations")
    ]
    assert refused == []
    assert all({"name", "params", "response", "isasync"} <= set(api) for api in got["listApis"]["api"])
    assert {
        "id",
        "accountid",
        "domainid",
        "firstname",
        "lastname",
        "rolename",
        "roletype",
        "username",
        "account",
        "domain",
    } <= set(got["listUsers"]["user"][0])
    assert got["listLdapConfigurations"] == {}
    assert (await ask("GET", command="cloudianIsEnabled", **key))[0] == 432  # soft; a 401 would log out
    assert (await ask("POST", command="logout", **key))[0] == 200
    assert (await ask("GET", command="listZones", **key))[0] == 401


async def test_the_integration_port_asks_for_no_keys_and_is_there_only_where_it_is_switched_on(
    tmp_path: Path, installed: Path
) -> None:
    def settings(**server: str) -> Settings:
        return Settings(
            data=str(installed),
            server=ServerSettings(listen="127.0.0.1:0", **server),
            store=StoreSettings(url=f"sqlite:///{tmp_path / DATABASE}"),
        )

    assert settings().integration is None
    async with (
        aiohttp.ClientSession() as http,
        running(settings(integration="127.0.0.1:0"), password=PASSWORD) as manager,
    ):
        async with http.get(manager.api, params={"command": "listZones"}) as response:
            assert response.status == 401
        async with (
            trusting(manager.cloud) as url,
            http.get(url, params={"command": "listUsers", "response": "json"}) as response,
        ):
            assert (await response.json())["listusersresponse"]["user"][0]["username"] == "admin"


class trusting:
    """The API as the integration port serves it."""

    def __init__(self, cloud: Cloud) -> None:
        self._runner = web.AppRunner(make_app(cloud, trusting=True), access_log=None)

    async def __aenter__(self) -> str:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}/client/api"

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


async def test_whose_rows_a_list_gives(bare: Api) -> None:
    """The rules of listall, isrecursive, domainid, account and projectid, for every kind of caller."""
    people = {"admin": bare}
    for name, role, path in (
        ("ann", "User", "/"), ("dom", "Domain Admin", "/one/"), ("bob", "User", "/one/"), ("eve", "User", "/two/"),
    ):  # fmt: skip
        people[name] = await make_user(bare, name, role, path=path)
    one = (await bare.call("listDomains", name="one"))["domain"][0]["id"]
    two = (await bare.call("listDomains", name="two"))["domain"][0]["id"]
    root = (await bare.call("listDomains", name="ROOT"))["domain"][0]["id"]
    project = (await people["bob"].done("createProject", name="prj"))["project"]["id"]
    ids: dict[str, str] = {}
    async with bare.cloud.store.transaction() as tx:
        for account in await accounts.list_where(tx):
            name = "prj" if account.name.startswith("PrjAcct") else account.name
            inside = await domains.get(tx, account.domain_id)
            ids[name] = (
                await affinity_groups.insert(
                    tx,
                    AffinityGroup(
                        name=name, type="host anti-affinity", account_id=account.id, domain_id=inside.id
                    ),
                )
            ).uuid
    refusals: set[str] = {"431", "531"}
    table: tuple[tuple[str, dict[str, Any], str], ...] = (
        # caller, parameters, whose rows; or the refusal
        ("admin", {}, "admin"), ("ann", {}, "ann"), ("dom", {}, "dom"), ("bob", {}, "bob"),
        ("admin", {"listall": True}, "admin ann dom bob eve"), ("dom", {"listall": True}, "dom bob"),
        ("ann", {"listall": True}, "ann"), ("bob", {"listall": True}, "bob"),
        ("admin", {"domainid": root}, "admin ann"), ("admin", {"domainid": root, "isrecursive": True}, "admin ann dom bob eve"),
        ("admin", {"domainid": one}, "dom bob"), ("dom", {"domainid": one}, "dom bob"), ("dom", {"domainid": two}, "531"),
        ("bob", {"domainid": one}, "bob"), ("bob", {"domainid": two}, "531"), ("dom", {"domainid": root}, "531"),
        ("admin", {"account": "bob", "domainid": one}, "bob"), ("admin", {"account": "bob"}, "431"), ("dom", {"account": "bob"}, "bob"),
        ("dom", {"account": "eve", "domainid": two}, "531"), ("bob", {"account": "bob", "domainid": one}, "bob"),
        ("bob", {"account": "dom", "domainid": one}, "531"), ("admin", {"account": "nobody", "domainid": one}, "431"),
        ("admin", {"account": "bob", "domainid": one, "projectid": project}, "431"),
        ("bob", {"projectid": project}, "prj"), ("bob", {"projectid": -1}, "prj"), ("bob", {"projectid": -1, "listall": True}, "bob prj"),
        ("dom", {"projectid": project}, "prj"), ("admin", {"projectid": project}, "prj"), ("eve", {"projectid": project}, "431"),
        ("admin", {"projectid": -1}, ""), ("admin", {"projectid": -1, "listall": True}, "admin ann dom bob eve prj"),
        ("eve", {"projectid": -1}, ""), ("eve", {"projectid": -1, "listall": True}, "eve"),
        *(("admin", {"id": ids[name]}, name) for name in ids), *(("dom", {"id": ids[name]}, name) for name in ("dom", "bob", "prj")),
        *(("dom", {"id": ids[name]}, "") for name in ("admin", "ann", "eve")),
        *(("bob", {"id": ids[name]}, name) for name in ("bob", "prj")), *(("bob", {"id": ids[name]}, "") for name in ("admin", "dom", "eve")),
        *(("ann", {"id": ids[name], "listall": True}, "") for name in ids if name != "ann"),
    )  # fmt: skip
    for who, asked, expected in table:
        try:
            found = await people[who].call("listAffinityGroups", **asked)
            got = {group["name"] for group in found.get("affinitygroup", [])}
            assert found.get("count", 0) == len(got)
        except Exception as error:
            got = {code for code in refusals if f"HTTP {code}" in str(error)}
        assert got == set(expected.split()), (who, asked)
