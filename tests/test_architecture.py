"""The house rules of ARCHITECTURE.md, as tests: they read the sources and import nothing of them."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "poolwright"
WRITTEN = [p for p in sorted(SOURCE.rglob("*.py")) if not {"_generated", "versions"} & set(p.parts)]
NAMES = [str(p.relative_to(SOURCE)) for p in WRITTEN]
TREES = {p: ast.parse(p.read_text()) for p in WRITTEN}

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
MAX_BROAD_EXCEPTS = 5
FORBIDDEN_SUFFIXES = ("Manager", "Helper", "Util", "Utils", "Base", "Impl", "TO")
FORBIDDEN_MODULES = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


@pytest.mark.parametrize("path", WRITTEN, ids=NAMES)
def test_files_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MAX_FILE_LINES
    long = [
        f"{f.name}: {f.end_lineno - f.lineno + 1} lines"
        for f in functions(TREES[path])
        if f.end_lineno and f.end_lineno - f.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("path", WRITTEN, ids=NAMES)
def test_modules_say_what_they_are_for(path: Path) -> None:
    if path.read_text().strip():
        assert ast.get_docstring(TREES[path])


def test_names_have_a_subject() -> None:
    bad = [
        f"{path.relative_to(SOURCE)}: {node.name}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(FORBIDDEN_SUFFIXES)
    ]
    assert bad == []
    assert [p for p in WRITTEN if p.name in FORBIDDEN_MODULES] == []


def test_broad_excepts_are_few_and_reasoned() -> None:
    found = [
        (path.relative_to(SOURCE), node.lineno, path.read_text().splitlines()[node.lineno - 1])
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and ast.unparse(node.body[-1]) != "raise"  # cleaning up and passing on swallows nothing
    ]
    assert len(found) <= MAX_BROAD_EXCEPTS, found
    assert [where for where in found if "#" not in where[2]] == []


def test_time_and_chance_come_from_the_clock() -> None:
    forbidden = re.compile(
        r"^(time\.(time|monotonic|perf_counter|time_ns)|datetime\.(now|utcnow|today)|uuid\.uuid[14]|uuid[14]"
        r"|random\.\w+|secrets\.(token_\w+|randbelow|choice)|os\.urandom)$"
    )
    bad = [
        f"{path.relative_to(SOURCE)}:{line} {name}"
        for path, tree in TREES.items()
        if path.name != "clock.py"
        for name, line in calls(tree)
        if forbidden.match(name)
    ]
    assert bad == []


def test_tasks_belong_to_a_group() -> None:
    bad = [
        f"{path.relative_to(SOURCE)}:{line} {name}"
        for path, tree in TREES.items()
        for name, line in calls(tree)
        if name in {"asyncio.create_task", "asyncio.ensure_future", "loop.create_task"}
    ]
    assert bad == []


def test_nothing_is_run_through_a_shell() -> None:
    bad = [
        f"{path.relative_to(SOURCE)}:{line} {name}"
        for path, tree in TREES.items()
        for name, line in calls(tree)
        if name in {"os.system", "os.popen", "asyncio.create_subprocess_shell"}
    ]
    assert bad == []


def test_no_file_names_a_registry_host_or_a_machine_path() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout: nothing to list")
    hosts = re.compile(r"(pypi|pythonhosted|npmjs|crates)\.(org|io)|/work/(main|shared)|/root/")
    here = str(Path(__file__).relative_to(ROOT))
    bad = [
        name
        for name in tracked
        if name != here and (ROOT / name).is_file() and hosts.search((ROOT / name).read_text(errors="ignore"))
    ]
    assert bad == []


def test_the_architecture_fits_on_two_pages() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text().splitlines()) <= 130


def test_ci_runs_the_readme_s_test_command() -> None:
    assert "make test" in (ROOT / "README.md").read_text()
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec make test")
