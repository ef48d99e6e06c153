"""Builds our index of a corpus: python -m bench.search.build <corpus.jsonl[.gz]> <folder>. Prints seconds, megabytes and files as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from bench.search.queries import corpus
from plugins.search.document import Corpus, IndexedDocument, SearchEntry, Vocabulary
from plugins.search.script import client
from plugins.search.update import update

MODULES = Path(__file__).parents[2] / "theme" / "js" / "search"


def main(source: Path, folder: Path) -> None:
    """The index as a site has it, client beside it; the cache lies outside."""
    began = time.perf_counter()
    records = {record["url"]: record for record in corpus(source)}
    entries = [SearchEntry(url, str(hash(tuple(row.values()))), "article", row["date"]) for url, row in records.items()]

    def read(url: str) -> IndexedDocument:
        row = records[url]
        numbers = (row["number"],) if row["number"] else ()
        return IndexedDocument(url=url, title=row["title"], body=row["body"], date=row["date"], numbers=numbers)

    count = size = 0
    with update(Corpus(lambda: entries, read, Vocabulary()), folder.parent / f"{folder.name}-cache") as index:
        for file in index.files():
            content = file.content()
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            count, size = count + 1, size + len(content)
    (folder / "client.mjs").write_bytes(client(MODULES))
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"documents": len(records), "seconds": seconds, "mb": memory, "files": count, "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
