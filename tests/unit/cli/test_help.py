"""Every command explains itself, and wrong usage is told apart from failure."""

from __future__ import annotations

import pytest

from poolwright.cli.application import run

COMMANDS = (
    (),
    ("demo",),
    ("serve",),
    ("emulate",),
    ("adopt",),
    ("xapi",),
    ("vm",),
    *(("vm", verb) for verb in ("list", "deploy", "start", "stop", "reboot", "destroy")),
    ("jobs",),
    *((noun,) for noun in ("zones", "hosts", "storage", "templates", "networks", "offerings", "access")),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_everywhere(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Usage: poolwright" in text
    assert " ".join(command) in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip()[0].isdigit()
