"""Lighthouse on one page: the scores of its audits that say the same thing on every machine.

Performance is not among them: it depends on what else the machine does, and belongs to the bench.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tools.browser import FLAGS, with_locked_fonts
from tools.setup import chromium

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "seo")


def is_at_hand() -> bool:
    return shutil.which("node") is not None and PROGRAM.is_file() and chromium.find() is not None


def audit_faults(url: str) -> list[str]:
    """Every audit of the three categories that the page does not pass in full: `seo meta-description: title`."""
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags=--headless {' '.join(_shell_safe(FLAGS))}"]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**with_locked_fonts(Path(folder)), "CHROME_PATH": chromium.find() or ""}
        ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    if ended.returncode:
        raise RuntimeError(f"lighthouse: exit {ended.returncode}\n{ended.stderr[-2000:]}")
    return _faults(json.loads(ended.stdout))


def _shell_safe(flags: list[str]) -> list[str]:
    return [flag for flag in flags if " " not in flag]


def _faults(said: dict[str, Any]) -> list[str]:
    return [
        f"{category} {audit['id']}: {audit['title']}"
        for category in CATEGORIES
        for reference in said["categories"][category]["auditRefs"]
        if reference["weight"] and (audit := said["audits"].get(reference["id"])) and audit["score"] not in (1, None)
    ]
