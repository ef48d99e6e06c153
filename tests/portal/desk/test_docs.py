"""`portal docs` writes pages from the code, and `--check` says when they are stale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.__main__ import SERVICES, main
from portal.desk import setting_docs
from portal.desk.docs import generated
from portal.desk.field_docs import json_schema

PAGES = {"front-matter.md", "errors.md", "settings.md", "templates.md", "article.schema.json"}


def test_a_stale_a_missing_and_no_page_are_told_by_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "--check", "--into", str(tmp_path)]) == 1
    assert main(["docs", "--into", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == PAGES
    assert main(["docs", "--check", "--into", str(tmp_path)]) == 0
    (tmp_path / "errors.md").write_text("cũ", encoding="utf-8")
    capsys.readouterr()
    assert main(["docs", "--check", "--into", str(tmp_path)]) == 1
    assert "errors.md" in capsys.readouterr().err
    assert (tmp_path / "errors.md").read_text(encoding="utf-8") == "cũ"


def test_every_template_is_described_with_the_view_it_gets() -> None:
    page = generated(SERVICES)["templates.md"]
    for template in (Path(setting_docs.ROOT) / "theme/templates").glob("*.html"):
        if template.name != "base.html":
            assert f"| `{template.name}` | [`" in page or f"/{template.name}` | [`" in page  # in another language
    assert "| `targets.html` | [`TargetsView`](#targetsview) |" in page
    assert "### ArticleView\n" in page
    assert "| `breadcrumb` | `tuple[Link, ...]` |" in page


def test_a_setting_that_nobody_explained_ends_the_run() -> None:
    told = [setting._replace(meaning="") if setting.key == "PORTAL_VERIFY" else setting for setting in SERVICES.settings()]
    with pytest.raises(ValueError, match="PORTAL_VERIFY"):
        list(setting_docs.settings_page(told))


def test_the_schema_knows_both_names_of_a_key_and_both_spellings_of_a_word() -> None:
    properties = json_schema()["properties"]
    assert properties["tiêu đề"] == properties["title"]
    assert {"Bản nháp", "draft"} <= set(properties["trạng thái"]["enum"])
    json.dumps(json_schema())
