"""Apache Libcloud's CloudStack driver, unmodified, makes a node with a volume, finds it and destroys it."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from api.conftest import Site
from libcloud.compute.providers import get_driver
from libcloud.compute.types import NodeState, Provider

from poolwright.emulator import GOLDEN_IMAGE

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl bob@home"


def driver(site: Site) -> Any:
    url = urlsplit(site.url)
    return get_driver(Provider.CLOUDSTACK)(
        key=site.key, secret=site.secret, secure=False, host=url.hostname, port=url.port, path=url.path
    )


async def test_a_node_with_a_volume_from_its_making_to_its_end(site: Site) -> None:
    cloud = await asyncio.to_thread(driver, site)
    sizes, images, locations = [
        await asyncio.to_thread(getattr(cloud, f"list_{what}")) for what in ("sizes", "images", "locations")
    ]
    size = next(one for one in sizes if one.name == "Small Instance")
    image = next(one for one in images if one.name == GOLDEN_IMAGE)
    assert [one.name for one in locations] == ["zone1"]
    networks = await asyncio.to_thread(cloud.ex_list_networks)
    network = next(one for one in networks if one.id == site.network)

    def life() -> None:
        node = cloud.create_node(
            name="web", size=size, image=image, location=locations[0], networks=[network], ex_start_vm=True
        )
        assert node.name == "web"
        (found,) = cloud.list_nodes()
        assert (found.id, found.state, len(found.private_ips)) == (
            node.id,
            NodeState.RUNNING,
            len(node.private_ips),
        )
        volume = cloud.create_volume(size=5, name="data", location=locations[0], ex_volume_type="Small")
        assert cloud.attach_volume(node, volume)
        assert {one.name for one in cloud.list_volumes(node)} >= {"data"}
        assert cloud.detach_volume(volume)
        assert cloud.destroy_volume(volume)
        assert cloud.ex_stop(node) == "Stopped"
        assert cloud.ex_start(node) == "Running"
        assert cloud.reboot_node(node)
        assert cloud.ex_create_tags([node.id], "UserVm", {"tier": "web"})
        assert cloud.ex_get_node(node.id).extra["tags"] == {"tier": "web"}
        assert cloud.ex_list_zones() if hasattr(cloud, "ex_list_zones") else True
        key = cloud.import_key_pair_from_string("mine", KEY)
        assert [pair.name for pair in cloud.list_key_pairs()] == ["mine"]
        cloud.delete_key_pair(key)  # it answers False for CloudStack's own `"success": true` too
        assert cloud.list_key_pairs() == []
        assert {project.name for project in cloud.ex_list_projects()} == set()
        assert cloud.destroy_node(node, ex_expunge=True)
        assert cloud.list_nodes() == []

    await asyncio.to_thread(life)
