"""Owns the edits that every generator gets, and the rule by which the edited article is chosen: another one in every round.

Staff mostly mend what they just published, so the edited article is a recent one: in round n the (2n)th newest. A further case edits an old
one: in round n the (7n)th of the older half. A new article is a copy of one that tells of nothing but itself; a further case copies one
that tells of a plan, a document or an event that is told already. The text of a file is changed, whatever its front matter looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.district import Article

Edit = Callable[[Path, Article, int], None]
NOTHING, BODY, OLD, TITLE, NEW, REMOVED, NEW_TOLD, REMOVED_TOLD = (
    "nothing changed", "one body edit", "one body edit, old article", "title edit", "new article", "removed article",
    "new article about a known plan or event", "the same removed",
)  # fmt: skip
TELLS = ("event", "plans", "documents", "targets", "results")  # facts that other articles may tell of too


def chosen(articles: Sequence[Article], turn: int, case: str) -> Article:
    """The article edited in this round, out of articles sorted latest first; its title can be found in any front matter."""
    plain = [article for article in articles if not set(article.title) & set("\"\\'&<>{}[]#:") and _fits(article, case)]
    old = case == OLD
    return plain[(len(plain) // 2 + 7 * turn) % len(plain)] if old else plain[(2 * turn - 1) % len(plain)]


def _fits(article: Article, case: str) -> bool:
    tells = any(article.facts.get(fact) for fact in TELLS)
    if case in (NEW, REMOVED):
        return not tells and not article.facts.get("image")
    return tells or case not in (NEW_TOLD, REMOVED_TOLD)


def edit_body(tree: Path, article: Article, turn: int) -> None:
    """One more sentence at the end."""
    path = tree / article.path
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nThêm một câu, lần {turn}.\n", "utf-8")


def edit_title(tree: Path, article: Article, turn: int) -> None:
    """Another word at the end of the title. Raises ValueError when the title is not there as it was."""
    path = tree / article.path
    text = path.read_text("utf-8")
    if article.title not in text:
        raise ValueError(f"{path}: the title is not in the file")
    path.write_text(text.replace(article.title, f"{article.title} {turn}", 1), "utf-8")


def add(tree: Path, article: Article, turn: int) -> None:
    """The same article once more, under another name and title, at the same hour."""
    path = tree / article.path
    text = path.read_text("utf-8").replace(article.title, f"Bài mới {turn} - {article.title}", 1)
    _added(tree, article, turn).write_text(text, "utf-8")


def remove(tree: Path, article: Article, turn: int) -> None:
    """The article that this turn added."""
    _added(tree, article, turn).unlink()


def _added(tree: Path, article: Article, turn: int) -> Path:
    return (tree / article.path).with_name(f"bai-moi-{turn}.md")


def leave(tree: Path, article: Article, turn: int) -> None:
    """Nothing at all."""


EDITS: dict[str, Edit] = {NOTHING: leave, BODY: edit_body, OLD: edit_body, TITLE: edit_title, NEW: add, REMOVED: remove}
EDITS |= {NEW_TOLD: add, REMOVED_TOLD: remove}
