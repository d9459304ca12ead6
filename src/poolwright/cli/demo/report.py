"""What the demo shows at its end: the table of VMs, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence

from poolwright.cli.demo.launch import Launch, Stage
from poolwright.cli.output import print_table


def print_report(launches: Sequence[Launch], *, wall: float, shared_calls: int) -> None:
    """The table of what was launched, and sums. `wall` is seconds from the first request to the last answer."""
    print_table(
        ("VM", "Host", "State", "Seconds", "XAPI calls"),
        [(row.name, row.host, row.state, row.seconds, row.calls) for row in launches],
    )
    good = sum(row.stage is Stage.RUNNING for row in launches)
    own = sum(row.calls for row in launches)
    print()
    print(
        f"{good} of {len(launches)} VMs running after {wall:.1f} s; {own} XAPI calls for them"
        f" ({own / max(1, len(launches)):.1f} each), {shared_calls} shared by all (events, session, inventory)."
    )
    for row in launches:
        if row.error:
            print(f"  {row.name}: {row.error}")


def print_welcome(*, api: str, username: str, password: str, pool: str) -> None:
    """How to go on with what the demo leaves running."""
    print(
        f"""
The cloud is yours until Ctrl-C:
  API      {api}   (user {username}, password {password})
  Pool     {pool}   (emulated XAPI)
  Try      poolwright vm list
           poolwright vm stop demo-01
           poolwright jobs""",
        flush=True,
    )
