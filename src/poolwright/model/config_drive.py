"""What a guest may read about itself on its config drive: CloudStack's files, and OpenStack's for cloud-init.

Pure: from facts to files. Source: CloudStack `ConfigDriveBuilder`, `ConfigDrive`; cloud-init's ConfigDrive data
source, version 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any, Final

import msgspec

#: The image's label, by which cloud-init finds it.
LABEL: Final = "config-2"
_OPENSTACK: Final = "openstack/latest"
_CLOUDSTACK: Final = "cloudstack"
#: How cloud-init tells what a part of user data is, where it says so in its first line.
_KINDS: Final = {
    "#cloud-config": "cloud-config",
    "#!": "x-shellscript",
    "#include": "x-include-url",
    "#cloud-boothook": "cloud-boothook",
    "#part-handler": "part-handler",
    "## template: jinja": "jinja2",
}


class GuestNic(msgspec.Struct, frozen=True, kw_only=True):
    """An interface, as the guest is to set it up; without `ip4` by DHCP."""

    device_id: int
    mac: str
    mtu: int | None = None
    ip4: str | None = None
    netmask: str | None = None
    gateway: str | None = None
    is_default: bool = False


class GuestData(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to tell. `user_data` is as its writer wrote it, not base64; `details` more metadata."""

    uuid: str
    hostname: str
    zone: str
    offering: str
    cloud: str = ""
    user_data: bytes = b""
    public_keys: Sequence[str] = ()
    password: str | None = None
    nics: Sequence[GuestNic] = ()
    dns: Sequence[str] = ()
    details: dict[str, str] = {}


def files(guest: GuestData) -> dict[str, bytes]:
    """The drive's files by path."""
    metadata = _metadata(guest)
    found = {f"{_CLOUDSTACK}/metadata/{name}.txt": text.encode() for name, text in metadata.items()}
    found[f"{_OPENSTACK}/meta_data.json"] = _json(_openstack(guest, metadata))
    found[f"{_OPENSTACK}/network_data.json"] = _json(_network(guest))
    found[f"{_OPENSTACK}/vendor_data.json"] = b"{}"
    if guest.user_data:
        found[f"{_OPENSTACK}/user_data"] = guest.user_data
        found[f"{_CLOUDSTACK}/userdata/user_data.txt"] = guest.user_data
    if guest.password is not None:
        found[f"{_CLOUDSTACK}/password/vm_password.txt"] = guest.password.encode()
    return found


def _metadata(guest: GuestData) -> dict[str, str]:
    """CloudStack's metadata, a file each."""
    default = next((nic for nic in guest.nics if nic.is_default), None)
    address = default.ip4 if default and default.ip4 else ""
    return {
        **guest.details,
        "service-offering": guest.offering,
        "availability-zone": guest.zone,
        "local-hostname": guest.hostname,
        "local-ipv4": address,
        "public-hostname": guest.hostname,
        "public-ipv4": address,
        "instance-id": guest.uuid,
        "vm-id": guest.uuid,
        "public-keys": "\n".join(guest.public_keys),
        "cloud-identifier": f"CloudStack-{{{guest.cloud}}}",
    }


def _openstack(guest: GuestData, metadata: dict[str, str]) -> dict[str, Any]:
    keys = {f"key{number}" if number else "mykey": key for number, key in enumerate(guest.public_keys)}
    document: dict[str, Any] = {
        **{name: value for name, value in metadata.items() if name in guest.details},
        "uuid": guest.uuid,
        "name": guest.hostname,
        "hostname": guest.hostname,
        "local-hostname": guest.hostname,
        "availability_zone": guest.zone,
        "launch_index": 0,
    }
    if keys:
        document["public_keys"] = keys
    if guest.password is not None:
        document["admin_pass"] = guest.password
    return document


def _network(guest: GuestData) -> dict[str, Any]:
    links, networks = [], []
    for nic in sorted(guest.nics, key=lambda nic: nic.device_id):
        link = f"eth{nic.device_id}"
        described: dict[str, Any] = {"id": link, "type": "phy", "ethernet_mac_address": nic.mac}
        if nic.mtu:
            described["mtu"] = nic.mtu
        links.append(described)
        networks.append({"id": f"network{nic.device_id}", "link": link, **_address(nic)})
    return {
        "links": links,
        "networks": networks,
        "services": [{"type": "dns", "address": address} for address in guest.dns],
    }


def _address(nic: GuestNic) -> dict[str, Any]:
    if not nic.ip4 or not nic.netmask:
        return {"type": "ipv4_dhcp"}
    found: dict[str, Any] = {"type": "ipv4", "ip_address": nic.ip4, "netmask": nic.netmask, "routes": []}
    if nic.gateway and nic.is_default:
        found["routes"] = [{"network": "0.0.0.0", "netmask": "0.0.0.0", "gateway": nic.gateway}]  # noqa: S104
    return found


def _json(document: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1)


def appended(first: bytes, second: bytes) -> bytes:
    """User data of a template and of a VM as one, which cloud-init takes apart again."""
    whole = MIMEMultipart(boundary="===============poolwright==")
    for part in (first, second):
        whole.attach(_part(part))
    return whole.as_bytes()


def _part(data: bytes) -> Message:
    text = data.decode("utf-8", "replace")
    kind = next((kind for start, kind in _KINDS.items() if text.startswith(start)), "plain")
    return MIMEText(text, kind, "utf-8")
