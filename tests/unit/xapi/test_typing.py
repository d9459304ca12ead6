"""A user's script is checked: right ones pass, and each mistake in a wrong one is a type error at its line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mypy import api

SAMPLES = Path(__file__).parent / "samples"
FOUND = re.compile(r"^.*?:(\d+): error: .*\[([a-z-]+)\]$", re.MULTILINE)
EXPECTED = re.compile(r"# E: ([a-z-]+)$")


@pytest.fixture(scope="module")
def report() -> dict[str, str]:
    """What mypy says of each sample."""
    files = sorted(SAMPLES.glob("*.py"))
    output, errors, _ = api.run(["--strict", "--no-error-summary", "--hide-error-context", *map(str, files)])
    assert not errors
    return {f.name: "\n".join(line for line in output.splitlines() if f"/{f.name}:" in line) for f in files}


def test_a_right_script_has_no_type_errors(report: dict[str, str]) -> None:
    assert report["right.py"] == ""


def test_every_mistake_is_found_at_its_line(report: dict[str, str]) -> None:
    lines = (SAMPLES / "wrong.py").read_text().splitlines()
    expected = {(n, m[1]) for n, line in enumerate(lines, 1) if (m := EXPECTED.search(line))}
    found = {(int(line), code) for line, code in FOUND.findall(report["wrong.py"])}
    assert found == expected


def test_pyright_agrees(tmp_path: Path) -> None:
    pyright = shutil.which("pyright")
    if pyright is None:
        pytest.skip("LOUDLY: pyright is not installed, so only mypy has judged the samples")
    for sample in SAMPLES.glob("*.py"):
        shutil.copy(sample, tmp_path)
    config = {"typeCheckingMode": "strict", "include": ["."]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    ran = subprocess.run(
        [pyright, "--outputjson", "--pythonpath", sys.executable],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    found = {
        (Path(d["file"]).name, d["range"]["start"]["line"] + 1)
        for d in json.loads(ran.stdout)["generalDiagnostics"]
    }
    lines = (SAMPLES / "wrong.py").read_text().splitlines()
    expected = {("wrong.py", n) for n, line in enumerate(lines, 1) if EXPECTED.search(line)}
    assert {one for one in found if one[0] == "right.py"} == set()
    assert expected <= found
