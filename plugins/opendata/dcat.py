"""Owns the catalogue of the open data as DCAT-AP 3, for harvesters of provinces and other portals.

Every date comes from content; addresses must be absolute: without a site address those of the published portal are used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from plugins.opendata.rdf import Statement, Text
from portal import urls
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.views.data.documents import TABLES
from portal.views.data.table import Table
from portal.views.feed import origin_of
from portal.views.jsonld import territory

TURTLE, JSON_LD = "dcat.ttl", "dcat.jsonld"
EU = "http://publications.europa.eu/resource/authority/"
VIETNAMESE, FREQUENCY, PUBLIC = f"{EU}language/VIE", f"{EU}frequency/CONT", f"{EU}access-right/PUBLIC"
THEME, AVAILABLE = f"{EU}data-theme/GOVE", f"{EU}planned-availability/STABLE"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
COUNTRY, COMPLETE = f"{EU}country/VNM", f"{EU}distribution-status/COMPLETED"
MEDIA = "https://www.iana.org/assignments/media-types/"
FORMS = {"csv": ("text/csv", "CSV"), "json": ("application/json", "JSON")}
WHAT = "Tin, bài, cơ quan, chương trình, chỉ tiêu, kết quả và văn bản"
DEED = re.compile(r"(?<=/)(?:deed|legalcode)(?:\.[\w-]+)?$")  # the page of a licence, in a language; the licence is the folder
DIAL = re.compile(r"[^\d+]")  # what is not dialled
TABULAR = "https://specs.frictionlessdata.io/tabular-data-package/"

Files = Mapping[tuple[str, str], Sequence[bytes]]  # (table, "csv" | "json") → its bytes, in parts


def statements(portal: Portal, origin: str, files: Files) -> list[Statement]:
    """Return everything the catalogue states."""
    identity = portal.identity()
    host = origin_of(identity, origin)
    catalogue = f"{host}{urls.DATA}#danh-muc"
    found = [*_catalogue(portal, catalogue, host), *_publisher(identity, host)]
    for table in TABLES:
        found += [(catalogue, "dcat:dataset", _dataset_id(host, table)), *_dataset(portal, table, host)]
        for form in FORMS:
            found += _distribution(identity, table, form, host, files[table.name, form])
    return found


def _dataset_id(host: str, table: Table) -> str:
    return f"{host}{urls.DATA}#tap-{table.name}"


def _catalogue(portal: Portal, id: str, host: str) -> Iterator[Statement]:
    identity = portal.identity()
    yield id, "rdf:type", "dcat:Catalog"
    yield id, "dct:title", Text(f"Dữ liệu mở – {identity.name}", "vi")
    yield id, "dct:description", Text(f"{WHAT} của {identity.name} dưới dạng bảng.", "vi")
    yield id, "dct:publisher", f"{host}/#co-quan"
    yield id, "dct:language", VIETNAMESE
    yield id, "foaf:homepage", host + urls.DATA
    yield id, "dcat:themeTaxonomy", f"{EU}data-theme"
    yield from ((id, *rest) for rest in _terms(identity, host))
    yield from ((id, *rest) for rest in _extent(portal, host))
    yield from _places(portal, host)
    yield from _period(portal, host)


def _publisher(identity: Identity, host: str) -> Iterator[Statement]:
    body, contact = f"{host}/#co-quan", f"{host}{urls.CONTACT}#lien-he"
    yield body, "rdf:type", "foaf:Agent"
    yield body, "foaf:name", Text(identity.owner, "vi")
    yield body, "dct:type", LOCAL_AUTHORITY
    yield body, "foaf:homepage", f"{host}/"
    yield contact, "rdf:type", "vcard:Organization"
    yield contact, "vcard:fn", Text(identity.owner, "vi")
    yield contact, "vcard:hasEmail", f"mailto:{identity.email}"
    if identity.phone:
        yield contact, "vcard:hasTelephone", f"tel:{DIAL.sub('', identity.phone)}"
    yield contact, "vcard:hasURL", host + urls.CONTACT
    if not identity.license_url:
        yield f"{host}{urls.DATA}#quyen", "rdf:type", "dct:RightsStatement"
        yield f"{host}{urls.DATA}#quyen", "rdfs:label", Text(identity.license or identity.reuse_clause, "vi")


def _terms(identity: Identity, host: str) -> Iterator[tuple[str, str]]:
    """Yield the licence if it has an address, otherwise the clause that every page shows."""
    licence = DEED.sub("", identity.license_url)
    yield ("dct:license", licence) if identity.license_url else ("dct:rights", f"{host}{urls.DATA}#quyen")


def _extent(portal: Portal, host: str) -> Iterator[tuple[str, str | Text]]:
    """Yield where and when the data are about, and the last change."""
    yield "dct:spatial", COUNTRY
    if portal.identity().owner_unit:
        yield "dct:spatial", _place_id(portal, host)
    for day in _modified(portal):
        yield "dct:temporal", f"{host}{urls.DATA}#thoi-gian"
        yield "dct:modified", Text(day, type="xsd:date")


def _place_id(portal: Portal, host: str) -> str:
    return f"{host}{urls.unit(territory(portal, portal.identity().owner_unit).id)}#dia-ban"


def _places(portal: Portal, host: str) -> Iterator[Statement]:
    yield COUNTRY, "rdf:type", "dct:Location"
    if owner := portal.identity().owner_unit:
        yield _place_id(portal, host), "rdf:type", "dct:Location"
        yield _place_id(portal, host), "rdfs:label", Text(territory(portal, owner).name, "vi")


def _period(portal: Portal, host: str) -> Iterator[Statement]:
    """Yield the span of the articles: the year of the oldest, the day of the newest."""
    id = f"{host}{urls.DATA}#thoi-gian"
    for day in _modified(portal):
        yield id, "rdf:type", "dct:PeriodOfTime"
        yield id, "dcat:startDate", Text(min(year for year, _ in portal.years("all")), type="xsd:gYear")
        yield id, "dcat:endDate", Text(day, type="xsd:date")


def _modified(portal: Portal) -> Iterator[str]:
    """Yield the day of the newest article, if there is any."""
    yield from (portal.place(id)[1] for id in portal.latest(1, "all"))


def _dataset(portal: Portal, table: Table, host: str) -> Iterator[Statement]:
    identity, id = portal.identity(), _dataset_id(host, table)
    yield id, "rdf:type", "dcat:Dataset"
    yield id, "dct:identifier", Text(f"tag:{identity.feed_authority}:{urls.data(table.name)}")
    yield id, "dct:title", Text(f"{table.title} – {identity.name}", "vi")
    yield id, "dct:description", Text(table.description, "vi")
    yield id, "dct:publisher", f"{host}/#co-quan"
    yield id, "dcat:contactPoint", f"{host}{urls.CONTACT}#lien-he"
    yield id, "dcat:keyword", Text(table.title[:1].lower() + table.title[1:], "vi")
    yield id, "dcat:theme", THEME
    yield id, "dct:language", VIETNAMESE
    yield id, "dct:accrualPeriodicity", FREQUENCY
    yield id, "dct:accessRights", PUBLIC
    yield id, "dcat:landingPage", f"{host}{urls.DATA}#bang-{table.name}"
    yield from ((id, *rest) for rest in _extent(portal, host))
    yield from ((id, "dcat:distribution", f"{host}{urls.data(f'{table.name}.{form}')}#tep") for form in FORMS)


def _distribution(identity: Identity, table: Table, form: str, host: str, parts: Sequence[bytes]) -> Iterator[Statement]:
    media, name = FORMS[form]
    address = host + urls.data(f"{table.name}.{form}")
    id, proof = f"{address}#tep", f"{address}#sha256"
    yield id, "rdf:type", "dcat:Distribution"
    yield id, "dct:title", Text(f"{table.title} ({name})", "vi")
    yield id, "dct:description", Text(f"{table.description} Tệp {name}.", "vi")
    yield id, "dcat:accessURL", address
    yield id, "dcat:downloadURL", address
    yield id, "dct:format", f"{EU}file-type/{name}"
    yield id, "dcat:mediaType", MEDIA + media
    yield id, "dcat:byteSize", Text(str(_size(parts)), type="xsd:nonNegativeInteger")
    yield id, "dcatap:availability", AVAILABLE
    yield id, "adms:status", COMPLETE
    yield from ((id, *rest) for rest in _terms(identity, host))
    if form == "csv":
        yield id, "dct:conformsTo", TABULAR
    yield id, "spdx:checksum", proof
    yield proof, "rdf:type", "spdx:Checksum"
    yield proof, "spdx:algorithm", "spdx:checksumAlgorithm_sha256"
    yield proof, "spdx:checksumValue", Text(_sha256(parts), type="xsd:hexBinary")


def _size(parts: Sequence[bytes]) -> int:
    return sum(map(len, parts))


def _sha256(parts: Sequence[bytes]) -> str:
    hasher = hashlib.sha256()
    for part in parts:
        hasher.update(part)
    return hasher.hexdigest()
