"""Which VMs are templates to offer, and what a diskless one asks for."""

from __future__ import annotations

import pytest

from poolwright.xapi import VMRecord
from poolwright.xenserver.templates import is_offered, provision_disks

XML = (
    '<provision><disk device="0" size="8589934592" sr="" bootable="true" type="system"/>'
    '<disk device="1" size="1024" sr="an-sr" bootable="false" type="system"/></provision>'
)


def test_provisioning_xml_gives_disks_to_make() -> None:
    first, second = provision_disks(XML)
    assert (first.device, first.size, first.bootable, first.external_uuid) == ("0", 8589934592, True, None)
    assert first.storage_pool_external_uuid is None
    assert (second.size, second.bootable, second.storage_pool_external_uuid) == (1024, False, "an-sr")


@pytest.mark.parametrize(
    "xml", ["", "no xml", "<provision/>", '<provision><disk size="much"/></provision>', "<!DOCTYPE a><a/>"]
)
def test_xml_that_says_nothing_gives_none(xml: str) -> None:
    assert provision_disks(xml) == []


@pytest.mark.parametrize(
    ("record", "offered"),
    [
        (VMRecord(is_a_template=True), True),
        (VMRecord(is_a_template=False), False),
        (VMRecord(is_a_template=True, is_a_snapshot=True), False),
        (VMRecord(is_a_template=True, is_control_domain=True), False),
    ],
)
def test_snapshots_and_control_domains_are_no_templates(record: VMRecord, *, offered: bool) -> None:
    assert is_offered(record) is offered
