"""`python -m bench [--json FILE] [--only NAME] [--large] [--document FILE]`: measures and shows the figures."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from bench import client, deploy, document, lists, pool, scale, waiting
from bench.figures import Figure, as_json, show

MEASUREMENTS = {
    "client": client.measure,
    "waiting": waiting.measure,
    "pool": pool.measure,
    "scale": scale.measure,
    "deploy": deploy.measure,
    "lists": lists.measure,
}
#: Those that take minutes each, and are made only when asked for.
LARGE = {"large": deploy.measure_large}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument(
        "--only", choices=MEASUREMENTS | LARGE, action="append", help="measure only this; repeatable"
    )
    parser.add_argument("--large", action="store_true", help="also 512 and 1,000 VMs on 64 hosts")
    parser.add_argument("--document", type=Path, help="put the figures into this page too")
    options = parser.parse_args()
    every = MEASUREMENTS | LARGE
    figures: list[Figure] = []
    for name in options.only or (every if options.large else MEASUREMENTS):
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        began = time.perf_counter()
        figures += every[name]()
        print(f"  took {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(as_json(figures), indent=1) + "\n")
    if options.document:
        document.write(options.document, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
