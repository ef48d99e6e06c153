"""The catalogue of the open data as harvesters read it: what DCAT-AP 3 asks for, in both forms the same, true of the files beside it."""

import hashlib
import json
import re
import tempfile
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD

from plugins.incremental.fragments import FragmentCache
from plugins.opendata.dcat import JSON_LD, TURTLE
from plugins.opendata.files import BY_NAME, make_catalogue, make_csv, make_json
from plugins.opendata.rdf import Text, json_ld, turtle
from portal.views.data_page import data_view
from tests.plugins.district import AUTHORITY, ORIGIN, REGISTRIES, district

SPDX = "http://spdx.org/rdf/terms#"


def unkept() -> FragmentCache:
    """Rows that nobody kept."""
    return FragmentCache(Path(tempfile.mkdtemp()), "")


def read(portal, name=TURTLE, origin="") -> Graph:
    form = {TURTLE: "turtle", JSON_LD: "json-ld"}[name]
    return Graph().parse(data=make_catalogue(unkept(), portal, name, origin).decode(), format=form)


def test_both_forms_say_the_same(tmp_path):
    portal = district(tmp_path)
    assert set(read(portal, TURTLE)) == set(read(portal, JSON_LD))


def test_catalogue_datasets_and_distributions_have_what_the_profile_asks_for(tmp_path):
    graph = read(district(tmp_path))
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(catalogue, DCAT.dataset))
    assert datasets == set(graph.subjects(RDF.type, DCAT.Dataset)) and len(datasets) == len(BY_NAME)
    for name in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license):
        assert (catalogue, name, None) in graph, name
    for dataset in datasets:
        told = (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCAT.contactPoint, DCAT.theme, DCAT.keyword)
        for name in told:
            assert (dataset, name, None) in graph, (dataset, name)
        assert len(list(graph.objects(dataset, DCAT.distribution))) == 2
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        for name in (DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license, DCTERMS.description, DCAT.byteSize):
            assert (distribution, name, None) in graph, (distribution, name)


def test_place_and_time_of_the_data_are_what_the_content_says(tmp_path):
    identity = REGISTRIES["du-lieu/co-quan.yml"].rstrip() + "\n        đơn vị quản lý: huyen-uy-suoi-ngan\n"
    portal = district(tmp_path, {"du-lieu/co-quan.yml": identity})
    graph = read(portal)
    oldest, newest = sorted(portal.place(id)[1] for id in portal.latest(1_000, "all"))[:: portal.count("all") - 1]
    for told in (*graph.subjects(RDF.type, DCAT.Catalog), *graph.subjects(RDF.type, DCAT.Dataset)):
        names = {str(graph.value(place, RDFS.label)) for place in graph.objects(told, DCTERMS.spatial)}
        assert names == {"None", "Huyện Suối Ngàn"}  # the country is described where it lies
        period = graph.value(told, DCTERMS.temporal)
        assert graph.value(period, DCAT.startDate) == Literal(oldest[:4], datatype=XSD.gYear)
        assert graph.value(period, DCAT.endDate) == Literal(newest, datatype=XSD.date)
        assert graph.value(told, DCTERMS.modified) == Literal(newest, datatype=XSD.date)


def test_a_portal_without_managing_unit_names_the_country_alone(tmp_path):
    graph = read(district(tmp_path))
    assert {str(place).rpartition("/")[2] for place in graph.objects(None, DCTERMS.spatial)} == {"VNM"}


def test_every_thing_that_is_named_is_described_or_lies_elsewhere(tmp_path):
    graph = read(district(tmp_path))
    own = {thing for _, _, thing in graph if isinstance(thing, URIRef) and str(thing).startswith(ORIGIN) and "#" in thing}
    described = set(graph.subjects())
    pages = {f"{ORIGIN}/du-lieu/#bang-{name}" for name in BY_NAME}  # anchors of the page
    assert {str(thing) for thing in own - described} == pages
    assert set(graph.objects(None, DCTERMS.publisher)) == set(graph.subjects(RDF.type, FOAF.Agent))


@pytest.mark.parametrize("form", ["csv", "json"])
def test_sizes_and_sums_are_those_of_the_files(tmp_path, form):
    portal = district(tmp_path)
    graph = read(portal)
    for name in BY_NAME:
        data = {"csv": make_csv, "json": make_json}[form](unkept(), portal, name, "")
        file = URIRef(f"{ORIGIN}/du-lieu/{name}.{form}#tep")
        assert graph.value(file, DCAT.byteSize) == Literal(len(data), datatype=XSD.nonNegativeInteger)
        proof = graph.value(file, URIRef(f"{SPDX}checksum"))
        assert str(graph.value(proof, URIRef(f"{SPDX}checksumValue"))).lower() == hashlib.sha256(data).hexdigest()


def test_a_licence_of_creative_commons_is_named_as_harvesters_know_it(tmp_path):
    identity = REGISTRIES["du-lieu/co-quan.yml"].replace("licenses/by/4.0/", "licenses/by/4.0/deed.vi")
    graph = read(district(tmp_path, {"du-lieu/co-quan.yml": identity}))
    assert set(graph.objects(None, DCTERMS.license)) == {URIRef("https://creativecommons.org/licenses/by/4.0/")}


def test_without_a_licence_the_clause_of_every_page_stands(tmp_path):
    identity = re.sub(r" *(giấy phép dữ liệu|địa chỉ giấy phép):.*\n", "", REGISTRIES["du-lieu/co-quan.yml"])
    graph = read(district(tmp_path, {"du-lieu/co-quan.yml": identity}))
    (rights,) = set(graph.objects(None, DCTERMS.rights))
    assert "Ghi rõ nguồn khi phát hành lại." in {str(label) for _, _, label in graph.triples((rights, None, None))}


def test_ids_stay_whatever_the_site_is_built_for(tmp_path):
    portal = district(tmp_path)
    one, two = (set(map(str, read(portal, origin=origin).objects(None, DCTERMS.identifier))) for origin in ("", "https://thu.example"))
    assert one == two and f"tag:{AUTHORITY}:/du-lieu/tin" in one


@pytest.mark.parametrize("words", ['“Một” "hai" \\ ba', "dòng\nmới\tthẻ", "</script> & <b>", "😀 ế"])
def test_any_words_come_through_both_forms(words):
    told = [("https://a.example/x y", "dct:title", Text(words, "vi")), ("https://a.example/x y", "dct:relation", "https://a.example/<ế>")]
    for made, form in ((turtle(told), "turtle"), (json_ld(told), "json-ld")):
        graph = Graph().parse(data=made.decode(), format=form)
        assert (URIRef("https://a.example/x%20y"), DCTERMS.title, Literal(words, lang="vi")) in graph
        assert len(graph) == 2


def test_search_engines_are_told_of_each_table(tmp_path):
    view = data_view(district(tmp_path), "2020-06-30", ORIGIN)
    graph = json.loads(view.meta.json_ld)["@graph"]
    datasets = [thing for thing in graph if thing["@type"] == "Dataset"]
    assert len(datasets) == len(BY_NAME)
    assert all(len(one["description"]) >= 50 for one in datasets)  # what Google Dataset Search asks for
    assert [file["contentUrl"] for file in datasets[0]["distribution"]] == [f"{ORIGIN}/du-lieu/tin.csv", f"{ORIGIN}/du-lieu/tin.json"]
    assert {feed.type for feed in view.meta.feeds} == {"text/turtle", "application/ld+json"}
