"""`python -m portal`: the staff's commands."""

import gc
import sys

from portal.desk.command import main

code = main(sys.argv[1:])
gc.freeze()  # the process lets go of all it holds at once: the interpreter need not look through it for what hangs together
sys.exit(code)
