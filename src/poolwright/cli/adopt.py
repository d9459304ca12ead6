"""`poolwright adopt`: take a pool into the cloud; its hosts, storage, networks and templates appear in the API.

Makes the zone and the pod that the pool goes into where they are missing. Nothing on the pool is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from cyclopts import Parameter

from poolwright.apiclient import ApiClient
from poolwright.cli.connection import manager
from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import Json, print_json, remark
from poolwright.cli.password import (
    Fingerprint,
    Insecure,
    Password,
    PasswordFile,
    Username,
    find_password,
)

DEFAULT_ZONE = "zone1"


async def adopt(
    url: Annotated[str, Parameter(help="URL of any host of the pool, like https://xen1.example.org.")],
    /,
    *,
    username: Username = "root",
    password_file: PasswordFile = None,
    password: Password = None,
    zone: Annotated[
        str, Parameter(help="Zone that the pool goes into; made where it is missing.")
    ] = DEFAULT_ZONE,
    pod: Annotated[str | None, Parameter(help="Pod in that zone; made where it is missing.")] = None,
    name: Annotated[
        str | None, Parameter(help="The pool's name in the cloud; by default the URL's host.")
    ] = None,
    fingerprint: Fingerprint = None,
    insecure: Insecure = False,
    as_json: Json = False,
) -> None:
    """Take a XenServer or XCP-ng pool into the cloud. Nothing on the pool is changed.

    An https certificate is verified by the system's CAs; one that they do not know is pinned: its fingerprint
    is shown, for you to compare, and a changed one is refused from then on.
    """
    if fingerprint and insecure:
        raise CommandFailed("--fingerprint and --insecure exclude each other", Exit.USAGE)
    trust = trust_details(fingerprint=fingerprint, insecure=insecure)
    secret = find_password(url, username, password, password_file)
    async with manager() as api:
        hosts = await adopt_pool(
            api, url, username, secret, zone=zone, pod=pod, name=name, trust=trust, told=remark
        )
    if as_json:
        print_json(hosts)
        return
    print(f"adopted {hosts[0].get('clustername', url)} into zone {zone}: {len(hosts)} hosts")
    for host in hosts:
        print(f"  {host.get('name')}  {host.get('state', '')}  {host.get('ipaddress', '')}")


def trust_details(*, fingerprint: str | None, insecure: bool) -> dict[str, str]:
    """addHost's parameters that say which certificate to accept."""
    if insecure:
        remark("warning: any certificate is accepted; pin the right one with --fingerprint")
        return {"details[0].tlsinsecure": "true"}
    if fingerprint:
        return {"details[0].tlsfingerprint": fingerprint}
    return {}


async def adopt_pool(
    api: ApiClient,
    url: str,
    username: str,
    password: str,
    *,
    zone: str,
    pod: str | None = None,
    name: str | None = None,
    trust: dict[str, str] | None = None,
    told: Callable[[str], None],
) -> list[dict[str, Any]]:
    """Adopt a pool, making zone and pod where needed; its hosts as the API shows them. Raises `ApiError`."""
    zoneid = await _ensure_zone(api, zone, told)
    podid = await _ensure_pod(api, zoneid, pod, told)
    told(f"adopting the pool at {url} ...")
    answer = await api.call_raw(
        "addHost",
        {
            "zoneid": zoneid,
            "podid": podid,
            "hypervisor": "XenServer",
            "url": url,
            "username": username,
            "password": password,
            "clustername": name or urlsplit(url).netloc or url,
            **(trust or {}),
        },
    )
    added: list[dict[str, Any]] = answer.get("host", [])
    for row in await api.list_all("listClusters", id=str(added[0]["clusterid"])) if added else []:
        details = row.get("resourcedetails") or {}
        if details.get("tls") == "pinned":
            told(f"certificate pinned: sha256:{details['tlsfingerprint']} (compare it with the host's own)")
        elif details.get("tls") == "verified":
            told("certificate verified by this system's authorities")
    return added


async def _ensure_zone(api: ApiClient, name: str, told: Callable[[str], None]) -> str:
    for row in await api.list_all("listZones"):
        if name in (row["name"], row["id"]):
            return str(row["id"])
    told(f"making zone {name}")
    # The addresses are required by the command; no VM is given them until a network says so.
    made = await api.call(
        "createZone", name=name, networktype="Advanced", dns1="127.0.0.1", internaldns1="127.0.0.1"
    )
    return str(made["zone"]["id"])


async def _ensure_pod(api: ApiClient, zoneid: str, name: str | None, told: Callable[[str], None]) -> str:
    rows = await api.list_all("listPods", zoneid=zoneid)
    for row in rows:
        if name is None or name in (row["name"], row["id"]):
            return str(row["id"])
    name = name or "pod1"
    told(f"making pod {name}")
    made = await api.call(
        "createPod", zoneid=zoneid, name=name, gateway="127.0.0.1", netmask="255.0.0.0", startip="127.0.0.2"
    )
    return str(made["pod"]["id"])
