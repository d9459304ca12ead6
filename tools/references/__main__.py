"""`python -m references` rewrites the pages; with `--check` it only says which are not current, and exits 1."""

from __future__ import annotations

import sys
from pathlib import Path

from references import api, emulator

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"api.md": api.page, "emulator-coverage.md": emulator.page}


def stale() -> list[str]:
    """The pages whose text is not what the code says."""
    return [n for n, page in PAGES.items() if not (DOCS / n).exists() or (DOCS / n).read_text() != page()]


def main() -> int:
    if "--check" in sys.argv[1:]:
        names = stale()
        if names:
            print(f"not current: {', '.join(names)}; run make generate", file=sys.stderr)
        return 1 if names else 0
    for name, page in PAGES.items():
        (DOCS / name).write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
