"""What set-up writes into `.venv` keeps working where the checkout is copied or moved to."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.setup import checkout, packages


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout of its own, with a real `.venv` and a `portal` that prints what it was told."""
    root = tmp_path / "nơi cũ"
    for module in (checkout, packages):
        monkeypatch.setattr(module, "VENV", root / ".venv")
    monkeypatch.setattr(packages, "PYTHON", root / ".venv/bin/python")
    monkeypatch.setattr(checkout, "ROOT", root)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    (root / "portal").mkdir()
    (root / "portal/__main__.py").write_text("import sys; print(sys.argv[1:], sys.prefix)")
    (root / "lock.txt").write_text("a==1")
    return root


def said(*command: str | Path, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout.strip()


def test_launcher_runs_the_portal_it_stands_in_from_any_folder(place: Path, tmp_path: Path) -> None:
    packages._write_launcher()
    assert said(place / ".venv/bin/portal", "check", "a b", cwd=tmp_path) == f"['check', 'a b'] {place / '.venv'}"


def test_launcher_moves_with_its_checkout(place: Path, tmp_path: Path) -> None:
    packages._write_launcher()
    moved = place.rename(tmp_path / "nơi mới")
    assert said(moved / ".venv/bin/portal", cwd=tmp_path) == f"[] {moved / '.venv'}"


def test_launcher_does_not_take_the_portal_of_the_folder_it_is_called_in(place: Path, tmp_path: Path) -> None:
    packages._write_launcher()
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal/__main__.py").write_text("print('another portal')")
    assert said(place / ".venv/bin/portal", cwd=tmp_path).startswith("[]")


@pytest.mark.parametrize(
    "head",
    [
        "#!{venv}/bin/python3.11\n",
        "#!{venv}/bin/python\n",
        "#!/bin/sh\n'''exec' \"{venv}/bin/python\" \"$0\" \"$@\"\n' '''\n",
    ],
)
def test_installed_script_moves_with_its_checkout(place: Path, tmp_path: Path, head: str) -> None:
    script = place / ".venv/bin/pelican"
    script.write_text(head.format(venv=place / ".venv") + "import sys\nprint(sys.argv[1:], sys.prefix)\n")
    script.chmod(0o755)
    packages._free_scripts()
    moved = place.rename(tmp_path / "nơi mới")
    assert said(moved / ".venv/bin/pelican", "-v", cwd=tmp_path) == f"['-v'] {moved / '.venv'}"


def test_scripts_of_other_kinds_are_left_alone(place: Path) -> None:
    script = place / ".venv/bin/x"
    script.write_text("#!/bin/sh\necho a\n")
    packages._free_scripts()
    assert script.read_text() == "#!/bin/sh\necho a\n"


def test_the_same_lock_is_installed_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(packages, "_fetch", fetched.append)
    packages.install_lock("site", "lock.txt")
    packages.install_lock("site", "lock.txt")
    assert fetched == ["lock.txt"]


def test_changed_lock_is_installed_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(packages, "_fetch", fetched.append)
    packages.install_lock("site", "lock.txt")
    (place / "lock.txt").write_text("a==2")
    packages.install_lock("site", "lock.txt")
    assert fetched == ["lock.txt", "lock.txt"]


def test_installation_that_was_killed_leaves_no_mark(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(lock: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(packages, "_fetch", killed)
    checkout.mark_done("folder", "x")
    with pytest.raises(KeyboardInterrupt):
        packages.install_lock("site", "lock.txt")
    assert checkout.read_mark("site") == checkout.read_mark("folder") == ""


def test_installation_that_failed_keeps_the_environment_that_was(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(lock: str) -> None:
        raise checkout.SetupFault("no network")

    monkeypatch.setattr(packages, "_fetch", failed)
    checkout.mark_done("folder", "x")
    with pytest.raises(checkout.SetupFault):
        packages.install_lock("site", "lock.txt")
    assert checkout.read_mark("folder") == "x"
    assert checkout.read_mark("site") == ""


def test_machine_without_pip_is_told_what_to_install(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_installer", list)
    with pytest.raises(checkout.SetupFault, match="sudo apt install python3-venv"):
        packages._fetch("lock.txt")


def test_environment_whose_python_went_away_is_made_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bool] = []
    monkeypatch.setattr(packages, "_make_folder", lambda: made.append(True))
    checkout.mark_done("folder", str(place / ".venv"))
    packages._ready_folder()
    assert made == []
    (place / ".venv/bin/python").unlink()
    packages._ready_folder()
    assert made == [True]
