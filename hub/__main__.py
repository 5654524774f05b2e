"""`python -m hub` is the command `hub` without installing anything."""

import sys

from hub.cli import main

if __name__ == "__main__":
    sys.exit(main())
