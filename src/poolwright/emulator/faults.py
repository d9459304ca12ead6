"""Faults as data: which calls go wrong, and how. The rules may change while the pool runs.

    pool.faults.add(Rule(message="VM.start_on", skip=1, times=1, then=Then.ANSWER_LOST))

A rule counts the calls that it matches, lets `skip` of them pass, then strikes `times` times (0 = for ever).
It knows no HTTP: the server does what `then` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec

from poolwright.emulator.database import Database


class Then(StrEnum):
    """What happens to a call."""

    FAILURE = "failure"  #: it is refused with `code` and `params`; an asynchronous one's task fails
    DELAY = "delay"  #: it waits `seconds`, then runs
    ANSWER_LOST = "answer_lost"  #: it runs, and the connection closes without an answer
    RESET = "reset"  #: the connection closes before it runs
    TRUNCATED = "truncated"  #: it runs, and half of the answer arrives
    SESSION_KILLED = "session_killed"  #: its session ends before it runs
    EVENTS_LOST = "events_lost"  #: the older event queues drop what they hold


class Rule(msgspec.Struct, kw_only=True):
    """Which calls, and what then.

    `message` is a pattern of wire names without `Async.` (`VM.*`); `object` a uuid or reference among the
    arguments; `host` the address that was called; empty ones match all.
    """

    message: str = "*"
    object: str = ""
    host: str = ""
    skip: int = 0
    times: int = 1
    then: Then = Then.FAILURE
    code: str = "INTERNAL_ERROR"
    params: list[str] = []
    seconds: float = 0.0


@dataclass
class _Counted:
    rule: Rule
    seen: int = 0


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
    """The rules of one pool."""

    def __init__(self, database: Database, rules: Iterable[Rule] = ()) -> None:
        self._database = database
        self._rules = [_Counted(rule) for rule in rules]

    def add(self, rule: Rule) -> Rule:
        """A rule more; its count starts now."""
        self._rules.append(_Counted(rule))
        return rule

    def remove(self, rule: Rule) -> None:
        """Takes a rule away; nothing if it is not there."""
        self._rules = [counted for counted in self._rules if counted.rule is not rule]

    def clear(self) -> None:
        self._rules = []

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
        if rule.host not in ("", host) or not fnmatchcase(name, rule.message):
            return False
        return not rule.object or _mentions(list(params), self._names(rule.object))

    def _names(self, wanted: str) -> set[str]:
        states = self._database.tables.values()
        return {wanted} | {ref for state in states if (ref := state.by_uuid.get(wanted)) is not None}


def load_rules(path: Path) -> list[Rule]:
    """The rules in a JSON file: a list of objects with `Rule`'s fields. Raises msgspec.ValidationError."""
    return msgspec.json.decode(path.read_bytes(), type=list[Rule])
