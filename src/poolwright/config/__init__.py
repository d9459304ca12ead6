"""What the operator sets: where the manager listens, where it keeps its data, how a client finds it.

Reads files and the environment, and writes one file (the access profile). Starts nothing and knows no part of
the cloud.
"""

from poolwright.config.access import Access, AccessUnknown, ProfileFile, find_access
from poolwright.config.listen import Listen, ListenInvalid
from poolwright.config.settings import Settings, SettingsInvalid, load_settings

__all__ = [
    "Access",
    "AccessUnknown",
    "Listen",
    "ListenInvalid",
    "ProfileFile",
    "Settings",
    "SettingsInvalid",
    "find_access",
    "load_settings",
]
