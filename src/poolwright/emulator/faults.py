"""Faults as data: which calls go wrong and how, and which hosts. The rules may change while the pool runs.

    pool.faults.add(Rule(message="VM.start_on", skip=1, times=1, then=Then.ANSWER_LOST))

A rule counts the calls that it matches, lets `skip` of them pass, then strikes `times` times (0 = for ever).
A host's fault without a message happens when the rule is added. It knows no HTTP and no hosts: the server and
the emulator do what `then` says. The page docs/emulator-faults.md describes rules and their file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any, Final

import msgspec

from poolwright.emulator.database import Database


class Then(StrEnum):
    """What happens to a call, or because of one to a host."""

    FAILURE = "failure"  #: it is refused with `code` and `params`; an asynchronous one's task fails
    DELAY = "delay"  #: it waits `seconds`, then runs
    ANSWER_LOST = "answer_lost"  #: it runs, and the connection closes without an answer
    RESET = "reset"  #: the connection closes before it runs
    TRUNCATED = "truncated"  #: it runs, and half of the answer arrives
    SESSION_KILLED = "session_killed"  #: its session ends before it runs
    EVENTS_LOST = "events_lost"  #: the pool forgets deletions; older event queues drop what they hold
    HOST_DIES = "host_dies"  #: the host `target` loses its power
    HOST_RETURNS = "host_returns"  #: the host `target` starts again
    HOST_CUT_OFF = "host_cut_off"  #: the host `target` loses its network to the others
    HOST_RECONNECTS = "host_reconnects"  #: the host `target` is back in touch with the others


HOST_FAULTS: Final = frozenset({Then.HOST_DIES, Then.HOST_RETURNS, Then.HOST_CUT_OFF, Then.HOST_RECONNECTS})
#: The pool's master, whichever host that is when the fault happens.
COORDINATOR: Final = "coordinator"


class Rule(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Which calls, and what then.

    `message` is a pattern of wire names without `Async.` (`VM.*`; empty: all); `object` a uuid or reference
    among the arguments; `host` the address that was called. `target` names the host that a host's fault
    befalls: by address, uuid, name or reference, or `coordinator`; it happens after `seconds`. `name` is for
    people, and tells rules apart that are alike otherwise.
    """

    name: str = ""
    message: str = ""
    object: str = ""
    host: str = ""
    skip: int = 0
    times: int = 1
    then: Then = Then.FAILURE
    code: str = "INTERNAL_ERROR"
    params: list[str] = []
    seconds: float = 0.0
    target: str = ""

    @property
    def waits_for_calls(self) -> bool:
        """Whether calls set it off; a host's fault without any condition happens by itself."""
        return self.then not in HOST_FAULTS or bool(self.message or self.object or self.host)


@dataclass
class _Counted:
    rule: Rule
    seen: int = 0
    from_file: bool = False


def _mentions(value: Any, wanted: set[str]) -> bool:
    match value:
        case str():
            return value in wanted
        case dict():
            return any(_mentions(item, wanted) for item in value.values())
        case list():
            return any(_mentions(item, wanted) for item in value)
        case _:
            return False


class Faults:
    """The rules of one pool.

    `befall` lets a host's fault happen; until it is set, those that happen by themselves wait.
    """

    def __init__(self, database: Database, rules: Iterable[Rule] = ()) -> None:
        self._database = database
        self._rules: list[_Counted] = []
        self._waiting: list[Rule] = []
        self._befall: Callable[[Rule], None] | None = None
        for rule in rules:
            self.add(rule)

    def begin(self, befall: Callable[[Rule], None]) -> None:
        """The pool runs: hosts' faults can happen from now on, and those that wait do."""
        self._befall = befall
        waiting, self._waiting = self._waiting, []
        for rule in waiting:
            befall(rule)

    def add(self, rule: Rule) -> Rule:
        """A rule more; its count starts now."""
        self._take(_Counted(rule))
        return rule

    def _take(self, counted: _Counted) -> None:
        self._rules.append(counted)
        if counted.rule.waits_for_calls:
            return
        if self._befall is None:
            self._waiting.append(counted.rule)
        else:
            self._befall(counted.rule)

    def remove(self, rule: Rule) -> None:
        """Takes a rule away; nothing if it is not there."""
        self._rules = [counted for counted in self._rules if counted.rule is not rule]

    def clear(self) -> None:
        self._rules = []

    def replace_file(self, rules: Iterable[Rule]) -> None:
        """The rules that a file holds now, in place of what it held; those that stay go on counting."""
        old = [counted for counted in self._rules if counted.from_file]
        self._rules = [counted for counted in self._rules if not counted.from_file]
        for rule in rules:
            kept = next((counted for counted in old if counted.rule == rule), None)
            if kept is None:
                self._take(_Counted(rule, from_file=True))
            else:
                old.remove(kept)
                self._rules.append(kept)

    def __iter__(self) -> Iterator[Rule]:
        return (counted.rule for counted in self._rules)

    def strike(self, method: str, params: Sequence[Any], host: str) -> list[Rule]:
        """The rules that hit this call, each counted once."""
        if not self._rules:
            return []
        name = method.removeprefix("Async.")
        hits = []
        for counted in self._rules:
            if self._matches(counted.rule, name, params, host):
                counted.seen += 1
                nth = counted.seen - counted.rule.skip
                if nth > 0 and (counted.rule.times == 0 or nth <= counted.rule.times):
                    hits.append(counted.rule)
        return hits

    def _matches(self, rule: Rule, name: str, params: Sequence[Any], host: str) -> bool:
        if not rule.waits_for_calls or rule.host not in ("", host):
            return False
        if rule.message and not fnmatchcase(name, rule.message):
            return False
        return not rule.object or _mentions(list(params), self._names(rule.object))

    def _names(self, wanted: str) -> set[str]:
        states = self._database.tables.values()
        return {wanted} | {ref for state in states if (ref := state.by_uuid.get(wanted)) is not None}
