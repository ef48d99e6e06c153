"""The bytes of a shard: there and back, and never a wrong answer from damaged ones."""

from __future__ import annotations

import gzip
from array import array
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.naming import Split, bucket, name_of, packed, parts, split_of
from plugins.search.shard import IMPACT_BITS, ShardError, decode, encode

LETTERS = st.text("abcdđêu012-", min_size=1, max_size=6)
ENTRIES = st.one_of(LETTERS, LETTERS.map(lambda word: f"={word}'"))
POSTINGS = st.dictionaries(st.integers(0, 1 << 20), st.integers(1, 15), min_size=1, max_size=30)


def packed_list(postings: dict[int, int]) -> bytes:
    return array("I", [number << IMPACT_BITS | postings[number] for number in sorted(postings)]).tobytes()


SHARDS = st.dictionaries(st.builds("{} {}".format, LETTERS, ENTRIES), POSTINGS.map(packed_list), max_size=20)


@given(SHARDS)
def test_a_shard_reads_back_as_it_was_written(terms: dict[str, bytes]) -> None:
    assert decode(encode(terms)) == terms


@given(SHARDS, st.data())
@settings(max_examples=200)
def test_damaged_bytes_are_refused_or_read_as_some_shard_but_never_crash(terms: dict[str, bytes], data: st.DataObject) -> None:
    raw = bytearray(encode(terms))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for damaged in (bytes(raw), bytes(raw[:cut])):
        with suppress(ShardError):
            assert isinstance(decode(damaged), dict)


@pytest.mark.parametrize("raw", [b"", b"VS", b"VS\x02\x00\x00\x00", b"<!doctype html>"])
def test_what_is_no_shard_is_refused(raw: bytes) -> None:
    with pytest.raises(ShardError):
        decode(raw)


def test_names_follow_the_uncompressed_content() -> None:
    assert name_of(b"a") == name_of(b"a") != name_of(b"b")
    assert len(name_of(b"")) == 6
    assert gzip.decompress(packed(b"abc")) == b"abc"
    assert packed(b"abc") == packed(b"abc")


@given(SHARDS, st.builds(Split, st.integers(0, 6), st.integers(0, 3)))
def test_parts_of_a_bucket_hold_every_term_once(terms: dict[str, bytes], split: Split) -> None:
    cut = parts(terms, split, 4)
    assert len(cut) == split.parts
    assert {term: postings for piece in cut for term, postings in piece.items()} == terms
    for number, piece in enumerate(cut):
        assert all(split.part(term, 4) == number for term in piece)


def test_big_buckets_are_cut_and_small_ones_are_not() -> None:
    few = {"a b": packed_list({1: 3})}
    postings = packed_list(dict.fromkeys(range(500), 1))
    assert split_of(few).parts == 1
    assert split_of({f"a {word}": postings for word in range(100)}).pairs >= 2
    assert split_of({f"{word} ={word}": postings for word in range(100)}).words >= 1


def test_families_spread_over_the_buckets() -> None:
    assert len({bucket(f"tiếng{number}", 64) for number in range(1000)}) == 64
