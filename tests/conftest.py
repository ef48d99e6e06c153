"""What every test shares: hypothesis profiles, two built sites, one browser, and a loud account of what could not be run."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from portal.desk.services import DemoContent
from tests.histories.tally import told
from tools.browser import launched
from tools.demo import write_demo
from tools.setup import chromium

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-21"
IN_MEMORY = Path("/dev/shm")
ROOM = 6 * 2**30
"""Bytes that must be free there for what tests write."""

# `make test` plays the same examples every time; `make fuzz` new and many more.
settings.register_profile("test", derandomize=True, deadline=None, database=None)
settings.register_profile("fuzz", max_examples=5_000, deadline=None)
settings.load_profile("test")

# Node from set-up stands there, also for whoever starts pytest without make.
os.environ["PATH"] = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--built", type=Path, help="look at this built site instead of building content/")
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.txt anew from the miniature demo")
    parser.addoption("--first-seed", type=int, default=1, help="the first seed of the long histories; others play other ones")


def pytest_configure(config: pytest.Config) -> None:
    """Put what tests write in memory where the machine has plenty: builds wait for the disk at every step, and half their time is that."""
    if hasattr(config, "workerinput") or "TMPDIR" in os.environ or config.getoption("basetemp") or not _roomy(IN_MEMORY):
        return
    for left in IN_MEMORY.glob("portal-tests-*-*"):  # of a run that was killed
        if not Path("/proc", left.name.split("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    folder = tempfile.mkdtemp(prefix=f"portal-tests-{os.getpid()}-", dir=IN_MEMORY)
    os.environ["TMPDIR"] = tempfile.tempdir = folder  # the workers inherit it
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def _roomy(folder: Path) -> bool:
    """Whether a folder has room for all tests, of memory that nothing else needs."""
    known = Path("/proc/meminfo")
    if not known.is_file() or not os.access(folder, os.W_OK | os.X_OK):
        return False
    available = next((int(line.split()[1]) * 1024 for line in known.read_text().splitlines() if line.startswith("MemAvailable:")), 0)
    return min(shutil.disk_usage(folder).free, available) > ROOM


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker drives the browser, the others do everything else: two browsers on two cores only wait for each other."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(autouse=True)
def _no_day_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins without a given day: a command that is run within the process leaves its `--as-of` in the environment."""
    monkeypatch.delenv("PORTAL_AS_OF", raising=False)


@pytest.fixture(scope="session")
def first_seed(request: pytest.FixtureRequest) -> int:
    """The seed of the first part of each long test; the others count on."""
    return int(request.config.getoption("--first-seed"))


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`content/` as `portal build` makes it, looked at from `AS_OF`; built once for all workers. Read it only."""
    built: Path | None = request.config.getoption("--built")
    if built:
        return built.resolve()
    shared = _shared(request, tmp_path_factory)
    _once(shared / "built-site", lambda: _build(ROOT / "content", shared / "built-site"))
    return shared / "built-site"


@pytest.fixture(scope="session")
def mini_content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo district in 24 articles over two years, written once for all workers. Read it only."""
    content = _shared(request, tmp_path_factory) / "mini-content"
    _once(content, lambda: write_demo(content, DemoContent(articles=24, years=2, seed=1, as_of=date.fromisoformat(AS_OF))))
    return content


@pytest.fixture(scope="session")
def mini_site(mini_content: Path) -> Path:
    """`mini_content` built, looked at from `AS_OF`: every kind of page in a few. Read it only."""
    output = mini_content.with_name("mini-site")
    _once(output, lambda: _build(mini_content, output))
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium for the whole run. Use this one: Playwright allows one of itself to a process."""
    path = chromium.find()
    if path is None:
        pytest.skip("không có Chromium (no Chromium; apt install chromium)")
    if not chromium.driver_starts():
        pytest.skip("Playwright không chạy được (its driver does not start; apt install libatomic1)")
    with launched(path) as browser:
        yield browser


def _shared(request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run see."""
    base = factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


def _once(made: Path, make: Callable[[], None]) -> None:
    """Make a folder unless another worker has made it."""
    with open(made.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.with_suffix(".done").exists():
            make()
            made.with_suffix(".done").touch()


def _build(content: Path, output: Path) -> None:
    command = [sys.executable, "-m", "portal", "build", "--as-of", AS_OF, "--content", str(content), "--output", str(output)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ended.returncode == 0, f"{' '.join(command)}: exit {ended.returncode}\n{ended.stdout}\n{ended.stderr}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the histories that were clean, and name what was not run: a skipped browser test must not look like a passed one."""
    played = told(one for report in terminalreporter.stats.get("passed", []) for one in report.user_properties)
    if played:
        terminalreporter.section("lịch sử sửa đổi sạch – clean histories")
        terminalreporter.write("".join(f"{line}\n" for line in played))
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(_reason(report) for report in skipped)
    if not reasons:
        return
    terminalreporter.section("KHÔNG CHẠY – NOT RUN", sep="!", red=True, bold=True)
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:5} bài kiểm tra bị BỎ QUA: {reason}", red=True, bold=True)


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return where[2].removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
