"""The parts of `scripts/bench.py`: a corpus, the programs that build it, and what it took them.

Nothing here imports the project: it is timed through its command line alone, so that any two
versions of it can be compared. The one exception says so: `count_probe.py`.
"""
