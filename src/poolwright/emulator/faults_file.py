"""The file of fault rules: a JSON list of objects with `Rule`'s fields, read again whenever it changes.

A file that cannot be read or makes no sense changes nothing: what is wrong is said in words, and the rules
that were in force stay.
"""

from __future__ import annotations

import asyncio
import logging
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import msgspec

from poolwright.emulator.faults import HOST_FAULTS, Faults, Rule, Then
from poolwright.xapi.datamodel import load

_LOG: Final = logging.getLogger(__name__)
#: Seconds between looks whether the file has changed.
LOOK: Final = 0.2


class BadFaults(ValueError):
    """The file is no list of rules; the text says where and why."""


def load_rules(path: Path) -> list[Rule]:
    """The rules in a file. Raises BadFaults, and OSError if it cannot be read."""
    try:
        rules = msgspec.json.decode(path.read_bytes(), type=list[Rule])
    except msgspec.DecodeError as error:
        raise BadFaults(f"{path}: {error}") from error
    for number, rule in enumerate(rules, 1):
        if problem := _problem(rule):
            label = f" ({rule.name})" if rule.name else ""
            raise BadFaults(f"{path}: rule {number}{label}: {problem}")
    return rules


def _problem(rule: Rule) -> str:
    """What is wrong with a rule that is well-formed; empty if nothing is."""
    for field, value in (("skip", rule.skip), ("times", rule.times), ("seconds", rule.seconds)):
        if value < 0:
            return f"{field} is {value}, less than 0"
    if rule.then in HOST_FAULTS and not rule.target:
        return f"{rule.then} needs a target: a host's address, uuid or name, or coordinator"
    if rule.then not in HOST_FAULTS and rule.target:
        return f"target is for hosts' faults, not for {rule.then}"
    if rule.then is Then.FAILURE and not rule.code:
        return "a failure needs a code"
    return _unknown_message(rule.message)


def _unknown_message(pattern: str) -> str:
    names = load().messages
    if not pattern or any(fnmatchcase(name, pattern) for name in names):
        return ""
    if pattern.startswith("Async."):
        return f"message {pattern!r}: without Async., please: it is for both ways of calling"
    near = get_close_matches(pattern, names, 1)
    return f"no message of XAPI is called {pattern!r}" + (f"; did you mean {near[0]}?" if near else "")


class FaultsFile:
    """A file whose rules are in force while the pool runs."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self.path = path
        self._faults = faults
        self._seen: tuple[int, int, int] | None = None

    def _mark(self) -> tuple[int, int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read(self) -> None:
        """Puts the file's rules in force. Raises BadFaults, OSError; then the old ones stay."""
        self._seen = self._mark()
        self._faults.replace_file(load_rules(self.path))

    def read_again(self) -> bool:
        """`read` that logs what is wrong instead of raising; whether all was well."""
        try:
            self.read()
        except (BadFaults, OSError) as error:
            _LOG.error("faults: %s; the rules stay as they were", error)
            return False
        _LOG.warning("faults: %s read again", self.path)
        return True

    async def follow(self) -> None:
        """Reads the file again whenever it changes, until cancelled. A file that is gone changes nothing."""
        while True:
            await asyncio.sleep(LOOK)
            mark = self._mark()
            if mark is not None and mark != self._seen:
                self.read_again()
