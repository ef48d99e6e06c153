"""Owns what every page shows about the portal itself: identity, menu, footer, assets. Nothing in it changes daily.

A change of one field renders every page again, so nothing here depends on a single article.
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
    early: str = ""  # the small blocking script that applies saved settings
    icon: str = ""
    csp: str = ""  # Content-Security-Policy for a <meta>, "" if the server sends it
    search: str = ""  # the module of the search page, which asks for it without waiting for the styles
    card: PicturePart | None = None  # for social networks, on pages without a picture of their own


@dataclass(frozen=True)
class Language:
    """A further language of the portal: its code ("en"), its own name ("English") and the address of its first page."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, kw_only=True)
class PageFrame:
    """The content of the header and the footer. Identity fields are what NĐ 174/2026 requires a site to state.

    Words of menu and footer are Vietnamese; templates translate them. A field named in `untranslated` is Vietnamese on a page that is not.
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
    home: str = "/"  # the target of the portal's name
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
