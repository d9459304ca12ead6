"""Ownership tags: written into the creating call, read back, never inherited."""

from __future__ import annotations

import pytest

from poolwright.xenserver.ownership import OWNER, Owner, owner_of, without_mark


def test_a_tag_reads_back_as_its_owner() -> None:
    owner = Owner("manager", "saga", "make_disk[0]")
    assert owner_of(owner.mark) == owner
    assert Owner.parse(str(owner)) == owner
    assert owner_of(owner.item("x").mark) == Owner("manager", "saga", "make_disk[0]/x")


@pytest.mark.parametrize("text", ["", "a", "a/b", "a/b/", "/b/c", "//"])
def test_what_is_no_tag_names_nobody(text: str) -> None:
    assert owner_of({OWNER: text}) is None
    assert owner_of({}) is None


def test_a_tag_is_not_carried_on() -> None:
    assert without_mark({OWNER: "a/b/c", "k": "v"}) == {"k": "v"}
