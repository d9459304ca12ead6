"""Where poolwright keeps things, after the XDG base directory specification.

Names places; makes none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    given = environ.get(variable, "")
    # The specification: a relative path is to be ignored.
    if given.startswith("/"):
        return Path(given) / "poolwright"
    return Path(environ.get("HOME") or "~").expanduser() / default / "poolwright"


def data_directory(environ: Mapping[str, str]) -> Path:
    """Where a manager keeps its database: `$XDG_DATA_HOME/poolwright`, by default under ~/.local/share."""
    return _xdg(environ, "XDG_DATA_HOME", ".local/share")


def settings_file(environ: Mapping[str, str]) -> Path:
    """The settings: `$POOLWRIGHT_CONFIG`, else poolwright.toml under `$XDG_CONFIG_HOME/poolwright`."""
    if given := environ.get("POOLWRIGHT_CONFIG"):
        return Path(given)
    return _xdg(environ, "XDG_CONFIG_HOME", ".config") / "poolwright.toml"


def profile_file(environ: Mapping[str, str]) -> Path:
    """The access profile: `$POOLWRIGHT_PROFILE`, else profile.json under `$XDG_CONFIG_HOME/poolwright`."""
    if given := environ.get("POOLWRIGHT_PROFILE"):
        return Path(given)
    return _xdg(environ, "XDG_CONFIG_HOME", ".config") / "profile.json"


def known_pools_file(environ: Mapping[str, str]) -> Path:
    """Certificates pinned by hand: `$POOLWRIGHT_KNOWN_POOLS`, else known_pools.json beside the profile."""
    if given := environ.get("POOLWRIGHT_KNOWN_POOLS"):
        return Path(given)
    return _xdg(environ, "XDG_CONFIG_HOME", ".config") / "known_pools.json"
