"""SSH key pairs and user data, by PyPI's cs: what VMs get to know of their users."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from email import message_from_bytes
from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cryptography.hazmat.primitives import serialization
from cs import CloudStackApiException
from pycdlib import PyCdlib

from poolwright.emulator.classes.VDI.disks import contents

ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl bob@home"
SCRIPT = b64encode(b"#cloud-config\nhostname: {{ name }}\n").decode()


async def test_key_pairs(bare: Api) -> None:
    made = (await bare.call("createSSHKeyPair", name="mine"))["keypair"]
    assert made["privatekey"].startswith("-----BEGIN RSA PRIVATE KEY-----")
    private = serialization.load_pem_private_key(made["privatekey"].encode(), password=None)
    line = private.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    other = (await bare.call("registerSSHKeyPair", name="again", publickey=line.decode()))["keypair"]
    assert other["fingerprint"] == made["fingerprint"]
    assert made["fingerprint"].count(":") == 15
    encoded = b64encode(ED25519.encode()).decode()
    ed = (await bare.call("registerSSHKeyPair", name="ed", publickey=encoded))["keypair"]
    assert ed["fingerprint"] == "65:96:2d:fc:e8:d5:a9:11:64:0c:0f:ea:00:6e:5b:bd"
    with pytest.raises(CloudStackApiException, match="exists already"):
        await bare.call("registerSSHKeyPair", name="ed", publickey=ED25519)
    with pytest.raises(CloudStackApiException, match="no public key"):
        await bare.call("registerSSHKeyPair", name="bad", publickey="ssh-rsa nonsense")
    listed = (await bare.call("listSSHKeyPairs"))["sshkeypair"]
    assert {pair["name"] for pair in listed} == {"mine", "again", "ed"}
    assert all("privatekey" not in pair for pair in listed)
    assert (await bare.call("listSSHKeyPairs", fingerprint=ed["fingerprint"]))["count"] == 1
    user = await make_user(bare, "bob")
    assert await user.call("listSSHKeyPairs", listall=True) == {}
    with pytest.raises(CloudStackApiException, match="does not exist for account bob"):
        await user.call("deleteSSHKeyPair", name="ed")
    assert await bare.call("deleteSSHKeyPair", name="ed") == {"success": True}
    await bare.call("registerSSHKeyPair", name="ed", publickey=ED25519, account="bob", domainid=ed["domainid"])
    assert (await user.call("listSSHKeyPairs"))["count"] == 1


async def test_user_data(bare: Api) -> None:
    made = (await bare.call("registerUserData", name="web", userdata=SCRIPT, params="name"))["userdata"]
    assert (made["userdata"], made["params"], made["account"]) == (SCRIPT, "name", "admin")
    with pytest.raises(CloudStackApiException, match="exists already"):
        await bare.call("registerUserData", name="web", userdata=SCRIPT)
    with pytest.raises(CloudStackApiException, match="not base64"):
        await bare.call("registerUserData", name="plain", userdata="#!/bin/sh")
    user = await make_user(bare, "bob")
    with pytest.raises(CloudStackApiException, match="Unable to find user data"):
        await user.call("deleteUserData", id=made["id"])
    assert (await bare.call("listUserData", name="web"))["userdata"][0]["id"] == made["id"]
    assert await bare.call("deleteUserData", id=made["id"]) == {"success": True}
    assert await bare.call("listUserData") == {}


def config_drive(site: Site, vm: Any) -> dict[str, bytes]:
    """The files on the VM's config drive, as a guest would read them."""
    database = site.pool.database
    (machine,) = [row for _, row in database.items("VM") if row["other_config"].get("vm_uuid") == vm["id"]]
    (drive,) = [
        row
        for ref in machine["VBDs"]
        if (row := database.get("VBD", ref))["other_config"].get("poolwright:config-drive") == vm["id"]
    ]
    assert (drive["type"], drive["mode"], drive["userdevice"]) == ("CD", "RO", "15")
    content = contents(site.pool.pool).read(
        drive["VDI"], 0, int(database.get("VDI", drive["VDI"])["virtual_size"])
    )
    image = PyCdlib()
    image.open_fp(io.BytesIO(content))
    assert image.pvd.volume_identifier.decode().strip() == "config-2"
    found = {}
    for folder, _, names in image.walk(rr_path="/"):
        for name in names:
            read = io.BytesIO()
            image.get_file_from_iso_fp(read, rr_path=f"{folder.rstrip('/')}/{name}")
            found[f"{folder.strip('/')}/{name}"] = read.getvalue()
    return found


async def test_a_guest_reads_what_it_was_given(site: Site) -> None:
    before = {str(row["uuid"]) for _, row in site.pool.database.items("VDI")}
    await site.call("registerSSHKeyPair", name="ed", publickey=ED25519)
    kept = (await site.call("registerUserData", name="web", userdata=SCRIPT, params="name"))["userdata"]
    with pytest.raises(CloudStackApiException, match="userdatadetails lacks name"):
        await site.deploy("web", userdataid=kept["id"])
    with pytest.raises(CloudStackApiException, match="was not found"):
        await site.deploy("web", keypair="none")
    vm = await site.deploy("web", userdataid=kept["id"], userdatadetails=[{"name": "web"}], keypair="ed")
    assert (vm["userdataname"], vm["keypairs"]) == ("web", "ed")
    files = config_drive(site, vm)
    assert files["openstack/latest/user_data"] == b"#cloud-config\nhostname: {{ name }}\n"
    meta = json.loads(files["openstack/latest/meta_data.json"])
    assert (meta["hostname"], meta["uuid"], meta["name"]) == ("web", vm["id"], "web")
    assert meta["public_keys"] == {"mykey": ED25519}
    network = json.loads(files["openstack/latest/network_data.json"])
    assert network["links"][0]["ethernet_mac_address"] == vm["nic"][0]["macaddress"]
    assert network["services"][0] == {"type": "dns", "address": "8.8.8.8"}
    assert files["cloudstack/metadata/public-keys.txt"].decode() == ED25519
    assert (await site.call("listVolumes", virtualmachineid=vm["id"]))["count"] == 1

    with pytest.raises(CloudStackApiException, match="stop it before"):
        await site.call("resetUserDataForVirtualMachine", id=vm["id"], userdata=SCRIPT)
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    plain = b64encode(b"#!/bin/sh\n").decode()
    changed = (await site.call("resetUserDataForVirtualMachine", id=vm["id"], userdata=plain))["virtualmachine"]
    assert changed["userdata"] == plain
    await site.call("createSSHKeyPair", name="new")
    reset = await site.done("resetSSHKeyForVirtualMachine", id=vm["id"], keypair="new")
    assert reset["virtualmachine"]["keypairs"] == "new"
    await site.done("startVirtualMachine", id=vm["id"])
    files = config_drive(site, vm)
    assert files["openstack/latest/user_data"] == b"#!/bin/sh\n"
    assert json.loads(files["openstack/latest/meta_data.json"])["public_keys"]["mykey"].startswith("ssh-rsa ")
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert {str(row["uuid"]) for _, row in site.pool.database.items("VDI")} == before


async def test_user_data_of_a_template(site: Site) -> None:
    kept = (await site.call("registerUserData", name="base", userdata=SCRIPT))["userdata"]
    asked = {"templateid": site.template, "userdataid": kept["id"]}
    linked = (await site.call("linkUserDataToTemplate", **asked, userdatapolicy="append"))["template"]
    assert (linked["userdataname"], linked["userdatapolicy"]) == ("base", "APPEND")
    own = b64encode(b"#!/bin/sh\necho own\n").decode()
    vm = await site.deploy("both", userdata=own)
    whole = message_from_bytes(config_drive(site, vm)["openstack/latest/user_data"])
    kinds = [part.get_content_subtype() for part in whole.walk() if not part.is_multipart()]
    assert kinds == ["cloud-config", "x-shellscript"]
    with pytest.raises(CloudStackApiException, match=r"unlink it first|is used by"):
        await site.call("deleteUserData", id=kept["id"])
    await site.call("linkUserDataToTemplate", **asked, userdatapolicy="DENYOVERRIDE")
    with pytest.raises(CloudStackApiException, match="brings its own"):
        await site.deploy("denied", userdata=own)
    assert "userdataid" not in (await site.call("linkUserDataToTemplate", templateid=site.template))["template"]
