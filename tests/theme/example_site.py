"""A made-up portal for examples and tests of the theme."""

from __future__ import annotations

from pathlib import Path

from plugins.assets.build import Assets as Built
from portal.views.parts import Feed, Link
from portal.views.site import AssetUrls, Language, Site

THEME = Path(__file__).parents[2] / "theme"


def example_site(built: Built | None = None) -> Site:
    """A fictional district with every field filled; assets are those of `built`."""
    return Site(
        name="Trang thông tin điện tử huyện Sơn Khê",
        short_name="Sơn Khê",
        tagline="Kênh thông tin chính thức của huyện",
        owner="Văn phòng HĐND và UBND huyện Sơn Khê",
        parent="Ủy ban nhân dân huyện Sơn Khê",
        responsible="Nông Văn Thắng, Chánh Văn phòng",
        address="Số 1, đường Trung tâm, thị trấn Sơn Khê, huyện Sơn Khê, tỉnh Lũng Cao",
        phone="0299.3.800.000",
        fax="0299.3.800.001",
        email="vanphong@sonkhe.example",
        reuse_clause="Ghi rõ nguồn “Trang thông tin điện tử huyện Sơn Khê” khi phát hành lại thông tin từ trang này.",
        copyright="Bản quyền © 2016 – 2026 thuộc UBND huyện Sơn Khê.",
        license=Link("Giấy phép CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.vi"),
        menu=(
            Link("Giới thiệu", "/gioi-thieu/"),
            Link("Tin tức", "/tin/"),
            Link("Chương trình, đề án, kế hoạch", "/ke-hoach/"),
            Link("Văn bản", "/van-ban/"),
            Link("Góp ý dự thảo", "/gop-y/"),
            Link("Liên hệ", "/lien-he/"),
        ),
        footer=(
            Link("Cơ quan, đơn vị", "/don-vi/"),
            Link("Chủ đề", "/chu-de/"),
            Link("Chỉ tiêu và kết quả", "/chi-tieu/"),
            Link("Hội nghị, hội thảo", "/su-kien/"),
            Link("Thông báo", "/thong-bao/"),
            Link("Dữ liệu mở", "/du-lieu/"),
            Link("Kênh RSS", "/rss/"),
            Link("Sơ đồ trang", "/so-do-trang/"),
        ),
        feeds=(Feed("Tin mới (RSS)", "/rss.xml"),),
        notice="Huyện Sơn Khê là đơn vị hư cấu; mọi nội dung trên trang chỉ để trình bày.",
        fictional=True,
        languages=(Language("en", "English", "/en/"),),
        search="/tim-kiem/",
        feedback="mailto:gopy@sonkhe.example",
        assets=_assets(built),
    )


def _assets(built: Built | None) -> AssetUrls:
    if built is None:
        return AssetUrls(css="/assets/site.css")
    return AssetUrls(
        css=built.css_href,
        fonts=built.fonts,
        import_map=built.import_map,
        scripts=built.scripts,
        early=built.early,
        icon=built.icon,
        csp=built.csp,
    )
