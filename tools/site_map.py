"""Which pages a built site has, and which of them stand for their kind.

A page's kind is told by its address: `/tin/2016/04/` is a month whatever the month. Of every kind the fullest page
is looked at and, since a page must also be good with little on it, the emptiest.
"""

from collections import defaultdict
from pathlib import Path

NOT_PAGES = {"static", "assets", "theme"}


def addresses(site: Path) -> dict[str, Path]:
    """The address of every HTML page with its file, sorted: `/tin/2016/` → `…/tin/2016/index.html`."""
    pages = (path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in NOT_PAGES)
    return {_address(site, path): path for path in sorted(pages) if not _is_redirect(path)}


def kind(address: str) -> str:
    """`/tin/2016/04/` → `tin/*/*`: the first word and how deep it goes; words stay words, names become stars."""
    first, *rest = address.strip("/").split("/")
    return "/".join([first, *("*" for _ in rest)])


def representatives(site: Path) -> dict[str, Path]:
    """The fullest and the emptiest page of every kind."""
    kinds: dict[str, list[tuple[int, str, Path]]] = defaultdict(list)
    for address, path in addresses(site).items():
        kinds[kind(address)].append((path.stat().st_size, address, path))
    chosen = (pick for pages in kinds.values() for pick in {min(pages), max(pages)})
    return {address: path for _, address, path in sorted(chosen, key=lambda pick: pick[1])}


def fullest(site: Path, wanted: str) -> str:
    """The address of the fullest page of a kind; `LookupError` where the site has none."""
    pages = [(path.stat().st_size, address) for address, path in addresses(site).items() if kind(address) == wanted]
    if not pages:
        raise LookupError(f"no page of the kind '{wanted}'")
    return max(pages)[1]


def _address(site: Path, path: Path) -> str:
    relative = path.relative_to(site).as_posix()
    return "/" + relative.removesuffix("index.html")


def _is_redirect(path: Path) -> bool:
    return b'http-equiv="refresh"' in path.read_bytes()[:2_000]
