"""Every address of the desk, as the URL resolver has them: who gets in, what looking does, and what each role cannot reach."""

from __future__ import annotations

import hashlib
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from tests.webdesk.kit import OpenDesk, Visitor
from tests.webdesk.routes import Route, routes

ROUTES = routes()
OPEN = {"dang-nhap/", "dang-nhap/ma/", "vao/", "thu/", "truoc/<str:ticket>/", "truoc/<str:ticket>/<path:file>"}
PEOPLE = ("ha", "vi", "dang", "quan")
MOVES_BY_ITSELF = ("desk_logentry", "django_session", "axes_")  # the log, who is in, who failed to come in
PRESENCE = {"desk_writing": "path, person_id, base, typed", "auth_user": "id, username, password, is_active, is_superuser, is_staff"}


def tables(desk: OpenDesk) -> dict[str, list[tuple[object, ...]]]:
    """What the desk remembers, but for what moves by itself."""
    with closing(sqlite3.connect(desk.root / "data/ban-bien-tap.sqlite3")) as base:
        names = [name for (name,) in base.execute("select name from sqlite_master where type = 'table'")]
        kept = [name for name in names if not name.startswith((*MOVES_BY_ITSELF, "sqlite_", "django_"))]
        return {name: base.execute(f"select {PRESENCE.get(name, '*')} from {name}").fetchall() for name in kept}


def files(desk: OpenDesk, folder: str = "") -> dict[str, str]:
    """The content, by digests."""
    found = sorted(path for path in (desk.content / folder).rglob("*") if path.is_file())
    return {path.relative_to(desk.content).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def readers(desk: OpenDesk) -> str:
    """Which release readers have."""
    current = desk.public / "current"
    return current.resolve().name if current.exists() else ""


@dataclass
class Set:
    """A desk with an article in each stage."""

    desk: OpenDesk
    articles: dict[str, str]  # stage → path
    texts: dict[str, str]  # path → text
    approvals: list[tuple[object, ...]]
    before: frozenset[str]  # the files of the month

    def put_back(self) -> None:
        """Every article and approval as it was."""
        for moved in set(files(self.desk, "tin/2026/11")) - self.before:
            (self.desk.content / moved).unlink()
        with closing(sqlite3.connect(self.desk.root / "data/ban-bien-tap.sqlite3", timeout=20)) as base, base:
            if base.execute("select * from desk_approval").fetchall() != self.approvals:
                base.execute("delete from desk_approval")
                base.executemany(f"insert into desk_approval values ({', '.join('?' * len(self.approvals[0]))})", self.approvals)
        for path, text in self.texts.items():
            file = self.desk.content / path
            if not file.is_file() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def stage(desk: OpenDesk) -> Set:
    """Articles as a draft, in review, approved and published, and a release before the last one."""
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    found = {}
    for name in ("published", "approved", "review", "draft"):
        path = found[name] = desk.begin(ha, f"Bài đang ở bước {name}")
        desk.write(ha, path, body="Một đoạn của bài.")
        for who, act in ((ha, "gui-duyet"), (vi, "duyet"), (dang, "dang"))[: {"published": 3, "approved": 2, "review": 1}.get(name, 0)]:
            assert who.act(act, path).status == 200
        desk.published()
    dang.post("/cong-bo/lai")
    desk.published()
    texts = {path: desk.text(path) for path in found.values()}
    return Set(desk, found, texts, tables(desk)["desk_approval"], frozenset(files(desk, "tin/2026/11")))


def addresses(stage: Set, chosen: list[Route], *stages: str) -> Iterator[tuple[str, str]]:
    """Every address of some routes with the article it is of ("" for none)."""
    for route in chosen:
        for path in route.paths:
            articles = [stage.articles[name] for name in stages or stage.articles] if "{path}" in path else [""]
            yield from ((one, article) for article in articles for one in Route(route.pattern, route.open, (path,)).at(article))


def test_the_door_and_previews_alone_are_open_to_all() -> None:
    assert {route.pattern for route in ROUTES if route.open} == OPEN
    assert len(ROUTES) > 30


def test_a_stranger_is_led_to_the_door_and_changes_nothing(stage: Set) -> None:
    stranger = Visitor(stage.desk.origin)
    stranger.get("/dang-nhap/")
    before = tables(stage.desk), files(stage.desk), readers(stage.desk)
    for path, _ in addresses(stage, [route for route in ROUTES if not route.open], "published", "approved"):
        for answer in (stranger.get(path), stranger.post(path, {"base": "x", "words": "x"})):
            assert "/dang-nhap/?next=" in answer.url and "Bài đang ở bước" not in answer.text, path
        assert stranger.get(path, {"X-Requested-With": "fetch"}).status == 401, path
    for path, _ in addresses(stage, [route for route in ROUTES if route.open], "published", "approved"):
        assert "Bài đang ở bước" not in stranger.get(path).text
    assert (tables(stage.desk), files(stage.desk), readers(stage.desk)) == before


@pytest.mark.parametrize("name", PEOPLE)
def test_looking_changes_nothing(stage: Set, name: str) -> None:
    who = stage.desk.person(name)
    before = tables(stage.desk), files(stage.desk), readers(stage.desk)
    for path, _ in addresses(stage, ROUTES, "published", "approved"):
        assert who.get(path).status in (200, 400, 403, 404, 405, 409, 410), path
    assert (tables(stage.desk), files(stage.desk), readers(stage.desk)) == before


@pytest.mark.parametrize("name", [*PEOPLE, ""])
def test_no_form_is_taken_without_its_token(stage: Set, name: str) -> None:
    who = stage.desk.person(name) if name else Visitor(stage.desk.origin)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in who.jar)
    for path, _ in addresses(stage, ROUTES, "review"):
        request = urllib.request.Request(stage.desk.origin + path, b"words=x&base=x", headers={"Cookie": cookies})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code == 403, path


# ---- what a role cannot reach, tried at every address with forms that fit (which the last test shows)


def forms(stage: Set, article: str, ha: int) -> list[dict[str, str]]:
    """Forms that make an act happen for whoever may do it."""
    desk = stage.desk
    base = hashlib.sha256(desk.text(article).encode()).hexdigest() if article else ""
    kept = sorted(one.name for one in (desk.public / "releases").iterdir())
    acts = {
        "base": base, "words": "Lý do", "told": "Đã sửa", "small": "1", "to": "/tin/2026/11/cho-khac/", "at": "2026-11-28T06:00",
        "sure": "1", "release": next(name for name in kept if name != readers(desk)), "revision": "1",
        "comment": "1", "day": "2026-12-01", "basis": "x",
    }  # fmt: skip
    new = {"new": "ke_la", "full": "Kẻ Lạ", "password": "nui-cao-song-dai-2026", "kind": "administrator", "unit": "", "name": "Thôn Lạ"}
    return [acts] if article else [{**acts, **new}, {"self_approval": "1"}, {"person": str(ha), "kind": "administrator", "unit": ""}]


def number_of(desk: OpenDesk, name: str) -> int:
    """A person's number."""
    return next(int(str(row[0])) for row in tables(desk)["auth_user"] if row[1] == name)


def administration(stage: Set) -> object:
    """What only an administrator changes."""
    known = tables(stage.desk)
    return [known[name] for name in ("auth_user", "desk_role", "desk_office")], files(stage.desk, "du-lieu")


def publishing(stage: Set) -> object:
    """What only a publisher changes: what readers have, and what says that they may have it."""
    said = {path: [line for line in text.splitlines() if line.startswith(("trạng thái:", "rút bài"))] for path, text in now(stage).items()}
    public = {path: text for path, text in now(stage).items() if path == stage.articles["published"]}
    drafts = {path: "Đã đăng" in " ".join(lines) or "rút" in " ".join(lines).lower() for path, lines in said.items()}
    return readers(stage.desk), public, drafts


def now(stage: Set) -> dict[str, str]:
    """The articles' texts."""
    places = {path: stage.desk.content / path for path in stage.texts}
    return {path: place.read_text(encoding="utf-8") if place.is_file() else "" for path, place in places.items()}


def approval(stage: Set) -> object:
    """What only a reviewer changes: a moved article keeps its approval."""
    return sorted(str(row[2:]) for row in tables(stage.desk)["desk_approval"])


KEPT_FROM = {
    "ha": (administration, publishing, approval), "vi": (administration, publishing), "quan": (publishing, approval),
    "dang": (administration,),
}  # fmt: skip
ALLOWED = {"quan": ("cong-bo/ban-truoc", "nguoi/")}  # an administrator may go back to a release


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_reaches_beyond_the_own_roles(stage: Set, name: str) -> None:
    who, ha = stage.desk.person(name), number_of(stage.desk, "ha")
    chosen = [route for route in ROUTES if route.pattern not in (*ALLOWED.get(name, ()), "dang-xuat/", "thu/")]
    if name == "dang":
        chosen = [route for route in chosen if "path" not in route.pattern]
    stage.desk.published()
    stage.put_back()
    before = [fact(stage) for fact in KEPT_FROM[name]]
    for path, article in addresses(stage, chosen):
        for form in forms(stage, article, ha):
            assert who.post(path, form).status < 500, path
            assert [fact(stage) for fact in KEPT_FROM[name]] == before, path
            stage.put_back()


def test_the_same_forms_do_what_they_say_for_those_who_may(stage: Set) -> None:
    desk, ha = stage.desk, number_of(stage.desk, "ha")
    stage.put_back()
    vi, dang, quan = desk.person("vi"), desk.person("dang"), desk.person("quan")
    review, approved = stage.articles["review"], stage.articles["approved"]
    known, was = len(tables(desk)["desk_approval"]), administration(stage)
    vi.post(f"/lam/duyet/{review}", forms(stage, review, ha)[0])
    assert len(tables(desk)["desk_approval"]) == known + 1
    dang.post(f"/lam/dang/{approved}", forms(stage, approved, ha)[0])
    assert "Đã đăng" in desk.text(approved)
    for form in forms(stage, "", ha):
        quan.post("/nguoi/", form)
        assert administration(stage) != was
        was = administration(stage)
    desk.published()
