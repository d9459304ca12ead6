"""Pods: groups of clusters in a zone."""

from __future__ import annotations

from ipaddress import IPv4Address

from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import Pod, PodView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.services.zones import allocation_state as checked_state
from poolwright.store import Transaction, clusters, pods, zones


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[PodView]:
    """The pods that fit."""
    async with cloud.store.reading() as tx:
        return await pods.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(
    cloud: Cloud,
    *,
    zone: str,
    name: str,
    start_ip: str | None = None,
    end_ip: str | None = None,
    netmask: str | None = None,
    gateway: str | None = None,
    allocation_state: str | None = None,
) -> PodView:
    """Add a pod. Raises `NotFound` for the zone, `InvalidParameter` for a taken name or what is no address."""
    check_addresses(start_ip, end_ip, netmask, gateway)
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, zone)
        await _check_name(tx, name, inside.id, inside.name)
        made = await pods.insert(
            tx,
            Pod(
                name=name,
                zone_id=inside.id,
                start_ip=start_ip,
                end_ip=end_ip,
                netmask=netmask,
                gateway=gateway,
                allocation_state=checked_state(allocation_state),
            ),
        )
        return await pods.get(tx, made.uuid)


async def update(
    cloud: Cloud,
    ref: str,
    *,
    name: str | None = None,
    start_ip: str | None = None,
    end_ip: str | None = None,
    netmask: str | None = None,
    gateway: str | None = None,
    allocation_state: str | None = None,
) -> PodView:
    """Change a pod. Raises `NotFound`, `InvalidParameter` for a taken name or what is no address."""
    check_addresses(start_ip, end_ip, netmask, gateway)
    async with cloud.transaction() as tx:
        pod = await pods.get(tx, ref)
        if name and name != pod.name:
            await _check_name(tx, name, pod.zone_id, pod.zone_name)
        given = {
            "name": name,
            "start_ip": start_ip,
            "end_ip": end_ip,
            "netmask": netmask,
            "gateway": gateway,
            "allocation_state": checked_state(allocation_state) if allocation_state else None,
        }
        if values := {column: value for column, value in given.items() if value}:
            await pods.update(tx, pod.id, **values)
        return await pods.get(tx, pod.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove a pod that holds nothing. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        pod = await pods.get(tx, ref)
        inside = (await clusters.list_(tx, Query(equal={"pod_id": pod.id}))).total
        if inside:
            raise Conflict(f"Pod {pod.name} still has {inside} clusters; delete those first", uuids=[pod.uuid])
        await pods.remove(tx, pod.id)


async def _check_name(tx: Transaction, name: str, zone_id: int, zone_name: str) -> None:
    if (await pods.list_(tx, Query(equal={"name": name, "zone_id": zone_id}))).total:
        raise InvalidParameter(f"A pod with name {name} already exists in zone {zone_name}")


def check_addresses(start_ip: str | None, end_ip: str | None, netmask: str | None, gateway: str | None) -> None:
    """Raises `InvalidParameter` unless each is an IPv4 address, or nothing."""
    given = {"startip": start_ip, "endip": end_ip, "netmask": netmask, "gateway": gateway}
    for parameter, text in given.items():
        check_address(parameter, text)


def check_address(parameter: str, text: str | None) -> None:
    """Raises `InvalidParameter` unless it is an IPv4 address, or nothing."""
    try:
        _ = IPv4Address(text) if text else None
    except ValueError:
        raise InvalidParameter(f"{parameter} is {text!r}: it is an IPv4 address like 10.0.0.1") from None
