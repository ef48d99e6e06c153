"""Owns the order of runs at one size: every generator cold, then every edit by Hugo and by us, round by round."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from bench import eleventy, hugo, ours, vanilla
from bench.district import Article, read_district
from bench.edits import BODY, EDITS, chosen, edit_body
from bench.fact_edits import FACT_EDITS, as_of, nth_plain
from bench.goals import BARE, COLD, KEPT, PUBLISHED, SERVED
from bench.measure import Run, measured
from bench.results import Size, Wrote

PEERS: dict[str, ModuleType] = {peer.NAME: peer for peer in (hugo, eleventy, vanilla)}
ASIDE = ("tim-kiem", "anh")
"""Folders that are not weighed: the search index, and pictures."""


def environment(turn: int, case: str = "") -> dict[str, str]:
    """What a build of ours gets besides: the day."""
    return {"PORTAL_AS_OF": as_of(turn, case)}


def bench(folder: Path, count: int, rounds: int, peers: Sequence[str], *, edits: bool = True) -> Size:
    """All rounds at one size; trees are written below `folder`. Without edits: the cold builds alone, of those with the pictures kept."""
    own, bare = folder / "ours", folder / "bare"
    ours.copy(own)
    ours.copy(bare, search=False)
    content = ours.write_demo(own, count)
    shutil.copytree(content, bare / "content")
    say(f"{count}: first build of ours, for its open data")
    measured(ours.command(content), own, environment(1))
    district = read_district(content, own / "output")
    for name in peers:
        PEERS[name].emit(folder / name, district, content)
    size = Size(count, len(district.articles), district.pager)
    for turn in range(1, rounds + 1):
        size.loads.append(os.getloadavg()[0])
        cold(size, folder, turn, peers, pictures=edits)
        if turn == 1:
            weigh(size, folder, district.articles, peers)
        if edits:
            edit(size, folder, turn, district.articles, peers)
            edit_facts(size, folder, turn, district.articles, peers)
    if edits:
        publish(size, own, rounds, district.articles)
        serve(size, own, rounds, district.articles)
    return size


def cold(size: Size, folder: Path, turn: int, peers: Sequence[str], *, pictures: bool) -> None:
    """Everything from nothing; ours also with the derived pictures of an earlier build, with and without the search index."""
    own, bare = folder / "ours", folder / "bare"
    if pictures:
        ours.forget(own, pictures=True)
        run(size, COLD, own, turn)
    ours.forget(own, pictures=False)
    run(size, KEPT, own, turn)
    if turn == 1:
        shutil.copytree(own / ".portal" / "cache", bare / ".portal" / "cache")
    ours.forget(bare, pictures=False)
    run(size, BARE, bare, turn)
    for name in peers:
        ours.put_aside(folder / name / "output")
        run_peer(size, name, COLD, folder)


def edit(size: Size, folder: Path, turn: int, articles: Sequence[Article], peers: Sequence[str]) -> None:
    """Every edit: by Hugo, which builds all as ever, and by us at once after it."""
    for case, change in EDITS.items():
        article = chosen(articles, turn, case)
        change(folder / "ours" / "content", article, turn)
        if hugo.NAME in peers:
            change(hugo.tree(folder / hugo.NAME), article, turn)
            run_peer(size, hugo.NAME, case, folder)
        run(size, case, folder / "ours", turn)


def edit_facts(size: Size, folder: Path, turn: int, articles: Sequence[Article], peers: Sequence[str]) -> None:
    """Every edit of facts by us, each after Hugo's build of a body edit."""
    for case, change in FACT_EDITS.items():
        change(folder / "ours", articles, turn)
        if hugo.NAME in peers:
            edit_body(hugo.tree(folder / hugo.NAME), nth_plain(articles, 120 + turn), 100 * turn)
            run_peer(size, hugo.NAME, case, folder)
        run(size, case, folder / "ours", turn)


def publish(size: Size, own: Path, rounds: int, articles: Sequence[Article]) -> None:
    """The release after a body edit. The first builds the production tree, the second reads the promises the first noted: cases apart."""
    for turn in range(rounds + 2):
        edit_body(own / "content", chosen(articles, turn + 1, BODY), 100 + turn)
        say(f"{size.articles}: portal, publish {turn}")
        case = ("first publish", "second publish")[turn] if turn < 2 else PUBLISHED
        size.runs.setdefault(("portal", case), []).append(measured(ours.publish(own / "content"), own, environment(rounds + 1)))


def serve(size: Size, own: Path, rounds: int, articles: Sequence[Article]) -> None:
    """The warm server: a body edit until the page has it."""
    article = chosen(articles, 1, BODY)

    def change(number: int) -> str:
        edit_body(own / "content", article, 200 + number)
        return f"lần {200 + number}."

    say(f"{size.articles}: portal, serve")
    try:
        size.runs["portal", SERVED] = ours.served(own, {**os.environ, **environment(rounds + 1)}, article.url, change, rounds)
    except RuntimeError as error:
        size.failed["portal serve"] = str(error)


def run(size: Size, case: str, folder: Path, turn: int) -> None:
    """One build of ours."""
    say(f"{size.articles}: portal, {case}")
    size.runs.setdefault(("portal", case), []).append(measured(ours.command(folder / "content"), folder, environment(turn, case)))


def run_peer(size: Size, name: str, case: str, folder: Path) -> None:
    """One build of a peer. One that is not installed, or fails, is told in the results; the others go on."""
    if name in size.failed:
        return
    say(f"{size.articles}: {name}, {case}")
    try:
        done: Run = measured(PEERS[name].command(), folder / name)
        size.runs.setdefault((name, case), []).append(done)
    except (FileNotFoundError, RuntimeError) as error:
        size.failed[name] = str(error).strip().splitlines()[-1]
        say(str(error))


def weigh(size: Size, folder: Path, articles: Sequence[Article], peers: Sequence[str]) -> None:
    """What each wrote after its first cold build."""
    outputs: Mapping[str, Path] = {"portal": folder / "ours" / "output", **{name: folder / name / "output" for name in peers}}
    for name, output in outputs.items():
        if name not in size.failed:
            size.wrote[name] = weight(output, articles)


def weight(output: Path, articles: Sequence[Article]) -> Wrote:
    """Files and MB of a built site, search index and pictures aside; its article pages and their mean bytes."""
    files = [path.stat().st_size for path in output.rglob("*") if path.is_file() and path.relative_to(output).parts[0] not in ASIDE]
    pages = [page.stat().st_size for article in articles if (page := output / article.url.strip("/") / "index.html").exists()]
    return Wrote(len(files), sum(files) / 1e6, len(pages), sum(pages) / max(len(pages), 1))


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)
