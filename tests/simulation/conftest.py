"""What simulations share."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from .cloud import make_adopted


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """What is expected to go wrong needs no log, whose traces take most of the time."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("adopted")
    make_adopted(directory)
    return directory
