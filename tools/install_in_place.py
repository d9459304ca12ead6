"""Make `src` importable in this environment and write the `poolwright` launcher, without a build tool.

`pip install -e .` would fetch hatchling, unhashed; a path file and a four-line script do the same.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def main() -> None:
    (Path(sysconfig.get_path("purelib")) / "poolwright-in-place.pth").write_text(f"{SOURCE}\n")
    launcher = Path(sysconfig.get_path("scripts")) / "poolwright"
    launcher.write_text(
        f"#!{sys.executable}\nimport sys\n\nfrom poolwright.cli import main\n\nsys.exit(main())\n"
    )
    launcher.chmod(0o755)


if __name__ == "__main__":
    main()
