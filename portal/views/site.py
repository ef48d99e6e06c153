"""Owns what every page shows of the portal itself: identity, menu, footer, assets. Refuses anything that changes daily.

Changing one field re-renders every page, so nothing stands here that a single article can change.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.views.parts import Feed, Link


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the built assets. `import_map` is finished JSON; every string but `scripts` may be empty."""

    css: str
    fonts: tuple[str, ...] = ()  # preloaded: the regular and bold weight
    import_map: str = ""
    scripts: tuple[str, ...] = ()  # module entry points
    early: str = ""  # the small blocking script of remembered settings
    icon: str = ""
    csp: str = ""  # Content-Security-Policy for a <meta>, "" where the server sends it


@dataclass(frozen=True, slots=True)
class Site:
    """The portal itself. Identity fields are what NĐ 174/2026 asks a site to name; `url` is "" for root-relative."""

    name: str
    short_name: str
    tagline: str
    owner: str  # cơ quan quản lý trang
    parent: str  # cơ quan chủ quản
    responsible: str  # người chịu trách nhiệm quản lý nội dung, with post
    address: str
    phone: str
    email: str
    reuse_clause: str
    assets: Assets
    fax: str = ""
    copyright: str = ""
    license: Link | None = None
    menu: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    feeds: tuple[Feed, ...] = ()
    notice: str = ""  # one line on every page ("Đơn vị hư cấu …")
    fictional: bool = False
    search: str = ""  # address of the search page, "" until it exists
    feedback: str = ""  # mailto: or address for Góp ý
    url: str = ""
    lang: str = "vi"
    english: str = ""  # address of the English pages
