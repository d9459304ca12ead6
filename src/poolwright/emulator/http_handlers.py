"""What the hosts serve over HTTP besides calls: one visible table, by method and path."""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.server import HttpHandler

HANDLERS: Mapping[tuple[str, str], HttpHandler] = {}
