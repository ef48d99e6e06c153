"""Dresses one article in the templates of the platforms it may come from, with the furniture of real portals around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Piece:
    """An article as its site would print it. `day`: "28/11/2016"; `pictures`: paragraph number → (src, caption)."""

    title: str
    paragraphs: Sequence[str]
    day: str = ""
    updated: str = ""
    section: str = ""
    author: str = ""
    kicker: str = ""
    pictures: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def iso(self) -> str:
        """The day as machines write it."""
        return "-".join(f"{int(part):02}" for part in reversed(self.day.split("/"))) if self.day else ""


MENU = "".join(f'<li><a href="/muc-{number}">{name}</a></li>' for number, name in enumerate(
    ("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Chỉ đạo điều hành", "Văn bản", "Thủ tục hành chính", "Liên hệ")))  # fmt: skip
OTHERS = "".join(
    f'<li><a href="/tin-{number}.html">{title}</a> <span class="date">({number + 1}/10/2016)</span></li>'
    for number, title in enumerate((
        "Hội nghị giao ban công tác tháng 10 tại trung tâm huyện", "Xã Mẫu ra quân làm đường giao thông nông thôn dịp cuối năm",
        "Đoàn thanh niên tổ chức ngày hội hiến máu tình nguyện đợt hai", "Tập huấn kỹ thuật trồng và chăm sóc cây chè vụ đông",
    )))  # fmt: skip
FOOTER = (
    "<p>CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN MẪU</p><p>Địa chỉ: Số 1 đường Mẫu, thị trấn Mẫu</p><p>Điện thoại: 0000 000 000 - Fax: 0000 000 001</p>"
    "<p>Bản quyền © 2015 thuộc UBND huyện Mẫu. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p>"
)
SIDE = (
    "<h3>Thời tiết</h3><p>Hà Nội 25°C, trời nhiều mây, gió nhẹ</p><h3>Liên kết web</h3><select><option>Chọn trang</option></select>"
    "<h3>Thống kê truy cập</h3><p>Đang truy cập: 12</p><p>Hôm nay: 340</p><p>Tổng lượt truy cập: 1.234.567</p>"
)
COMMENTS = "<h3>Gửi bình luận của bạn</h3><p>Tiêu đề *</p><p>Người gửi *</p><p>Email *</p><p>Nội dung bình luận *</p><textarea></textarea><button>Gửi</button>"


def _head(piece: Piece, generator: str, extra: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(piece.title)} - Cổng thông tin điện tử huyện Mẫu</title>'
        f'{f"<meta name=generator content={chr(34)}{generator}{chr(34)}>" if generator else ""}{extra}<script>var a = "<p>x</p>";</script></head>'
    )


def _body(piece: Piece, picture: Callable[[str, str], str], mark: str = "p") -> str:
    parts = []
    for number, text in enumerate(piece.paragraphs):
        parts.append(f"<{mark}>{escape(text)}</{mark}>")
        if number in piece.pictures:
            parts.append(picture(*piece.pictures[number]))
    return "\n".join(parts)


def _table_picture(src: str, caption: str) -> str:
    return (
        f'<table align="center" border="0" width="500"><tbody><tr><td><img src="{src}" alt="" width="500"></td></tr>'
        f'<tr><td style="text-align:center"><em>{escape(caption)}</em></td></tr></tbody></table>'
    )


def _centre_picture(src: str, caption: str) -> str:
    return f'<p style="text-align: center;"><img src="{src}" alt="{escape(caption)}"></p><p style="text-align: center;"><em>{escape(caption)}</em></p>'


def _figure(src: str, caption: str) -> str:
    return f'<figure><img src="{src}" alt=""><figcaption>{escape(caption)}</figcaption></figure>'


def nukeviet(piece: Piece) -> str:
    """NukeViet 4, its default theme."""
    day = f'<span class="h5">Thứ hai - {piece.day} 10:04</span>' if piece.day else ""
    author = f'<p class="h5 text-right"><strong>Tác giả: </strong>{escape(piece.author)}</p>' if piece.author else ""
    crumbs = (
        f'<ul class="breadcrumb"><li><a href="/">Trang nhất</a></li><li><a href="/x">{escape(piece.section)}</a></li></ul>'
        if piece.section
        else ""
    )
    return (
        f"{_head(piece, 'NukeViet v4.3')}<body><div id=menusite><ul class=nav>{MENU}</ul></div>{crumbs}<div class='row'><div class='col-md-16'>"
        f'<div class="news_column panel panel-default"><div class="panel-body"><h1 class="title margin-bottom-lg">{escape(piece.title)}</h1>'
        f'<div class="row margin-bottom-lg"><div class="col-md-12">{day}</div><div class="col-md-12"><ul class="list-inline text-right">'
        f'<li><a href="javascript:void(0)" title="Gửi bài viết qua email"><em class="fa">&nbsp;</em></a></li></ul></div></div>'
        f'<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{_body(piece, _centre_picture)}</div>{author}</div></div>'
        f'<div class="news_column panel"><form id="form3B"><p>Tổng số điểm của bài viết là: 5 trong 1 đánh giá</p></form></div>'
        f'<div class="panel"><p class="h3"><strong>Những tin mới hơn</strong></p><ul class="related">{OTHERS}</ul></div>{COMMENTS}</div>'
        f"<div class='col-md-8'>{SIDE}</div></div><footer>{FOOTER}</footer></body></html>"
    )


def liferay(piece: Piece) -> str:
    """A Liferay portal: asset publisher in a column, date above the text."""
    day = f'<div class="news-date">{piece.day} 08:30</div>' if piece.day else ""
    author = f'<div class="news-author">{escape(piece.author)}</div>' if piece.author else ""
    crumbs = (
        f'<ul class="breadcrumb"><li>Trang chủ</li><li><a href="/x">{escape(piece.section)}</a></li><li>{escape(piece.title)}</li></ul>'
        if piece.section
        else ""
    )
    return (
        f"{_head(piece, 'Liferay Portal')}<body class=yui3-skin-sam><div id=wrapper><header id=banner><nav><ul>{MENU}</ul></nav></header>{crumbs}"
        f'<div class="portlet-asset-publisher"><div class="portlet-body"><h1 class="header-title">{escape(piece.title)}</h1>{day}'
        f'<div class="asset-full-content"><div class="asset-content"><div class="journal-content-article">{_body(piece, _figure, "div")}</div></div>'
        f'<div class="taglib-social-bookmarks">Chia sẻ</div></div>{author}<div class="asset-ratings">Đánh giá: 0</div>'
        f'<div class="lfr-asset-related"><h4>Tin khác</h4><ul>{OTHERS}</ul></div></div></div><div class="portlet-side">{SIDE}</div><footer>{FOOTER}</footer></div></body></html>'
    )


def dotnetnuke(piece: Piece) -> str:
    """A DotNetNuke site: nested tables, named modules."""
    day = f'<span class="News_Date">(Ngày đăng: {piece.day})</span>' if piece.day else ""
    author = f'<p class="News_Author" align="right">{escape(piece.author)}</p>' if piece.author else ""
    return (
        f"{_head(piece, 'DotNetNuke')}<body id=Body><form method=post action='/x'><table width=1000><tr><td colspan=2><ul>{MENU}</ul></td></tr><tr><td width=750 id=dnn_ContentPane>"
        f'<div class="DNNModuleContent ModNewsC"><div class="News_Title">{escape(piece.title)}</div>{day}'
        f'<div class="News_Content">{_body(piece, _table_picture)}</div>{author}<div class="News_Other"><b>Các tin khác</b><ul>{OTHERS}</ul></div></div></td>'
        f"<td width=250>{SIDE}</td></tr><tr><td colspan=2>{FOOTER}</td></tr></table></form></body></html>"
    )


def sharepoint(piece: Piece) -> str:
    """A SharePoint site: ExternalClass boxes, text parted by <br>."""
    day = f'<span class="news-date">{piece.day} | 07:09</span>' if piece.day else ""
    text = "<br><br>".join(
        escape(text)
        + (
            f'<br><img src="{piece.pictures[number][0]}" alt=""><br><em>{escape(piece.pictures[number][1])}</em>'
            if number in piece.pictures
            else ""
        )
        for number, text in enumerate(piece.paragraphs)
    )
    author = f'<div class="news-author">{escape(piece.author)}</div>' if piece.author else ""
    return (
        f"{_head(piece, 'Microsoft SharePoint')}<body><form id=aspnetForm><div id=s4-workspace><ul class=menu>{MENU}</ul><div id=DeltaPlaceHolderMain>"
        f'<h1 class="news-title">{escape(piece.title)}</h1>{day}<div class="news-content"><div class="ExternalClass0A1B">{text}</div></div>{author}'
        f'<div class="tinlienquan"><p>Tin liên quan</p><ul>{OTHERS}</ul></div></div><div class=side>{SIDE}</div><div class=foot>{FOOTER}</div></div></form></body></html>'
    )


def vnpt(piece: Piece) -> str:
    """A portal of VNPT."""
    day = f'<div class="PostDate">Đăng ngày {piece.day.replace("/", " - ")}</div>' if piece.day else ""
    author = f'<div class="ArticleAuthor">{escape(piece.author)}</div>' if piece.author else ""
    return (
        f"{_head(piece, 'VNPT Portal')}<body><div class=top><ul>{MENU}</ul></div><div class='ArticleDetailControl'><div class='ArticleHeader'><h1>{escape(piece.title)}</h1></div>{day}"
        f"<div class='ArticleTools'>100% A- A A+ In bài</div><div id='ArticleContent' class='ArticleContent'>{_body(piece, _centre_picture)}</div>{author}"
        f"<div class='ArticleOther'><h3>Các tin khác</h3><ul>{OTHERS}</ul></div></div><div class=right>{SIDE}</div><div class=bottom>{FOOTER}</div></body></html>"
    )


def wordpress(piece: Piece) -> str:
    """WordPress with JSON-LD."""
    data = (
        f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{escape(piece.title)}"'
        + (f',"datePublished":"{piece.iso}T08:00:00+07:00"' if piece.day else "")
        + "}"
    )
    author = f"<p style='text-align:right'><strong>{escape(piece.author)}</strong></p>" if piece.author else ""
    return (
        f"{_head(piece, 'WordPress 6.4', f'<script type=application/ld+json>{data}</script>')}<body><nav><ul>{MENU}</ul></nav><main><article><h1 class='entry-title'>{escape(piece.title)}</h1>"
        f"<div class='entry-content'>{_body(piece, _figure)}{author}<div class='sharedaddy'>Chia sẻ: Facebook Zalo</div></div></article><div id=comments>{COMMENTS}</div></main>"
        f"<aside>{SIDE}</aside><footer>{FOOTER}</footer></body></html>"
    )


def unknown(piece: Piece) -> str:
    """A platform without a profile: boxes with meaningless names."""
    day = f'<div class="x1">Ngày đăng: {piece.day}</div>' if piece.day else ""
    author = f'<p align="right"><b>{escape(piece.author)}</b></p>' if piece.author else ""
    section = f'<div class="x0"><a href="/">Trang chủ</a> » <a href="/s">{escape(piece.section)}</a></div>' if piece.section else ""
    return (
        f"{_head(piece, '')}<body><div class=a><ul>{MENU}</ul></div><div class=b><div class=c>{section}<h1>{escape(piece.title)}</h1>{day}"
        f"<div class=d>{_body(piece, _centre_picture)}{author}</div><div class=e><a href='#'>In trang</a> <a href='#'>Gửi email</a></div><p>Các tin cùng chuyên mục</p><ul>{OTHERS}</ul>{COMMENTS}</div>"
        f"<div class=f>{SIDE}</div></div><div class=g>{FOOTER}</div></body></html>"
    )


TEMPLATES: dict[str, Callable[[Piece], str]] = {
    "nukeviet": nukeviet, "liferay": liferay, "dotnetnuke": dotnetnuke, "sharepoint": sharepoint, "vnpt": vnpt, "wordpress": wordpress, "unknown": unknown,
}  # fmt: skip
