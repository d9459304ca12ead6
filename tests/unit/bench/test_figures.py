"""What is computed from measurements: the bound on a launch, the page of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.bound import bound_of
from bench.document import BEGIN, END, write
from bench.figures import Figure


def test_the_bound_is_the_slowest_part_of_the_work() -> None:
    work = {
        "host/a": {"VM.start": 10.0},
        "host/b": {"VM.start": 12.0, "VM.clean_shutdown": 4.0},
        "SR/x": {"VDI.clone": 3.0},
        "SR/y": {"VDI.clone": 5.0, "VDI.destroy": 0.5},
        "": {"call.write": 1.5},
    }
    bound = bound_of({"work": work, "shortest": {"VM.start": 2.0}}, connections=2)
    assert (bound.starts, bound.clones, bound.calls) == (4.0, 5.5, 5.0)
    assert bound.longest == 5.5
    assert bound.with_last_start == 7.5
    bound.check(7.5)
    with pytest.raises(RuntimeError, match="sooner than the pool"):
        bound.check(7.4)


def test_a_page_keeps_what_is_around_the_figures(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    for _ in range(2):
        write(page, [Figure("speed", 3000.0, "calls/s", 1000.0, "the others"), Figure("size", 1.5, "ms")])
    text = page.read_text()
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old" not in text
    assert "| speed | 3,000.00 calls/s | 1,000.00 | 3.00 | the others |\n| size | 1.50 ms |  |  |  |\n" in text


def test_a_page_without_a_place_for_figures_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text\n")
    with pytest.raises(ValueError, match="lacks"):
        write(page, [])
    assert page.read_text() == "text\n"
