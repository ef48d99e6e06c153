"""Owns every public URL of the site, root-relative and ending in "/" for pages (contract, «URLs»). Host names are not known.

A path is not a URL: `portal.text.percent` converts one to the other.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from portal.text.percent import decoded, encoded

QUERY = "=&%/:,+-_.~!*@"  # kept unencoded in a query
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\\"{};$]')  # not allowed in an old address: it would be an instruction in a server's map
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
SEVERAL = re.compile(r"[,;]\s+/|\s[,;]")  # two addresses on one line

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
REGISTER = "/van-ban/danh-muc.json"  # all documents, for the search field of their page
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
ENGLISH_CONTACTS = "/en/contacts/"
NOT_FOUND = "/404.html"
RSS = "/rss.xml"
ATOM = "/atom.xml"
JSON_FEED = "/feed.json"
FEED_FORMS = ("rss.xml", "atom.xml", "feed.json")  # a feed's names beside its page
FEED_STYLE = "/assets/kenh-tin.css"  # what browsers that open a feed show it with
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemap-tin-moi.xml"
ROBOTS = "/robots.txt"


def article(path: str) -> str:
    """Return the address of content file "tin/2016/11/x.md": "/tin/2016/11/x/". It depends on the path, not on `date`."""
    return f"/{encoded(path.removesuffix('.md'))}/"


def article_path(url: str) -> str:
    """Return the content file of an article's address."""
    return f"{decoded(url.strip('/'))}.md"


def news(year: str = "", month: str = "") -> str:
    """Return the list of all news, of a year ("2016") or of a month ("04")."""
    return "/".join(filter(None, ("/tin", year, month))) + "/"


def month(name: str) -> str:
    """Return the list of the month "2016-04"."""
    return news(*name.split("-"))


def section(id: str, year: str = "") -> str:
    """Return a section's page, or its list of one year."""
    return _listed("chuyen-muc", id, year)


def unit(id: str, year: str = "") -> str:
    """Return a unit's page, or its list of one year."""
    return _listed("don-vi", id, year)


def topic(id: str, year: str = "") -> str:
    """Return a topic's page, or its list of one year."""
    return _listed("chu-de", id, year)


def plan(id: str) -> str:
    """Return a plan's page."""
    return f"/ke-hoach/{encoded(id)}/"


def dossier(id: str, year: str = "") -> str:
    """Return a plan's printable dossier, for all years or for one."""
    return _listed(f"ke-hoach/{encoded(id)}", "ho-so", year)


def plans_by(facet: str, value: str) -> str:
    """Return the plans of one stage ("buoc"), kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{PLANS}{facet}/{encoded(value)}/"


def plan_row(id: str, year: str) -> str:
    """Return the row of a plan without a page of its own: in the list of its year, which is never divided."""
    return f"{plans_by('nam', year)}#{encoded(id)}"


def targets_by(facet: str, value: str, year: str = "") -> str:
    """Return the targets of one state ("tinh-trang", by year of the deadline too), unit ("don-vi") or deadline ("han")."""
    return _listed(f"chi-tieu/{facet}", value, year)


def silent(year: str) -> str:
    """Return the list of targets due in a year without news of a result."""
    return f"{SILENT}{year}/"


def documents_by(facet: str, value: str) -> str:
    """Return the documents of one kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{DOCUMENTS}{facet}/{encoded(value)}/"


def events(year: str) -> str:
    """Return the events of one past year."""
    return f"{EVENTS}{year}/"


def meeting(id: str) -> str:
    """The calendar file of one event."""
    return f"{EVENTS}{encoded(id)}.ics"


def notices(year: str) -> str:
    """Return the notices of one past year."""
    return f"{NOTICES}{year}/"


def period(url: str, *names: str) -> str:
    """Return the list of one period of a long list: "/su-kien/2021/", "04" → "/su-kien/2021/04/"."""
    return url + "".join(f"{name}/" for name in names)


def consultations(year: str) -> str:
    """Return the consultations of one year."""
    return f"{CONSULTATIONS}{year}/"


def plan_data(id: str) -> str:
    """Return a plan's targets as CSV."""
    return f"/ke-hoach/{encoded(id)}/chi-tieu.csv"


def target(id: str) -> str:
    """Return a target's page."""
    return f"/chi-tieu/{encoded(id)}/"


def document(id: str) -> str:
    """Return a document's page."""
    return f"/van-ban/{encoded(id)}/"


def page(id: str) -> str:
    """Return a static page of content/trang."""
    return f"/{encoded(id)}/"


def social_card(url: str, form: str = "png") -> str:
    """Return the card of a page for social networks."""
    return f"{url}anh-chia-se.{form}"


def feed(url: str, form: str = "rss.xml") -> str:
    """Return a feed beside a page: its RSS, or another of FEED_FORMS."""
    return f"{url}{form}"


def follow(url: str) -> str:
    """Return the page that explains how to follow a page; that of the whole portal lists every feed."""
    return FEEDS if url == HOME else f"{url}theo-doi/"


def data(name: str) -> str:
    """Return a file of the open data."""
    return f"/du-lieu/{name}"


def file_of(url: str) -> str:
    """Return where the page of an address is below output/: "/tin/" → "tin/index.html", "/404.html" → "404.html"."""
    path = decoded(url).lstrip("/")
    return f"{path}index.html" if url.endswith("/") else path


def attachment(file: str) -> str:
    """Return where a file of content/van-ban is published, byte for byte."""
    return f"/tep/{encoded(file.removeprefix('van-ban/'))}"


def original(file: str) -> str:
    """Return the placeholder for a link to a file of content/anh until the page is made; originals are not published."""
    return f"/{encoded(file)}"


def file_behind(url: str) -> str:
    """Return the content file of an address by `attachment` or `original`; "" for any other address."""
    if url.startswith("/tep/"):
        return f"van-ban/{decoded(url.removeprefix('/tep/'))}"
    return decoded(url.lstrip("/")) if url.startswith("/anh/") else ""


def picture(digest: str, width: int, form: str) -> str:
    """Return a derived picture: named by the digest of its original, its width in px and its format."""
    return f"/anh/{digest}-{width}.{form}"


def page_behind(address: str) -> str:
    """Return a link to a page in its canonical form: "/tin/x", "/tin/x/index.html", "/tin/x/?a#b" → "/tin/x/"."""
    path = address.partition("#")[0].partition("?")[0].removesuffix("index.html")
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def old(alias: str) -> str:
    """Return an old address as staff write it, root-relative; "" for an impossible one.

    "tin/2016/11/x.md" → "/tin/2016/11/x/", "https://host/a.aspx?id=5" → "/a.aspx?id=5".
    """
    if UNFIT.search(alias):
        return ""
    within = re.sub(r"^(?:(?:https?:)?//|www\.)[^/?#]*", "", alias.strip(), flags=re.I)
    if SCHEME.match(within) or SEVERAL.search(within):
        return ""
    parts = urlsplit(within)
    steps = decoded(parts.path).strip("/").removeprefix("content/").removesuffix("index.html").strip("/").removesuffix(".md")
    if any(step in ("", ".", "..") for step in steps.split("/")):
        return ""
    path = encoded(f"/{steps}")
    if parts.query:
        return f"{path}?{quote(decoded(parts.query), safe=QUERY)}"
    return path if "." in steps.rpartition("/")[2] else f"{path}/"


def _listed(place: str, id: str, year: str) -> str:
    id = encoded(id)
    return f"/{place}/{id}/{year}/" if year else f"/{place}/{id}/"
