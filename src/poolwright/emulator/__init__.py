"""An XAPI pool in memory behind the real wire: for tests, for trying things out, for a first cloud in a minute.

    async with emulated_pool(hosts=3, seed=1) as pool:
        ...

It shares with the client only the wire, the types and the datamodel.
"""

from poolwright.emulator.emulator import Emulator, EmulatorSettings, NoPort, emulated_pool
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.faults import Faults, Rule, Then
from poolwright.emulator.pool import Pool
from poolwright.emulator.serving import serve
from poolwright.emulator.topology import GOLDEN_IMAGE, Topology
from poolwright.emulator.trace import Entry, Trace

__all__ = [
    "GOLDEN_IMAGE",
    "ApiFailure",
    "Emulator",
    "EmulatorSettings",
    "Entry",
    "Faults",
    "NoPort",
    "Pool",
    "Rule",
    "Then",
    "Topology",
    "Trace",
    "emulated_pool",
    "serve",
]
