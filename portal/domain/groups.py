"""Owns the kinds of groups: the valid keys, and what each group holds. A key of no kind is a programming error and raises."""

from __future__ import annotations

from typing import Any, Final

NO_YEAR: Final = "khong-ro"  # the year of an entry that has none

# A word in capitals stands for a value: YEAR for a year, «khong-ro» or the part of a year, any other for any text.
# «…» at the end: a long group is divided into periods. (*key, "periods") lists them, and (*key, period) holds the entries of one.
GROUPS: Final = {
    "all": "articles that lists show, newest first",
    "year YEAR …": "the same, of one year",
    "month MONTH": "the same, of one month: 2016-04",
    "section ID …": "articles of a section, newest first",
    "unit ID …": "articles of a unit, newest first",
    "topic ID …": "articles about a topic, newest first",
    "plan ID …": "articles about a plan, newest first",
    "kind KIND …": "articles of a kind (ArticleKind), newest first",
    "featured": "articles that staff chose for the front page",
    "notice current": "notices that are valid",
    "notice past": "notices that have expired",
    "consultation open": "articles whose draft may be commented on, or whose answers are awaited",
    "consultation closed": "articles whose consultation is over",
    "consultation YEAR …": "articles with a consultation, by the year of publication",
    "corrects ID": "articles that correct another",
    "titled ID": "articles of the same title and day as one, itself among them; there for titles that occur twice",
    "withdrawn": "articles that were withdrawn: they are in no other list",
    "feed all": "articles of the feed of everything, latest news first",
    "feed section ID": "articles of the feed of a section",
    "feed unit ID": "articles of the feed of a unit",
    "feed topic ID": "articles of the feed of a topic",
    "feed plan ID": "articles of the feed of a plan",
    "feed kind KIND": "articles of the feed of a kind",
    "updated articles": "articles that have news after their publication: an update, a correction, a withdrawal",
    "aliased": "articles that have old addresses",
    "alias ADDRESS": "the article that an old address leads to",
    "waiting ADDRESS": "why the article of an address is not published yet",
    "lost": "addresses that were published, and that nothing has now",
    "lost ADDRESS": "what replaced it, the day of its removal, a note, the hidden article",
    "years": "years that have articles, newest first",
    "stamps YEAR": "«2016-11-28 /tin/2016/11/x/»: the day and address of each article, for the site map",
    "ended ID": "the unit itself, if it has ended at the as-of date",
    "units parent ID": "units below a unit",
    "units topic ID": "units that publish about a topic, most articles first",
    "counts topic ID": "how many articles each of them has about it, in the same order",
    "events coming": "events to come, the next first",
    "events past": "the latest past events",
    "events years": "years that have past events, newest first",
    "events year YEAR …": "past events of a year, newest first",
    "coming topic ID": "events to come about a topic, the next first",
    "plans …": "plans, latest fact first",
    "plans running": "plans that are under way",
    "results": "the latest results",
    "plans stages": "each stage that has plans",
    "plans stage STAGE …": "plans by stage",
    "plans kinds": "each kind that has plans",
    "plans kind KIND …": "plans by kind",
    "plans issuers": "each issuer that has plans",
    "plans issuer ID …": "plans by issuer",
    "plans years": "each year that has plans",
    "plans year YEAR …": "plans by year",
    "plans topics": "each topic that has plans",
    "plans topic ID …": "plans by topic",
    "plans unit ID …": "plans by unit",
    "targets …": "targets, in the order of plans",
    "targets early": "targets that are due, with results from before the deadline only",
    "targets fresh": "targets with the latest results, a few of each plan",
    "documents stamps": "«2016-11-28 id»: the day and id of each document, for the site map",
    "targets stamps": "«2016-11-28 ke-hoach-1»: the day and id of each target, for the site map",
    "targets states": "each state that has targets",
    "targets state STATE …": "targets by state",
    "targets state STATE YEAR …": "targets by state and year of the deadline",
    "targets units": "each unit that has targets",
    "targets unit ID …": "targets by unit",
    "targets dues": "each year of a deadline that has targets",
    "targets due YEAR …": "targets by year of the deadline",
    "documents …": "documents, newest first",
    "documents kinds": "each kind that has documents",
    "documents kind KIND …": "documents by kind",
    "documents issuers": "each issuer that has documents",
    "documents issuer ID …": "documents by issuer",
    "documents years": "each year that has documents",
    "documents year YEAR …": "documents by year",
    "documents topics": "each topic that has documents",
    "documents topic ID …": "documents by topic",
}  # fmt: skip

Key = tuple[str, ...]
Node = dict[str, Any]


class UnknownGroupError(KeyError):
    """A group key that matches no kind."""


def require(key: Key) -> None:
    """Raise UnknownGroupError for a key that matches no kind of GROUPS."""
    if not is_group(key):
        raise UnknownGroupError(" ".join(key))


def require_years(key: Key) -> None:
    """Raise UnknownGroupError unless a group is also split by years: (*key, year) is one. The years of "all" are the groups "year"."""
    if key != ("all",):
        require((*key, NO_YEAR))


def is_group(key: Key) -> bool:
    """Return whether a key matches a kind of GROUPS, or is a period of one."""
    node = TREE
    for word in key:
        following = node.get(word)
        if following is None and _is_period(word):
            following = node.get("YEAR")
        if following is None:
            following = node.get("*")
        if following is None:
            return "…" in node and (word == "periods" or _is_period(word))
        node = following
    return "." in node


def _is_period(word: str) -> bool:
    return word.isdigit() or word == NO_YEAR


def _tree() -> Node:
    root: Node = {}
    for line in GROUPS:
        node = root
        for word in line.removesuffix(" …").split():
            node = node.setdefault(word if word.islower() or word == "YEAR" else "*", {})
        node["."] = True
        if line.endswith("…"):
            node["…"] = True
    return root


TREE: Final = _tree()
