"""What the operator sets: where the manager listens, where it keeps its data, how a client finds it.

Reads files and the environment, and writes two files: the access profile, and known pools' certificates.
Starts nothing and knows no part of the cloud.
"""

from poolwright.config.access import Access, AccessUnknown, ProfileFile, find_access
from poolwright.config.known_pools import KnownPools, KnownPoolsUnreadable
from poolwright.config.listen import Listen, ListenInvalid
from poolwright.config.settings import Settings, SettingsInvalid, load_settings

__all__ = [
    "Access",
    "AccessUnknown",
    "KnownPools",
    "KnownPoolsUnreadable",
    "Listen",
    "ListenInvalid",
    "ProfileFile",
    "Settings",
    "SettingsInvalid",
    "find_access",
    "load_settings",
]
