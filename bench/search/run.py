"""Measures our search beside its peers: python -m bench.search.run <corpus.jsonl[.gz]> <work folder> [queries a kind] [ours].

Writes bench/search/RESULTS.md: one section a corpus, replaced when it is measured again. What cannot be run is said, not invented.
With "ours" the peers, who do not change with our code, keep the rows they have. The time of a warm query alone is measured anew by
bench.search.latency.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean, median

from bench.search import browser, latency
from bench.search.keystrokes import forms
from bench.search.queries import corpus

HERE = Path(__file__).parent
KINDS = ("title", "body", "phrase")
FORMS = tuple(forms("hòa", random.Random(0)))

Rows = list[dict[str, object]]


def main(source: Path, work: Path, count: int, peers: bool) -> None:
    """All engines, or ours alone, on the same queries of the test half."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    records = list(corpus(source))
    plain, asked = work / "corpus.jsonl", work / "queries.jsonl"
    plain.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    made = latency.made_of(plain, count)
    asked.write_text("\n".join(made), "utf-8")
    builds: dict[str, dict[str, float]] = {}
    rows: Rows = []
    _ours(plain, asked, work, builds, rows)
    builds["reference"] = _run(sys.executable, "-m", "bench.search.reference", plain, asked, work / "reference.jsonl")
    rows += _read(work / "reference.jsonl")
    for name in ("minisearch", "lunr") if peers else ():
        builds[name], found = _peer(name, plain, asked, work)
        rows += found
    if peers:
        _pagefind(plain, made, work, builds, rows)
    words = " ".join(record["body"] for record in records).count(" ") // len(records)
    report = _report(f"{source.name}: {len(records):,} documents of {words} words", builds, rows, _weights(work, made))
    if peers or f"## {source.name}:" not in latency.RESULTS.read_text("utf-8"):
        _write(source.name, report)
    else:
        fresh = [line for line in report.splitlines() if {"ours", "ours,", "reference", "Client:"} & set(latency.key_of(line).split())]
        latency.RESULTS.write_text(latency.replaced(latency.RESULTS.read_text("utf-8"), source.name, fresh), "utf-8")


def _run(*command: str | Path) -> dict[str, float]:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, cwd=HERE.parents[1])
    if done.returncode:
        raise RuntimeError(done.stderr[-600:])
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def _read(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _ours(plain: Path, asked: Path, work: Path, builds: dict[str, dict[str, float]], rows: Rows) -> None:
    builds["ours"] = _run(sys.executable, "-m", "bench.search.build", plain, work / "ours")
    subprocess.run(["node", HERE / "ours.mjs", work / "ours/client.mjs", asked, work / "ours.jsonl"], check=True)
    rows += _read(work / "ours.jsonl")


def _peer(name: str, plain: Path, asked: Path, work: Path) -> tuple[dict[str, float], Rows]:
    try:
        command = ("node", "--max-old-space-size=6000", HERE / "peer.mjs", name, plain, asked, work / f"{name}.jsonl")
        return _run(*command), _read(work / f"{name}.jsonl")
    except (RuntimeError, OSError) as fault:
        print(f"{name} did not run: {fault}")
        return {}, []


def _pagefind(plain: Path, made: list[str], work: Path, builds: dict[str, dict[str, float]], rows: Rows) -> None:
    try:
        builds["pagefind"] = _run("node", HERE / "pagefind.mjs", plain, work / "pagefind")
        rows += browser.asked_pagefind(work / "pagefind", browser.flat(made))
    except (RuntimeError, OSError) as fault:
        builds["pagefind"] = {}
        print(f"pagefind did not run: {fault}")


def _weights(work: Path, made: list[str]) -> dict[str, object]:
    sample = latency.sample(made)
    theirs = sample[: latency.COUNT // 3]
    pagefind = work / "pagefind"
    return {
        "ours": browser.cold(work / "ours", sample),
        "pagefind": browser.cold(pagefind, theirs, browser.ASK_PAGEFIND) if pagefind.exists() else [],
        "warm": latency.row(work / "ours", sample),
        "client": len(_gzip((work / "ours/client.mjs").read_bytes())),
    }


def _gzip(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data, 9, mtime=0)


def _report(title: str, builds: dict[str, dict[str, float]], rows: Rows, weights: dict[str, object]) -> str:
    scores: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in rows:
        rank = int(str(row["rank"]))
        scores[str(row["engine"]), str(row["kind"]), str(row["form"])].append(1 / rank if 0 < rank <= 10 else 0.0)
    lines = [f"## {title}", "", f"MRR@10 with 95 % bootstrap intervals, n = {len(next(iter(scores.values())))} a cell.", ""]
    lines += ["| query from | engine | " + " | ".join(FORMS) + " |", "|---|---|" + "---|" * len(FORMS)]
    for kind in KINDS:
        for engine in builds:
            cells = [_cell(scores[engine, kind, form]) for form in FORMS]
            lines.append(f"| {kind} | {engine} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", *_builds(builds), "", *_wire(weights), ""])


def _cell(values: list[float]) -> str:
    if not values:
        return "–"
    dice = random.Random(1)
    means = sorted(mean(dice.choices(values, k=len(values))) for _ in range(400))
    return f"{mean(values):.3f} ({means[10]:.2f}–{means[389]:.2f})"


def _builds(builds: dict[str, dict[str, float]]) -> list[str]:
    lines = ["| engine | build, s | memory, MB | index, MB |", "|---|---|---|---|"]
    for engine, built in builds.items():
        lines.append(f"| {engine} | " + " | ".join(_figures(built) if built else ["did not run", "", ""]) + " |")
    return lines


def _figures(built: dict[str, float]) -> list[str]:
    memory = f"{built['mb']:.0f}" if built["mb"] else "–"
    return [f"{built['seconds']:.0f}", memory, f"{built['bytes'] / 1e6:.1f}" if built["bytes"] else "–"]


def _wire(weights: dict[str, object]) -> list[str]:
    lines = ["| cold first query | n | KB median | KB worst | requests median | requests worst |", "|---|---|---|---|---|---|"]
    for engine in ("ours", "pagefind"):
        measured: list[tuple[int, int, float]] = weights[engine]  # type: ignore[assignment]
        if measured:
            sizes, requests = [size / 1000 for size, *_ in measured], [number for _, number, _ in measured]
            figures = (len(measured), f"{median(sizes):.0f}", f"{max(sizes):.0f}", f"{median(requests):.0f}", max(requests))
            lines.append(f"| {engine}, cold | " + " | ".join(map(str, figures)) + " |")
    return [*lines, "", latency.HEAD, "|---|---|---|---|---|---|", str(weights["warm"]), "", f"Client: {weights['client']:,} bytes gz."]


def _write(name: str, report: str) -> None:
    head = """# Search, measured

Made by `python -m bench.search.run`: every engine on the same queries, all from the half of the documents nothing was tuned on. Our rows
may be newer than those of the peers (`… ours` asks us alone); `python -m bench.search.latency` measures the row of warm queries alone.
"""
    old = latency.RESULTS.read_text("utf-8") if latency.RESULTS.exists() else head
    sections = [section for section in old.split("\n## ")[1:] if not section.startswith(f"{name}:")]
    text = head + "".join(f"\n## {section.rstrip()}\n" for section in [*sections, report.removeprefix("## ")])
    latency.RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    given = [word for word in sys.argv[3:] if word != "ours"]
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(given[0]) if given else 300, peers="ours" not in sys.argv[3:])
