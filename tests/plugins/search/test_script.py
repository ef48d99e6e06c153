"""The published client: one small file that is the program of the modules as they are."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.search.script import BUNDLE, client, heading, joined
from tests.plugins.search.village import MODULES
from tools.bundle import ESBUILD
from tools.search_client import made

EXPORTS = "import(process.argv[1]).then((made) => console.log(Object.keys(made).sort().join()))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A theme whose modules may be edited."""
    shutil.copytree(MODULES.parent, tmp_path / "js")
    return tmp_path / "js" / MODULES.name


def exported(script: bytes, place: Path) -> str:
    if shutil.which("node") is None:
        pytest.skip("không có Node (node)")
    place.write_bytes(script)
    ended = subprocess.run(["node", "-e", EXPORTS, place.as_uri()], capture_output=True, text=True, check=False)
    return ended.stdout.strip() or ended.stderr


def test_the_client_keeps_its_budget() -> None:
    assert len(gzip.compress(client(MODULES), 9, mtime=0)) <= 13 * 1024


def test_the_bundle_is_made_of_the_modules_as_they_are() -> None:
    """`make client` makes it anew."""
    assert (MODULES / BUNDLE).read_bytes().startswith(heading(MODULES).encode() + b"\n")
    assert client(MODULES) != joined(MODULES)


def test_the_bundle_is_what_esbuild_makes() -> None:
    if not ESBUILD.exists():
        pytest.skip("không có esbuild (npm ci)")
    assert {path: path.read_bytes() for path in made()} == made()


def test_a_theme_with_other_modules_has_them_joined(folder: Path) -> None:
    edited = folder / "words.mjs"
    edited.write_text(edited.read_text(encoding="utf-8") + '\nexport const own = "của giao diện này";\n', encoding="utf-8")
    assert client(folder) == joined(folder)
    assert "của giao diện này".encode() in client(folder)
    (folder / BUNDLE).unlink()
    assert client(folder) == joined(folder)


@pytest.mark.parametrize("make", [client, joined])
def test_both_export_what_the_contract_names(make: object, tmp_path: Path) -> None:
    assert callable(make)
    found = exported(make(MODULES), tmp_path / "client.mjs").split(",")
    assert {"search", "suggest"} <= set(found), found
