"""Owns every public URL of the site, root-relative and ending in "/" for pages (contract, «URLs»). Refuses to know hosts.

A path is not a URL: `encoded` is the one place where a path becomes a part of a URL, `decoded` the one where it is read back.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")  # what stands in a URL as it stands in a path
RESERVED = "%/?#[]@!$&'()*+,;=:~"
PASTED = re.compile(r"[A-Za-z0-9._\-%/?#\[\]@!$&'()*+,;=:~]*")  # an address that needs no mending
QUERY = "=&%/:,+-_.~!*@"  # what stands in a query as it is written
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\\"{};$]')  # of an old address: it would be an instruction in a server's map
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")

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
ENGLISH_CONTACTS = "/en/contacts/"
NOT_FOUND = "/404.html"
RSS = "/rss.xml"
ATOM = "/atom.xml"
JSON_FEED = "/feed.json"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"


def encoded(path: str) -> str:
    """A path as it stands in a URL: all but letters and digits of ASCII, "/", "-", ".", "_", "~" as the bytes of UTF-8."""
    return path if PLAIN.fullmatch(path) else quote(path, safe="/", errors="replace")


def decoded(address: str) -> str:
    """The path behind a part of a URL; one that is no encoded text (a lone "%", other bytes than UTF-8) is left as it is."""
    if "%" not in address:
        return address
    try:
        path = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
    return address if CONTROLS.search(path) else path


def written(address: str) -> str:
    """A whole address as people paste it, its blanks and letters of other scripts encoded; a host's name stays as it is."""
    if PASTED.fullmatch(address):
        return address
    host = re.match(r"[a-zA-Z][\w+.-]*://[^/?#]*", address)
    start = host[0] if host else ""
    return start + quote(address[len(start) :], safe=RESERVED, errors="replace")


def article(path: str) -> str:
    """The address of content file "tin/2016/11/x.md": "/tin/2016/11/x/". The path is the address, whatever `date` says."""
    return f"/{encoded(path.removesuffix('.md'))}/"


def article_path(url: str) -> str:
    """The content file that an article's address is made of."""
    return f"{decoded(url.strip('/'))}.md"


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
    return f"/ke-hoach/{encoded(id)}/"


def dossier(id: str, year: str = "") -> str:
    """A plan's printable dossier, of all its time or of one year."""
    return _listed(f"ke-hoach/{encoded(id)}", "ho-so", year)


def plans_by(facet: str, value: str) -> str:
    """The plans of one stage ("buoc"), kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{PLANS}{facet}/{encoded(value)}/"


def plan_row(id: str, year: str) -> str:
    """Where a plan without a page of its own is a row: in the list of its year, which is always whole."""
    return f"{plans_by('nam', year)}#{encoded(id)}"


def targets_by(facet: str, value: str, year: str = "") -> str:
    """The targets of one state ("tinh-trang", by year of the deadline too), unit ("don-vi") or deadline ("han")."""
    return _listed(f"chi-tieu/{facet}", value, year)


def silent(year: str) -> str:
    """Targets due in a year without news of a result."""
    return f"{SILENT}{year}/"


def documents_by(facet: str, value: str) -> str:
    """The documents of one kind ("loai"), issuer ("co-quan"), topic ("chu-de") or year ("nam")."""
    return f"{DOCUMENTS}{facet}/{encoded(value)}/"


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
    return f"/ke-hoach/{encoded(id)}/chi-tieu.csv"


def target(id: str) -> str:
    """A target's page."""
    return f"/chi-tieu/{encoded(id)}/"


def document(id: str) -> str:
    """A document's page."""
    return f"/van-ban/{encoded(id)}/"


def page(id: str) -> str:
    """A static page of content/trang."""
    return f"/{encoded(id)}/"


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
    path = decoded(url).lstrip("/")
    return f"{path}index.html" if url.endswith("/") else path


def attachment(file: str) -> str:
    """Where a file of content/van-ban is offered, byte for byte."""
    return f"/tep/{encoded(file.removeprefix('van-ban/'))}"


def original(file: str) -> str:
    """What a link to a file of content/anh is kept as until the page is made; originals are not published."""
    return f"/{encoded(file)}"


def file_behind(url: str) -> str:
    """The content file that `attachment` or `original` made an address of; "" for any other address."""
    if url.startswith("/tep/"):
        return f"van-ban/{decoded(url.removeprefix('/tep/'))}"
    return decoded(url.lstrip("/")) if url.startswith("/anh/") else ""


def picture(digest: str, width: int, form: str) -> str:
    """A derived picture: named by the digest of its original, its width in px and its format."""
    return f"/anh/{digest}-{width}.{form}"


def page_behind(address: str) -> str:
    """A link to a page as that page is called: "/tin/x", "/tin/x/index.html", "/tin/x/?a#b" → "/tin/x/"."""
    path = address.partition("#")[0].partition("?")[0].removesuffix("index.html")
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def old(alias: str) -> str:
    """An old address as staff write it, root-relative: "tin/2016/11/x.md" → "/tin/2016/11/x/", "https://host/a.aspx?id=5" →
    "/a.aspx?id=5"; "" for one that cannot be one.
    """
    if UNFIT.search(alias):
        return ""
    parts = urlsplit(re.sub(r"^(https?:)?//[^/?#]*", "", alias.strip(), flags=re.I))
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
