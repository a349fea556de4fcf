"""Lets `python -m cchc.cli` do what `cchc` does."""

import sys

from cchc.cli import main

if __name__ == "__main__":
    sys.exit(main())
