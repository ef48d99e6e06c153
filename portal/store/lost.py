"""Owns the question of the short way about published addresses: whether one stands empty that did not, or may be found again."""

from __future__ import annotations

from pathlib import Path

from portal.domain.facts import Facts
from portal.domain.problem import Problem
from portal.source.published_addresses import read_listed
from portal.source.tree import PUBLISHED, Tree
from portal.store.reload import Reloaded
from portal.store.snapshot import Snapshot


def lost_same(root: Path, snapshot: Snapshot, facts: Facts, tree: Tree) -> bool:
    """Whether the list of published addresses, which is another now, says of those that nothing stands at what it said before."""
    wrong: list[Problem] = []
    listed, groups = read_listed(root, tree, wrong), facts.groups
    known = snapshot.small("places")
    standing = {url for url, _ in known.values()}
    gone = {address: one for address, one in listed.items() if address not in standing and ("alias", address) not in groups}
    lost = {address: groups["lost", address] for address in groups.get(("lost",), ())}
    if wrong or gone.keys() != lost.keys() or any(fault.path == PUBLISHED for fault in snapshot.remembered("conditions")["problems"]):
        return False
    now = {address: (one.id if one.id in known else "", one.removed, one.note) for address, one in gone.items()}
    return now == {address: told[:3] for address, told in lost.items()}


def turns_lost(root: Path, reloaded: Reloaded, facts: Facts) -> bool:
    """Whether an address that was published stands empty now, or an article came where one is missed: it may be the same."""
    places = reloaded.over.records.get("places", {})
    if not reloaded.tree.published or not places:
        return False
    before = reloaded.snapshot.small("places")
    now = {place[0] for place in places.values() if place}
    left = {before[id][0] for id in places if id in before} - now
    came = {places[id][0] for id in places if places[id] and places[id][0] != before.get(id, ("",))[0]}
    lost = facts.groups.get(("lost",), ())
    if came and any(address in came or not facts.groups["lost", address][1] for address in lost):
        return True
    return bool(left) and not left.isdisjoint(read_listed(root, reloaded.tree, []))
