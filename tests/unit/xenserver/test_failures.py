"""XAPI's refusals in a user's words, whatever their code and parameters."""

from __future__ import annotations

import pytest

from poolwright.model.errors import CloudError, InsufficientCapacity, Internal, Unavailable
from poolwright.saga import TryAgain
from poolwright.xapi import AnswerUnknown, NotSent, failure
from poolwright.xapi._generated.failures import BY_CODE
from poolwright.xenserver.failures import TRANSIENT, speaking_of, translated


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_code_gives_a_sentence_about_the_object(code: str) -> None:
    for params in ([], ["{0}", "a"], ["a", "b", "c", "d"]):
        error = translated(failure(code, params), "instance i-2-3-VM")
        assert isinstance(error, CloudError)
        assert error.message.startswith("Instance i-2-3-VM: ")
        assert error.xapi_code == code
        assert error.xapi_params == params


def test_storage_that_is_full_is_lacking_capacity() -> None:
    assert isinstance(translated(failure("SR_BACKEND_FAILURE_44", ["", "x", ""]), "disk"), InsufficientCapacity)
    assert isinstance(translated(failure("SR_BACKEND_FAILURE_47", []), "disk"), Unavailable)


def test_a_code_of_tomorrow_is_kept_as_it_is() -> None:
    error = translated(failure("NEVER_HEARD_OF", ["{"]), "disk")
    assert isinstance(error, Internal)
    assert "NEVER_HEARD_OF {" in error.message


@pytest.mark.parametrize("code", sorted(TRANSIENT))
def test_what_was_not_executed_is_tried_again(code: str) -> None:
    with pytest.raises(TryAgain), speaking_of("a pool"):
        raise failure(code, [])


@pytest.mark.parametrize("lost", [NotSent("no route"), AnswerUnknown("reset")], ids=["unsent", "unknown"])
def test_a_lost_call_is_no_failure(lost: Exception) -> None:
    with pytest.raises(TryAgain), speaking_of("a pool"):
        raise lost
