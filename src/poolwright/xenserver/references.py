"""XAPI's references under names of our own, for the orchestration that carries them from call to call.

It does not import the client; to it a reference is something to hand back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from poolwright.xapi import Ref, Session

__all__ = ["HostRef", "NetworkRef", "Session", "VdiRef", "VifRef", "VmRef"]

if TYPE_CHECKING:
    from poolwright.xapi import VDI, VIF, VM, host, network

    VmRef: TypeAlias = Ref[VM]
    VdiRef: TypeAlias = Ref[VDI]
    NetworkRef: TypeAlias = Ref[network]
    HostRef: TypeAlias = Ref[host]
    VifRef: TypeAlias = Ref[VIF]
else:
    VmRef = VdiRef = VifRef = NetworkRef = HostRef = str
