"""The index is a function of the documents: with a cache and without, whatever happened before."""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.search import segment_writer, segments
from plugins.search.document import Corpus, Edits, IndexedDocument, SearchEntry, Vocabulary, entry
from plugins.search.index import File
from plugins.search.update import index, update
from tests.plugins.search.village import DOCUMENTS, VOCABULARY

TEXT = "đường liên xã kênh thuỷ lợi hội thảo cán bộ cải cách hành chính dân vận chè quý 10-NQ/TU năm 2019 mở rộng"
WORDS = TEXT.split()


@pytest.fixture(autouse=True)
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of documents fills a segment, and many shares make a bucket."""
    monkeypatch.setattr(segments.open_since, "__defaults__", (12,))
    monkeypatch.setattr(segment_writer, "SHARE", 5)


def made_up(number: int, dice: random.Random) -> IndexedDocument:
    words = " ".join(dice.choices(WORDS, k=dice.randint(3, 60)))
    date = f"{dice.choice((2014, 2015, 2018, 2019))}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    kind = dice.choice(("article", "article", "article", "document", "target"))
    return IndexedDocument(f"/{number}/", words[:30], kind, "" if kind == "target" else date, body=words, units=(dice.choice("ab"),))


def files_of(documents: list[IndexedDocument], cache: Path | None = None) -> tuple[dict[str, bytes], list[str]]:
    """The files, and which documents had to be read for them."""
    by_url = {document.url: document for document in documents}
    read: list[str] = []

    def reader(url: str) -> IndexedDocument:
        read.append(url)
        return by_url[url]

    with update(replace(Corpus.of(documents, VOCABULARY), read=reader), cache) as made:
        return {file.path: file.content() for file in made.files()}, read


def test_two_clean_builds_are_the_same_in_any_order() -> None:
    shuffled = random.Random(1).sample(DOCUMENTS, len(DOCUMENTS))
    assert files_of(DOCUMENTS)[0] == files_of(shuffled)[0]


@pytest.mark.parametrize("seed", range(6))
def test_any_history_of_changes_gives_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    documents = [made_up(number, dice) for number in range(40)]
    files_of(documents, tmp_path)
    for step in range(6):
        for _ in range(dice.choice((1, 1, 2, 30))):
            what = dice.randrange(4)
            at = dice.randrange(len(documents))
            if what == 0:
                documents.append(made_up(1000 + 50 * step + len(documents), dice))
            elif what == 1 and len(documents) > 5:
                documents.pop(at)
            elif what == 2:
                other = made_up(0, dice)
                documents[at] = replace(documents[at], date=other.date, body=other.body)
            else:
                documents[at] = replace(documents[at], body=documents[at].body + " " + dice.choice(WORDS))
        documents = list({document.url: document for document in documents}.values())
        assert files_of(documents, tmp_path)[0] == files_of(documents)[0]


def test_two_workers_make_what_one_makes(tmp_path: Path) -> None:
    dice = random.Random(1)
    documents = [made_up(number, dice) for number in range(300)]
    with update(Corpus.of(documents, VOCABULARY), tmp_path, workers=2) as made:
        assert {file.path: file.content() for file in made.files()} == files_of(documents)[0]


def test_an_unchanged_corpus_reads_nothing(tmp_path: Path) -> None:
    first, _ = files_of(DOCUMENTS, tmp_path)
    again, read = files_of(DOCUMENTS, tmp_path)
    assert (again, read) == (first, [])


def test_a_changed_document_is_the_only_one_read(tmp_path: Path) -> None:
    files_of(DOCUMENTS, tmp_path)
    changed = [replace(DOCUMENTS[3], body="Khác hẳn."), *DOCUMENTS[:3], *DOCUMENTS[4:]]
    assert files_of(changed, tmp_path)[1] == [DOCUMENTS[3].url]


def test_a_new_article_leaves_closed_shards_untouched(tmp_path: Path) -> None:
    dice = random.Random(3)
    documents = [made_up(number, dice) for number in range(60)]
    newest = max(document.date for document in documents)
    before, _ = files_of(documents, tmp_path)
    after, _ = files_of([*documents, IndexedDocument("/moi/", "Đường liên xã", date=newest, body=" ".join(WORDS))], tmp_path)
    closed = {path for path in before if "/closed/" in path}
    assert closed
    assert closed == {path for path in after if "/closed/" in path}
    assert before.keys() != after.keys()


def test_a_damaged_or_foreign_cache_is_begun_anew(tmp_path: Path) -> None:
    clean, _ = files_of(DOCUMENTS)
    tmp_path.joinpath("search.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    assert files_of(DOCUMENTS, tmp_path)[0] == clean


def test_other_abbreviations_forget_the_cache(tmp_path: Path) -> None:
    files_of(DOCUMENTS, tmp_path)
    bare = dict(index(DOCUMENTS, Vocabulary(), tmp_path))
    assert bare == dict(index(DOCUMENTS, Vocabulary()))


def test_a_build_that_dies_leaves_the_cache_of_the_one_before(tmp_path: Path) -> None:
    files_of(DOCUMENTS, tmp_path)
    new = [*DOCUMENTS, IndexedDocument("/hong/", "Hỏng")]

    def broken(_: str) -> IndexedDocument:
        raise OSError("gone")

    for workers in (1, 2):  # a failure in a worker is the one its work has here
        with pytest.raises(OSError, match="gone"):
            update(replace(Corpus.of(new, VOCABULARY), read=broken), tmp_path, workers)
    assert files_of(new, tmp_path)[0] == files_of(new)[0]


def test_every_file_is_gzip_without_a_time_and_named_by_its_content() -> None:
    files, _ = files_of(DOCUMENTS)
    for path, content in files.items():
        is_stored = re.search(r"/t\d+-\w+/\d+\.bin$", path)
        assert content[:2] != b"\x1f\x8b" if is_stored else content[:8] == b"\x1f\x8b\x08\0\0\0\0\0", path
    manifest = json.loads(gzip.decompress(files["v1/manifest.bin"]))
    assert manifest["format"] == 1
    assert manifest["documents"] == len(DOCUMENTS)
    for segment in manifest["segments"]:
        for kind in ("facets", "dates", "prefixes"):
            assert f"v1/{segment['name']}/{kind}-{segment[kind]}.bin" in files


def test_files_tell_a_change_without_being_read() -> None:
    with update(Corpus.of(DOCUMENTS, VOCABULARY)) as made:
        files: list[File] = list(made.files())
    assert len({file.path for file in files}) == len(files)
    assert files[-1].path == "v1/manifest.bin"
    assert all(file.name for file in files)


def test_an_empty_site_has_a_manifest() -> None:
    files = dict(index([]))
    assert json.loads(gzip.decompress(files["v1/manifest.bin"]))["segments"] == []


def test_a_document_dated_back_with_other_words_leaves_nothing_in_the_open_years(tmp_path: Path) -> None:
    dice = random.Random(5)
    documents = [made_up(number, dice) for number in range(80)]
    files_of(documents, tmp_path)
    newest = max(range(len(documents)), key=lambda at: documents[at].date)
    documents[newest] = replace(documents[newest], date="2014-01-05", body="khoai sắn")
    documents.append(IndexedDocument("/giu/", "Giữ", date=max(document.date for document in documents), body="giữ"))
    assert files_of(documents, tmp_path)[0] == files_of(documents)[0]


def amended(documents: list[IndexedDocument], before: list[IndexedDocument], cache: Path, step: int) -> dict[str, bytes]:
    """The files after the edits since step - 1, the other documents not listed."""
    old, new = ({entry(document).url: entry(document) for document in some} for some in (before, documents))
    edits = Edits([one for url, one in new.items() if old.get(url) != one], sorted(old.keys() - new.keys()))
    by_url = {document.url: document for document in documents}

    def all_entries() -> list[SearchEntry]:
        raise AssertionError("the others were listed")

    corpus = Corpus(all_entries, by_url.__getitem__, VOCABULARY, str(step), {str(step - 1): edits}.get)
    with update(corpus, cache) as made:
        return {file.path: file.content() for file in made.files()}


@pytest.mark.parametrize("seed", range(6))
def test_known_edits_give_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    documents = [made_up(number, dice) for number in range(60)]
    update(replace(Corpus.of(documents, VOCABULARY), version="0"), tmp_path).close()
    for step in range(1, 7):
        before = list(documents)
        at = dice.randrange(len(documents))
        documents[at] = replace(documents[at], body=documents[at].body + " " + dice.choice(WORDS))
        if step % 3 == 0:
            documents = [*documents[:-1], made_up(1000 + step, dice)]
        assert amended(documents, before, tmp_path, step) == files_of(documents)[0]


def test_edits_since_another_version_are_not_trusted(tmp_path: Path) -> None:
    files_of(DOCUMENTS, tmp_path)
    changed = [*DOCUMENTS[1:], IndexedDocument("/moi/", "Mới", body="thêm")]
    corpus = replace(Corpus.of(changed, VOCABULARY), edits={"another": Edits([], [])}.get)
    with update(corpus, tmp_path) as made:
        assert {file.path: file.content() for file in made.files()} == files_of(changed)[0]
