"""Whether built pages are correct HTML, told by html-validate in one run over all of them.

Its rules stand in `html-validate.json`: everything it recommends, less what is taste (spaces at line ends, the case of
the doctype, the length of titles) and less hashes on the site's own files.
"""

import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")


def is_at_hand() -> bool:
    return shutil.which("node") is not None and PROGRAM.is_file()


def html_faults(folder: Path) -> list[str]:
    """Every fault of every `.html` file below the folder: `tin/index.html:12:5 rule: message`."""
    command = ["node", str(PROGRAM), "--config", str(RULES), "--formatter", "json", "--ext", "html", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT, check=False)
    if ended.returncode not in (0, 1) or not ended.stdout.strip():
        raise RuntimeError(f"html-validate: exit {ended.returncode}\n{ended.stdout}\n{ended.stderr}")
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{found['line']}:{found['column']} "
        f"{found['ruleId']}: {found['message']}"
        for page in json.loads(ended.stdout)
        for found in page["messages"]
    ]
