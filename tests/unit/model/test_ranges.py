"""Ranges of VLAN tags and of addresses, as pure arithmetic."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poolwright.model.errors import InvalidParameter
from poolwright.model.ip_range import IpRange, addresses_after
from poolwright.model.vlan_range import as_text, joined, parse_tags, tags_of

SPANS = st.lists(st.tuples(st.integers(0, 4095), st.integers(0, 60)), max_size=8)


@given(SPANS)
def test_joining_keeps_every_tag_in_as_few_ranges_as_can_be(spans: list[tuple[int, int]]) -> None:
    ranges = [range(first, min(first + length, 4095) + 1) for first, length in spans]
    found = joined(ranges)
    assert tags_of(found) == tags_of(ranges)
    assert all(one.stop < following.start for one, following in itertools.pairwise(found))
    assert parse_tags(as_text(found)) == found


@pytest.mark.parametrize("text", ["x", "1-", "-1", "1-x", "4096", "200-100", "1,,2", "1;2", "1-2-3", "\u0661"])
def test_what_is_no_range_is_refused_by_name(text: str) -> None:
    with pytest.raises(InvalidParameter, match="vlan is"):
        parse_tags(text)


def test_text_as_cloudstack_writes_it() -> None:
    assert as_text(parse_tags("300-302, 310,303")) == "300-303,310-310"
    assert (parse_tags(None), parse_tags(""), as_text([])) == ([], [], None)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 5)), max_size=5), st.integers(-1, 110))
def test_every_address_comes_once_those_after_the_last_first(spans: list[tuple[int, int]], last: int) -> None:
    ranges = joined(range(first, first + length) for first, length in spans)
    found = list(addresses_after(ranges, last))
    assert sorted(found) == sorted(tags_of(ranges))
    after = [number for number in found if number > last]
    assert found[: len(after)] == sorted(after)
    assert list(addresses_after(ranges, None)) == sorted(tags_of(ranges))


def test_ranges_of_addresses_overlap_where_they_share_one() -> None:
    def of(first: str, last: str) -> IpRange:
        return IpRange(zone_id=1, gateway="10.0.0.1", netmask="255.255.255.0", start_ip=first, end_ip=last)

    one = of("10.0.0.5", "10.0.0.9")
    assert one.cidr == "10.0.0.0/24"
    assert one.overlaps(of("10.0.0.9", "10.0.0.12"))
    assert not one.overlaps(of("10.0.0.10", "10.0.0.12"))
