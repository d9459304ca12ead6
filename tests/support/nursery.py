"""Where managers are born that are killed: a process that has imported everything, and forks one for each life.

A line of JSON on standard input begins a life: `{"arguments": ["serve", ...], "environ": {...}, "output":
"file", "commit": 3, "when": "before"}`. It answers `{"born": pid}`, and when a life has ended `{"ended": pid,
"status": -9}`. A life is `poolwright` as a user would start it, in a process of its own; only what every
start imports anew is saved. `commit` has it killed, by SIGKILL, right before or after its n-th commit to the
database.

It knows no test: run as a script, so that importing it does nothing.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from typing import Any


def tell(**what: object) -> None:
    """Atomic, since it is short: the handler of SIGCHLD may come in between anything else."""
    os.write(1, (json.dumps(what) + "\n").encode())


def bury(*_: object) -> None:
    """Report the lives that have ended."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        tell(ended=pid, status=os.waitstatus_to_exitcode(status))


def die_at_commit(number: int, *, after: bool) -> None:
    """Have this process killed at a commit, counted from 1."""
    from sqlalchemy.engine.default import DefaultDialect

    commit, seen = DefaultDialect.do_commit, 0

    def do_commit(self: DefaultDialect, connection: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == number and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        commit(self, connection)
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]


def live(asked: dict[str, Any]) -> int:
    """The child's part: become `poolwright` with those arguments."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.environ.clear()
    os.environ.update(asked["environ"])
    if asked.get("commit"):
        die_at_commit(asked["commit"], after=asked["when"] == "after")
    from poolwright.cli.application import run

    return run(asked["arguments"])


def main() -> None:
    import poolwright.app.log
    import poolwright.app.manager
    import poolwright.cli.application
    import poolwright.cli.interrupt
    import poolwright.cli.serve
    import poolwright.config
    import poolwright.xapi.carrier  # noqa: F401 - all that a start imports

    gc.freeze()
    signal.signal(signal.SIGCHLD, bury)
    tell(ready=os.getpid())
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = live(asked)
            finally:
                os._exit(code)
        tell(born=pid)


if __name__ == "__main__":
    main()
