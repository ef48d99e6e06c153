"""Owns where this desk is: its folders, the host names it answers to, and how it is opened. Read from the environment."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from portal.desk.services import DeskOptions

VARIABLE = "PORTAL_DESK"
DATABASE = "PORTAL_DESK_DATABASE"
TOKEN = "PORTAL_DESK_TOKEN"
ROOT = Path(__file__).resolve().parents[1]
LOCAL = ("127.0.0.1", "localhost")
STATE = ROOT / ".portal"
OWN = {"content": ROOT / "content", "public": ROOT / "public", "data": ROOT / ".bien-tap"}
KEY, PUBLIC_KEY = "khoa-bi-mat", "khoa-gop-y"


@dataclass(frozen=True, slots=True)
class Place:
    """One desk."""

    content: Path
    public: Path
    data: Path
    port: int = 8010
    server: bool = False  # people have accounts
    demo: bool = False  # people made up sign in with a click
    comments: bool = False  # only the public form of consultations
    secure: bool = False  # reached by https
    hosts: tuple[str, ...] = LOCAL
    database: str = ""
    token: str = ""  # what the one person at this machine comes in with
    root: Path = ROOT
    state: Path = STATE

    @property
    def alone(self) -> bool:
        """Whether the desk is for one person at this machine, without accounts."""
        return not self.server and not self.comments


def place() -> Place:
    """This process's desk."""
    return _place(os.environ.get(VARIABLE, ""), os.environ.get(DATABASE, ""), os.environ.get(TOKEN, ""))


@lru_cache(8)
def _place(told: str, database: str, token: str) -> Place:
    given = {**OWN, **(json.loads(told) if told else {})}
    content, public, data = (Path(given.pop(name)) for name in OWN)
    hosts = tuple(given.pop("hosts", LOCAL))
    return Place(content, public, data, **given, hosts=hosts, database=database, token=token)


def environment(options: DeskOptions) -> Mapping[str, str]:
    """The variables that tell a process, and those it starts, of this desk."""
    hosts = (*options.names, *LOCAL) if options.names or options.host in (*LOCAL, "0.0.0.0", "::") else (options.host, *LOCAL)
    told = {name: str(Path(value).resolve()) for name, value in asdict(options).items() if name in OWN} | {
        "port": options.port, "server": options.server, "demo": options.demo, "hosts": hosts, "comments": options.comments,
        "secure": (options.server or options.comments) and not options.plain,
    }  # fmt: skip
    token = "" if options.server or options.comments else os.environ.get(TOKEN) or secrets.token_urlsafe(24)
    return {VARIABLE: json.dumps(told), TOKEN: token, "DJANGO_SETTINGS_MODULE": "webdesk.settings"}


def secret_key(data: Path, name: str = KEY) -> str:
    """The key that sessions are signed with; made once, readable by its owner alone. The public form has another than the desk."""
    file = data / name
    if not data.is_dir():
        return secrets.token_urlsafe(48)  # nothing is served from a place that is not there: a checker of types asks
    if not file.is_file():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as fresh:
            fresh.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii")
