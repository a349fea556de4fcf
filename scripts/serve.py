"""Show the site on this machine: `python3 scripts/serve.py`. Words after it go to `cchc serve`."""

import sys

import environment

if __name__ == "__main__":
    environment.become(environment.RUNTIME, "-m", "cchc.cli", "serve", *sys.argv[1:])
