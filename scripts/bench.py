"""Time the project and its peers: `python3 scripts/bench.py [build|count|check|editor|search|…]`.

`python3 scripts/bench.py --help` tells the rest; docs and figures: BENCHMARK.md.
"""

import sys

import environment


def main() -> int:
    """Go on in the project's Python."""
    # What drives a browser is no part of what a commune's machine runs.
    environment.enter(environment.DEV if sys.argv[1:2] == ["search"] else environment.RUNTIME)
    from benchmark.stages import main as bench  # noqa: PLC0415 - its libraries are there only now

    return bench(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
