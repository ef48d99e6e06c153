"""Tiny sites told as news: articles about one plan in a few words each, on the registries of `tinysite`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from portal.domain.portal import Portal
from portal.source.load import Loaded
from tests.tinysite import load_site

PLAN = "Đề án Nước sạch nông thôn giai đoạn 2021 - 2025"
PLAN_ID = "de-an-nuoc-sach-nong-thon-giai-doan-2021-2025"


def news(
    day: str,
    *,
    targets: Iterable[str] = (),
    results: Iterable[str] = (),
    stage: str = "",
    note: str = "",
    plan: str = PLAN,
    title: str = "Huyện Thử bàn về nước sạch",
    unit: str = "Huyện ủy Thử",
    head: str = "",
) -> str:
    """An article of a day ("05/3/2021") that tells of a plan; `head` is further front matter, dedented."""
    lines = [f"tiêu đề: {title}", f"ngày đăng: {day}", f"đơn vị: {unit}", *dedent(head).strip().splitlines()]
    if plan:
        lines += ["kế hoạch:", f"  - tên: {plan}"]
        lines += [f"    {key}: {value}" for key, value in (("bước", stage), ("ghi chú", note)) if value]
        for key, told in (("chỉ tiêu", targets), ("kết quả", results)):
            sentences = [_item(sentence) for sentence in told]
            lines += [f"    {key}:", *sentences] if sentences else []
    return "\n".join(["---", *lines, "---", "Đoạn đầu của tin.", ""])


def _item(sentence: str) -> str:
    """A sentence, or a mapping written over several lines."""
    first, *rest = dedent(sentence).strip().splitlines()
    return "\n".join([f"      - {first}", *(f"        {line}" for line in rest)])


def site(root: Path, *articles: str, as_of: str, files: Mapping[str, str] | None = None) -> Loaded:
    """A site of these articles, in files named by their order, as an as-of date ("2021-12-31") sees it."""
    return load_site(root, {**paths(articles), **(files or {})}, date.fromisoformat(as_of))


def paths(articles: Iterable[str]) -> dict[str, str]:
    """Each article under its month: tin/2021/03/tin-1.md."""
    placed = {}
    for number, text in enumerate(articles, 1):
        day = next(line for line in text.splitlines() if line.startswith("ngày đăng: ")).removeprefix("ngày đăng: ").split()[0]
        _, month, year = day.split("/")
        placed[f"tin/{year}/{int(month):02}/tin-{number}.md"] = text
    return placed


def portal_of(loaded: Loaded) -> Portal:
    """The Portal of a site in which nothing is held."""
    assert loaded.portal is not None
    assert not loaded.held, [problem.message for problem in loaded.problems]
    return loaded.portal


def codes(loaded: Loaded) -> list[str]:
    """The codes of all problems told."""
    return [problem.code for problem in loaded.problems]
