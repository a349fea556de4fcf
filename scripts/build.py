"""Build the site: `python3 scripts/build.py`. Words after the command go to `cchc build`."""

import sys

import environment

if __name__ == "__main__":
    environment.become(environment.RUNTIME, "-m", "cchc.cli", "build", *sys.argv[1:])
