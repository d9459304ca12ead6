"""The generated pages in docs/ say what the code says."""

from __future__ import annotations

from references.__main__ import stale


def test_the_reference_pages_are_current() -> None:
    assert stale() == [], "run make generate"
