"""SSH key pairs and user data, by PyPI's cs: what VMs get to know of their users."""

from __future__ import annotations

from base64 import b64encode

import pytest
from api.conftest import Api, make_user
from cryptography.hazmat.primitives import serialization
from cs import CloudStackApiException

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
