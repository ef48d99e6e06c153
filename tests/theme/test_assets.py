"""Built assets: one layered sheet within its budget, fonts that hold every letter, modules by name, nothing inline."""

import gzip
import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.assets import css, fonts, modules
from plugins.assets.build import Assets, build_assets, squeezed_script
from tests.theme.example_site import THEME

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def built(cache: Path) -> Assets:
    return build_assets(THEME, cache)


def theme_with(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_typeface_has_every_letter_that_templates_print() -> None:
    for template in THEME.rglob("*.html"):
        printed = set(unescape(template.read_text(encoding="utf-8"))) - set("\n\u00a0")
        assert not {letter for letter in printed if ord(letter) not in fonts.CHARACTERS}, template


def test_layers_stand_in_their_order_whatever_the_files_are_called(tmp_path: Path) -> None:
    theme = theme_with(
        tmp_path,
        {
            "css/base.css": "a { color: red }",
            "css/utilities.css": ".b { color: blue }",
            "components/card/card.css": ".card { color: green }",
            "components/bar/bar.css": ".bar { color: black }",
        },
    )
    assert css.stylesheet(theme) == (
        "@layer reset,tokens,base,layout,components,pages,utilities,print;"
        "@layer base{a{color:red}}"
        "@layer components{.bar{color:black}.card{color:green}}"
        "@layer utilities{.b{color:blue}}\n"
    )


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ('a::before { content: "/* a;  b */"; }', 'a::before{content:"/* a;  b */"}'),
        ("a /* why */ b { margin: 0 /* x */ 1px }", "a b{margin:0 1px}"),
        ("a :hover, b:hover { width: calc(1px + 2px) }", "a :hover,b:hover{width:calc(1px + 2px)}"),
        ("@media (min-width: 40em) and (color) { a { b: c } }", "@media (min-width:40em) and (color){a{b:c}}"),
        ("a{content: '\\'  ;'}", "a{content: '\\'  ;'}"),
    ],
)
def test_css_is_squeezed_without_a_change_of_meaning(written: str, squeezed: str) -> None:
    assert css.squeezed(written).replace(": '", ":'") == squeezed.replace(": '", ":'")


def test_stylesheet_keeps_its_budget(built: Assets) -> None:
    sheet = built.files[built.css_href.lstrip("/")]
    assert len(gzip.compress(sheet, mtime=0)) <= 12 * 1024
    assert b"http:" not in sheet and b"https:" not in sheet and b"@import" not in sheet and b"url(data:" not in sheet


def test_blocking_script_and_modules_keep_their_budgets(built: Assets) -> None:
    early = built.files[built.early.lstrip("/")]
    own = [built.files[href.lstrip("/")] for name, href in built.modules.items() if name not in SEARCH]
    assert len(early) <= 512
    assert sum(len(gzip.compress(script, mtime=0)) for script in own) <= 10 * 1024


SEARCH = {"fold", "search-box", "search-page"}


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_font_holds_every_letter_and_sign(built: Assets, weight: int) -> None:
    href = next(href for href in built.fonts if f"-{weight}-" in href)
    data = built.files[href.lstrip("/")]
    held = set(TTFont(BytesIO(data)).getBestCmap())
    wanted = LETTERS + LETTERS.upper() + TONED + TONED.upper() + "0123456789→✓№₫“”–—…%"
    assert not [letter for letter in wanted if ord(letter) not in held]
    assert len(data) <= 17_000


def test_figures_are_of_one_width_so_that_columns_stand(built: Assets) -> None:
    font = TTFont(BytesIO(built.files[built.fonts[0].lstrip("/")]))
    cmap = font.getBestCmap()
    assert len({font["hmtx"][cmap[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_cut_font_does_not_carry_the_reserved_name(built: Assets) -> None:
    names = TTFont(BytesIO(built.files[built.fonts[0].lstrip("/")]))["name"]
    assert names.getDebugName(1) == "Portal Sans"
    assert "SIL Open Font License" in names.getDebugName(13)
    assert b"SIL OPEN FONT LICENSE" in built.files["assets/portal-sans-OFL.txt"]


def test_fonts_cut_anew_have_the_same_bytes(tmp_path: Path, built: Assets) -> None:
    again = build_assets(THEME, tmp_path)
    assert again.files == built.files


def test_kept_font_is_not_cut_again(cache: Path, built: Assets) -> None:
    kept = sorted((cache / "fonts").iterdir())
    times = [path.stat().st_mtime_ns for path in kept]
    build_assets(THEME, cache)
    assert [path.stat().st_mtime_ns for path in sorted((cache / "fonts").iterdir())] == times


def test_stylesheet_names_the_fonts_it_is_sent_with(built: Assets) -> None:
    sheet = built.files[built.css_href.lstrip("/")].decode()
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert [f"/assets/{name}" for name in named] == list(built.fonts)


def test_import_map_names_every_module_and_its_hash_stands_in_the_policy(built: Assets) -> None:
    imports = json.loads(built.import_map)["imports"]
    assert imports["site/gallery"] == built.modules["gallery"]
    assert "site/init" not in imports
    assert modules.csp_hash(built.import_map) in built.csp
    assert "unsafe" not in built.csp


def test_hash_of_a_script_is_the_one_browsers_compute() -> None:
    # The example of the CSP 3 recommendation.
    assert modules.csp_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_changed_module_changes_its_own_address_and_the_map_only(tmp_path: Path) -> None:
    files = {
        "js/early.js": "1;",
        "static/favicon.svg": "<svg/>",
        "static/kenh-tin.css": "rss{display:block}",
        "js/init.mjs": 'import("site/a");',
        "components/a/a.mjs": "export default 1;",
        "components/b/b.mjs": 'import one from "site/a";',
    }
    before = build_assets(theme_with(tmp_path, files), tmp_path / "cache")
    after = build_assets(theme_with(tmp_path, {"components/a/a.mjs": "export default 2;"}), tmp_path / "cache")
    assert {name for name in before.modules if before.modules[name] != after.modules[name]} == {"a"}
    assert before.import_map != after.import_map


def test_two_modules_of_one_name_are_refused(tmp_path: Path) -> None:
    theme = theme_with(tmp_path, {"js/card.mjs": "", "components/card/card.mjs": ""})
    with pytest.raises(ValueError, match="card"):
        modules.module_files(theme)


def test_blocking_script_survives_the_loss_of_its_line_ends() -> None:
    script = (THEME / "js" / "early.js").read_text(encoding="utf-8")
    assert "//" not in script
    assert squeezed_script(script).count(b"\n") == 0


def test_no_component_needs_a_style_or_script_of_its_own() -> None:
    for template in THEME.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "style=" not in text, template
        assert not re.search(r"<[^>]*\son[a-z]+=", text), template
