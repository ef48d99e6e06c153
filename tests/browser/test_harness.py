"""The kit sees the faults it is there to see, on a small site that has each of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tests.browser.focus import focus_faults
from tools import looks, site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

# Sizes of its own: a page without a style sheet is as tall as the fonts of the machine make it.
GOOD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thử</title><link rel="icon" href="data:,">'
    '<meta name="viewport" content="width=device-width">'
    '<style>a { display: inline-block; line-height: 24px; min-width: 24px }</style></head>'
    '<body><a href="#noi-dung">Đến nội dung chính</a>'
    '<header><nav aria-label="Chính"><a href="/">Trang chủ</a></nav></header>'
    '<main id="noi-dung"><h1>Tin tức</h1></main><footer>Bản quyền</footer></body></html>'
)
STYLE = "@layer base { p { color: #222 } }\n" * 200
# All letters are alike, and stand on the same ground but one: it has a ground of its own, or lies on something that does not hold it.
ALIKE = "<p>Trên nền trang</p>{}<p class='lech'>Chỗ khác</p></main>"
BEHIND = '<div style="position: absolute; z-index: -1; width: 300px; height: 40px; background: #222"></div>'
UNSEEN = (
    '<button style="outline: 0">Không viền</button><button style="position: fixed; left: -200px">Ngoài trang</button>'
    '<button id="che">Bị che</button><p style="position: fixed; inset: 0; background: #fff">Che hết</p></main>'
)
# Two frames later, so that there was something on the screen that can jump.
JUMP = """requestAnimationFrame(() => requestAnimationFrame(() => {
    document.querySelector('nav').style.height = '400px'
}))"""
PAGES = {
    "index.html": GOOD,
    "404.html": GOOD.replace("Tin tức", "Không tìm thấy trang"),
    "hai-tieu-de/index.html": GOOD.replace("</h1>", "</h1><h1>Tin khác</h1>"),
    "tieng-anh/index.html": GOOD.replace('lang="vi"', 'lang="en"'),
    "rong/index.html": GOOD.replace("</main>", '<pre style="width: 900px">a</pre></main>'),
    "goi-ra-ngoai/index.html": GOOD.replace("</main>", '<img src="https://example.org/dem.gif" alt=""></main>'),
    "thieu-anh/index.html": GOOD.replace("</main>", '<img src="/khong-co.png" alt=""></main>'),
    "loi-js/index.html": GOOD.replace("</main>", "<script>console.error('hỏng'); thieu()</script></main>"),
    "khong-alt/index.html": GOOD.replace("</main>", '<img src="data:,"></main>'),
    "mau-nhat/index.html": GOOD.replace("<h1>", '<p style="color: #ccc; background: #fff">Khó đọc</p><h1>'),
    "giong-nhau/index.html": GOOD.replace("</main>", "<p>Một</p><p>Hai</p><div><p>Ba</p></div></main>"),
    "nen-rieng/index.html": GOOD.replace("</main>", ALIKE.format("")).replace("</style>", ".lech { background: #222 }</style>"),
    "nen-sau/index.html": GOOD.replace("</main>", ALIKE.format(BEHIND)),
    "co-vien/index.html": GOOD.replace("</head>", "<style>:focus-visible { outline: 3px solid }</style></head>"),
    "khong-thay/index.html": GOOD.replace("</main>", UNSEEN),
    "nang/index.html": GOOD.replace("</head>", '<link rel="stylesheet" href="/a.css"></head>'),
    "chuyen/index.html": '<meta http-equiv="refresh" content="0; url=/">',
    "tin/2016/04/a/index.html": GOOD,
    "tin/2016/04/b/index.html": GOOD + "<!-- dài hơn -->",
    "tin/2016/04/c/index.html": GOOD + "<!-- dài hơn cả -->",
}


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small-site")
    for name, html in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    (folder / "a.css").write_text(STYLE)
    os.utime(folder / "a.css", (1e9, 1e9))  # so old that the browser takes it from its cache
    (folder / "fold.mjs").write_text("export const a = 1")
    return folder


@pytest.fixture(scope="module")
def small_origin(small_site: Path) -> Iterator[str]:
    with serve(small_site) as origin:
        yield origin


@pytest.fixture(scope="module")
def phone(browser: Browser, small_origin: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, small_origin, kit.Device(kit.PHONE)) as phone:
        yield phone


def test_good_page_has_no_faults(phone: kit.Reader) -> None:
    assert phone.go("/") == 200
    assert phone.complaints == []
    assert kit.structure_faults(phone.page) == []
    assert kit.scroll_faults(phone.page) == []
    assert kit.axe_faults(phone) == []


def test_missing_page_is_the_sites_own_and_says_404(phone: kit.Reader) -> None:
    assert phone.go("/khong-co/") == 404
    assert phone.page.inner_text("h1") == "Không tìm thấy trang"
    assert phone.complaints == []


def test_second_heading_is_seen(phone: kit.Reader) -> None:
    phone.go("/hai-tieu-de/")
    assert kit.structure_faults(phone.page) == ["2 elements h1 instead of one"]


def test_wrong_language_is_seen(phone: kit.Reader) -> None:
    phone.go("/tieng-anh/")
    assert kit.structure_faults(phone.page) == ["lang is 'en' instead of 'vi'"]


def test_sideways_scrolling_is_seen(phone: kit.Reader) -> None:
    phone.go("/rong/")
    assert "<pre" in kit.scroll_faults(phone.page)[0]


def test_request_that_leaves_the_site_is_seen_and_gets_nowhere(phone: kit.Reader) -> None:
    phone.go("/goi-ra-ngoai/")
    assert phone.complaints == ["request leaves the site: https://example.org/dem.gif"]


def test_missing_picture_is_seen(phone: kit.Reader) -> None:
    phone.go("/thieu-anh/")
    assert phone.complaints == [f"404: {phone.origin}/khong-co.png"]


def test_script_errors_are_seen(phone: kit.Reader) -> None:
    phone.go("/loi-js/")
    assert sorted(phone.complaints) == ["console: hỏng", "script error: thieu is not defined"]


def test_scripts_do_not_run_when_they_are_off(browser: Browser, small_origin: str) -> None:
    with kit.reader(browser, small_origin, kit.Device(kit.PHONE, javascript=False)) as phone:
        phone.go("/loi-js/")
        assert phone.complaints == []
        assert kit.structure_faults(phone.page) == []


@pytest.mark.parametrize(("address", "rule"), [("/khong-alt/", "image-alt"), ("/mau-nhat/", "color-contrast")])
def test_axe_violation_is_seen(phone: kit.Reader, address: str, rule: str) -> None:
    phone.go(address)
    assert [fault for fault in kit.axe_faults(phone) if fault.startswith(f"axe {rule} ")]


@pytest.mark.parametrize("address", ["/nen-rieng/", "/nen-sau/"])
def test_of_texts_that_look_alike_the_one_on_another_ground_is_asked(phone: kit.Reader, address: str) -> None:
    """Of the texts of a kind one is asked about its contrast (`tools.looks.KINDS`); these are of two kinds."""
    phone.go(address)
    [fault] = kit.axe_faults(phone)
    assert fault.startswith("axe color-contrast") and 'class="lech"' in fault
    assert phone.page.locator(f"main [{looks.ASKED}]").count() == 3


def test_of_texts_that_look_alike_one_is_asked(phone: kit.Reader) -> None:
    phone.go("/giong-nhau/")
    assert kit.axe_faults(phone) == []
    assert phone.page.locator(f"main [{looks.ASKED}]").count() == 2


@pytest.mark.parametrize("fault", ["no focus ring", "hidden by another", "out of view", "only 5 controls"])
def test_focus_that_nobody_sees_is_seen(phone: kit.Reader, fault: str) -> None:
    phone.go("/khong-thay/")
    assert [found for found in focus_faults(phone) if found.startswith(fault)]


def test_controls_that_show_their_focus_have_no_fault(phone: kit.Reader) -> None:
    phone.go("/co-vien/")
    assert focus_faults(phone) == ["only 2 controls"]


KEEPS = """async () => {
    for (const name of ['localStorage', 'sessionStorage']) window[name].setItem('a', 'b')
    document.cookie = 'a=b'
    await (await caches.open('a')).put('/a', new Response('b'))
}"""
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
    (await navigator.permissions.query({name: 'clipboard-read'})).state, 'spy' in window,
    performance.getEntriesByType('resource').some(file => file.deliveryType === 'cache')]"""


def test_a_reader_finds_nothing_of_the_one_before(browser: Browser, small_origin: str) -> None:
    device = kit.Device(kit.TABLET)
    for _ in range(2):
        with kit.reader(browser, small_origin, device) as view:
            view.go("/nang/")
            assert view.page.evaluate(KEPT) == [0, 0, "", 0, "prompt", False, False]
            view.page.evaluate(KEEPS)
            view.page.context.grant_permissions(["clipboard-read"])
            view.page.add_init_script("window.spy = true")
            view.page.emulate_media(color_scheme="dark", forced_colors="active")
            kit.widen(view, kit.PHONE)
            view.go("/")
            view.go("/nang/")
            assert view.page.evaluate(KEPT) == [1, 1, "a=b", 1, "granted", True, True]


def test_two_readers_at_a_time_know_nothing_of_each_other(browser: Browser, small_origin: str) -> None:
    with kit.reader(browser, small_origin) as hers, kit.reader(browser, small_origin) as his:
        hers.go("/nang/")
        hers.page.evaluate(KEEPS)
        his.go("/nang/")
        assert his.page.evaluate(KEPT)[:4] == [0, 0, "", 0]


def test_device_prefers_its_scheme_and_width(browser: Browser, small_origin: str) -> None:
    with kit.reader(browser, small_origin, kit.Device(kit.PHONE_OLD, "dark")) as phone:
        phone.go("/")
        assert phone.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert phone.page.evaluate("innerWidth") == 320


def test_everything_the_page_loads_is_weighed(phone: kit.Reader) -> None:
    phone.go("/nang/")
    weights = kit.weights(phone)
    assert set(weights) == {"/nang/", "/a.css"}
    assert weights["/a.css"] < len(STYLE) / 10


def test_page_that_moves_by_itself_is_seen(browser: Browser, small_origin: str) -> None:
    with kit.reader(browser, small_origin, kit.Device(kit.PHONE)) as phone:
        phone.go("/")
        assert kit.layout_shift(phone) == 0
        phone.page.evaluate(JUMP)
        assert kit.layout_shift(phone) > 0.05


def test_modules_are_served_as_scripts(phone: kit.Reader) -> None:
    phone.go("/")
    assert phone.page.evaluate("import('/fold.mjs').then(module => module.a)") == 1


def test_redirect_pages_are_not_looked_at(small_site: Path) -> None:
    assert "/chuyen/" not in site_map.addresses(small_site)


def test_fullest_and_emptiest_page_stand_for_their_kind(small_site: Path) -> None:
    articles = [address for address in site_map.representatives(small_site) if address.startswith("/tin/")]
    assert articles == ["/tin/2016/04/a/", "/tin/2016/04/c/"]


def test_text_is_as_wide_on_every_machine(phone: kit.Reader) -> None:
    """Only the locked fonts are seen: every family a machine may have, and none, measures the same."""
    phone.go("/")
    widths = phone.page.evaluate(
        """families => families.map(family => {
            const span = document.createElement('span')
            span.style.cssText = `position: absolute; white-space: nowrap; font: 100px ${family}`
            span.textContent = 'Ủy ban nhân dân huyện'
            document.body.append(span)
            return span.getBoundingClientRect().width
        })""",
        ["sans-serif", "serif", "monospace", "Arial", "'DejaVu Sans'", "'Liberation Serif'", "'Noto Sans'"],
    )
    assert len(set(widths)) == 1
