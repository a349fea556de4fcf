"""Run the web editor on this machine: `python3 scripts/edit.py`; more words go to `cchc edit`."""

import sys

import environment

if __name__ == "__main__":
    environment.become(environment.RUNTIME, "-m", "cchc.cli", "edit", *sys.argv[1:])
