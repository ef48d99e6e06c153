"""Two files of one plan: the copy, or the later one, is refused with one message, and articles that name the plan stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.problem import Problem, Severity
from portal.source.load import Loaded, load_portal
from tests.tinysite import AS_OF, REGISTRIES, article, load_site, write_site

FOLDER = "du-lieu/ke-hoach"
FILE = f"{FOLDER}/ke-hoach-rung.yml"
PLAN = "tên: Kế hoạch trồng rừng\ncơ quan ban hành: Huyện ủy Thử\nchỉ tiêu:\n  - (4) Trồng rừng mới 350 ha\n"
TELLS = article(kế_hoạch="\n  - tên: Kế hoạch trồng rừng\n    kết quả:\n      - (4) Trồng rừng mới 120 ha")
COPIES = [
    "ke-hoach-rung - Copy", "ke-hoach-rung (1)", "ke-hoach-rung-copy",
    "Copy of ke-hoach-rung", "ke-hoach-rung - bản sao", "a-ban-khac", "z-ban-khac",
]  # fmt: skip


def told(loaded: Loaded) -> list[Problem]:
    """The errors."""
    return [fault for fault in loaded.problems if fault.severity is Severity.ERROR]


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("id", ["", "mã: rung\n"])
@pytest.mark.parametrize("before", [True, False])
def test_the_copy_of_a_plan_is_refused_and_the_plan_stays(tmp_path: Path, name: str, id: str, before: bool) -> None:
    files = {"tin/2024/05/a.md": TELLS, FILE: id + PLAN}
    good = {**REGISTRIES, **files} if before else {}
    copy = f"{FOLDER}/{name}.yml"
    loaded = load_portal(write_site(tmp_path, {**files, copy: id + PLAN}), AS_OF, good.get)
    assert loaded.portal and loaded.held == []
    refused = copy if before or name != "a-ban-khac" else FILE  # of two that nothing distinguishes, the later by name
    assert [(fault.path, fault.code in ("R208", "R209")) for fault in told(loaded)] == [(refused, True)]
    (plan,) = loaded.portal.ids("plans")
    assert loaded.portal.plan(plan).path == ({copy, FILE} - {refused}).pop()
    assert loaded.portal.plan(plan).targets


def test_a_copy_that_an_earlier_version_took_for_a_plan_is_refused_too(tmp_path: Path) -> None:
    files = {"tin/2024/05/a.md": TELLS, FILE: PLAN, f"{FOLDER}/ke-hoach-rung-copy.yml": PLAN}
    loaded = load_portal(write_site(tmp_path, files), AS_OF, {**REGISTRIES, **files}.get)
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R208", f"{FOLDER}/ke-hoach-rung-copy.yml")]
    assert loaded.held == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("số: 12/KH-UBND\n", "số: 15/KH-UBND\n"),
        ("ngày: 01/02/2023\n", "ngày: 01/02/2024\n"),
        ("giai đoạn: 2016 - 2020\n", "giai đoạn: 2021 - 2025\n"),
        ("cơ quan ban hành: Xã Một\n", "cơ quan ban hành: Xã Hai\n"),
    ],
)
def test_two_plans_of_one_name_that_something_tells_apart_are_two(tmp_path: Path, one: str, other: str) -> None:
    files = {f"{FOLDER}/{name}.yml": f"tên: Kế hoạch tuyên truyền\n{said}" for name, said in (("a", one), ("b", other))}
    loaded = load_site(tmp_path, files)
    assert loaded.portal and told(loaded) == [] and set(loaded.portal.ids("plans")) == {"a", "b"}


def test_a_plan_whose_name_speaks_of_copies_is_a_plan(tmp_path: Path) -> None:
    files = {f"{FOLDER}/cap.yml": "tên: Kế hoạch cấp\n", f"{FOLDER}/cap-ban-sao.yml": "tên: Kế hoạch cấp bản sao\n"}
    loaded = load_site(tmp_path, files)
    assert loaded.portal and told(loaded) == [] and set(loaded.portal.ids("plans")) == {"cap", "cap-ban-sao"}


def test_a_new_plan_that_makes_a_name_ambiguous_is_refused(tmp_path: Path) -> None:
    files = {"tin/2024/05/a.md": TELLS.replace("Kế hoạch trồng rừng", "trồng rừng"), FILE: PLAN}
    new = f"{FOLDER}/de-an.yml"
    root = write_site(tmp_path, {**files, new: "tên: Đề án trồng rừng\ncơ quan ban hành: Huyện ủy Thử\n"})
    loaded = load_portal(root, AS_OF, {**REGISTRIES, **files}.get)
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R206", new)]
    assert loaded.held == []
