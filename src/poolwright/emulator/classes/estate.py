"""The storage, network, host, pool and other classes: their messages and rules, by class."""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.implicit import Handler
from poolwright.emulator.operations import Rules

MESSAGES: Mapping[str, Mapping[str, Handler]] = {}

RULES: Mapping[str, Rules] = {}
