"""Python packages: makes `.venv`, fills it from the locks, and keeps it working where the checkout is moved to.

Owns `.venv/lib` and the scripts in `.venv/bin`. Refuses anything that is not in a lock with its hash.
"""

import os
import re
import shutil
import sys

from tools.setup import debian
from tools.setup.checkout import (
    PYTHON,
    VENV,
    SetupFault,
    digest,
    mark_done,
    read_mark,
    run,
    say,
    succeeds,
    unfinished,
)

# In a terminal where `.venv` is activated, set-up is run by the very Python it may have to make anew.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)

NO_PIP = """\
Python trên máy này không tạo được môi trường ảo (thiếu ensurepip), và cũng không có pip hay uv để thay.
  Cách sửa (Debian, Ubuntu): sudo apt install python3-venv
  Sau đó gõ lại lệnh vừa rồi.
This Python has no ensurepip, and there is neither pip nor uv to stand in: sudo apt install python3-venv"""

NOT_INSTALLED = """\
Chưa cài được các gói Python trong {lock}. Thường là do máy không ra được Internet hoặc phải qua proxy:
  kiểm tra mạng (biến https_proxy, tệp pip.conf) rồi gõ lại lệnh vừa rồi.
The packages of {lock} could not be installed; most often the package index cannot be reached."""

# Fails where the Python behind `.venv` went away, or is another version by now and looks for its packages elsewhere.
HAS_PACKAGES = """\
import os, sys, sysconfig
sys.exit(sys.prefix == sys.base_prefix or not os.path.isdir(sysconfig.get_path("purelib")))
"""

LAUNCHER = """\
#!/bin/sh
bin=$(dirname "$(readlink -f "$0")"); export PYTHONUTF8=1 PYTHONPATH="$bin/../..${PYTHONPATH:+:$PYTHONPATH}"
exec "$bin/python" -P -m portal "$@"
"""

# How pip names the Python of a script: by its path, or through sh where the path is long or holds a space.
BOUND = re.compile(rb"\A#!(?:/bin/sh\n'''exec' .*\n' '''|.*/bin/python[\d.]*)\n")

# The same for a Python beside the script, wherever that is. Python reads the second and third line as a string.
FREE = b"""#!/bin/sh
'''exec' "$(dirname "$(readlink -f "$0")")/python" "$0" "$@"
' '''
"""


def site() -> None:
    """What building the site needs."""
    _ready_folder()
    install_lock("site", "requirements.txt")
    _write_launcher()


def test() -> None:
    """What the tests need. The lock of the tests contains those of the site and of the desk, at the same versions."""
    _ready_folder()
    install_lock("test", "requirements-dev.txt", "requirements.txt")
    mark_done("desk", digest("requirements-desk.txt", "requirements.txt"))
    mark_done("site", digest("requirements.txt"))
    _write_launcher()


def desk() -> None:
    """What the desk needs. Its lock contains that of the site, at the same versions."""
    _ready_folder()
    install_lock("desk", "requirements-desk.txt", "requirements.txt")
    mark_done("site", digest("requirements.txt"))
    _write_launcher()


def bench() -> None:
    """The peers from PyPI that `make bench` measures against, on top of what the tests need."""
    install_lock("bench", "requirements-bench.txt")


def install_lock(step: str, lock: str, *contained: str) -> None:
    """Install what the lock names into the ready `.venv`, unless the very same locks were installed before."""
    key = digest(lock, *contained)
    if read_mark(step) == key:
        return
    say(f"Cài các gói trong {lock}")
    with unfinished(step, "folder"):
        _fetch(lock)
        _free_scripts()
    mark_done(step, key)


def _fetch(lock: str) -> None:
    installer = _installer()
    if not installer:
        raise SetupFault(NO_PIP)
    try:
        run(*installer, "--quiet", "--require-hashes", "-r", lock, env={"PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    except SetupFault as fault:
        raise SetupFault(f"{fault}\n\n{NOT_INSTALLED.format(lock=lock)}") from None


def _installer() -> list[str]:
    """What installs into `.venv`: its own pip, else the machine's (Debian keeps ensurepip apart), else uv."""
    choices = [
        [str(PYTHON), "-m", "pip", "install"],
        [BASE_PYTHON, "-m", "pip", "--python", str(PYTHON), "install"],
        ["uv", "pip", "install", "--python", str(PYTHON)],
    ]
    return next((choice for choice in choices if succeeds(*choice, "--help")), [])


def _ready_folder() -> None:
    place = read_mark("folder")
    if not place or not succeeds(PYTHON, "-c", HAS_PACKAGES):
        say("Tạo môi trường Python trong .venv")
        _make_folder()
    elif place != str(VENV):
        run(BASE_PYTHON, "-m", "venv", "--without-pip", VENV)  # moved: `activate` names the old place
    mark_done("folder", str(VENV))


def _make_folder() -> None:
    if _has_made_folder() or (_is_debians_python() and debian.install("python3-venv") and _has_made_folder()):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    raise SetupFault(NO_PIP)


def _has_made_folder() -> bool:
    """Make `.venv` with a pip of its own or, where ensurepip is missing, without, if another can fill it."""
    shutil.rmtree(VENV, ignore_errors=True)
    if succeeds(BASE_PYTHON, "-m", "venv", VENV):
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    return succeeds(BASE_PYTHON, "-m", "venv", "--without-pip", VENV) and bool(_installer())


def _is_debians_python() -> bool:
    return os.path.realpath(BASE_PYTHON).startswith("/usr/bin/")


def _free_scripts() -> None:
    """Let every script of `.venv/bin` find the Python beside it: pip writes down where `.venv` is today."""
    for script in (VENV / "bin").iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        content, count = BOUND.subn(FREE, script.read_bytes(), count=1)
        if count:
            script.write_bytes(content)


def _write_launcher() -> None:
    launcher = VENV / "bin" / "portal"
    if not launcher.is_file() or launcher.read_text() != LAUNCHER:
        launcher.write_text(LAUNCHER)
        os.chmod(launcher, 0o755)
