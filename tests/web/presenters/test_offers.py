from graph.exporters.rdf_file import FORMATS, MEDIA_TYPES, SUFFIXES
from graph.rdf.reading import contents
from web.blueprints.downloads import RDF_FORMATS
from web.presenters.offers import OFFERS, RDF


def test_pages_offer_the_formats_that_are_written_under_their_suffixes_and_media_types() -> None:
    assert {format_: suffix for suffix, format_ in RDF_FORMATS.items()} == SUFFIXES
    assert set(FORMATS) == set(SUFFIXES) == set(MEDIA_TYPES)
    offered = {RDF_FORMATS[each.suffix]: each.mimetype for each in RDF}
    assert offered == MEDIA_TYPES
    assert {OFFERS[suffix] for suffix in RDF_FORMATS} == set(RDF)


def test_what_is_written_can_be_read_back_and_checked() -> None:
    assert {f".{suffix}" for suffix in SUFFIXES.values()} <= set(contents.FORMATS)
