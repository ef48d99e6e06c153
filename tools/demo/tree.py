"""Owns the writing of a whole content tree, file by file. The only room of the generator that touches the disk.

Everything follows from the arguments; two cores only share the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from portal.desk.services import DemoContent, Progress
from tools.demo import registers
from tools.demo.bodies import write_body
from tools.demo.faults import scatter
from tools.demo.heads import head_of
from tools.demo.matter import head
from tools.demo.papers import file_of
from tools.demo.pictures import Shot, draw
from tools.demo.script import Script, make_script
from tools.demo.story import Story

CHUNK, PICTURES = 200, 6
POOL_FROM = 200  # fewer files are written sooner than a pool starts


@dataclass(frozen=True, slots=True)
class Portion:
    """Work for one process: stories to be written below a root."""

    root: Path
    seed: int
    stories: tuple[Story, ...] = ()
    shots: tuple[Shot, ...] = ()

    @property
    def size(self) -> int:
        """How many files it is."""
        return len(self.stories) + len(self.shots)


def write_demo(root: Path, content: DemoContent, progress: Progress = lambda phase, done, of: None) -> None:
    """Write the content tree of the fictional district Sơn Khê into `root`, which must be empty or not exist.

    `articles` counts the files below tin/ (24 to 50,000). With `faults`, what was spoiled is listed in `<root>-loi.json` beside the
    tree: path, expected code, what was done.
    """
    progress("kịch bản", 0, content.articles)
    script = make_script(content.articles, content.years, content.seed, content.as_of)
    for path, text in registers.files(script):
        _write(root / path, text.encode())
    for story in script.attached:
        _write(root / story.file, file_of(story))
    (root / "anh").mkdir(exist_ok=True)
    _work(root, script, progress)
    if content.faults:
        scatter(root, script.stories)


def _work(root: Path, script: Script, progress: Progress) -> None:
    for folder in sorted({story.path.rsplit("/", 1)[0] for story in script.stories}):
        (root / folder).mkdir(parents=True, exist_ok=True)
    portions = list(_portions(root, script))
    done, total = 0, sum(portion.size for portion in portions)
    for count in _shared(portions):
        done += count
        progress("tệp", done, total)


def _portions(root: Path, script: Script) -> Iterator[Portion]:
    for at in range(0, len(script.shots), PICTURES):
        yield Portion(root, script.seed, shots=tuple(script.shots[at : at + PICTURES]))
    for at in range(0, len(script.stories), CHUNK):
        yield Portion(root, script.seed, tuple(script.stories[at : at + CHUNK]))


def _shared(portions: list[Portion]) -> Iterator[int]:
    if sum(portion.size for portion in portions) < POOL_FROM:
        yield from map(write_portion, portions)
        return
    with ProcessPoolExecutor() as pool:
        yield from pool.map(write_portion, portions)


def write_portion(portion: Portion) -> int:
    """Write the articles and pictures of a portion; how many."""
    for shot in portion.shots:
        draw(portion.root, shot, portion.seed)
    for story in portion.stories:
        (portion.root / story.path).write_bytes(article_text(story, portion.seed).encode())
    return portion.size


def article_text(story: Story, seed: int) -> str:
    """One article file."""
    return f"{head(head_of(story, seed), story.english)}\n{story.body or write_body(story, seed)}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
