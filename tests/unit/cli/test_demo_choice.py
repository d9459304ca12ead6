"""What the demo launches from, and how many fit."""

from __future__ import annotations

from poolwright.cli.demo.choice import OFFERING_MIB, OVERHEAD_MIB, choose_template, count_room

EACH = (OFFERING_MIB + OVERHEAD_MIB) * 1024**2


def test_a_template_with_a_disk_comes_first_and_the_smallest_of_them() -> None:
    templates = [
        {"name": "Other install media", "size": 0},
        {"name": "big", "size": 2},
        {"name": "small", "size": 1},
        {"name": "unready", "size": 1, "isready": False},
    ]
    chosen = choose_template(templates)
    assert chosen is not None
    assert chosen["name"] == "small"


def test_without_disks_a_plain_one() -> None:
    chosen = choose_template([{"name": "CentOS 5"}, {"name": "Other install media"}])
    assert chosen is not None
    assert chosen["name"] == "Other install media"
    assert choose_template([]) is None


def test_room_is_counted_per_host_that_is_up() -> None:
    hosts = [
        {"state": "Up", "memorytotal": 3 * EACH - 1, "memoryallocatedbytes": 0},
        {"state": "Up", "memorytotal": 3 * EACH, "memoryallocatedbytes": EACH},
        {"state": "Up", "memorytotal": EACH, "memoryallocatedbytes": 2 * EACH},
        {"state": "Down", "memorytotal": 9 * EACH},
        {"state": "Up", "resourcestate": "Maintenance", "memorytotal": 9 * EACH},
    ]
    room = count_room(hosts)
    assert (room.vms, room.hosts) == (4, 3)
