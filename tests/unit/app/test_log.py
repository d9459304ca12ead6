"""Secrets stay out of the log, by the name of a field and inside texts."""

from __future__ import annotations

import pytest

from poolwright.app.log import HIDDEN, hide_secrets


@pytest.mark.parametrize(
    "event",
    [
        {"password": "hunter2"},
        {"secretkey": "hunter2"},
        {"apikey": "hunter2"},
        {"params": {"Password": "hunter2", "url": "x"}},
        {"pools": [{"session_id": "hunter2"}]},
        {"event": "GET /client/api?command=login&password=hunter2&x=1"},
        {"event": "params {'password': 'hunter2'}"},
        {"url": "postgresql://cloud:hunter2@db/cloud"},
        {"exception": 'Traceback ... {"secretkey": "hunter2"}'},
        {"event": "signature=hunter2"},
    ],
)
def test_hidden(event: dict[str, object]) -> None:
    shown = str(hide_secrets(None, "info", event))
    assert "hunter2" not in shown
    assert HIDDEN in shown


def test_the_rest_is_shown() -> None:
    event = {"event": "vm.started", "vm": "v", "host": "http://xen1:80/x", "count": 3, "none": None}
    assert hide_secrets(None, "info", dict(event)) == event
