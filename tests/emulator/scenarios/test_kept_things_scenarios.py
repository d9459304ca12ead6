"""Messages, secrets and blobs: what a pool keeps beside its objects; and templates' metrics, tasks' ends.

Source: xapi_message.ml, xapi_secret.ml, xapi_blob.ml, xapi_vm_helpers.ml; reference/xapi.md 3.14.
"""

from __future__ import annotations

import xmlrpc.client

from emulator.scenarios.kit import (
    BAD,
    EPOCH,
    NULL,
    Steps,
    World,
    a_disk,
    a_drive,
    a_network,
    a_vm,
    an_interface,
)

NOBODY = "5a3f8a5c-0000-4000-8000-00000000dead"


# --- messages --------------------------------------------------------------------------------------------


async def test_who_a_message_is_about(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    disk = await step("VDI.create", a_disk(world.sr1))
    for cls, ref, table in (
        ("VM", vm, "VM"),
        ("Host", world.host1, "host"),
        ("Pool", world.pool, "pool"),
        ("SR", world.sr1, "SR"),
        ("VDI", disk, "VDI"),
    ):
        uuid = await step(f"{table}.get_uuid", ref)
        made = await step("message.create", "NEWS", "3", cls, uuid, "text")
        record = await step("message.get_record", made)
        assert (record["cls"], record["obj_uuid"], str(record["priority"])) == (cls, uuid, "3")
        assert made in await step("message.get", cls, uuid, EPOCH)
        assert await step.refused("message.create", "NEWS", "3", cls, NOBODY, "") == [
            "UUID_INVALID",
            cls,
            NOBODY,
        ]
        assert await step.refused("message.get", cls, NOBODY, EPOCH) == ["UUID_INVALID"]
    assert (await step.refused("message.create", "NEWS", "3", "Moon", NOBODY, ""))[0] == "INTERNAL_ERROR"


async def test_messages_are_looked_up_by_time_and_not_by_words(step: Steps) -> None:
    uuid = await step("VM.get_uuid", await step("VM.create", a_vm()))
    made = [await step("message.create", f"NEWS {n}", "3", "VM", uuid, "") for n in range(3)]
    last = (await step("message.get_record", made[-1]))["timestamp"]
    assert set(await step("message.get_since", last)) >= {made[-1]}, "fractions of seconds count"
    assert await step("message.get_since", xmlrpc.client.DateTime("20990101T00:00:00Z")) == {}
    everything = await step("message.get_all_records")
    assert await step("message.get_all_records_where", 'field "name" = "NEWS 1"') == everything
    assert await step("message.get_all_records_where", "no expression") == everything
    assert await step("message.get_by_uuid", everything[made[0]]["uuid"]) == made[0]
    assert await step.refused("message.get_by_uuid", NOBODY) == ["UUID_INVALID", "message", NOBODY]


async def test_messages_go_one_by_one(step: Steps) -> None:
    uuid = await step("VM.get_uuid", await step("VM.create", a_vm()))
    one, two, three = [await step("message.create", "NEWS", "3", "VM", uuid, "") for _ in range(3)]
    refused = await step.refused("message.destroy_many", [one, BAD, two])
    assert refused == ["HANDLE_INVALID", "message", BAD]
    left = set(await step("message.get_all"))
    assert one not in left, "those before it are gone"
    assert {two, three} <= left
    await step("message.destroy_many", [two, three])
    assert not {two, three} & set(await step("message.get_all"))


# --- secrets and blobs -----------------------------------------------------------------------------------


async def test_secrets(step: Steps) -> None:
    one = await step("secret.create", {"value": "s3cret", "other_config": {"a": "b"}})
    assert await step("secret.get_record", one) == {
        "uuid": await step("secret.get_uuid", one),
        "value": "s3cret",
        "other_config": {"a": "b"},
    }
    await step("secret.set_value", one, "other")
    assert await step("secret.get_value", one) == "other"
    uuid = await step("secret.get_uuid", one)
    assert (await step.refused("secret.introduce", uuid, "x", {}))[0] == "INTERNAL_ERROR"
    two = await step("secret.introduce", NOBODY, "x", {})
    assert await step("secret.get_by_uuid", NOBODY) == two
    await step("secret.destroy", two)
    assert await step.refused("secret.destroy", two) == ["HANDLE_INVALID", "secret", two]


async def test_blobs_hang_on_objects_by_name(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    one = await step("VM.create_new_blob", vm, "picture", "", False)
    record = await step("blob.get_record", one)
    assert (record["mime_type"], str(record["size"]), record["public"]) == (
        "application/octet-stream",
        "0",
        False,
    )
    assert str(record["last_updated"]).startswith("1970")
    assert await step("VM.get_blobs", vm) == {"picture": one}
    again = await step.refused("VM.create_new_blob", vm, "picture", "text/plain", True)
    assert again == ["MAP_DUPLICATE_KEY", "VM", "blobs", vm, "picture"]
    network = await step("network.create", a_network())
    two = await step("network.create_new_blob", network, "map", "text/plain", True)
    await step("blob.destroy", one)
    assert await step("VM.get_blobs", vm) == {}
    await step("blob.destroy", two)
    assert await step("network.get_blobs", network) == {"map": two}, "only VMs forget their blobs' names"
    for cls, ref in (("SR", world.sr1), ("host", world.host1), ("pool", world.pool)):
        made = await step(f"{cls}.create_new_blob", ref, "b", "text/plain", True)
        assert (await step("blob.get_record", made))["public"] is True


# --- templates -------------------------------------------------------------------------------------------


async def test_what_is_made_into_a_template_loses_its_metrics(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    await step("VM.set_is_a_template", vm, True)
    assert await step("VM.get_metrics", vm) == NULL
    clone = await step("VM.clone", vm, "clone")
    metrics = await step("VM.get_metrics", clone)
    assert str((await step("VM_metrics.get_record", metrics))["start_time"]).startswith("1970"), (
        "it has fresh ones"
    )
    await step("VM.set_is_a_template", vm, False)
    assert await step("VM.get_metrics", vm) == NULL
    await step("VM.start", vm, False, False)
    assert await step("VM.get_metrics", vm) != NULL


async def test_default_templates_say_so_twice(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    await step("VM.set_is_default_template", vm, True)
    record = await step("VM.get_record", vm)
    assert (record["is_a_template"], record["is_default_template"]) == (True, True)
    assert record["other_config"]["default_template"] == "true"
    assert (await step.refused("VM.destroy", vm)) == ["VM_IS_TEMPLATE", vm, "destroy"]
    await step("VM.set_is_default_template", vm, False)
    record = await step("VM.get_record", vm)
    assert (record["is_a_template"], record["is_default_template"]) == (True, False)
    assert record["other_config"]["default_template"] == "false"
    await step("VM.destroy", vm)


async def test_a_vm_that_talks_like_a_host_prefers_it(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    await step("VM.copy_bios_strings", vm, world.host2)
    assert await step("VM.get_affinity", vm) == world.host2
    assert await step.code("VM.copy_bios_strings", vm, world.host2) in ("VM_BIOS_STRINGS_ALREADY_SET", "ok")


async def test_what_recovery_would_need(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    disk = await step("VDI.create", a_disk(world.sr2))
    await step("VBD.create", a_drive(vm, disk))
    session = step.session
    assert await step("VM.get_SRs_required_for_recovery", vm, session) == []
    await step("VM.assert_can_be_recovered", vm, session)
    (pbd,) = await step("SR.get_PBDs", world.sr2)
    await step("PBD.unplug", pbd)
    assert await step("VM.get_SRs_required_for_recovery", vm, session) == [world.sr2]
    refused = await step.refused("VM.assert_can_be_recovered", vm, session)
    assert refused == ["VM_REQUIRES_SR", vm, world.sr2]


# --- interfaces ------------------------------------------------------------------------------------------


async def test_addresses_of_a_locked_interface(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    vif = await step("VIF.create", an_interface(vm, world.network))
    lacks = ["VM_LACKS_FEATURE", vm]
    assert await step.refused("VIF.configure_ipv4", vif, "Static", "10.0.0.5/24", "") == lacks
    await step("VM.start", vm, False, False)
    await step("VIF.configure_ipv4", vif, "Static", "10.0.0.5/24", "10.0.0.1")
    record = await step("VIF.get_record", vif)
    assert (record["ipv4_addresses"], record["ipv4_gateway"]) == (["10.0.0.5/24"], "10.0.0.1")
    await step("VIF.set_locking_mode", vif, "locked")
    await step("VIF.set_ipv4_allowed", vif, ["10.0.0.6"])
    refused = await step.refused("VIF.configure_ipv4", vif, "Static", "10.0.0.5/24", "bad")
    assert refused == ["ADDRESS_VIOLATES_LOCKING_CONSTRAINT", "10.0.0.5/24"], "before the gateway is looked at"
    refused = await step.refused("VIF.configure_ipv4", vif, "Static", "10.0.0.6/24", "bad")
    assert refused == ["INVALID_IP_ADDRESS_SPECIFIED", "gateway"]
    refused = await step.refused("VIF.configure_ipv6", vif, "Static", "fe80::1/64", "")
    assert refused == ["ADDRESS_VIOLATES_LOCKING_CONSTRAINT", "fe80::1/64"]
    await step("VIF.add_ipv6_allowed", vif, "fe80::1")
    await step("VIF.configure_ipv6", vif, "Static", "fe80::1/64", "")
    assert (await step.refused("VIF.add_ipv4_allowed", vif, "::1")) == [
        "INVALID_IP_ADDRESS_SPECIFIED",
        "ipv4_allowed",
    ]


async def test_a_locked_interface_and_a_vswitch_controller(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    vif = await step("VIF.create", an_interface(vm, world.network))
    controller = await step("SDN_controller.introduce", "ssl", "10.1.1.1", "6632")
    refused = await step.refused("VIF.set_locking_mode", vif, "locked")
    assert refused[0] == "OPERATION_NOT_ALLOWED"
    await step("VIF.set_locking_mode", vif, "disabled")
    await step("SDN_controller.forget", controller)
    await step("VIF.set_locking_mode", vif, "locked")


# --- messages that are rarely sent -----------------------------------------------------------------------


async def test_what_hosts_tell_each_other(step: Steps, world: World) -> None:
    secret = await step("pool.initial_auth")
    assert (await step.refused("host.notify_accept_new_pool_secret", world.host1, "wrong", "x"))[
        0
    ] == "INTERNAL_ERROR"
    await step("host.notify_accept_new_pool_secret", world.host1, secret, "x")
    await step("pool.rotate_secret")
    assert await step("pool.initial_auth") != secret
    made = await step("host.create", NOBODY, "new", "", "new", "127.9.9.9")
    record = await step("host.get_record", made)
    assert (record["uuid"], record["address"], record["enabled"]) == (NOBODY, "127.9.9.9", False)
    assert await step.refused("host.get_servertime", made) == ["HOST_OFFLINE", made]
    assert await step.code("host.bugreport_upload", world.host1, "ftp://x/", {}) == "INTERNAL_ERROR"
    crls = await step("pool.exchange_crls_on_join", world.pool, {"a": "-----BEGIN X509 CRL-----"}, ["a"])
    assert crls == {"a": "-----BEGIN X509 CRL-----"}
    uuids = {await step("host.get_uuid", host) for host in (world.host1, world.host2)}
    assert uuids <= set(await step("pool.exchange_certificates_on_join", NOBODY, ""))


async def test_guests_that_sleep_or_prepare(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    assert await step.refused("VM.s3_suspend", vm) == ["VM_BAD_POWER_STATE", vm, "running", "halted"]
    assert await step.refused("VM.sysprep", vm, "<x/>", 1.0) == ["VM_BAD_POWER_STATE", vm, "running", "halted"]
    await step("VM.start", vm, False, False)
    await step("VM.s3_suspend", vm)
    uuid = await step("VM.get_uuid", vm)
    assert (await step.refused("VM.sysprep", vm, "<x/>", 1.0))[:2] == ["SYSPREP", uuid]


async def test_vms_fetched_by_the_pool(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm("wanderer"))
    await step("VBD.create", a_drive(vm, await step("VDI.create", a_disk(world.sr1))))
    url = f"{step.pool.url}/export?session_id={step.session}&ref={vm}"
    (made,) = await step("VM.import", url, world.shared, False, False)
    assert await step("VM.get_name_label", made) == "wanderer"
    (drive,) = await step("VM.get_VBDs", made)
    assert await step("VDI.get_SR", await step("VBD.get_VDI", drive)) == world.shared
    for bad in (f"{step.pool.url}/export?session_id=none&ref={vm}", "http://127.0.0.1:1/", "nonsense"):
        assert await step.code("VM.import", bad, world.shared, False, False) == "IMPORT_ERROR"
    assert await step.refused("VM.import_convert", "x", "y", "z", world.sr1, {}) == [
        "XENAPI_MISSING_PLUGIN",
        "conversion",
    ]
