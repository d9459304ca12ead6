"""What a log says, and what it may not say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from poolwright.saga import History, Kind, Line, Saga, State
from poolwright.saga.journal import FINAL, NEXT, NEXT_WHOLE, IllegalLine
from poolwright.saga.recovery import Found, plan

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def log(*events: tuple[str, Kind]) -> list[Line]:
    return [Line(sequence=n, at=NOW, entry=entry, kind=kind) for n, (entry, kind) in enumerate(events)]


#: A way to reach each last kind of an entry.
PATHS: dict[Kind | None, tuple[Kind, ...]] = {
    None: (),
    Kind.STARTED: (Kind.STARTED,),
    Kind.SUCCEEDED: (Kind.STARTED, Kind.SUCCEEDED),
    Kind.FAILED: (Kind.STARTED, Kind.FAILED),
    Kind.UNDO_STARTED: (Kind.STARTED, Kind.FAILED, Kind.UNDO_STARTED),
    Kind.UNDO_FINISHED: (Kind.STARTED, Kind.FAILED, Kind.UNDO_STARTED, Kind.UNDO_FINISHED),
    Kind.UNDO_FAILED: (Kind.STARTED, Kind.FAILED, Kind.UNDO_STARTED, Kind.UNDO_FAILED),
}
WHOLE_PATHS: dict[Kind | None, tuple[Kind, ...]] = {
    None: (),
    Kind.CANCELLED: (Kind.CANCELLED,),
    Kind.COMPLETED: (Kind.COMPLETED,),
    Kind.UNWOUND: (Kind.UNWOUND,),
    Kind.STUCK: (Kind.STUCK,),
    Kind.RESUMED: (Kind.STUCK, Kind.RESUMED),
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("entry", "last"), [("a", last) for last in PATHS] + [("", last) for last in WHOLE_PATHS]
)
def test_only_what_the_table_allows_may_follow(entry: str, last: Kind | None, kind: Kind) -> None:
    path = PATHS[last] if entry else WHOLE_PATHS[last]
    lines = log(*((entry, one) for one in (*path, kind)))
    history = History(lines[:-1])
    allowed = (NEXT if entry else NEXT_WHOLE)[last]
    if kind in allowed:
        history.add(lines[-1])
        assert history.last(entry) is kind
    else:
        with pytest.raises(IllegalLine):
            history.add(lines[-1])


def test_the_tables_know_every_kind() -> None:
    assert (NEXT.keys() | NEXT_WHOLE.keys()) - {None} == set(Kind)
    assert NEXT_WHOLE.keys() >= FINAL


def test_a_line_out_of_sequence_is_refused() -> None:
    with pytest.raises(IllegalLine):
        History([Line(sequence=1, at=NOW, entry="a", kind=Kind.STARTED)])


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((), State.RUNNING),
        ((("a", Kind.STARTED),), State.RUNNING),
        ((("a", Kind.STARTED), ("a", Kind.SUCCEEDED)), State.RUNNING),
        ((("a", Kind.STARTED), ("a", Kind.FAILED)), State.UNWINDING),
        ((("a", Kind.STARTED), ("", Kind.CANCELLED)), State.UNWINDING),
        ((("", Kind.COMPLETED),), State.SUCCEEDED),
        ((("a", Kind.STARTED), ("a", Kind.FAILED), ("", Kind.UNWOUND)), State.UNWOUND),
        ((("a", Kind.STARTED), ("a", Kind.FAILED), ("", Kind.STUCK)), State.STUCK),
        ((("a", Kind.STARTED), ("a", Kind.FAILED), ("", Kind.STUCK), ("", Kind.RESUMED)), State.UNWINDING),
    ],
)
def test_the_state_follows_from_the_log(events: tuple[tuple[str, Kind], ...], state: State) -> None:
    assert History(log(*events)).state is state


def test_recovery_resumes_what_it_can_and_says_what_it_can_not() -> None:
    known = Saga[dict[str, str], object]("known", params=dict)

    @known.step
    async def a(_run: object) -> None: ...

    decided = plan(
        [
            Found("fresh", "known", []),
            Found("started", "known", log(("a", Kind.STARTED))),
            Found("ended", "known", log(("", Kind.COMPLETED))),
            Found("stuck", "known", log(("", Kind.STUCK))),
            Found("gone", "no such saga", log(("a", Kind.STARTED))),
            Found("strange", "known", log(("b[3]", Kind.STARTED))),
            Found("torn", "known", log(("a", Kind.SUCCEEDED))),
        ],
        {"known": known},
    )
    assert decided.resume == ["fresh", "started"]
    assert decided.refused.keys() == {"gone", "strange", "torn"}


def test_a_saga_is_declared_without_slips() -> None:
    made = Saga[dict[str, str], object]("made", params=dict)

    @made.step
    async def a(_run: object) -> None: ...

    @made.step_each(lambda _run: [1])
    async def b(_run: object, _item: int) -> None: ...

    @made.step
    async def c(_run: object) -> None: ...

    a.no_undo(because="it does nothing")
    with pytest.raises(TypeError, match="already"):
        a.undo(a.action)
    with pytest.raises(TypeError, match="has a step a already"):
        made.step(a.action)
    with pytest.raises(TypeError, match="not declared one after the other"):
        made.concurrently(a, c)
    made.concurrently(b, c)
    assert [[step.name for step in stage] for stage in made.stages] == [["a"], ["b", "c"]]
    with pytest.raises(TypeError):
        made.concurrently(a, b)
    assert made.decode(made.encode({"x": "y"})) == {"x": "y"}
