"""Owns the measurement of suggestions against a gold standard: precision, recall and what went wrong. Refuses to pass silently.

python bench/suggest_gold.py <folder with gold.yaml and the texts it names>
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal.text.sentence.suggest import Suggestion, suggest  # noqa: E402

Key = tuple[Decimal, Decimal | None, str, str, int | None]


def reference_of(seed: dict[str, Any]) -> date | None:
    """The article's date: published, updated, else the first dated event."""
    for given in (seed.get("publish_date"), seed.get("update_date"), *(d for d in seed["dates"] if d["kind"] == "event")):
        if given:
            return date.fromisoformat(str(given["iso"])[:10])
    return None


def gold_key(entry: dict[str, Any]) -> Key:
    """Value, largest value, comparator, measure and deadline of one gold entry."""
    measure = "%" if entry["unit"] == "percent" else entry["unit"]
    most = entry.get("value_max")
    return Decimal(str(entry["value"])), Decimal(str(most)) if most else None, entry["comparator"], measure, entry.get("deadline")


def found_key(found: Suggestion) -> Key:
    """The same of one suggestion."""
    s = found.statement
    assert s.value is not None
    return s.value, s.value_max, s.comparator.value, s.measure, s.by.day.year if s.by else None


def main(folder: Path) -> int:
    """Print every miss and every false proposal; 0 if precision ≥ 0.95 and recall ≥ 0.9."""
    seeds = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))["seeds"]
    right = proposed = wanted = roles = 0
    for seed in seeds:
        lines = (folder / seed["file"]).read_text("utf-8").split("\n")
        found = suggest(lines, reference=reference_of(seed))
        open_gold = list(seed["targets"])
        proposed, wanted = proposed + len(found), wanted + len(open_gold)
        for one in found:
            match = next((g for g in open_gold if gold_key(g) == found_key(one) and g["line"] == one.paragraph + 1), None)
            if match is None:
                print(f"FALSE {seed['id']} {one.role} {found_key(one)} {one.quote!r}")
                continue
            open_gold.remove(match)
            right += 1
            roles += match["kind"] == one.role
        for missed in open_gold:
            print(f"MISSED {missed['id']} {gold_key(missed)} {missed['quote']!r}")
    precision, recall = right / max(proposed, 1), right / max(wanted, 1)
    print(f"precision {precision:.3f} ({right}/{proposed})  recall {recall:.3f} ({right}/{wanted})  role right {roles}/{right}")
    return 0 if precision >= 0.95 and recall >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
