"""Entry point of the command `hanse`."""

import sys

from hanse.cli.app import app


def main() -> None:
    """Run the command; 0 done, 2 refused or not unique, 3 quarantined rows under --strict, 1 unexpected."""
    try:
        app()
    except KeyboardInterrupt:
        print("hanse: stopped", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
