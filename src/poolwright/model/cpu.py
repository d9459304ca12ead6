"""A VM's share of a host's CPUs: Xen's scheduler weight and cap.

CloudStack gives weight = trunc(speed * 0.99 / host speed * 256), at most 256, and, only where CPU use is
limited, cap = trunc(speed * 0.99 * cpus / host speed * 100). We differ in three points, on purpose:

- A weight of 0 (speed below 1/253 of the host's) means "the default, 256" to Xen, so the smallest VM would get
  the largest share. Ours is at least 1.
- A cap of 0 means "no limit" to Xen, so a VM limited to less than 1 % would be unlimited. Ours is at least 1
  then.
- A host whose speed is unknown (0) gets the default weight instead of a division by zero, and a limit of all
  its CPUs.
"""

from __future__ import annotations

from typing import Final

import msgspec

#: Xen's default weight, and CloudStack's largest.
MAX_WEIGHT: Final = 256
#: CloudStack leaves a hundredth of a core to the host.
SHARE: Final = 0.99


class CpuShare(msgspec.Struct, frozen=True):
    """`weight`: 1..256, relative to other VMs. `cap`: per cent of one core over all CPUs, 0 for no limit."""

    weight: int
    cap: int

    def params(self) -> dict[str, str]:
        """XAPI's `VCPUs_params`."""
        return {"weight": str(self.weight), "cap": str(self.cap)}


def share(*, cpus: int, speed_mhz: int, host_speed_mhz: int, limit: bool, overcommit: float = 1.0) -> CpuShare:
    """The share of a VM of `cpus` CPUs of `speed_mhz` each on a host whose cores run at `host_speed_mhz`.

    Overcommit divides the promise (the weight), never the limit.
    """
    if host_speed_mhz <= 0:
        return CpuShare(MAX_WEIGHT, 100 * cpus if limit else 0)
    promised = int(speed_mhz / overcommit)
    weight = min(MAX_WEIGHT, max(1, int(promised * SHARE / host_speed_mhz * MAX_WEIGHT)))
    cap = max(1, int(speed_mhz * SHARE * cpus / host_speed_mhz * 100)) if limit else 0
    return CpuShare(weight, cap)
