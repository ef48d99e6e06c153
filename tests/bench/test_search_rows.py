"""Rows of bench/search/RESULTS.md that are measured anew: each in its place, all others untouched."""

import pytest

from bench.search.latency import key_of, replaced

RESULTS = """# Search, measured

## other.jsonl: 3 documents of 2 words

| ours, warm | 90 | 1 | 2 | 3 | 0.1 of 2 cores |

## laws.jsonl: 9 documents of 2 words

| query from | engine | full |
|---|---|---|
| title | ours | 0.512 (0.43–0.59) |
| title | pagefind | 0.313 (0.24–0.38) |

| ours | 69 | 173 | 16.6 |

| ours, warm | 90 | 24 | 198 | 443 | 5.0 of 2 cores |

Client: 10,636 bytes gz.
"""


def test_a_row_is_replaced_in_its_own_section_and_nothing_else() -> None:
    fresh = "| ours, warm | 90 | 11 | 60 | 90 | 0.2 of 2 cores |"
    assert replaced(RESULTS, "laws.jsonl", [fresh]) == RESULTS.replace("| ours, warm | 90 | 24 | 198 | 443 | 5.0 of 2 cores |", fresh)
    assert replaced(RESULTS, "other.jsonl", [fresh]) == RESULTS.replace("| ours, warm | 90 | 1 | 2 | 3 | 0.1 of 2 cores |", fresh)


def test_rows_of_one_name_in_several_tables_are_told_apart_by_all_their_words() -> None:
    made = replaced(RESULTS, "laws.jsonl", ["| title | ours | 0.6 (0.5–0.7) |", "| ours | 30 | 170 | 16.5 |", "Client: 10,222 bytes gz."])
    assert "| title | ours | 0.6 (0.5–0.7) |\n| title | pagefind | 0.313 (0.24–0.38) |\n\n| ours | 30 | 170 | 16.5 |" in made
    assert made.endswith("\nClient: 10,222 bytes gz.\n")


def test_a_row_that_was_never_measured_is_no_place_to_put_one() -> None:
    with pytest.raises(KeyError):
        replaced(RESULTS, "laws.jsonl", ["| body | ours | 0.6 |"])


def test_a_row_is_called_by_its_words_before_the_figures() -> None:
    assert key_of("| title | ours | 0.5 (0.4–0.6) |") == "| title | ours |"
    assert key_of("| ours, warm | 90 | 24 |") == "| ours, warm |"
    assert key_of("MRR@10") == ""
