"""`python -m portal`: the staff's commands."""

import sys

from portal.desk.command import main

sys.exit(main(sys.argv[1:]))
