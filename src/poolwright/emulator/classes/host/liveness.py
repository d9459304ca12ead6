"""Which hosts answer: the check before XAPI forwards a call to one. Changes nothing."""

from __future__ import annotations

from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.pool import Pool


def is_live(pool: Pool, host: str) -> bool:
    """Whether the pool holds the host for alive, by its metrics."""
    row = pool.database.find("host", host)
    if row is None:
        return False
    metrics = pool.database.find("host_metrics", row["metrics"])
    return metrics is not None and bool(metrics["live"])


def assert_live(pool: Pool, host: str) -> None:
    """Raises what forwarding to a host meets: HOST_OFFLINE [host], or CANNOT_CONTACT_HOST [host]."""
    if not is_live(pool, host):
        raise ApiFailure("HOST_OFFLINE", host)
    if not pool.host_state(host).alive:
        raise ApiFailure("CANNOT_CONTACT_HOST", host)


def live_hosts(pool: Pool) -> list[str]:
    """The hosts held for alive, the coordinator first."""
    hosts = [host for host in pool.database.refs("host") if is_live(pool, host)]
    return sorted(hosts, key=lambda host: host != pool.coordinator)
