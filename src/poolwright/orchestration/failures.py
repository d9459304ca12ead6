"""How a saga's log keeps our errors, and how they are read back from it."""

from __future__ import annotations

from typing import Final

import msgspec

from poolwright.model.errors import CloudError, Conflict, ErrorRecord, Internal
from poolwright.saga import Failure, Faults, Outcome, State, TryAgain


def describe(error: Exception) -> Failure:
    """The error as a line of the log keeps it."""
    if isinstance(error, CloudError):
        return Failure(kind=error.category, message=error.message, details=msgspec.to_builtins(error.record()))
    return Failure(kind=type(error).__name__, message=str(error))


def read_back(failure: Failure) -> CloudError:
    """The error that a line of the log keeps."""
    if failure.details:
        return CloudError.from_record(msgspec.convert(failure.details, ErrorRecord))
    if failure.kind == TryAgain.__name__:
        return CloudError.from_record(
            ErrorRecord(category="Unavailable", message=f"Gave up: {failure.message}")
        )
    return Internal(f"{failure.kind}: {failure.message}")


def error_of(outcome: Outcome) -> CloudError | None:
    """What to tell the user about how a saga ended; None where it went well or is not over."""
    if outcome.state is State.STUCK and outcome.stuck is not None:
        reason = read_back(outcome.failure).message if outcome.failure else "it was cancelled"
        return Internal(
            f"{reason} Undoing it failed as well, at {outcome.stuck_entry}: {outcome.stuck.message} "
            f"An administrator must look at it."
        )
    if outcome.state is State.UNWOUND:
        return read_back(outcome.failure) if outcome.failure else Conflict("It was cancelled")
    return None


#: A call whose fate is unknown runs again; so does whatever met a database that was busy.
FAULTS: Final = Faults(is_indefinite=lambda error: isinstance(error, TryAgain), describe=describe)
