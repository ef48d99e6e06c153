"""Owns the choice among what a page says of itself: one title without the site's name, one day per field, whole addresses of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from portal.importer.captions import same
from portal.importer.found import LIKELY, Evidence, Material


def settle(material: Material, facts: list[Evidence]) -> None:
    """Reduce the page's facts to one certain value per field; two that differ make neither certain."""
    title = _title(facts)
    single = {"title", "published", "updated", "site", "image"}
    material.facts += title + [one for field in ("published", "updated") for one in _agreed(facts, field)]
    material.facts += [one for one in facts if one.field not in single and one.value]
    if not material.address:
        return
    for block in material.blocks:
        for picture in [block, *block.find_all("img")]:
            source = str(picture.get("src", "")) if picture.name == "img" else ""
            if source and ":" not in source.split("/")[0] and material.files(source) is None:
                picture["src"] = urljoin(material.address, source)


def _title(facts: list[Evidence]) -> list[Evidence]:
    found = [fact for fact in facts if fact.field == "title" and len(fact.value) > 3]
    site = next((fact.value for fact in facts if fact.field == "site"), "")
    clean = [Evidence("title", _without_site(fact.value, site), fact.confidence, fact.quote, fact.basis) for fact in found]
    clean = [fact for fact in clean if fact.value and not same(fact.value, site)]
    best = next((fact for fact in clean if fact.certain), None)
    return [best] if best else clean[:1]


def _without_site(title: str, site: str) -> str:
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        if site and title.endswith(mark + site):
            return title.removesuffix(mark + site).strip()
    return title.strip()


def _agreed(facts: list[Evidence], field: str) -> Iterator[Evidence]:
    """Yield the days found for one field: the first certain one, unless another certain one differs."""
    found = [fact for fact in facts if fact.field == field and fact.value]
    certain = [fact for fact in found if fact.certain]
    days = {fact.value.split()[0] for fact in certain}
    if len(days) > 1:
        best = next((fact for fact in certain if "hồ sơ" in fact.basis or "dòng" in fact.basis), None)
        yield from ([best] if best else [])
        yield from (
            Evidence(one.field, one.value, LIKELY, one.quote, f"{one.basis} (các nguồn khác nhau)") for one in certain if one is not best
        )
    elif certain:
        yield max(certain, key=lambda fact: len(fact.value))
    else:
        yield from found[:1]
