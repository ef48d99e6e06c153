"""Owns the division of a long plan's targets: by the responsible unit, otherwise by the place their sentences name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from portal import urls
from portal.domain.plan import Target
from portal.domain.portal import Portal
from portal.domain.unit import UnitKind
from portal.record import dataclass
from portal.views.parts import Link
from portal.views.promise import counts_sentence, state_counts, state_label, target_row, wholes_first
from portal.views.rows import BarPart, TargetGroup

LONG = 20  # targets above which a plan's table is divided
LEAST = 3  # rows a part has on average
OTHERS = Link("Chỉ tiêu chung")


@dataclass(frozen=True)
class TargetParts:
    """The targets of one plan in parts, one without a caption if a division does not help; `states`: the filters."""

    groups: tuple[TargetGroup, ...] = ()
    states: tuple[BarPart, ...] = ()


def target_parts(portal: Portal, ids: Sequence[str]) -> TargetParts:
    """Return the targets of a plan, in the order of the plan within each part; a "trong đó" stays with its whole."""
    ordered = wholes_first(portal, ids)
    if len(ordered) < LONG:
        return TargetParts(_tables(portal, {Link(""): ordered}) if ordered else ())
    counts = state_counts(portal, ordered)
    states = tuple(BarPart(state_label(state.value), count, state.value) for state, count in counts.items()) if len(counts) > 1 else ()
    return TargetParts(_tables(portal, _parted(portal, ordered)), states)


def _tables(portal: Portal, parts: dict[Link, list[str]]) -> tuple[TargetGroup, ...]:
    rows = {caption: tuple(target_row(portal, id) for id in own) for caption, own in parts.items()}
    return tuple(TargetGroup(_with_states(portal, caption, own), rows[caption]) for caption, own in parts.items())


def _with_states(portal: Portal, caption: Link, ids: list[str]) -> Link:
    """Return a caption with the states of its targets: «10 chỉ tiêu: 7 đạt; 3 vượt»."""
    return replace(caption, note=counts_sentence(state_counts(portal, ids)).rstrip(".")) if caption.text else caption


def _parted(portal: Portal, ids: list[str]) -> dict[Link, list[str]]:
    """Return the parts by unit if several are responsible, otherwise by place; targets without one come last."""
    for name in (_unit, _place(portal)):
        parts = _by(portal, ids, name)
        if 1 < len(parts) <= len(ids) / LEAST:
            return {caption: own for caption, own in parts.items() if caption != OTHERS} | {
                caption: own for caption, own in parts.items() if caption == OTHERS
            }
    return {Link(""): ids}


def _by(portal: Portal, ids: list[str], name: Callable[[Portal, Target], Link]) -> dict[Link, list[str]]:
    parts: dict[Link, list[str]] = {}
    known = set(ids)
    captions: dict[str, Link] = {}
    for id in ids:
        target = portal.target(id)
        captions[id] = captions[target.part_of] if target.part_of in captions and target.part_of in known else name(portal, target)
        parts.setdefault(captions[id], []).append(id)
    return parts


def _unit(portal: Portal, target: Target) -> Link:
    return Link(portal.unit(target.unit).name, urls.targets_by("don-vi", target.unit)) if target.unit else OTHERS


def _place(portal: Portal) -> Callable[[Portal, Target], Link]:
    """Return a function: the territory a sentence names, the longest name first: «xã Sơn Khê» is not the village Sơn."""
    units = (portal.unit(id) for id in portal.ids("units"))
    places = sorted((unit for unit in units if unit.kind is UnitKind.TERRITORY), key=lambda unit: -len(unit.name))
    names = [(f" {unit.name.casefold()} ", Link(unit.name, urls.unit(unit.id))) for unit in places]

    def place(portal: Portal, target: Target) -> Link:
        said = f" {target.statement.quote.casefold()} ".translate(str.maketrans(",;:.()", "      "))
        return next((link for name, link in names if name in said), OTHERS)

    return place
