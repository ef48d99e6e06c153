"""Owns an import of many files: on both cores, each file within its limits of time and memory; a failed file does not end the import.

Articles are written in the order of names, so that the same sources give the same files in any order of completion.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from portal.importer.found import Imported, NotImported
from portal.importer.places import source_of, sources
from portal.importer.profile import Profile
from portal.importer.reading import import_bytes
from portal.importer.writing import RECIPE, Memory, keep
from portal.record import dataclass
from portal.source.reading.registries.registry import Registries
from portal.store.workers import WorkerFailed, share_out
from portal.text.system import reason

SECONDS, MEMORY = 5, 1_500_000_000  # per file: CPU seconds, bytes of address space of its process
CHUNK = 96  # files between two saves of the memory
FAILED, KNOWN = "không nhập được", "không đổi"


@dataclass(frozen=True, slots=True)
class ImportSetting:
    """The options of an import: where to write, how to read."""

    root: Path
    registries: Registries
    profile: Profile | None = None
    unit: str = ""
    hints: bool = True
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Done:
    """The result for one article, or for a file that gave none."""

    origin: str
    state: str
    path: str = ""
    title: str = ""
    why: str = ""
    made: Imported | None = None


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One file, with the digest of its bytes and of the program's recipe."""

    origin: str
    file: Path
    key: str
    source: str


def run(path: Path, setting: ImportSetting, memory: Memory, progress: Callable[[int, int], None] = lambda done, of: None) -> Iterator[Done]:
    """Import everything a path denotes. Yields each article as soon as it is written."""
    found = list(sources(path, setting.root.resolve()))
    begun = iter(found)
    done = 0
    while chunk := list(islice(begun, CHUNK)):
        jobs: list[ImportJob] = []
        for origin, file in chunk:
            prepared = _job(origin, file, memory)
            if isinstance(prepared, Done):
                yield prepared
            else:
                jobs.append(prepared)
        results = dict(_read_all(path, jobs, setting, lambda count, before=done: progress(before + count, len(found))))  # type: ignore[misc] # mypy knows no default of a lambda
        for job in jobs:
            yield from _keep(job, results[job.origin], setting, memory)
        memory.save()
        done += len(chunk)
        progress(done, len(found))


def _job(origin: str, file: Path, memory: Memory) -> ImportJob | Done:
    try:
        with file.open("rb") as data:
            source = hashlib.file_digest(data, "sha256").hexdigest() + RECIPE
    except OSError as error:
        return Done(origin, FAILED, why=reason(error))
    key = file.resolve().as_posix()
    if memory.knows(key, source):
        return Done(origin, KNOWN, ", ".join(one.path for one in memory.of_file(key)))
    return ImportJob(origin, file, key, source)


Read = list[Imported] | str  # the articles of a file, or the reason for none


def _read_all(path: Path, jobs: Sequence[ImportJob], setting: ImportSetting, progress: Callable[[int], None]) -> Iterator[tuple[str, Read]]:
    """Yield (origin, articles or reason) of all jobs; a process that dies affects only its own file."""

    def work(job: ImportJob) -> tuple[str, Read]:
        return job.origin, _read(path, job, setting)

    left = {job.origin: job for job in jobs}
    try:
        for origin, result in share_out(jobs, work, setting.workers, progress, least=2):
            del left[origin]
            yield origin, result
    except WorkerFailed:
        for job in list(left.values()):
            try:
                yield from share_out([job], work, 2, least=1)
            except WorkerFailed:
                yield job.origin, "Tệp làm hết bộ nhớ hoặc làm hỏng tiến trình đọc: không nhập."


def _read(path: Path, job: ImportJob, setting: ImportSetting) -> Read:
    try:
        with limited(SECONDS):
            source = source_of(path, job.origin, job.file)
            return import_bytes(source, setting.registries, profile=setting.profile, unit=setting.unit, hints=setting.hints)
    except NotImported as why:
        return str(why)
    except TimeoutError:
        return f"Quá {SECONDS} giây xử lý mà chưa đọc xong: tệp quá lớn hoặc có hại, không nhập."
    except MemoryError:
        return "Tệp cần quá nhiều bộ nhớ: không nhập."
    except OSError as error:
        return reason(error)
    except Exception as error:  # noqa: BLE001 - one file never keeps the others from being read
        return f"Lỗi bất ngờ khi đọc tệp: {type(error).__name__}: {error}"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError within the block if it takes more CPU time; a child's memory is limited too. No effect on Windows.

    Other load on the machine does not count; LibreOffice has a limit of its own.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: object) -> None:
        raise TimeoutError

    try:
        before = signal.signal(signal.SIGPROF, late)
    except ValueError:  # not the main thread: the desk limits its own requests
        yield
        return
    _bound_memory()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


PARENT = os.getpid()


def _bound_memory() -> None:
    """Limit the memory of a forked reader; the process that the person started has no limit."""
    if os.getpid() == PARENT:
        return
    import resource  # not on Windows, where nothing is forked

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def _keep(job: ImportJob, result: Read, setting: ImportSetting, memory: Memory) -> Iterator[Done]:
    if isinstance(result, str):
        yield Done(job.origin, FAILED, why=result)
        return
    for number, made in enumerate(result, 1):
        key = job.key if len(result) == 1 else f"{job.key}#{number}"
        source = job.source if len(result) == 1 else f"{job.source}#{number}"
        try:
            state, path = keep(setting.root, made, key, source, memory)
        except OSError as error:
            yield Done(made.origin, FAILED, made.path, made.title, reason(error), made)
            continue
        yield Done(made.origin, state, path, made.title, "", made)
