"""`python -m tools.setup STEP...`: `site` is for building, `test` for the tests, `bench` for measuring."""

import fcntl
import sys

from tools.setup import chromium, nginx, node, packages
from tools.setup.checkout import SetupFault

STEPS = {
    "site": [packages.site],
    "desk": [packages.desk],
    "test": [packages.test, node.test, chromium.test, nginx.test],
    "bench": [packages.test, packages.bench, node.test, node.bench, chromium.test],
}


def main(names: list[str]) -> int:
    """Run the named steps, one process at a time; 1 where one cannot be done, 2 where one is not known."""
    if not names or any(name not in STEPS for name in names):
        print(f"python -m tools.setup {' | '.join(STEPS)}", file=sys.stderr)
        return 2
    with open(__file__) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            for part in (part for name in names for part in STEPS[name]):
                part()
        except SetupFault as fault:
            print(f"\n{fault}", file=sys.stderr)
            return 1
    return 0


sys.exit(main(sys.argv[1:]))
