"""Owns every public URL of the site, root-relative and ending in "/" for pages (contract, «URLs»). Refuses to know hosts."""

from __future__ import annotations

HOME = "/"
NEWS = "/tin/"
UNITS = "/don-vi/"
TOPICS = "/chu-de/"
PLANS = "/ke-hoach/"
TARGETS = "/chi-tieu/"
SILENT = "/chi-tieu/chua-co-ket-qua/"
EVENTS = "/su-kien/"
CALENDAR = "/lich.ics"
DOCUMENTS = "/van-ban/"
CONSULTATIONS = "/gop-y/"
NOTICES = "/thong-bao/"
SEARCH = "/tim-kiem/"
DATA = "/du-lieu/"
FEEDS = "/rss/"
SITE_MAP = "/so-do-trang/"
ABOUT = "/gioi-thieu/"
CONTACT = "/lien-he/"
ACCESSIBILITY = "/kha-nang-tiep-can/"
ENGLISH = "/en/"
NOT_FOUND = "/404.html"
RSS = "/rss.xml"
ATOM = "/atom.xml"
JSON_FEED = "/feed.json"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"


def article(path: str) -> str:
    """The address of content file "tin/2016/11/x.md": "/tin/2016/11/x/". The path is the address, whatever `date` says."""
    return f"/{path.removesuffix('.md')}/"


def article_path(url: str) -> str:
    """The content file behind an article's address."""
    return f"{url.strip('/')}.md"


def news(year: str = "", month: str = "") -> str:
    """The list of all news, of a year ("2016") or of a month ("04")."""
    return "/".join(filter(None, ("/tin", year, month))) + "/"


def month(name: str) -> str:
    """The list of the month "2016-04"."""
    return news(*name.split("-"))


def section(id: str, year: str = "") -> str:
    """A section's page, or its list of one year."""
    return _listed("chuyen-muc", id, year)


def unit(id: str, year: str = "") -> str:
    """A unit's page, or its list of one year."""
    return _listed("don-vi", id, year)


def topic(id: str, year: str = "") -> str:
    """A topic's page, or its list of one year."""
    return _listed("chu-de", id, year)


def plan(id: str) -> str:
    """A plan's page."""
    return f"/ke-hoach/{id}/"


def dossier(id: str, year: str = "") -> str:
    """A plan's printable dossier, of all its time or of one year."""
    return _listed(f"ke-hoach/{id}", "ho-so", year)


def plans_by(facet: str, value: str) -> str:
    """The plans of one stage ("buoc"), kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{PLANS}{facet}/{value}/"


def plan_row(id: str, year: str) -> str:
    """Where a plan without a page of its own is a row: in the list of its year, which is always whole."""
    return f"{plans_by('nam', year)}#{id}"


def targets_by(facet: str, value: str, year: str = "") -> str:
    """The targets of one state ("tinh-trang", by year of the deadline too), unit ("don-vi") or deadline ("han")."""
    return _listed(f"chi-tieu/{facet}", value, year)


def silent(year: str) -> str:
    """Targets due in a year without news of a result."""
    return f"{SILENT}{year}/"


def documents_by(facet: str, value: str) -> str:
    """The documents of one kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{DOCUMENTS}{facet}/{value}/"


def events(year: str) -> str:
    """The events of one past year."""
    return f"{EVENTS}{year}/"


def notices(year: str) -> str:
    """The notices of one past year."""
    return f"{NOTICES}{year}/"


def period(url: str, *names: str) -> str:
    """The list of one period of a long list: "/su-kien/2021/", "04" → "/su-kien/2021/04/"."""
    return url + "".join(f"{name}/" for name in names)


def consultations(year: str) -> str:
    """The drafts put to comment in one year."""
    return f"{CONSULTATIONS}{year}/"


def plan_data(id: str) -> str:
    """A plan's targets as CSV."""
    return f"/ke-hoach/{id}/chi-tieu.csv"


def target(id: str) -> str:
    """A target's page."""
    return f"/chi-tieu/{id}/"


def document(id: str) -> str:
    """A document's page."""
    return f"/van-ban/{id}/"


def page(id: str) -> str:
    """A static page of content/trang."""
    return f"/{id}/"


def social_card(url: str) -> str:
    """The card of a page for social networks."""
    return f"{url}anh-chia-se.png"


def feed(url: str) -> str:
    """The RSS feed beside a page."""
    return f"{url}rss.xml"


def data(name: str) -> str:
    """A file of the open data."""
    return f"/du-lieu/{name}"


def file_of(url: str) -> str:
    """Where the page of an address lies below output/: "/tin/" → "tin/index.html", "/404.html" → "404.html"."""
    return f"{url.lstrip('/')}index.html" if url.endswith("/") else url.lstrip("/")


def attachment(file: str) -> str:
    """Where a file of content/van-ban is offered, byte for byte."""
    return f"/tep/{file.removeprefix('van-ban/')}"


def picture(digest: str, width: int, form: str) -> str:
    """A derived picture: named by the digest of its original, its width in px and its format."""
    return f"/anh/{digest}-{width}.{form}"


def _listed(place: str, id: str, year: str) -> str:
    return f"/{place}/{id}/{year}/" if year else f"/{place}/{id}/"
