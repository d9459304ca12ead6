"""Durable sagas: an operation as a table of steps, each with its undo right below it, carried out once and for
all.

    definition   what a saga is: steps, fan-outs, stages, undos
    journal      what happened to it: the kinds of line, the order they may come in, and the state that follows
    executor     runs it to rest, forwards or backwards, from wherever its log says it is
    recovery     which sagas of a stopped manager are to be run again

The engine knows no cloud and no database: who runs a saga gives it a journal, a clock, and how to read its own
errors.
"""

from poolwright.saga.definition import Backoff as Backoff
from poolwright.saga.definition import FanOut as FanOut
from poolwright.saga.definition import Run as Run
from poolwright.saga.definition import Saga as Saga
from poolwright.saga.definition import Step as Step
from poolwright.saga.definition import TryAgain as TryAgain
from poolwright.saga.executor import Execution as Execution
from poolwright.saga.executor import Faults as Faults
from poolwright.saga.executor import Observer as Observer
from poolwright.saga.journal import Failure as Failure
from poolwright.saga.journal import History as History
from poolwright.saga.journal import Journal as Journal
from poolwright.saga.journal import Kind as Kind
from poolwright.saga.journal import Line as Line
from poolwright.saga.journal import Outcome as Outcome
from poolwright.saga.journal import State as State
