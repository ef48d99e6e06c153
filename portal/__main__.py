"""`python -m portal`: the staff's commands.

Leaves at once when the work is done, unless a profiler waits for its end: to take the memory of a large site apart object by
object takes longer than many an edit.
"""

import os
import sys

from portal.desk.command import main

code = main(sys.argv[1:])
if sys.getprofile() or sys.gettrace():
    sys.exit(code)
try:
    sys.stdout.flush()
    sys.stderr.flush()
except OSError:  # whoever listened has gone
    code = code or 1
os._exit(code)
