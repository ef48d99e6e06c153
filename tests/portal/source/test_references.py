"""Articles that correct or replace others: named by file, address or old address; unknown ones are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.load import Loaded
from tests.sitekit import site
from tests.tinysite import article

OLD = article(tiêu_đề="Bài cũ", mã_bài="bai-cu", địa_chỉ_cũ="\n  - tin/2024/05/ten-truoc.md")


def loaded(root: Path, **keys: str) -> Loaded:
    return site(root, as_of="2024-12-31", files={"tin/2024/05/cu.md": OLD, "tin/2024/05/moi.md": article(**keys)})


@pytest.mark.parametrize(
    "name", ["tin/2024/05/cu.md", "/tin/2024/05/cu/", "bai-cu", "tin/2024/05/ten-truoc.md", "content/tin/2024/05/cu.md"]
)
def test_an_article_is_named_by_file_address_id_or_old_address(tmp_path: Path, name: str) -> None:
    found = loaded(tmp_path, đính_chính_cho=name)

    assert found.code == 0 and found.portal
    assert found.portal.article("tin/2024/05/moi").corrects == "bai-cu"
    assert found.portal.neighbours("bai-cu").corrections == ("tin/2024/05/moi",)


def test_an_unknown_article_is_reported_with_the_nearest_and_the_file_is_held(tmp_path: Path) -> None:
    found = loaded(tmp_path, thay_bằng="tin/2024/05/cuu.md")
    (problem,) = found.problems

    assert (problem.code, problem.path, problem.line, problem.mark) == ("L104", "tin/2024/05/moi.md", 5, "tin/2024/05/cuu.md")
    assert problem.hint == "«tin/2024/05/cu»?"
    assert (found.held, found.code) == (["tin/2024/05/moi.md"], 3)


def test_an_article_cannot_correct_itself(tmp_path: Path) -> None:
    assert [problem.code for problem in loaded(tmp_path, đính_chính_cho="tin/2024/05/moi.md").problems] == ["L104"]


def test_one_that_is_not_published_yet_is_no_fault(tmp_path: Path) -> None:
    files = {"tin/2024/05/a.md": article(thay_bằng="tin/2025/01/b.md"), "tin/2025/01/b.md": article(ngày_đăng="02/01/2025")}
    found = site(tmp_path, as_of="2024-12-31", files=files)

    assert found.code == 0 and found.portal
    assert (found.portal.article("tin/2024/05/a").replaced_by, found.portal.has_article("tin/2025/01/b")) == ("tin/2025/01/b", False)


def test_one_that_is_held_for_a_fault_of_its_own_holds_no_other(tmp_path: Path) -> None:
    files = {"tin/2024/05/a.md": article(đính_chính_cho="tin/2024/05/b.md"), "tin/2024/05/b.md": article(đơn_vị="Đơn vị không có")}
    found = site(tmp_path, as_of="2024-12-31", files=files)

    assert (found.held, {problem.code for problem in found.problems}) == (["tin/2024/05/b.md"], {"T104"})
    assert found.portal and found.portal.has_article("tin/2024/05/a") and not found.portal.has_article("tin/2024/05/b")


def test_a_title_for_a_name_is_answered_with_the_file(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, đính_chính_cho="Bài cũ").problems

    assert (problem.code, problem.hint) == ("L104", "«tin/2024/05/cu.md»?")


def test_an_old_address_of_two_articles_leads_to_the_newest_and_the_other_is_told(tmp_path: Path) -> None:
    files = {f"tin/2024/05/{name}.md": article(ngày_đăng=f"{day}/5/2024", địa_chỉ_cũ="/cu.htm") for name, day in (("a", 12), ("b", 10))}
    found = site(tmp_path, as_of="2024-12-31", files=files)
    (problem,) = found.problems

    assert found.portal and found.portal.group("alias", "/cu.htm") == ("tin/2024/05/a",)
    assert (problem.code, problem.path, "tin/2024/05/a.md" in problem.message) == ("C130", "tin/2024/05/b.md", True)


def test_an_old_address_that_a_page_has_leads_there_and_is_told(tmp_path: Path) -> None:
    found = site(tmp_path, as_of="2024-12-31", files={"tin/2024/05/a.md": article(địa_chỉ_cũ="/don-vi/xa-mot/")})
    (problem,) = found.problems

    assert (problem.code, "trang /don-vi/xa-mot/" in problem.message) == ("C130", True)


PLAN = "Đề án Nước sạch giai đoạn 2021 - 2025"
MADE = {
    "tin/2024/05/a.md": article(
        kế_hoạch=f"\n  - tên: {PLAN}\n    chỉ tiêu:\n      - (1) 90% số hộ có nước sạch",
        văn_bản="\n  - số: 12-NQ/HU\n    loại: nghị quyết\n    ngày ban hành: 01/2/2024\n    trích yếu: Nước sạch",
    ),
    "tin/2024/06/b.md": article(loại_bài="Thông báo", ngày_đăng="10/6/2024", chủ_đề="can-bo"),
    "tin/2024/06/c.md": article(sự_kiện="Hội nghị tổng kết, ngày 01/6/2024", ngày_đăng="11/6/2024"),
    "tin/2024/06/d.md": article(lấy_ý_kiến="\n  hạn góp ý: 30/6/2024\n  nơi nhận: a@b.vn", ngày_đăng="12/6/2024"),
    "trang/gioi-thieu.md": "---\ntiêu đề: Giới thiệu\n---\nLời.\n",
}


def unknown(root: Path, *links: str) -> list[str]:
    """Return which links of a body lead nowhere."""
    body = "\n\n".join(f"[xem]({link})" for link in links)
    loaded = site(root, as_of="2024-12-31", files={**MADE, "tin/2024/07/x.md": article(body, ngày_đăng="01/7/2024")})
    assert loaded.portal and not loaded.held
    return [problem.mark for problem in loaded.problems if problem.code == "L101"]


def test_a_link_to_any_page_that_is_made_leads_somewhere(tmp_path: Path) -> None:
    made = [
        "/", "/tin/", "/tin/2024/", "/tin/2024/05/", "/tin/2024/05/a/", "/don-vi/xa-mot/", "/don-vi/huyen-uy-thu/2024/", "/chu-de/can-bo/",
        "/chu-de/can-bo/2024/", "/chuyen-muc/xay-dung-dang/", "/chuyen-muc/xay-dung-dang/2024/", "/gioi-thieu/",
        "/ke-hoach/de-an-nuoc-sach-giai-doan-2021-2025/", "/chi-tieu/de-an-nuoc-sach-giai-doan-2021-2025-1/", "/ke-hoach/nam/2024/",
        "/su-kien/2024/", "/thong-bao/2024/", "/gop-y/2024/", "/van-ban/12-nq-hu-2024-02-01/",
    ]  # fmt: skip
    none = [
        "/tin/2023/", "/tin/2024/04/", "/tin/2024/05/khac/", "/don-vi/xa-ba/", "/don-vi/huyen-uy-thu/2023/", "/chu-de/rung/",
        "/chu-de/can-bo/2023/", "/chuyen-muc/khac/", "/ke-hoach/khac/", "/chi-tieu/khac-1/", "/su-kien/2023/", "/thong-bao/2023/",
        "/gop-y/2023/",
        "/van-ban/khac/", "/khac/",
    ]  # fmt: skip
    assert unknown(tmp_path, *made, *none) == none
