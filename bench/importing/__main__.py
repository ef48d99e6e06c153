"""`python -m bench.importing [--shared FOLDER] [--peers PYTHON]`: writes bench/importing/RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.importing import gold, legacy, measure
from portal.importer.batch import FAILED, ImportSetting, run
from portal.importer.found import ImportedMedia
from portal.importer.page import read_page
from portal.importer.reading import ImportSource, import_bytes
from portal.importer.text_file import read_text
from portal.importer.understand import imported
from portal.importer.writing import Memory
from portal.source.load import no_last_good
from portal.source.reading.registries.files import read_registries
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import walk
from tests.portal.importer.docx import photograph
from tests.portal.importer.dress import TEMPLATES, Piece
from tests.portal.importer.office_files import FILES as OFFICE_FILES
from tests.portal.importer.office_files import LEAD, MORE, TEXT
from tests.portal.importer.office_quirks import QUIRKS

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
PAGES = 1_000
FILES = OFFICE_FILES | QUIRKS
PRINTS_SECTION = ("nukeviet", "liferay", "unknown")
Peers = dict[str, dict[str, tuple[str, float]]]


def main() -> None:
    """Measure all that the folders at hand allow."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--peers", default="", help="the Python of an environment with trafilatura, readability-lxml and markitdown")
    given = parser.parse_args()
    registries = read_registries(ROOT / "content", walk(ROOT / "content"), no_last_good, [])
    lines = [
        "# Imports, measured",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores. `python -m bench.importing`; what is counted stands in METHOD.md.",
        "",
    ]
    lines += [*_seeds(given.shared / "seeds", registries, given.peers), *_word(given.shared / "data" / "docx", registries, given.peers)]
    lines += [*legacy.lines(given.shared / "data" / "legacy_encodings"), *_speed()]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _peers(python: str, folder: Path) -> Peers:
    if not python:
        return {}
    done = subprocess.run([python, str(Path(__file__).with_name("peers.py")), str(folder)], capture_output=True, check=True, text=True)
    found: Peers = json.loads(done.stdout)
    return found


def _seeds(folder: Path, registries: Registries, python: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    seeds = gold.seeds(folder)
    photo = ImportedMedia("a.jpg", photograph())
    by_form: dict[str, list[gold.Score]] = {}
    recall: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as place:
        pages: dict[str, tuple[str, Piece]] = {}
        for seed in seeds:
            text = imported(read_text((folder / seed["file"]).read_bytes(), seed["file"]), registries)
            by_form.setdefault("plain text", []).append(gold.scored(seed, text, text=True))
            piece = gold.piece(seed)
            recall.setdefault("plain text", []).append(measure.recall_and_precision(measure.shown(text), _with_captions(piece, seed)))
            for name, template in TEMPLATES.items():
                html = template(piece)
                made = imported(read_page(html.encode(), "x.html", lambda address: photo if address.endswith(".jpg") else None), registries)
                by_form.setdefault(name, []).append(gold.scored(seed, made, shows_section=name in PRINTS_SECTION))
                recall.setdefault(name, []).append(measure.recall_and_precision(measure.shown(made), piece))
                Path(place, f"{seed['id']}-{name}.html").write_text(html, encoding="utf-8")
                pages[f"{seed['id']}-{name}.html"] = name, piece
        peers = _peers(python, Path(place))
    yield from _fields(by_form)
    yield from [
        "## Words of the body, and furniture",
        "",
        "| form | words kept | of the words there, those of the article |",
        "|---|---|---|",
    ]
    for name, pairs in recall.items():
        yield f"| {name} | {_mean(one for one, _ in pairs):.4f} | {_mean(two for _, two in pairs):.4f} |"
    for peer in sorted({peer for told in peers.values() for peer in told}):
        pairs = [measure.recall_and_precision(peers[file][peer][0], pages[file][1]) for file in peers]
        yield f"| {peer} on all pages | {_mean(one for one, _ in pairs):.4f} | {_mean(two for _, two in pairs):.4f} |"
    yield ""


def _with_captions(piece: Piece, seed: dict[str, Any]) -> Piece:
    """In plain text all captions stand among the paragraphs."""
    captions = {number: ("", one["quote"] + (one.get("continues") or {}).get("quote", "")) for number, one in enumerate(seed["captions"])}
    return Piece(piece.title, piece.paragraphs, piece.day, section=piece.section, author=piece.author, pictures=captions)


def _mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _fields(by_form: dict[str, list[gold.Score]]) -> Iterator[str]:
    yield from [
        "## Fields of the five seeds, against what a person wrote down",
        "",
        "Certain values only: suggestions count as missing. exact / partly / wrong / missing.",
        "",
    ]
    fields = list(gold.total([score for scores in by_form.values() for score in scores]))
    yield "| field | " + " | ".join(by_form) + " |"
    yield "|---|" + "---|" * len(by_form)
    for field in fields:
        cells = [gold.total(scores).get(field, {}) for scores in by_form.values()]
        yield (
            f"| {field} | "
            + " | ".join(
                " / ".join(str(cell.get(kind, 0)) for kind in (gold.EXACT, gold.PARTLY, gold.WRONG, gold.MISSING)) for cell in cells
            )
            + " |"
        )
    wrong = sum(counts[gold.WRONG] for scores in by_form.values() for score in scores for counts in score.values())
    yield from ["", f"Wrong values in all: **{wrong}**.", ""]


def _word(folder: Path, registries: Registries, python: str) -> Iterator[str]:
    yield from ["## Word files", "", "| file | seconds | lost words | headings, tables, cells, pictures, notes |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as place:
        for file in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
            begun = time.process_time()
            (made,) = import_bytes(ImportSource(file.name, file.read_bytes()), registries, hints=False)
            spent = time.process_time() - begun
            parts = measure.parts(made.text.partition("---\n\n")[2])
            counts = ", ".join(str(parts[name]) for name in ("headings", "tables", "cells", "pictures", "notes"))
            yield f"| {file.name} | {spent:.1f} | {len(made.lost)} | {counts} |"
            Path(place, file.name).write_bytes(file.read_bytes())
        failed, wanted = [], {}
        for name, make in FILES.items():
            document, kept = make()
            data = document.made()
            Path(place, f"{name}.docx").write_bytes(data)
            wanted[f"{name}.docx"] = kept
            (made,) = import_bytes(ImportSource(f"{name}.docx", data), registries, hints=False)
            faults = [
                *measure.kept(measure.parts(made.text.partition("---\n\n")[2]), kept),
                *measure.missing(made.text + measure.shown(made), kept.words),
            ]
            failed += [f"{name}: {', '.join(faults)}"] if faults or made.lost else []
        yield f"| {len(FILES)} made in the ways offices write | | 0 | all kept in {len(FILES) - len(failed)} |"
        yield from (f"| | | | {fault} |" for fault in failed)
        for peer, files in _by_peer(_peers(python, Path(place))).items():
            whole = sum(
                not measure.kept(measure.parts(files[name]), kept) and not measure.missing(files[name], kept.words)
                for name, kept in wanted.items()
                if name in files
            )
            yield f"| {peer}, the same {len(FILES)} | | | all kept in {whole} |"
    yield ""


def _by_peer(peers: Peers) -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    for file, told in peers.items():
        for peer, (text, _) in told.items():
            made.setdefault(peer, {})[file] = text
    return {peer: files for peer, files in made.items() if not all(text.startswith("!!") for text in files.values())}


def _speed() -> Iterator[str]:
    """1,000 pages of all templates, each with a picture, into an empty content folder."""
    with tempfile.TemporaryDirectory() as place:
        old, content = Path(place, "mau.example"), Path(place, "content")
        old.mkdir()
        (content / "du-lieu").mkdir(parents=True)
        for file in (ROOT / "content" / "du-lieu").glob("*.yml"):
            (content / "du-lieu" / file.name).write_bytes(file.read_bytes())
        (old / "a.jpg").write_bytes(photograph())
        names = list(TEMPLATES)
        for number in range(PAGES):
            text = [f"{LEAD} Xóm số {number}.", *(f"{one} Đợt {number}.{part}." for part, one in enumerate((TEXT, MORE) * 6))]
            piece = Piece(
                f"Tin số {number} của huyện về công tác năm 2016",
                text,
                f"{number % 28 + 1}/{number % 12 + 1}/2016",
                author="Tin: Văn Mẫu",
                pictures={1: ("/a.jpg", f"Ảnh số {number}")},
            )
            (old / f"tin-{number}.html").write_text(TEMPLATES[names[number % len(names)]](piece), encoding="utf-8")
        registries = read_registries(content, walk(content), no_last_good, [])
        begun, used = time.monotonic(), _children()
        setting = ImportSetting(content, registries, workers=os.cpu_count() or 1)
        done = list(run(Path(place), setting, Memory.of(Path(place, "nho.jsonl"))))
        spent, processor = time.monotonic() - begun, _children() - used
        again = time.monotonic()
        list(run(Path(place), setting, Memory.of(Path(place, "nho.jsonl"))))
        twice = time.monotonic() - again
    failed = sum(one.state == FAILED for one in done)
    yield from [
        "## Speed",
        "",
        "| | |",
        "|---|---|",
        f"| pages | {PAGES}, {failed} failed, {sum(bool(one.made and one.made.lost) for one in done)} with words lost |",
    ]
    yield f"| seconds on this machine, as busy as it was | {spent:.0f} (load {os.getloadavg()[0]:.1f}) |"
    yield f"| seconds of the processor | {processor:.0f}: {PAGES / processor * 60:.0f} pages a minute and core |"
    yield f"| the same again | {twice:.1f} s, nothing changed |"


def _children() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
