"""Requests nobody makes by accident: other host names and origins, forged tickets, paths that climb, at every address that takes one."""

from __future__ import annotations

import http.client
from urllib.parse import quote

import pytest

from tests.webdesk.kit import OpenDesk, Visitor
from tests.webdesk.routes import routes

HOSTS = [
    "", "evil.example", "evil.example:{port}", "127.0.0.1.evil.example", "evil.example#127.0.0.1", "127.0.0.1@evil.example",
    "127.0.0.1, evil.example", "127.0.0.1:{port}, evil.example", "0.0.0.0:{port}", "[::1]:{port}", "2130706433", "127.1", "127.0.0.1:abc",
    "localhost.evil.example", "xn--localhost",
]  # fmt: skip
OWN_HOSTS = ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "localhost.", "127.0.0.1"]
ORIGINS = [
    "null", "https://evil.example", "http://evil.example:{port}", "http://127.0.0.1", "http://127.0.0.1:1", "http://127.0.0.1:{port}.evil.example",
    "http://evil.example@127.0.0.1:{port}.x", "file://", "http://localhost:{port}", "http://127.0.0.1:{port}@evil.example", "chrome-extension://abc",
]  # fmt: skip
CLIMBING = [
    "../du-lieu/co-quan.yml", "tin/../du-lieu/co-quan.yml", "tin/../../etc/passwd.md", "/etc/passwd", "tin//etc/passwd.md", "tin/./a.md",
    "tin/%2e%2e/du-lieu/a.md", "tin/..%2f..%2fetc/passwd.md", "tin/..\\..\\a.md", "tin/a\0.md", "tin/.git/a.md", "tin/.a.md.tmp",
    "tin/a.md/",
    "anh/../du-lieu/co-quan.yml", "anh/%2e%2e/du-lieu/co-quan.jpg", "anh/..\\a.jpg", "tin/" + "a" * 300 + ".md",
    "tin/" + "a/" * 3000 + "b.md",
    "tin/\ud7ffa.md", "C:\\a.md", "tin/con.md:stream.md", "file:///etc/passwd", "tin/2026/a.md%00.jpg", "anh/" + "a" * 300 + ".jpg",
]  # fmt: skip
TICKETS = [
    "", "a", "a:b:c", "eyJwYXRoIjoidGluL2EubWQifQ:1abc:AAAA", "..", "%2e%2e", "null", "a" * 5000, "é", "<script>", "{ticket}x", "x{ticket}",
]  # fmt: skip


def asked(desk: OpenDesk, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, str]:
    """The status and text of an answer to a request as it is, whatever is odd in it; `Host` may be missing ("")."""
    line = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
    line.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        if value:
            line.putheader(name.replace("_", "-"), value.format(port=desk.port))
    line.putheader("Content-Length", str(len(body)))
    line.endheaders(body)
    answer = line.getresponse()
    found = answer.status, answer.read().decode("utf-8", "replace")
    line.close()
    return found


@pytest.mark.parametrize("host", HOSTS)
def test_no_other_name_is_answered(desk: OpenDesk, host: str) -> None:
    for path in ("/dang-nhap/", "/tinh/webdesk/desk.css", "/truoc/x/", "/khong-co"):
        assert asked(desk, path, Host=host)[0] in (400, 403), path


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_the_own_names_are_answered_in_every_form(desk: OpenDesk, host: str) -> None:
    assert asked(desk, "/dang-nhap/", Host=host)[0] == 200


def test_a_name_from_a_proxy_that_is_not_ours_counts_for_nothing(desk: OpenDesk) -> None:
    for name in ("X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-Host"):
        status, text = asked(desk, "/dang-nhap/", **{name: "evil.example"})
        assert status == 200 and "evil.example" not in text
        assert asked(desk, "/dang-nhap/", **{"Host": "evil.example", name: "127.0.0.1"})[0] == 403


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_other_place_sends_a_form(desk: OpenDesk, origin: str) -> None:
    ha = desk.person("ha")
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in ha.jar)
    token = next(cookie.value or "" for cookie in ha.jar if "csrf" in cookie.name)
    form = f"csrfmiddlewaretoken={token}&title=Bai+cua+noi+khac&unit=x&kind=tin".encode()
    sent = {"Cookie": cookies, "Content_Type": "application/x-www-form-urlencoded"}
    assert asked(desk, "/moi/", "POST", form, Origin=origin, **sent)[0] == 403
    if "://" in origin and origin != "file://":
        assert asked(desk, "/moi/", "POST", form, Referer=f"{origin}/a", **sent)[0] == 403
    for site in ("cross-site", "same-site"):
        assert asked(desk, "/moi/", "POST", form, Sec_Fetch_Site=site, **sent)[0] == 403
    assert not list(desk.content.glob("tin/**/bai-cua-noi-khac*.md"))
    assert asked(desk, "/dang-xuat/", "POST", form, Origin="http://127.0.0.1:{port}", **sent)[0] == 302


@pytest.mark.parametrize("path", CLIMBING, ids=range(len(CLIMBING)))
def test_no_path_leads_out_of_the_content(desk: OpenDesk, path: str) -> None:
    ha = desk.person("ha")
    secret = (desk.content / "du-lieu/co-quan.yml").read_text(encoding="utf-8")[:60]
    for route in routes():
        if "<path:path>" not in route.pattern:
            continue
        for place in (route.paths[0].replace("{path}", quote(path, safe=safe)) for safe in ("/", "")):
            found = ha.get(place), ha.post(place, {"base": "x", "to": "x", "words": "x"})
            assert all(answer.status in (400, 404, 405, 414, 431) for answer in found), (place[:200], [one.status for one in found])
            assert not any(secret in answer.text for answer in found), place[:200]


@pytest.mark.parametrize("to", CLIMBING, ids=range(len(CLIMBING)))
def test_no_article_is_moved_or_led_out_of_the_content(desk: OpenDesk, to: str) -> None:
    ha = desk.person("ha")
    found = sorted(desk.content.glob("tin/**/bai-di-dau*.md"))
    path = found[0].relative_to(desk.content).as_posix() if found else desk.begin(ha, "Bài đi đâu")
    text, before = desk.text(path), set(desk.root.rglob("*.md"))
    for act in ("chuyen", "dan-den"):
        assert ha.act(act, path, to=to).status in (200, 409), act
        (desk.content / path).write_text(text, encoding="utf-8")
    assert not [one for one in set(desk.root.rglob("*.md")) - before if not one.resolve().is_relative_to(desk.content / "tin")]


@pytest.mark.parametrize("form", TICKETS, ids=range(len(TICKETS)))
def test_a_forged_ticket_shows_nothing(desk: OpenDesk, form: str) -> None:
    ha, stranger = desk.person("ha"), Visitor(desk.origin)
    path = desk.begin(ha, "Bài chưa ai được xem")
    real = ha.get(f"/xem-truoc/{path}").text.split("/truoc/", 1)[1].split("/", 1)[0]
    ticket = quote(form.replace("{ticket}", real), safe=":%")
    for place in (f"/truoc/{ticket}/", f"/truoc/{ticket}/{path.removesuffix('.md')}/", f"/truoc/{ticket}/../../bai/"):
        answer = stranger.get(place)
        assert "chưa ai được xem" not in answer.text and answer.status in (200, 404, 410), place[:100]
        assert answer.status != 200 or "/dang-nhap/" in answer.url


@pytest.mark.parametrize("file", CLIMBING, ids=range(len(CLIMBING)))
def test_a_preview_shows_files_of_the_site_alone(desk: OpenDesk, file: str) -> None:
    ha = desk.person("ha")
    found = sorted(desk.content.glob("tin/**/bai-xem-truoc*.md"))
    path = found[0].relative_to(desk.content).as_posix() if found else desk.begin(ha, "Bài xem trước")
    real = ha.get(f"/xem-truoc/{path}").text.split("/truoc/", 1)[1].split("/", 1)[0]
    for way in (quote(file, safe="/"), quote(file, safe="")):
        assert Visitor(desk.origin).get(f"/truoc/{real}/{way}").status in (400, 404), way[:100]


@pytest.mark.parametrize("number", ["", "x", "-1", "1.5", "²", "٣", "9" * 30, "1;drop", "None", "0x1", " 1 2"])
def test_what_is_no_number_of_a_row_is_not_found(desk: OpenDesk, number: str) -> None:
    ha, quan = desk.person("ha"), desk.person("quan")
    path = next(iter(sorted(desk.content.glob("tin/20*/**/*.md")))).relative_to(desk.content).as_posix()
    assert ha.act("gop-y-xong", path, comment=number).status in (200, 404)
    assert ha.act("quay-lai", path, revision=number).status in (404, 409)
    assert ha.post(f"/gop-y/tra-loi/{path}", {"number": number, "state": "left"}).status in (404, 409)
    assert ha.post(f"/lien-ket/{path}", {"end": number or "x"}).status == 409
    assert ha.post(f"/nhan/{path}", {"take": number}).status == 404
    for box in ("person", "end_second_step"):
        assert quan.post("/nguoi/", {box: number}).status == 404
