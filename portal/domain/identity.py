"""Owns the portal's own identity: the details the law requires in the footer, and the name of the site (domain.md §1.9)."""

from __future__ import annotations

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class OfficeLink:
    """A link to another site."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Configuration of content/du-lieu/co-quan.yml. `feed_authority` ("son-khe.example,2026") never changes."""

    name: str
    owner: str
    parent: str
    responsible_person: str
    address: str
    phone: str
    email: str
    reuse_clause: str
    copyright_from: int
    feed_authority: str
    short_name: str = ""
    owner_unit: str = ""
    fax: str = ""
    site_url: str = ""
    fictional: bool = False
    notice: str = ""
    tagline: str = ""
    slogan: str = ""
    common_tasks: tuple[OfficeLink, ...] = ()
    menu: tuple[OfficeLink, ...] = ()  # before all other entries of the menu
    menu_hidden: tuple[str, ...] = ()  # names of page types that the menu leaves out
    web_links: tuple[OfficeLink, ...] = ()
    license: str = ""
    license_url: str = ""
    name_en: str = ""
    owner_en: str = ""
    parent_en: str = ""
    responsible_person_en: str = ""
    address_en: str = ""
    spokesperson: str = ""
    zalo: str = ""
    newsletter: str = ""  # where readers subscribe by e-mail
    comment_form: str = ""  # where the desk's public form of consultations answers, "" for none
    websub_hub: str = ""


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page of content/trang: giới thiệu, liên hệ …"""

    id: str  # file stem
    path: str
    title: str
    html: str
    summary: str = ""
    lang: str = "vi"
    links: tuple[str, ...] = ()  # addresses on this site
