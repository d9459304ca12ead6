# ruff: noqa: E501 - a table is read by its lines
"""Tags, details and remarks on whatever there is: made, listed, found by, shown with the thing, taken away."""

from __future__ import annotations

from typing import Any

from api.conftest import Api, Site, make_user, refused


async def tags_of(api: Api, **asked: Any) -> dict[str, str]:
    return {tag["key"]: tag["value"] for tag in (await api.call("listTags", **asked)).get("tag", [])}


async def test_things_are_tagged_found_by_their_tags_and_shown_with_them(site: Site) -> None:
    bob = await make_user(site, "bob")
    eve = await make_user(site, "eve")
    bobs = Site(
        **{name: getattr(site, name) for name in site.__dataclass_fields__}
        | {"key": bob.key, "secret": bob.secret}
    )
    web, db = await bobs.deploy("web", startvm=False), await bobs.deploy("db", startvm=False)
    (volume,) = (await bob.call("listVolumes", virtualmachineid=web["id"]))["volume"]
    (network,) = (await site.call("listNetworks", listall=True, id=site.network))["network"]
    pairs = {"tags[0].key": "tier", "tags[0].value": "front", "tags[1].key": "owner", "tags[1].value": "ops"}
    assert await bob.done("createTags", resourcetype="UserVm", resourceids=web["id"], **pairs) == {
        "success": True
    }
    await bob.done(
        "createTags",
        resourcetype="uservm",
        resourceids=db["id"],
        **{"tags[0].key": "tier", "tags[0].value": "back"},
    )
    await bob.done("createTags", resourcetype="Volume", resourceids=volume["id"], **pairs)
    for command, key, fits in (
        ("listVirtualMachines", "virtualmachine", web),
        ("listVolumes", "volume", volume),
    ):
        found = await bob.call(command, **pairs)
        assert [one["id"] for one in found[key]] == [fits["id"]]
        assert found["count"] == 1
        assert {tag["key"]: tag["value"] for tag in found[key][0]["tags"]} == {"tier": "front", "owner": "ops"}
        assert found[key][0]["tags"][0]["resourceid"] == fits["id"]
        assert await bob.call(command, **{"tags[0].key": "tier", "tags[0].value": "nowhere"}) == {}
    (tag, _) = (await bob.call("listTags", resourceid=web["id"]))["tag"]
    assert (tag["resourcetype"], tag["account"], tag["domain"]) == ("UserVm", "bob", "ROOT")
    assert await tags_of(bob, key="tier", value="back") == {"tier": "back"}
    assert await tags_of(bob, keyword="own", resourcetype="Volume") == {"owner": "ops"}
    assert (
        await tags_of(site)
        == await tags_of(eve, listall=True)
        == await tags_of(eve, resourceid=web["id"])
        == {}
    )
    assert len((await site.call("listTags", listall=True))["tag"]) == 5
    # Refused, and then nothing is done: a key that is there, somebody else's thing, a type that has none.
    both = f"{db['id']},{web['id']}"
    for api, asked in (
        (bob, {"resourcetype": "UserVm", "resourceids": both, "tags[0].key": "owner", "tags[0].value": "x"}),
        (eve, {"resourcetype": "UserVm", "resourceids": web["id"], "tags[0].key": "mine", "tags[0].value": "x"}),
        (bob, {"resourcetype": "Zone", "resourceids": site.zone, "tags[0].key": "mine", "tags[0].value": "x"}),
        (bob, {"resourcetype": "Spaceship", "resourceids": web["id"], "tags[0].key": "a", "tags[0].value": "x"}),
        (site, {"resourcetype": "Nic", "resourceids": web["nic"][0]["id"], "tags[0].key": "a", "tags[0].value": "x"}),
    ):  # fmt: skip
        assert (await refused(api, "createTags", **asked))[0] == 431, asked
    assert await tags_of(bob, resourceid=db["id"]) == {"tier": "back"}
    assert (await refused(eve, "deleteTags", resourcetype="UserVm", resourceids=web["id"]))[0] == 431
    assert (
        await refused(
            bob,
            "deleteTags",
            resourcetype="UserVm",
            resourceids=web["id"],
            **{"tags[0].key": "tier", "tags[0].value": "back"},
        )
    )[0] == 431
    await bob.done("deleteTags", resourcetype="UserVm", resourceids=web["id"], **{"tags[0].key": "tier"})
    assert await tags_of(bob, resourceid=web["id"]) == {"owner": "ops"}
    await bob.done("deleteTags", resourcetype="UserVm", resourceids=web["id"])
    assert await tags_of(bob, resourceid=web["id"]) == {}
    for type_, ref in (("Network", network["id"]), ("Template", site.template), ("Zone", site.zone)):
        await site.done("createTags", resourcetype=type_, resourceids=ref, **pairs)
    (shown,) = (await site.call("listZones", id=site.zone))["zone"]
    assert {tag["value"] for tag in shown["tags"]} == {"front", "ops"}
    await details(site, bob, web, volume)
    await remarks(site, bob, eve, web)


async def details(site: Site, bob: Api, web: Any, volume: Any) -> None:
    async def of(api: Api, type_: str, ref: str, **asked: Any) -> dict[str, str]:
        found = await api.call("listResourceDetails", resourcetype=type_, resourceid=ref, **asked)
        return {one["key"]: one["value"] for one in found.get("resourcedetail", [])}

    for type_, ref in (
        ("Volume", volume["id"]),
        ("Nic", web["nic"][0]["id"]),
        ("UserVm", web["id"]),
        ("Zone", site.zone),
    ):
        pairs = {
            "details[0].key": "one",
            "details[0].value": "1",
            "details[1].key": "two",
            "details[1].value": "2",
        }
        assert await site.done("addResourceDetail", resourcetype=type_, resourceid=ref, **pairs) == {
            "success": True
        }
        await site.done(
            "addResourceDetail",
            resourcetype=type_,
            resourceid=ref,
            fordisplay=False,
            **{"details[0].key": "secret", "details[0].value": "s"},
        )
        assert {"one": "1", "two": "2", "secret": "s"}.items() <= (await of(site, type_, ref)).items()
        assert await of(site, type_, ref, key="two") == {"two": "2"}
        if type_ != "Zone":
            assert "secret" not in await of(bob, type_, ref)
            assert (await of(bob, type_, ref))["one"] == "1"
        await site.done("removeResourceDetail", resourcetype=type_, resourceid=ref, key="two")
        assert "two" not in await of(site, type_, ref)
        await site.done("removeResourceDetail", resourcetype=type_, resourceid=ref)
        assert await of(site, type_, ref) == {}
    assert (
        await refused(
            bob, "addResourceDetail", resourcetype="Volume", resourceid=volume["id"], **{"details[0].a": "b"}
        )
    )[0] == 401


async def remarks(site: Site, bob: Api, eve: Api, web: Any) -> None:
    (host, *_) = (await site.call("listHosts", type="Routing"))["host"]
    made = (await site.call("addAnnotation", entitytype="HOST", entityid=host["id"], annotation="fan is loud"))[
        "annotation"
    ]
    assert (made["annotation"], made["username"], made["entitytype"], made["adminsonly"]) == (
        "fan is loud",
        "admin",
        "HOST",
        False,
    )
    own = (await bob.call("addAnnotation", entitytype="VM", entityid=web["id"], annotation="mine"))[
        "annotation"
    ]
    hidden = (
        await site.call("addAnnotation", entitytype="VM", entityid=web["id"], annotation="odd", adminsonly=True)
    )["annotation"]

    async def texts(api: Api, **asked: Any) -> set[str]:
        return {
            one["annotation"] for one in (await api.call("listAnnotations", **asked)).get("annotations", [])
        }

    assert await texts(bob, entitytype="VM", entityid=web["id"]) == {"mine"}
    assert await texts(site, entitytype="VM", entityid=web["id"]) == {"mine", "odd"}
    assert await texts(site, annotationfilter="self") == {"fan is loud", "odd"}
    assert (await bob.call("listVirtualMachines", id=web["id"]))["virtualmachine"][0]["hasannotations"] is True
    for api, asked in (
        (eve, {"entitytype": "VM", "entityid": web["id"]}), (bob, {"entitytype": "HOST", "entityid": host["id"]}),
        (site, {"entitytype": "MOON", "entityid": web["id"]}), (site, {"entitytype": "VM", "entityid": host["id"]}),
    ):  # fmt: skip
        assert (await refused(api, "addAnnotation", annotation="x", **asked))[0] == 431, asked
    assert (
        await refused(
            bob, "addAnnotation", annotation="x", entitytype="VM", entityid=web["id"], adminsonly=True
        )
    )[0] == 531
    assert (await refused(bob, "removeAnnotation", id=made["id"]))[0] == 531
    await site.call("updateAnnotationVisibility", id=hidden["id"], adminsonly=False)
    assert await texts(bob, entitytype="VM", entityid=web["id"]) == {"mine", "odd"}
    for api, ref in ((bob, own["id"]), (site, hidden["id"]), (site, made["id"])):
        assert (await api.call("removeAnnotation", id=ref))["annotation"]["id"] == ref
    assert await texts(site) == set()
