"""An XAPI pool in memory behind the real wire: for tests, for trying things out, for a first cloud in a minute.

    async with emulated_pool(hosts=3, seed=1) as pool:     # in this event loop
        ...
    with threaded_pool(hosts=3, seed=1) as pool:           # beside code that blocks
        ...

It shares with the client only the wire, the types and the datamodel. What it consists of is imported when it
is first used: pytest imports this package at every start, for the fixtures in `pytest_plugin`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator, EmulatorSettings, NoPort, emulated_pool
    from poolwright.emulator.failures import ApiFailure
    from poolwright.emulator.faults import Faults, Rule, Then
    from poolwright.emulator.faults_file import BadFaults, load_rules
    from poolwright.emulator.pool import Pool
    from poolwright.emulator.serving import serve
    from poolwright.emulator.threaded import ThreadedPool, threaded_pool
    from poolwright.emulator.topology import GOLDEN_IMAGE, Topology
    from poolwright.emulator.trace import Entry, Trace

__all__ = [
    "GOLDEN_IMAGE",
    "ApiFailure",
    "BadFaults",
    "Emulator",
    "EmulatorSettings",
    "Entry",
    "Faults",
    "NoPort",
    "Pool",
    "Rule",
    "Then",
    "ThreadedPool",
    "Topology",
    "Trace",
    "emulated_pool",
    "load_rules",
    "serve",
    "threaded_pool",
]

if not TYPE_CHECKING:
    #: The modules that what the package offers comes from.
    _HOMES = {
        "emulator": ("Emulator", "EmulatorSettings", "NoPort", "emulated_pool"),
        "failures": ("ApiFailure",),
        "faults": ("Faults", "Rule", "Then"),
        "faults_file": ("BadFaults", "load_rules"),
        "pool": ("Pool",),
        "serving": ("serve",),
        "threaded": ("ThreadedPool", "threaded_pool"),
        "topology": ("GOLDEN_IMAGE", "Topology"),
        "trace": ("Entry", "Trace"),
    }
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

    def __getattr__(name):
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
