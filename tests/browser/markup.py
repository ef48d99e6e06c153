"""Whether built pages are correct HTML, told by html-validate in one run over all of them.

Its rules stand in `html-validate.json`: everything it recommends, less what is taste (spaces at line ends, the case of
the doctype, the length of titles), hashes on the site's own files, and `role=list` on lists, which Safari needs where
the bullets are taken away.
"""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")


def is_at_hand() -> bool:
    return shutil.which("node") is not None and PROGRAM.is_file()


def html_faults(folder: Path) -> list[str]:
    """Every fault of every `.html` file below the folder: `tin/index.html:12:5 rule: message`."""
    command = ["node", str(PROGRAM), "--config", str(RULES), "--formatter", "json", "--ext", "html", str(folder)]
    with TemporaryFile("w+", encoding="utf-8") as told:  # Node leaves a pipe before it has written more than it holds
        ended = subprocess.run(command, stdout=told, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT)
        told.seek(0)
        said = told.read()
    if ended.returncode not in (0, 1) or not said.startswith("["):
        raise RuntimeError(f"html-validate: exit {ended.returncode}\n{said}\n{ended.stderr.decode()}")
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{found['line']}:{found['column']} "
        f"{found['ruleId']}: {found['message']}"
        for page in json.loads(said)
        for found in page["messages"]
    ]
