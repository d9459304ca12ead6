"""XAPI's classes: a module or package for each, with the messages that are not implicit.

Three visible tables list them; there is no scanning.
"""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.classes import compute, estate, toolstack
from poolwright.emulator.implicit import Handler
from poolwright.emulator.operations import Rules

#: Messages by class.
MESSAGES: Mapping[str, Mapping[str, Handler]] = {
    **toolstack.MESSAGES,
    **compute.MESSAGES,
    **estate.MESSAGES,
}

#: Rules of operations by class.
RULES: Mapping[str, Rules] = {**compute.RULES, **estate.RULES}
