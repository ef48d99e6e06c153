"""What limits say of themselves."""

from portal.source.reading.limits import ARTICLE_BYTES, YAML_DEPTH


def test_a_limit_names_what_was_found_and_the_most() -> None:
    assert YAML_DEPTH.described(2000) == "các dòng con lồng nhau 2.000 tầng, nhiều nhất 20 tầng"


def test_a_limit_without_a_count_names_the_most() -> None:
    assert ARTICLE_BYTES.described() == "tệp bài viết dài nhiều nhất 2.000.000 byte"


def test_the_most_itself_is_allowed() -> None:
    assert not YAML_DEPTH.passed(20)
    assert YAML_DEPTH.passed(21)
