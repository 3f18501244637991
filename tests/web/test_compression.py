"""Answers in fewer bytes, each with its own tag."""

import gzip

import brotli
import pytest

from hanse.web.compression import chosen
from hanse.web.stylesheet import stylesheet
from tests.web.conftest import Get


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("identity", ""),
        ("nonsense;;;q=9", ""),
    ],
)
def test_the_encoding_is_one_that_the_visitor_takes(header: str, encoding: str) -> None:
    assert chosen(header) == encoding


def test_a_page_is_the_same_in_every_encoding(get: Get) -> None:
    plain = get("/networks")
    packed = get("/networks", HTTP_ACCEPT_ENCODING="gzip")
    smaller = get("/networks", HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(packed.body) == plain.body == brotli.decompress(smaller.body)
    assert (packed.headers["Content-Encoding"], smaller.headers["Content-Encoding"]) == ("gzip", "br")
    assert "Content-Encoding" not in plain.headers
    for answer in (plain, packed, smaller):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Length"] == str(len(answer.body))
    assert len({answer.headers["ETag"] for answer in (plain, packed, smaller)}) == 3


def test_a_tag_holds_for_its_encoding_only(get: Get) -> None:
    tag = get("/networks", HTTP_ACCEPT_ENCODING="gzip").headers["ETag"]
    again = get("/networks", HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag)
    assert (again.status, again.headers["ETag"], again.body) == (304, tag, b"")
    assert get("/networks", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=tag).status == 200
    assert get("/networks", HTTP_IF_NONE_MATCH=tag).status == 200


def test_head_tells_what_get_would_send(get: Get) -> None:
    for address in ("/networks", "/networks.csv", "/index.png", stylesheet().path):
        head, whole = (get(address, method=method, HTTP_ACCEPT_ENCODING="gzip") for method in ("HEAD", "GET"))
        assert head.body == b""
        assert head.headers == whole.headers


def test_files_are_packed_and_kept_for_ever(get: Get) -> None:
    answer = get(stylesheet().path, HTTP_ACCEPT_ENCODING="br")
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]
    assert brotli.decompress(answer.body) == stylesheet().body


def test_what_is_packed_already_stays(get: Get) -> None:
    assert "Content-Encoding" not in get("/index.png", HTTP_ACCEPT_ENCODING="br").headers
