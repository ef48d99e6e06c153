"""Owns the demo district as every generator gets it: plain articles, the frame of a page, and the edits made to a tree of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.source.body import render
from portal.source.draft import read_draft
from portal.source.frontmatter import split
from portal.text.slug import slug

TITLE = "@@TITLE@@"


@dataclass(frozen=True, slots=True)
class Term:
    """A section, a unit or a topic: the name shown, and its part of the address."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its path ("tin/2016/04/x.md"), the day and hour in ISO form, its terms, its body as Markdown."""

    path: str
    title: str
    date: str
    section: Term
    unit: Term
    topics: tuple[Term, ...]
    lead: str
    body: str

    @property
    def url(self) -> str:
        return f"/{self.path.removesuffix('.md')}/"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around <main> on a page of ours, with TITLE where the title is: so that all pages weigh alike."""

    before: str
    after: str


def articles(content: Path) -> Iterator[Article]:
    """The articles of a written demo that everyone can build: those with a date, in order of path."""
    for path in sorted((content / "tin").rglob("*.md")):
        text = path.read_text("utf-8")
        name = path.relative_to(content).as_posix()
        draft = read_draft(name, text)
        entries = draft.entries
        if not draft.sound or "date" not in entries.values or entries.values.get("status", "published") != "published":
            continue
        # The path is the address, whatever the date says: as ours has it.
        yield Article(
            name, entries.text("title"), entries.values["date"].isoformat(), _term(entries.text("section")), _term(entries.text("unit")),
            tuple(_term(topic.text) for topic in entries.names("topics")), draft.lead, split(text).body.strip() + "\n",
        )  # fmt: skip


def _term(name: str) -> Term:
    return Term(name or "Khác", slug(name) or "khac")


def frame(output: Path, article: Article) -> Frame:
    """The frame of this article's page as we built it. Raises ValueError when a template language could stumble over it."""
    page = (output / article.url.strip("/") / "index.html").read_text("utf-8")
    before, rest = page.split("<main", 1)
    after = rest.split("</main>", 1)[1]
    before = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", before, flags=re.S)
    # Our main part holds more than title and text; the peers write as many bytes, idle ones.
    idle = len(rest.encode()) - len(after.encode()) - len(render(article.body).encode()) - 500
    after = f"<div hidden>{'·' * (max(idle, 0) // 2)}</div>{after}"
    if re.search(r"\{\{|\{%|\{#", before + after):
        raise ValueError("the frame holds template marks")
    return Frame(before, after)


def edit_body(tree: Path, article: Article, turn: int) -> None:
    """One more sentence at the end."""
    path = tree / article.path
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nThêm một câu, lần {turn}.\n", "utf-8")


def edit_title(tree: Path, article: Article, turn: int) -> None:
    """Another word at the end of the title."""
    path = tree / article.path
    text = path.read_text("utf-8")
    path.write_text(text.replace(article.title, f"{article.title} {turn}", 1), "utf-8")


def add(tree: Path, article: Article, turn: int) -> None:
    """The same article once more, under another name and title."""
    path = tree / article.path
    text = path.read_text("utf-8").replace(article.title, f"Bài mới {turn}: {article.title}", 1)
    _added(tree, article, turn).write_text(text, "utf-8")


def remove(tree: Path, article: Article, turn: int) -> None:
    """The article that this turn added."""
    _added(tree, article, turn).unlink()


def _added(tree: Path, article: Article, turn: int) -> Path:
    return (tree / article.path).with_name(f"bai-moi-{turn}.md")


def leave(tree: Path, article: Article, turn: int) -> None:
    """Nothing at all."""


EDITS: dict[str, Callable[[Path, Article, int], None]] = {
    "nothing changed": leave, "one body edit": edit_body, "title edit": edit_title, "new article": add, "removed article": remove,
}  # fmt: skip
