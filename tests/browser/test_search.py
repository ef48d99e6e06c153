"""Searching as people do it, on the miniature demo: by keyboard, by mistake, with filters, with a broken index, in every look."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import kit
from tools import looks
from tools.browser import serve

pytestmark = pytest.mark.browser

SEARCH = "/tim-kiem/"
COUNT, NOTE, RESULT = ".search-page-count", ".search-page-note", ".search-page-result"
FIELD = "#o-tim-kiem"


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture
def desk(browser: Browser, demo: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, demo) as view:
        yield view


def ask(view: kit.Reader, query: str, more: str = "") -> Page:
    """The search page when it has answered."""
    view.go(f"{SEARCH}?q={quote(query)}{more}")
    answered(view.page)
    return view.page


def answered(page: Page) -> None:
    expect(page.locator(COUNT)).to_have_text(re.compile("kết quả|Không tìm thấy|Chưa tìm kiếm"))


def titles(page: Page) -> list[str]:
    return page.locator(f"{RESULT} h2").all_inner_texts()


def kinds(page: Page) -> list[str]:
    return [meta.split(" · ")[0] for meta in page.locator(".search-page-meta").all_inner_texts()]


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def suggested(view: kit.Reader, text: str) -> Page:
    """The search page with its suggestions open."""
    view.go(SEARCH)
    view.page.locator(FIELD).press_sequentially(text)
    expect(view.page.get_by_role("option").first).to_be_visible()
    return view.page


def test_suggestions_are_walked_by_arrows_and_said(desk: kit.Reader) -> None:
    page = suggested(desk, "uy ban")
    field, options = page.locator(FIELD), page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search-box [role=status]").last).to_have_text(re.compile(r"^\d+ gợi ý$"))
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "?")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")


def test_suggestions_on_an_english_page_are_said_in_vietnamese(desk: kit.Reader) -> None:
    desk.go("/en/")
    page = desk.page
    page.locator("#tu-khoa").press_sequentially("uy ban")
    expect(page.get_by_role("option").first).to_be_visible()
    for said in (page.get_by_role("listbox"), page.locator(".site-header-search [role=status]")):
        expect(said).to_have_attribute("lang", "vi")


def test_what_was_typed_before_the_script_came_stays(desk: kit.Reader) -> None:
    desk.go(SEARCH)
    held: list[Route] = []
    opened: list[bool] = []
    desk.page.route("**/*.mjs", lambda route: route.continue_() if opened else held.append(route))
    desk.page.reload(wait_until="commit")
    desk.page.locator(FIELD).fill("uy ban")
    assert held, "the scripts were held back"
    opened.append(True)
    for route in held:
        route.continue_()
    desk.page.wait_for_load_state("networkidle")
    desk.page.wait_for_timeout(300)
    expect(desk.page.locator(FIELD)).to_have_value("uy ban")


def test_the_first_query_waits_neither_for_styles_nor_for_the_script_that_shows_it(desk: kit.Reader) -> None:
    desk.page.route(re.compile(r"/assets/(init|search-page|site)-"), lambda route: None)
    with desk.page.expect_request("**/tim-kiem/v1/open/t*/*.bin"), desk.page.expect_request("**/assets/search-page-*.mjs"):
        desk.page.goto(f"{desk.origin}{SEARCH}?q=uy+ban", wait_until="commit")


def test_escape_closes_suggestions_and_keeps_the_words(desk: kit.Reader) -> None:
    page = suggested(desk, "uy ban")
    page.locator(FIELD).press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(FIELD)).to_have_value("uy ban")


def test_tab_leaves_the_suggestions_for_the_button(desk: kit.Reader) -> None:
    page = suggested(desk, "uy ban")
    page.locator(FIELD).press("Tab")
    expect(page.locator(".search-box-submit").last).to_be_focused()
    expect(page.get_by_role("option")).to_have_count(0)


def test_enter_opens_the_chosen_suggestion(desk: kit.Reader) -> None:
    page = suggested(desk, "uy ban")
    page.locator(FIELD).press("ArrowDown")
    page.locator(FIELD).press("Enter")
    page.wait_for_url(re.compile("/don-vi/"))


def test_enter_without_a_choice_searches_and_the_count_is_said(desk: kit.Reader) -> None:
    page = suggested(desk, "giao duc")
    page.locator(FIELD).press("Enter")
    answered(page)
    assert address(page)["q"] == ["giao duc"]
    expect(page.locator(COUNT)).to_have_attribute("role", "status")
    expect(page.locator(COUNT)).to_be_focused()


@pytest.mark.parametrize(
    "typed",
    ["giáo dục", "giao duc", "giáo duc", "giaos dujc", "gia1o du5c", "GIÁO DỤC", "gia\u0301o du\u0323c"],
    ids=["with marks", "without", "half marked", "Telex", "VNI", "capitals", "NFD"],
)
def test_however_it_is_typed_the_same_comes_first_with_its_marks_lit(desk: kit.Reader, typed: str) -> None:
    page = ask(desk, typed)
    assert "giáo dục" in titles(page)[0].lower()
    assert "giáo dục" in [mark.lower() for mark in page.locator(f"{RESULT} mark").all_inner_texts()]


@pytest.mark.parametrize("typed", ["40/KH-UBND", "40/kh-ubnd", "40-kh-ubnd", "40 kh ubnd", "KH 40"])
def test_a_document_number_is_found_whole_and_in_pieces(desk: kit.Reader, typed: str) -> None:
    assert any("40/KH-UBND" in title for title in titles(ask(desk, typed))[:3])


def test_a_quoted_phrase_must_stand_and_free_words_rank(desk: kit.Reader) -> None:
    page = ask(desk, '"cán bộ" giáo dục')
    assert page.locator(RESULT).count() > 0
    assert "Tìm thấy" in page.inner_text(COUNT)
    expect(ask(desk, '"bộ cán"').locator(RESULT)).to_have_count(0)


def test_a_slip_is_mended_said_and_undone(desk: kit.Reader) -> None:
    page = ask(desk, "nhà văn hoáa")
    expect(page.locator(NOTE)).to_have_text(re.compile("^Kết quả cho “nhà văn hóa” – tìm đúng “nhà văn hoáa”$"))
    page.get_by_role("link", name="“nhà văn hoáa”").click()
    answered(page)
    assert address(page)["dung"] == ["1"]
    assert "Kết quả cho" not in page.inner_text(NOTE)
    page.go_back()
    expect(page.locator(NOTE)).to_contain_text("Kết quả cho “nhà văn hóa”")


def test_what_may_have_been_meant_is_offered_and_leads_on(desk: kit.Reader) -> None:
    page = ask(desk, "dien luk")
    expect(page.locator(NOTE)).to_have_text(re.compile("^Ý bạn là “dien l[ựụ]c”\\?$"))
    offered = page.locator(f"{NOTE} a").inner_text()
    page.locator(f"{NOTE} a").click()
    answered(page)
    assert address(page)["q"] == [offered]
    assert "Ý bạn là" not in page.inner_text(NOTE)


def test_a_word_the_site_does_not_know_is_left_alone(desk: kit.Reader) -> None:
    assert noted(desk, "đăng ký kết hôn") == noted(desk, "cho vay") == ""


def noted(desk: kit.Reader, typed: str) -> str:
    return ask(desk, typed).inner_text(NOTE)


def test_results_are_of_many_kinds(desk: kit.Reader) -> None:
    found: set[str] = set()
    for query in ("Ủy ban nhân dân xã Sơn Khê", "kế hoạch giáo dục", "nhà văn hóa thôn", "đường liên thôn"):
        found |= set(kinds(ask(desk, query)))
    assert found >= {"Tin, bài", "Văn bản", "Chỉ tiêu", "Chương trình, đề án, kế hoạch", "Cơ quan, đơn vị"}


def test_a_question_about_a_promise_gets_the_target_with_its_state(desk: kit.Reader) -> None:
    page = ask(desk, "đã hứa cứng hóa đường liên thôn bao giờ xong")
    assert kinds(page)[0] == "Chỉ tiêu"
    assert re.search(r"(Mức đề ra|Đạt|Đang thực hiện|Dự thảo|Chưa)", page.locator(".search-page-snippet").first.inner_text())


def test_an_old_units_name_leads_to_what_it_became(desk: kit.Reader) -> None:
    found = titles(ask(desk, "Ủy ban nhân dân xã Lộc Khê", "&loai=unit"))
    assert any("Lộc Khê" in title for title in found), found
    assert any("Lộc Khê" not in title for title in found[:4]), found


def test_filters_count_narrow_and_stand_in_the_address(desk: kit.Reader) -> None:
    page = ask(desk, "xã")
    choice = page.locator(".search-page-choice", has_text="Chỉ tiêu").first
    counted = re.search(r"\(([\d.]+)\)", choice.inner_text())
    assert counted
    choice.locator("input").check()
    expect(page.locator(COUNT)).to_have_text(f"Tìm thấy {counted[1]} kết quả")
    assert address(page)["loai"] == ["target"]
    assert set(kinds(page)) == {"Chỉ tiêu"}
    page.reload()
    expect(page.locator(COUNT)).to_have_text(f"Tìm thấy {counted[1]} kết quả")
    page.go_back()
    expect(page.locator(COUNT)).not_to_have_text(f"Tìm thấy {counted[1]} kết quả")
    answered(page)
    assert "loai" not in address(page)


def test_the_keyboard_keeps_its_place_among_the_filters(desk: kit.Reader) -> None:
    page = ask(desk, "xã")
    box = page.locator("input[name=kind][value=target]")
    box.focus()
    box.press("Space")
    expect(page.locator("input[name=kind][value=target]")).to_be_checked()
    expect(page.locator("input[name=kind][value=target]")).to_be_focused()


def test_results_by_date_are_in_order_and_in_the_address(desk: kit.Reader) -> None:
    page = ask(desk, "xã", "&loai=article")
    page.get_by_label("Mới nhất").check()
    page.wait_for_url(re.compile("xep=ngay"))
    answered(page)
    days = [re.findall(r"\d\d/\d\d/\d{4}", meta) for meta in page.locator(".search-page-meta").all_inner_texts()]
    iso = ["-".join(reversed(day[0].split("/"))) for day in days if day]
    assert len(iso) > 3
    assert iso == sorted(iso, reverse=True)


def test_pages_of_results_go_on_and_back(desk: kit.Reader) -> None:
    page = ask(desk, "xã")
    first = titles(page)
    page.get_by_role("link", name="Trang 2", exact=True).click()
    expect(page.get_by_role("link", name="Trang 2", exact=True)).to_have_attribute("aria-current", "page")
    assert not {*first} & {*titles(page)} or titles(page) != first
    page.go_back()
    expect(page.locator(f"{RESULT} h2").first).to_have_text(first[0])


def test_nothing_found_offers_what_is_near_and_the_archive(desk: kit.Reader) -> None:
    page = ask(desk, '"kế hoạch zzqq"')
    expect(page.locator(COUNT)).to_have_text("Không tìm thấy nội dung phù hợp")
    expect(page.locator(NOTE).get_by_role("link", name="Xem tin theo năm")).to_be_visible()
    assert page.locator(".search-page-filters input[type=checkbox]").count() == 0


def _gone(route: Route) -> None:
    route.fulfill(status=404, body="không có")


def _damaged(route: Route) -> None:
    route.fulfill(status=200, body=b"\x1f\x8b\x08\x00hong")


def _page(route: Route) -> None:
    route.fulfill(status=200, body="<!doctype html><title>Trang</title>")


def _of_another_format(route: Route) -> None:
    route.fulfill(status=200, body='{"format": 99}')


@pytest.mark.parametrize(
    ("files", "answer"),
    [("manifest.bin", _gone), ("manifest.bin", _of_another_format), ("open/*", _gone), ("open/*", _damaged), ("open/*", _page)],
    ids=["no manifest", "an old manifest", "missing shards", "damaged shards", "shards that are pages"],
)
def test_a_broken_index_is_said_and_leads_to_the_archive(desk: kit.Reader, files: str, answer: object) -> None:
    desk.page.route(f"**/tim-kiem/v1/{files}", answer)  # type: ignore[arg-type]
    page = ask(desk, "giáo dục")
    expect(page.locator(COUNT)).to_have_text(re.compile("^Chưa tìm kiếm được"))
    expect(page.locator(NOTE).get_by_role("link", name="Xem tin theo năm")).to_be_visible()
    assert not [said for said in desk.complaints if said.startswith("script error")]


def test_an_index_renewed_while_one_reads_is_fetched_anew(desk: kit.Reader) -> None:
    page = ask(desk, "giáo dục")
    old = {"done": False}

    def once_gone(route: Route) -> None:
        if old["done"]:
            route.continue_()
        else:
            old["done"] = True
            _gone(route)

    page.route(re.compile(r"/tim-kiem/v1/open/\d+-"), once_gone)
    page.locator(FIELD).fill("nhà văn hóa")
    page.locator(FIELD).press("Enter")
    expect(page.locator(COUNT)).to_have_text(re.compile("Tìm thấy"))
    assert old["done"]


def test_without_scripts_the_page_leads_on(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo, kit.Device(javascript=False)) as view:
        view.go(SEARCH)
        assert "cần JavaScript" in view.page.inner_text("main")
        for way in ("/chu-de/", "/don-vi/", "/tin/2026/"):
            assert view.page.locator(f"main a[href='{way}']").count()


def test_on_a_phone_results_come_before_filters_which_open(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo, kit.Device(kit.PHONE_OLD)) as view:
        page = ask(view, "giáo dục")
        expect(page.get_by_label("Mới nhất")).not_to_be_visible()
        box = page.locator(RESULT).first.bounding_box()
        assert box and box["y"] < 900
        page.get_by_text("Lọc và sắp xếp").click()
        expect(page.get_by_label("Mới nhất")).to_be_visible()


@pytest.mark.parametrize("width", [kit.PHONE_OLD, kit.DESK])
def test_box_and_results_are_good_in_every_look(browser: Browser, demo: str, width: int) -> None:
    faults: list[str] = []
    with kit.reader(browser, demo, kit.Device(width)) as view:
        looked: dict[str, Callable[[], Page]] = {
            "results": lambda: ask(view, "nha van hoaa"),
            "nothing": lambda: ask(view, "zzqq xxyy"),
            "suggestions": lambda: suggested(view, "uy ban"),
        }
        for name, come in looked.items():
            come()
            for look in ("light", "dark", "high", "forced"):
                looks.put_on(view.page, look)
                faults += [f"{name}, {look}: {fault}" for fault in (*kit.axe_faults(view), *kit.scroll_faults(view.page))]
            looks.put_on(view.page, "light")
            kit.screenshot(view, f"search/{name}-{width}")
    assert not faults, kit.report(faults)
