"""Owns what every page shows of the portal itself: identity, menu, footer, assets. Refuses anything that changes daily.

Changing one field re-renders every page, so nothing stands here that a single article can change.
"""

from __future__ import annotations

from portal.record import dataclass
from portal.views.parts import Feed, Link, PicturePart


@dataclass(frozen=True)
class AssetUrls:
    """Addresses of the built assets. `import_map` is finished JSON; every string but `scripts` may be empty."""

    css: str
    fonts: tuple[str, ...] = ()  # preloaded: the regular and bold weight
    import_map: str = ""
    scripts: tuple[str, ...] = ()  # module entry points
    early: str = ""  # the small blocking script of remembered settings
    icon: str = ""
    csp: str = ""  # Content-Security-Policy for a <meta>, "" where the server sends it
    card: PicturePart | None = None  # for social networks, on pages that have no picture of their own


@dataclass(frozen=True)
class Language:
    """A language the portal also speaks: its code ("en"), its own name ("English") and where its pages begin."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, kw_only=True)
class PageFrame:
    """What the header and the footer say. Identity fields are what NĐ 174/2026 asks a site to name.

    Words of menu and footer are Vietnamese, templates translate them. A field named in `untranslated` is Vietnamese on a page that is not.
    """

    name: str
    owner: str  # cơ quan quản lý trang
    parent: str  # cơ quan chủ quản
    responsible: str  # người chịu trách nhiệm quản lý nội dung, with post
    address: str
    phone: str
    email: str
    reuse_clause: str
    fax: str = ""
    copyright: str = ""
    license: Link | None = None
    home: str = "/"  # where the name of the portal leads
    menu: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()  # the second line of the menu
    footer: tuple[Link, ...] = ()
    notice: str = ""  # one line on every page ("Đơn vị hư cấu …")
    search: str = ""  # address of the search page, "" until it exists
    languages: tuple[Language, ...] = ()  # the others
    untranslated: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Site(PageFrame):
    """The portal itself; `url` is "" for root-relative."""

    short_name: str
    tagline: str
    assets: AssetUrls
    feeds: tuple[Feed, ...] = ()
    fictional: bool = False
    feedback: str = ""  # mailto: or address for Góp ý
    url: str = ""
