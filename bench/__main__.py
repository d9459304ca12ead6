"""`python -m bench [--json FILE] [--only NAME]`: prints the figures and writes them as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bench import client, deploy, pool
from bench.figures import Figure, as_json, show

MEASUREMENTS = {"client": client.measure, "pool": pool.measure, "deploy": deploy.measure}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--only", choices=MEASUREMENTS, action="append", help="measure only this; repeatable")
    options = parser.parse_args()
    figures: list[Figure] = []
    for name in options.only or MEASUREMENTS:
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        figures += MEASUREMENTS[name]()
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(as_json(figures), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
