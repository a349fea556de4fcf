"""Take the guides' pictures afresh from the real editor: `python3 scripts/guide_pictures.py`."""

import sys

import environment


def main() -> int:
    """Go on in the project's Python, with the libraries of the tests."""
    environment.enter(environment.DEV)
    from guide.pictures import renew  # noqa: PLC0415 - its libraries are there only now

    return renew()


if __name__ == "__main__":
    sys.exit(main())
