"""Feeds as feed readers see them: well-formed, whole, with ids and dates that stay."""

import json
from dataclasses import replace
from datetime import date

import feedparser
import pytest

from plugins.feeds.atom import atom
from plugins.feeds.json_feed import json_feed
from plugins.feeds.rss import rss
from portal.source.load import load_portal
from portal.views.feed import BEGINNING, Enclosure, FeedEntry, FeedView, absolute, article_feed, origin_of
from tests.plugins.district import AS_OF, AUTHORITY, ORIGIN, PLAN, PROMISE, REGISTRIES, district, write

PATH = "tin/2016/03/de-an-can-bo.md"
WHOLE = ("all",)


def read(portal, form=rss, key=WHOLE, url="/rss.xml", origin=""):
    found = feedparser.parse(form(article_feed(portal, key, url, origin)), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("form", [rss, atom])
def test_entries_are_whole_dated_in_vietnam_and_have_the_ids_of_their_articles(tmp_path, form):
    entries = read(district(tmp_path), form).entries
    assert [entry.id for entry in entries] == [f"tag:{AUTHORITY}:tin/2017/12/so-ket", f"tag:{AUTHORITY}:tin/2016/03/de-an-can-bo"]
    old = entries[1]
    assert old.title == "Suối Ngàn ban hành Đề án cán bộ"
    assert old.link == f"{ORIGIN}/tin/2016/03/de-an-can-bo/"
    assert old.published_parsed[:6] == (2016, 3, 5, 1, 30, 0)
    assert "Sáng 05/3, Huyện ủy ban hành Đề án." in old.content[0].value
    assert "Nguồn: Báo Suối Ngàn" in old.content[0].value
    assert old.summary.startswith("Sáng 05/3")
    assert [tag.term for tag in old.tags] == ["Xây dựng Đảng", "Công tác cán bộ"]
    assert old.author == "Vàng Thị Mẫu"


def test_rss_dates_are_english_with_the_offset_of_vietnam(tmp_path):
    text = rss(article_feed(district(tmp_path), WHOLE, "/rss.xml", "")).decode()
    assert "<pubDate>Sat, 05 Mar 2016 08:30:00 +0700</pubDate>" in text
    assert "<lastBuildDate>Wed, 20 Dec 2017 00:00:00 +0700</lastBuildDate>" in text
    assert '<guid isPermaLink="false">' in text


def test_links_inside_the_text_are_absolute_and_foreign_ones_left_alone(tmp_path):
    html = read(district(tmp_path)).entries[1].content[0].value
    assert f'href="{ORIGIN}/ke-hoach/"' in html
    assert 'href="https://ngoai.example/a?b=1&amp;c=2"' in html


def test_a_built_address_goes_before_the_configured_one(tmp_path):
    found = read(district(tmp_path), origin="https://thu.example")
    assert found.entries[0].link == "https://thu.example/tin/2017/12/so-ket/"
    assert found.feed.links[-1].href == "https://thu.example/rss.xml"


def test_without_any_address_the_host_of_the_ids_stands_in(tmp_path):
    identity = replace(district(tmp_path).identity(), site_url="")
    assert origin_of(identity, "") == "https://suoi-ngan.example"
    assert origin_of(replace(identity, feed_authority="ban@thu.example,2020"), "") == "https://thu.example"


def test_a_picture_has_one_source_and_anchors_lead_to_the_page():
    html = '<picture><source srcset="/a.webp 1x"><img src="/a.jpg" srcset="/b.jpg 2x" sizes="9px" alt="x"></picture><a href="#fn-1">1</a>'
    expected = '<img src="https://x.example/a.jpg" alt="x"><a href="https://x.example/tin/y/#fn-1">1</a>'
    assert absolute(html, "https://x.example", "/tin/y/") == expected


def test_another_edit_moves_nothing_and_a_told_change_moves_the_entry_to_the_top(tmp_path):
    before = read(district(tmp_path / "a"), atom).entries
    edited = PROMISE.replace("ban hành Đề án.", "đã ban hành Đề án.")
    after = read(district(tmp_path / "b", {PATH: edited}), atom).entries
    assert [(e.id, e.updated) for e in before] == [(e.id, e.updated) for e in after]
    told = edited.replace("nguồn: Báo", "cập nhật:\n  - ngày: 10/02/2018\n    nội dung: Sửa số liệu\nnguồn: Báo")
    moved = read(district(tmp_path / "c", {PATH: told}), atom).entries
    assert moved[0].id == before[1].id
    assert moved[0].updated == "2018-02-10T00:00:01+07:00"
    assert moved[0].published == before[1].published
    assert "Nội dung cập nhật ngày 10/02/2018: Sửa số liệu" in moved[0].content[0].value


def test_a_change_on_the_very_day_of_publication_still_moves_the_entry(tmp_path):
    told = PROMISE.replace("nguồn: Báo", "cập nhật:\n  - ngày: 05/3/2016\n    nội dung: Sửa tên\nnguồn: Báo")
    entry = read(district(tmp_path, {PATH: told}), atom).entries[1]
    assert (entry.published, entry.updated) == ("2016-03-05T08:30:00+07:00", "2016-03-05T08:30:01+07:00")


def test_a_withdrawn_article_is_announced_without_its_text(tmp_path):
    withdrawn = PROMISE.replace("nguồn: Báo", "rút bài:\n  ngày: 01/02/2018\n  lý do: Nêu sai tên đề án\nnguồn: Báo")
    entry = read(district(tmp_path, {PATH: withdrawn})).entries[0]
    assert entry.title == "Đã rút: Suối Ngàn ban hành Đề án cán bộ"
    assert entry.content[0].value == "<p>Bài này đã được rút ngày 01/02/2018. Lý do: Nêu sai tên đề án</p>"
    assert entry.id == f"tag:{AUTHORITY}:tin/2016/03/de-an-can-bo"


def test_a_feed_holds_the_twenty_told_last(tmp_path):
    text = "---\ntiêu đề: Tin {0}\nngày đăng: {0:02}/01/2019\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nMột.\n"
    many = {f"tin/2019/01/tin-{n}.md": text.format(n) for n in range(1, 29)}
    entries = read(district(tmp_path, many)).entries
    assert [entry.title for entry in entries] == [f"Tin {n}" for n in range(28, 8, -1)]


def test_a_unit_a_section_a_topic_and_a_plan_have_their_own(tmp_path):
    portal = district(tmp_path)
    plan = read(portal, key=("plan", PLAN), url=f"/ke-hoach/{PLAN}/rss.xml")
    assert len(plan.entries) == 2
    assert plan.feed.title == "Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020 – Trang tin huyện Suối Ngàn"
    assert plan.feed.link == f"{ORIGIN}/ke-hoach/{PLAN}/"
    assert len(read(portal, key=("topic", "can-bo")).entries) == 1
    assert len(read(portal, key=("section", "xay-dung-dang")).entries) == 2
    assert len(read(portal, key=("unit", "huyen-uy-suoi-ngan")).entries) == 2


def test_a_territory_that_tells_nothing_itself_has_the_news_of_its_bodies(tmp_path):
    portal = district(tmp_path)
    found = read(portal, key=("unit", "huyen-suoi-ngan"))
    assert [entry.id for entry in found.entries] == [entry.id for entry in read(portal).entries]
    assert found.feed.title == "Huyện Suối Ngàn – Trang tin huyện Suối Ngàn"
    assert "các đơn vị trực thuộc Huyện Suối Ngàn" in found.feed.description


def test_an_empty_feed_names_no_date(tmp_path):
    empty = replace(article_feed(district(tmp_path), WHOLE, "/rss.xml", ""), entries=())
    assert "Date>" not in rss(empty).decode()


def test_json_feed_says_the_same(tmp_path):
    told = json.loads(json_feed(article_feed(district(tmp_path), WHOLE, "/feed.json", "")))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"{ORIGIN}/feed.json"
    assert [item["id"] for item in told["items"]][1] == f"tag:{AUTHORITY}:tin/2016/03/de-an-can-bo"
    assert told["items"][1]["date_published"] == "2016-03-05T08:30:00+07:00"
    assert "Huyện ủy ban hành" in told["items"][1]["content_html"]


def test_characters_without_a_place_in_xml_are_left_out(tmp_path):
    odd = PROMISE.replace("Huyện ủy ban hành Đề án.", "Huyện ủy \x0bban hành ]]> Đề án & <b>một</b>.")
    html = read(district(tmp_path, {PATH: odd})).entries[1].content[0].value
    assert "Huyện ủy  ban hành ]]&gt; Đề án &amp; <b>một</b>." in html  # the line break of Word is a blank, and never glues words


def test_a_picture_comes_as_an_enclosure_with_type_and_length():
    picture = Enclosure("https://a.example/x.jpg", "image/jpeg", 1234)
    entry = FeedEntry("tag:a,2020:x", "https://a.example/x/", "Một", "", "<p>Một</p>", BEGINNING, BEGINNING, enclosure=picture)
    feed = FeedView("tag:a,2020:/", "A", "B", "https://a.example/rss.xml", "https://a.example/", BEGINNING, (entry,))
    for form in (rss, atom):
        found = feedparser.parse(form(feed))
        assert [(e.href, e.type, e.length) for e in found.entries[0].enclosures] == [("https://a.example/x.jpg", "image/jpeg", "1234")]
    assert "enclosure" not in rss(replace(feed, entries=(replace(entry, enclosure=None),))).decode()


def test_feeds_of_two_readings_are_the_same_bytes_whatever_the_day(tmp_path):
    one = district(tmp_path / "a")
    two = district(tmp_path / "b", as_of=date(2020, 6, 29))
    for form in (rss, atom, json_feed):
        assert form(article_feed(one, WHOLE, "/x", "")) == form(article_feed(two, WHOLE, "/x", ""))


def test_the_ids_stay_when_the_address_moves(tmp_path):
    moved = PROMISE.replace("---\n", "---\nmã bài: tin/2016/03/de-an-can-bo\nđịa chỉ cũ: [/tin/2016/03/de-an-can-bo/]\n", 1)
    write(tmp_path, {**REGISTRIES, "tin/2016/03/ten-moi.md": moved})
    loaded = load_portal(tmp_path, AS_OF)
    assert loaded.portal is not None
    (entry,) = read(loaded.portal).entries
    assert entry.id == f"tag:{AUTHORITY}:tin/2016/03/de-an-can-bo"
    assert entry.link == f"{ORIGIN}/tin/2016/03/ten-moi/"


def test_marks_in_a_summary_are_text_and_not_html(tmp_path):
    odd = PROMISE.replace("tác giả:", "tóm tắt: Tỷ lệ < 5% & > 3%\ntác giả:")
    portal = district(tmp_path, {PATH: odd})
    assert "&amp;lt; 5% &amp;amp; &amp;gt; 3%" in rss(article_feed(portal, WHOLE, "/rss.xml", "")).decode()
    assert "&lt; 5% &amp; &gt; 3%" in atom(article_feed(portal, WHOLE, "/atom.xml", "")).decode()


ENDED = """
        - mã: huyen-suoi-ngan
          tên: Huyện Suối Ngàn
          loại: Địa bàn
          cấp: Huyện
          đến ngày: 31/12/2019
          kết thúc do: Đổi tên
          đơn vị kế tiếp: [khu-suoi-ngan]
        - mã: khu-suoi-ngan
          tên: Khu Suối Ngàn
          loại: Địa bàn
          cấp: Huyện
          từ ngày: 01/01/2020
        - mã: huyen-uy-suoi-ngan
          tên: Huyện ủy Suối Ngàn
          loại: Cơ quan Đảng
          cấp: Huyện
        """


def test_the_feed_of_an_ended_unit_says_so_and_leads_on(tmp_path):
    key = ("unit", "huyen-suoi-ngan")
    after = read(district(tmp_path / "a", {"du-lieu/don-vi.yml": ENDED}), key=key)
    assert after.feed.description.endswith(
        "Đơn vị này đã kết thúc hoạt động; kế tiếp: Khu Suối Ngàn (https://suoi-ngan.example/don-vi/khu-suoi-ngan/rss.xml)"
    )
    before = read(district(tmp_path / "b", {"du-lieu/don-vi.yml": ENDED}, as_of=date(2019, 6, 30)), key=key)
    assert "kết thúc" not in before.feed.description
