"""Which pages of the miniature demo stand for every kind of page, found by what they show rather than by their titles."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from portal import urls
from portal.domain.article import Article, ArticleKind, Status
from portal.domain.facts import Facts
from portal.domain.plan import Plan, Target

FIXED = {
    "trang-chu": "/", "tin": "/tin/", "tin-nam": "/tin/2026/", "tin-thang": "/tin/2026/11/", "don-vi": "/don-vi/", "chu-de": "/chu-de/",
    "ke-hoach": "/ke-hoach/", "chi-tieu": "/chi-tieu/", "chi-tieu-chua-co-ket-qua": "/chi-tieu/chua-co-ket-qua/", "su-kien": "/su-kien/",
    "su-kien-nam": "/su-kien/2026/", "van-ban": "/van-ban/", "gop-y": "/gop-y/", "thong-bao": "/thong-bao/",
    "thong-bao-nam": "/thong-bao/2026/", "tim-kiem": "/tim-kiem/", "du-lieu": "/du-lieu/", "rss": "/rss/", "so-do-trang": "/so-do-trang/",
    "gioi-thieu": "/gioi-thieu/", "kha-nang-tiep-can": "/kha-nang-tiep-can/",
    "lien-he": "/lien-he/", "loi-404": "/404.html", "tieng-anh": "/en/", "tieng-anh-lien-he": "/en/contacts/",
    "chuyen-muc-mot": "/chuyen-muc/chi-dao-dieu-hanh/", "chuyen-muc-nam": "/chuyen-muc/chi-dao-dieu-hanh/2026/",
    "chuyen-muc-trong": "/chuyen-muc/tin-co-so/", "chu-de-mot": "/chu-de/chinh-quyen-co-so/",
    "don-vi-dang-hoat-dong": "/don-vi/son-khe-moi-ub/", "don-vi-nam": "/don-vi/son-khe-moi-ub/2026/", "huyen-da-ket-thuc": "/don-vi/huyen/",
    "xa-sap-nhap": "/don-vi/loc-khe/", "ke-hoach-lon": "/ke-hoach/bo-chi-tieu-2021-2025/",
    "ke-hoach-ho-so": "/ke-hoach/bo-chi-tieu-2021-2025/ho-so/", "chi-tieu-han": "/chi-tieu/han/2025/",
    "theo-doi": "/don-vi/son-khe-moi-ub/theo-doi/", "van-ban-co-quan": "/van-ban/co-quan/son-khe-moi-ub/",
}  # fmt: skip



class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=Identified)


def chosen(facts: Facts) -> dict[str, str]:
    """Name of the golden file → address."""
    return {**FIXED, **_articles(facts), **_plans(facts), **_targets(facts)}


def _articles(facts: Facts) -> dict[str, str]:
    wanted: dict[str, Callable[[Article], bool]] = {
        "bai-rut": lambda article: article.card.status is Status.WITHDRAWN,
        "bai-thay-the": lambda article: bool(article.replaced_by),
        "bai-dinh-chinh": lambda article: bool(article.corrects),
        "bai-co-cap-nhat": lambda article: bool(article.changes),
        "bai-het-han": lambda article: article.expired,
        "bai-thong-bao": lambda article: article.card.kind is ArticleKind.NOTICE and not article.expired,
        "bai-nhieu-anh": lambda article: len(article.images) > 6,
        "bai-lay-y-kien": lambda article: article.consultation is not None,
        "bai-chi-tieu": lambda article: any(len(mention.targets) > 2 for mention in article.plans),
        "bai-ket-qua": lambda article: any(len(mention.results) > 2 for mention in article.plans),
        "bai-van-ban": lambda article: bool(article.documents),
        "bai-hoi-nghi-huy": lambda article: article.event is not None and article.event.state.value == "cancelled",
        "bai-dai": lambda article: len(article.card.title) > 200,
    }
    return {name: _first(facts.articles.values(), holds).url for name, holds in wanted.items()} | {
        "van-ban-mot": urls.document(_first(facts.documents.values(), lambda document: bool(document.file)).id)
    }


def _plans(facts: Facts) -> dict[str, str]:
    wanted: dict[str, Callable[[Plan], bool]] = {
        "ke-hoach-du-thao": lambda plan: plan.draft,
        "ke-hoach-khong-tep": lambda plan: plan.id.startswith("ke-hoach-boi-duong-ky-nang-so"),
        "ke-hoach-dang-thuc-hien": lambda plan: not plan.draft and len(plan.stages) > 1 and plan.id != "bo-chi-tieu-2021-2025",
    }
    return {name: urls.plan(_first(facts.plans.values(), holds).id) for name, holds in wanted.items()}


def _targets(facts: Facts) -> dict[str, str]:
    wanted: dict[str, Callable[[Target], bool]] = {
        f"chi-tieu-{state}": lambda target, state=state: target.standing.state.value == state
        for state in sorted({target.standing.state.value for target in facts.targets.values()})
    }
    return {name: urls.target(_first(facts.targets.values(), holds).id) for name, holds in wanted.items()}


def _first(things: Iterable[Thing], holds: Callable[[Thing], bool]) -> Thing:
    """The first in the order of ids that is so; `LookupError` where the miniature has none."""
    found = sorted((thing for thing in things if holds(thing)), key=lambda thing: thing.id)
    if not found:
        raise LookupError("the miniature demo has no such thing")
    return found[0]
