"""What comes back from the process that reads strangers' files: a record of the type that was asked for, or nothing."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from portal.importer.found import Dropped, Evidence, Imported
from webdesk.intake.answer import NoAnswer, read, written
from webdesk.intake.apart import Unfit, apart
from webdesk.intake.photo import Photo

WHOLE = Imported(
    "a.docx", "tin/a.md", "Chữ\ud800", "T", {"anh/a.jpg": b"\x00\xff"}, [Evidence("day", "1", 0.7, "một")], [Dropped("ẩn", "x")], ["?"]
)


def taken_over(marker: str) -> Photo:
    """What a hostile file could do: it writes its own answer, a pickle that runs something in whoever loads it."""
    import os

    class Runs:
        def __reduce__(self) -> object:
            return (Path.touch, (Path(marker),))

    os.write(3, pickle.dumps((True, Runs())))
    os._exit(0)


def endless() -> Photo:
    """An answer that does not end."""
    return Photo(b"", "x" * 500_000_000, 1, 1)


def refusing() -> Photo:
    """A refusal."""
    raise Unfit("Không nhận «ảnh».")


def keys() -> Photo:
    """What the process knows of the desk."""
    import os

    return Photo(b"", " ".join(name for name in os.environ if name.startswith("PORTAL_DESK")), 1, 1)


def test_a_record_comes_back_as_it_was() -> None:
    assert read(Imported, written(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "change",
    [
        {"text": 1}, {"text": None}, {"files": {"a": "no base64!"}}, {"files": ["a"]}, {"findings": [{"field": "x"}]}, {"doubts": "x"},
        {"more": "x"}, {"findings": [{"field": "a", "value": "b", "confidence": "c", "quote": "d", "basis": "e"}]}, {"dropped": [1]},
    ],
)  # fmt: skip
def test_a_record_of_another_form_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(NoAnswer):
        read(Imported, json.dumps({**json.loads(written(WHOLE)), **change}).encode())


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"[" * 100_000, pickle.dumps((True, WHOLE)), b"\xff\xfe", b'{"text": NaN}'])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(NoAnswer):
        read(Imported, data)


def test_a_process_that_was_taken_over_runs_nothing_here(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="bị từ chối"):
        apart(taken_over, str(tmp_path / "ran"), makes=Photo, seconds=5)
    assert not (tmp_path / "ran").exists()


def test_an_endless_answer_is_cut() -> None:
    with pytest.raises(Unfit, match="bị từ chối"):
        apart(endless, makes=Photo, seconds=5)


def test_a_refusal_keeps_its_words_and_keys_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unfit, match="Không nhận «ảnh»"):
        apart(refusing, makes=Photo, seconds=5)
    monkeypatch.setenv("PORTAL_DESK_TOKEN", "khoa-thu")
    assert apart(keys, makes=Photo, seconds=5).suffix == ""
