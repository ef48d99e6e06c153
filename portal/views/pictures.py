"""Owns pictures as pages show them: the lead picture, the gallery, pictures of cards and those inside a body.

It decides which forms of a picture exist: WebP in the widths the layout uses, also AVIF for an article's first picture, and one JPEG that
every program supports, for old browsers and feeds. No file is read.
"""

from __future__ import annotations

import re
from html import unescape

from portal import urls
from portal.domain.article import Article, Body
from portal.domain.article import Picture as ArticlePicture
from portal.domain.media import PictureFile
from portal.domain.portal import Portal
from portal.text.percent import decoded
from portal.views.parts import PicturePart, SourcePart

WIDTHS = (360, 720, 1080)  # px: a phone's column, the same on a dense screen, the widest column on one
IN_LISTS = 240  # px: next to a title in a list of articles, on a dense screen
COMMON = 1200  # px at most: the width that social networks ask for
SIZES = "(min-width: 56em) 38em, calc(100vw - 2em)"  # as in the figure component; em is the browser's own there
IMAGE = re.compile(r'(<p>\s*)?<img\b([^>]*?)\ssrc="/(anh/[^"]*)"([^>]*)>(\s*</p>)?')
TO_ORIGINAL = re.compile(r'(<a\b[^>]*?\shref=)"/(anh/[^"]*)"')
ALT = re.compile(r'\salt="([^"]*)"')
TITLE = re.compile(r'\stitle="([^"]*)"')


def forms(picture: PictureFile) -> tuple[tuple[int, str], ...]:
    """Return (width in px, format) of every derived file; never wider than the picture itself, the JPEG last."""
    widths = [width for width in WIDTHS if width < picture.width]
    if len(widths) < len(WIDTHS):
        widths.append(picture.width)
    if not picture.cover:
        return (*((width, "webp") for width in widths), common(picture))
    small = [IN_LISTS] if picture.width > IN_LISTS else []
    return (*((width, "avif") for width in widths), *((width, "webp") for width in small + widths), common(picture))


def common(picture: PictureFile) -> tuple[int, str]:
    """Return the form that every program supports."""
    return min(COMMON, picture.width), "jpg"


def lead_picture(portal: Portal, article: Article) -> PicturePart | None:
    """Return the first picture that can be shown."""
    shown = _shown(portal, article)
    return _picture(portal.picture(shown[0].file), shown[0], sourced=True) if shown else None


def lead_and_gallery(portal: Portal, article: Article, body: Body) -> tuple[PicturePart | None, tuple[PicturePart, ...]]:
    """Return the lead picture and all after it, except those in the text: each is shown once, at its place."""
    shown = _shown(portal, article)
    if not shown:
        return None, ()
    first, *others = shown
    lead = None if first.file in body.images else _picture(portal.picture(first.file), first, sourced=True)
    more = (_picture(portal.picture(listed.file), listed) for listed in others if listed.file not in body.images)
    return lead, tuple(more)


def card_picture(portal: Portal, listed: ArticlePicture | None) -> PicturePart | None:
    """Return the picture of an article in a list; the title says the same, so it has no caption."""
    if listed is None or not portal.has_picture(listed.file):
        return None
    return _picture(portal.picture(listed.file), ArticlePicture(listed.file, listed.alt))


def _shown(portal: Portal, article: Article) -> list[ArticlePicture]:
    return [listed for listed in article.images if listed.file and portal.has_picture(listed.file)]


def _picture(file: PictureFile, listed: ArticlePicture, *, sourced: bool = False) -> PicturePart:
    """Return a picture for <img>; `sourced`: its WebP forms are in a <source> too, and the <img> is the JPEG."""
    width, form = common(file)
    better = ("avif", "webp") if sourced else ("avif",)
    src = urls.picture(file.digest, width, form)
    return PicturePart(
        src=src,
        width=width,
        height=_height(file, width),
        alt=listed.alt,
        srcset="" if sourced else _srcset(file, "webp"),
        caption=listed.caption,
        credit=listed.credit,
        large=src,
        sources=tuple(SourcePart(f"image/{name}", srcset) for name in better if (srcset := _srcset(file, name))),
    )


def _srcset(file: PictureFile, name: str) -> str:
    return ", ".join(f"{urls.picture(file.digest, width, form)} {width}w" for width, form in forms(file) if form == name)


def _height(file: PictureFile, width: int) -> int:
    return max(1, round(file.height * width / file.width))


def pictured(portal: Portal, html: str) -> str:
    """Return a text with its pictures in the existing forms; one that cannot be shown is replaced by its description."""
    if '"/anh/' not in html:
        return html
    html = IMAGE.sub(lambda found: _figure(portal, found), html)
    return TO_ORIGINAL.sub(lambda found: f'{found[1]}"{_large(portal, decoded(unescape(found[2])))}"', html)


def _figure(portal: Portal, found: re.Match[str]) -> str:
    """Return an image alone in its paragraph as a figure with its title as caption; one among words stays inline."""
    before, after = found[1] or "", found[5] or ""
    alone = bool(before and after)
    attributes = found[2] + found[4]
    alt, title = ALT.search(attributes), TITLE.search(attributes)
    words = alt[1] if alt else ""
    file = decoded(unescape(found[3]))
    if not portal.has_picture(file):
        said = f"[Ảnh: {words}]" if words else ""
        return f"{before}{said}{after}" if said or not alone else ""
    image = _image(portal.picture(file), words)
    if not alone:
        return f"{before}{image}{after}"
    caption = f'\n<figcaption class="figure-caption">{title[1]}</figcaption>' if title else ""
    return f'<figure class="figure">\n{image}{caption}\n</figure>'


def _image(file: PictureFile, alt: str) -> str:
    width, form = common(file)
    sets = {name: _srcset(file, name) for name in ("avif", "webp")}
    source = "".join(f'<source type="image/{name}" srcset="{srcset}" sizes="{SIZES}">' for name, srcset in sets.items() if srcset)
    size = f'width="{width}" height="{_height(file, width)}"'
    src = urls.picture(file.digest, width, form)
    return f'<picture>{source}<img class="figure-picture" src="{src}" {size} alt="{alt}" loading="lazy" decoding="async"></picture>'


def _large(portal: Portal, file: str) -> str:
    """Return where a link to a picture leads: originals are never published."""
    if not portal.has_picture(file):
        return "#"
    picture = portal.picture(file)
    return urls.picture(picture.digest, *common(picture))
