"""The wire: formats, refusals, sessions, as CloudStack's clients see them."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from xml.etree import ElementTree

import aiohttp
import pytest
from api.conftest import PASSWORD, Api, make_user
from cs import CloudStackApiException

from poolwright.api.signature import sign
from poolwright.store import users

UNKNOWN = "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"


def signed(api: Api, **parameters: str) -> dict[str, str]:
    whole = parameters | {"apiKey": api.key}
    return whole | {"signature": sign(whole, api.secret)}


async def get(http: aiohttp.ClientSession, url: str, parameters: dict[str, str]) -> tuple[int, Any, Any]:
    async with http.get(url, params=parameters) as response:
        return response.status, response.headers, await response.text()


async def test_cs_lists_by_get_and_post_with_and_without_expiry(bare: Api) -> None:
    for method in ("get", "post"):
        for expiration in (600, -1):
            client = bare.client(method=method, expiration=expiration)
            found = await asyncio.to_thread(client.listServiceOfferings, name="Small Instance")
            assert found["count"] == 1
            assert found["serviceoffering"][0]["memory"] == 512


async def test_an_empty_list_has_no_count(bare: Api) -> None:
    assert await bare.call("listVirtualMachines") == {}
    assert await bare.call("listVirtualMachines", fetch_list=True) == []


async def test_json_xml_and_the_default(bare: Api, http: aiohttp.ClientSession) -> None:
    status, headers, text = await get(
        http, bare.url, signed(bare, command="listServiceOfferings", response="json", name="Small Instance")
    )
    assert status == 200
    assert headers["Content-Type"] == "application/json; charset=UTF-8"
    assert list(json.loads(text)) == ["listserviceofferingsresponse"]
    status, headers, text = await get(
        http, bare.url + "/", signed(bare, command="listServiceOfferings", name="Small Instance")
    )
    assert headers["Content-Type"] == "text/xml; charset=UTF-8"
    root = ElementTree.fromstring(text)
    assert root.tag == "listserviceofferingsresponse"
    assert root.get("cloud-stack-version") == "4.23.0.0"
    assert root.findtext("count") == "1"
    assert root.findtext("serviceoffering/name") == "Small Instance"
    assert root.findtext("serviceoffering/issystem") == "false"


@pytest.mark.parametrize("wrong", ["secret", "key", "missing", "expired"])
async def test_a_wrong_signature_is_401(bare: Api, http: aiohttp.ClientSession, wrong: str) -> None:
    parameters = signed(bare, command="listZones", response="json")
    match wrong:
        case "secret":
            parameters |= {"signature": sign({"command": "listZones"}, "wrong")}
        case "key":
            parameters |= {"apiKey": "nobody"}
        case "missing":
            del parameters["signature"]
        case "expired":
            parameters = signed(
                bare,
                command="listZones",
                response="json",
                signatureVersion="3",
                expires="2020-01-01T00:00:00+0000",
            )
    status, headers, text = await get(http, bare.url, parameters)
    assert status == 401
    body = json.loads(text)["listzonesresponse"]
    assert body["errorcode"] == 401
    assert body["uuidList"] == []
    assert "unable to verify user credentials" in body["errortext"]
    assert headers["X-Description"] == body["errortext"]


async def test_unknown_commands(bare: Api, http: aiohttp.ClientSession) -> None:
    status, _, text = await get(http, bare.url, signed(bare, command="launchRocket", response="json"))
    assert status == 432
    assert json.loads(text)["errorresponse"]["errortext"] == "Unknown API command: launchRocket"
    status, _, text = await get(http, bare.url, {"command": "launchRocket", "response": "json"})
    assert status == 401  # who is not known is not told what exists
    assert "errorresponse" in json.loads(text)
    status, _, text = await get(http, bare.url, {})
    assert status == 401
    assert ElementTree.fromstring(text).tag == "errorresponse"


async def test_errors_have_cloudstacks_codes_in_xml_too(bare: Api, http: aiohttp.ClientSession) -> None:
    status, headers, text = await get(http, bare.url, signed(bare, command="startVirtualMachine", id="zz<&>"))
    assert status == 431
    root = ElementTree.fromstring(text)
    assert root.tag == "startvirtualmachineresponse"
    assert root.findtext("errorcode") == "431"
    assert root.findtext("cserrorcode") == "9999"
    assert "zz<&>" in (root.findtext("errortext") or "")
    assert "parameter id" in headers["X-Description"]


async def test_query_and_form_are_mixed_and_the_last_of_a_name_wins(
    bare: Api, http: aiohttp.ClientSession
) -> None:
    parameters = signed(bare, command="listServiceOfferings", response="json", name="Small Instance")
    form = {"name": parameters.pop("name"), "signature": parameters.pop("signature")}
    async with http.post(bare.url, params=parameters | {"name": "overridden"}, data=form) as response:
        assert response.status == 200
        assert (await response.json())["listserviceofferingsresponse"]["count"] == 1


async def test_names_are_read_in_any_case_but_command_and_response_exactly(
    bare: Api, http: aiohttp.ClientSession
) -> None:
    parameters = {
        "command": "listServiceOfferings",
        "response": "json",
        "NAME": "Small Instance",
        "APIKEY": bare.key,
    }
    parameters["Signature"] = sign(parameters, bare.secret)
    status, _, text = await get(http, bare.url, parameters)
    assert (status, json.loads(text)["listserviceofferingsresponse"]["count"]) == (200, 1)


async def test_a_body_that_is_too_large_is_refused(bare: Api, http: aiohttp.ClientSession) -> None:
    async with http.post(bare.url, data={"command": "listZones", "x": "y" * 5_000_000}) as response:
        assert response.status == 430
        assert "larger than" in response.headers["X-Description"]


async def test_an_internal_error_shows_no_trace(bare: Api, http: aiohttp.ClientSession) -> None:
    # NoSagas raises an AssertionError, which stands for a mistake of ours.
    zone = (
        await bare.call("createZone", name="z", dns1="1.1.1.1", internaldns1="1.1.1.1", networktype="Advanced")
    )["zone"]["id"]
    pod = (await bare.call("createPod", name="p", zoneid=zone))["pod"]["id"]
    with pytest.raises(CloudStackApiException) as caught:
        await bare.call(
            "addHost",
            zoneid=zone,
            podid=pod,
            clustername="c",
            hypervisor="XenServer",
            url="http://127.0.0.1:1",
            username="root",
            password="secret-of-pool",
        )
    assert caught.value.error["errorcode"] == 530
    assert "Traceback" not in str(caught.value.error)
    assert "AssertionError" not in str(caught.value.error)
    assert "secret-of-pool" not in str(caught.value.error)
    assert await bare.call("listClusters") == {}, "a failed transaction leaves nothing"


# --- sessions ----------------------------------------------------------------------------------------


async def login(http: aiohttp.ClientSession, url: str, **more: str) -> tuple[int, Any]:
    form = {"command": "login", "username": "admin", "password": PASSWORD, "response": "json"} | more
    async with http.post(url, data=form) as response:
        return response.status, (await response.json())["loginresponse"]


async def test_login_session_logout(bare: Api, http: aiohttp.ClientSession) -> None:
    status, body = await login(http, bare.url)
    assert status == 200
    assert body["username"] == "admin"
    assert body["type"] == "1"
    assert body["timeout"] == 1800
    assert body["is2faenabled"] == "false"
    cookies = {cookie.key: cookie for cookie in http.cookie_jar}
    assert cookies["JSESSIONID"]["httponly"]
    assert cookies["sessionkey"].value == body["sessionkey"]
    call = {"command": "listUsers", "id": body["userid"], "response": "json"}
    key = {"sessionkey": body["sessionkey"]}
    status, _, text = await get(http, bare.url, call | key)
    assert status == 200
    assert json.loads(text)["listusersresponse"]["user"][0]["username"] == "admin"
    # The cookie alone, which a browser sends by itself, is not enough; nor is a key that is not its own.
    assert (await get(http, bare.url, call))[0] == 401
    assert (await get(http, bare.url, call | {"sessionkey": "forged"}))[0] == 401
    status, _, text = await get(http, bare.url, {"command": "logout", "response": "json"} | key)
    assert status == 200
    assert (await get(http, bare.url, call | key))[0] == 401
    status, _, text = await get(http, bare.url, {"command": "logout", "response": "json"})
    assert status == 431
    assert json.loads(text)["logoutresponse"]["errortext"] == "Session not found for the logout process."


async def test_the_parameter_without_the_cookie_is_not_enough(bare: Api, http: aiohttp.ClientSession) -> None:
    _, body = await login(http, bare.url)
    token = next(cookie.value for cookie in http.cookie_jar if cookie.key == "JSESSIONID")
    async with (
        aiohttp.ClientSession(cookies={"JSESSIONID": token}) as other,
        other.get(bare.url, params={"command": "listZones", "sessionkey": body["sessionkey"]}) as response,
    ):
        assert response.status == 401


@pytest.mark.parametrize(
    "more",
    [
        {"password": "wrong"},
        {"username": "nobody"},
        {"domain": "/elsewhere/"},
        {"domainId": UNKNOWN},
    ],
)
async def test_a_failed_login_says_not_why(
    bare: Api, http: aiohttp.ClientSession, more: dict[str, str]
) -> None:
    status, body = await login(http, bare.url, **more)
    assert status == 531
    assert body["errorcode"] == 531
    assert body["errortext"].startswith("Failed to authenticate user")
    assert not list(http.cookie_jar)


async def test_login_is_by_post_and_needs_both_parameters(bare: Api, http: aiohttp.ClientSession) -> None:
    status, _, text = await get(
        http, bare.url, {"command": "login", "username": "admin", "password": PASSWORD, "response": "json"}
    )
    assert status == 405
    assert "Please use HTTP POST" in json.loads(text)["loginresponse"]["errortext"]
    status, body = await login(http, bare.url, password="")
    assert (status, body["errorcode"]) == (431, 431)


@pytest.mark.parametrize("domain", ["", "/", "ROOT", "/ROOT/"])
async def test_the_root_domain_has_many_names(bare: Api, http: aiohttp.ClientSession, domain: str) -> None:
    assert (await login(http, bare.url, domain=domain))[0] == 200


async def test_a_second_login_ends_the_first(bare: Api, http: aiohttp.ClientSession) -> None:
    _, first = await login(http, bare.url)
    old = {cookie.key: cookie.value for cookie in http.cookie_jar}
    await login(http, bare.url)
    async with (
        aiohttp.ClientSession(cookies=old) as other,
        other.get(bare.url, params={"command": "listZones", "sessionkey": first["sessionkey"]}) as response,
    ):
        assert response.status == 401


async def test_disabled_users_are_nobody(bare: Api, http: aiohttp.ClientSession) -> None:
    bob = await make_user(bare, "bob")
    assert (await login(http, bare.url, username="bob"))[0] == 200
    assert await bob.call("listZones") == {}
    async with bare.cloud.store.transaction() as tx:
        found = await users.find_by_name(tx, "bob", "/")
        assert found is not None
        await users.update(tx, found[0].id, state="disabled")
    assert (await login(http, bare.url, username="bob"))[0] == 531
    with pytest.raises(CloudStackApiException) as caught:
        await bob.call("listZones")
    assert caught.value.error["errorcode"] == 401
