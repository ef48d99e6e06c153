"""The same seed gives the same site to the byte, however Python orders its sets and however many processes share the work."""

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from portal.desk.services import DemoContent
from tests.conftest import AS_OF, ROOT
from tools.demo import write_demo


def digests(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def built(content: Path, output: Path, *, workers: int, hashing: str) -> Path:
    command = [sys.executable, "-m", "portal", "build", "--as-of", AS_OF, "--workers", str(workers)]
    command += ["--content", str(content), "--output", str(output)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": hashing})
    assert ended.returncode == 0, ended.stderr
    return output


def test_a_site_written_and_built_again_otherwise_is_the_same_to_the_byte(mini_site: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_demo(content, DemoContent(articles=24, years=2, seed=1, as_of=date.fromisoformat(AS_OF)))
    alone = digests(built(content, tmp_path / "alone", workers=1, hashing="1"))
    shared = digests(built(content, tmp_path / "shared", workers=2, hashing="2"))
    first = digests(mini_site)

    assert len(first) > 500
    assert {path for path in first.keys() | alone.keys() if first.get(path) != alone.get(path)} == set()
    assert {path for path in alone.keys() | shared.keys() if alone.get(path) != shared.get(path)} == set()
