"""How a command ends when it cannot do what it was asked: one line for the user, one exit code for a script.

A command translates the failures it expects into `CommandFailed`, where it knows what the user can do about
them; whatever else is raised is a defect and shows its traceback.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of `poolwright`."""

    DONE = 0
    #: It was tried and it failed, or was refused.
    FAILED = 1
    #: The command line is wrong.
    USAGE = 2
    #: The manager or pool is not there, or not known.
    UNREACHABLE = 3
    #: Ended by Ctrl-C.
    INTERRUPTED = 130


class CommandFailed(Exception):
    """A failure to report in a line, without a traceback."""

    def __init__(self, message: str, exit_code: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.exit_code = exit_code
