"""Python and JavaScript give the same answer, also for random words."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.text.fold import fold
from portal.text.normalise import place_tones
from portal.text.syllable import is_folded_syllable
from portal.text.telex import from_telex
from portal.text.vni import from_vni

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import {fold, placeTones, isFoldedSyllable, fromTelex, fromVni} from "./theme/js/fold.mjs";
import {readFileSync} from "node:fs";
const answers = JSON.parse(readFileSync(0, "utf8")).map((word) => [fold(word), placeTones(word, "old"),
  placeTones(word, "new"), isFoldedSyllable(word), fromTelex(word), fromVni(word)]);
process.stdout.write(JSON.stringify(answers));
"""
ONSETS = ["", "b", "dd", "gi", "k", "ngh", "ng", "qu", "th", "tr", "D", "Ph"]
MIDDLES = [
    "a",
    "aw",
    "ie",
    "iee",
    "oa",
    "uo",
    "uow",
    "uwow",
    "uye",
    "eo",
    "oe",
    "y",
    "w",
    "uu",
    "o6",
    "u7o",
    "a8",
    "hòa",
    "oá",
]
ENDS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "u", "j", "ns", "ngf", "w", "n5", "ng1", "z", "e", "d", "9"]


def words() -> list[str]:
    """Built from the parts above, and strings of odd letters."""
    chosen = random.Random(20161128)
    built = ["".join(chosen.choice(part) for part in (ONSETS, MIDDLES, ENDS)) for _ in range(3000)]
    odd = ["".join(chosen.choice("aàạđÐðĐ\u0301\u0323ếẾ İßΣ한й½²_-7") for _ in range(8)) for _ in range(500)]
    return built + odd


def test_python_and_javascript_agree_on_three_thousand_words() -> None:
    if shutil.which("node") is None:
        pytest.skip("không có Node (node)")
    asked = words()
    ended = subprocess.run(
        ["node", "--input-type=module", "-e", ASK],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    answers = [
        [fold(word), place_tones(word, "old"), place_tones(word, "new"), is_folded_syllable(word),
         from_telex(word), from_vni(word)]
        for word in asked
    ]  # fmt: skip
    differing = [pair for pair in zip(asked, answers, json.loads(ended.stdout), strict=True) if pair[1] != pair[2]]
    assert differing == []
    assert sum(answer[4] is not None for answer in answers) > 200
