"""The picture of a page, framed by other sites."""

import pytest

from tests.web.conftest import Get
from tests.web.reading import read

FRAMED = ("/embed", "/embed/analyses/growth", "/embed/documents")


@pytest.mark.parametrize("path", FRAMED)
def test_an_embed_is_the_picture_and_a_way_back(get: Get, path: str) -> None:
    answer = get(path)
    assert answer.status == 200
    page = read(answer.text)
    assert len(page.all("nav")) == 0
    assert len(page.all("script")) == 0
    assert "<svg" in answer.text
    back = (path.removeprefix("/embed") or "/").replace("?", "")
    assert f'href="http://localhost{back}"' in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_only_embeds_may_be_framed_by_others(get: Get) -> None:
    for path in ("/", "/networks", "/analyses/growth", "/networks.json"):
        assert "frame-ancestors 'self'" in get(path).headers["Content-Security-Policy"]


def test_an_embed_speaks_the_language_of_its_address(get: Get) -> None:
    text = get("/ar/embed/analyses/growth").text
    assert 'lang="ar" dir="rtl"' in text
    assert 'href="http://localhost/ar/analyses/growth"' in text


def test_under_a_chart_stand_citation_and_snippet(get: Get) -> None:
    text = get("/analyses/growth").text
    assert "&lt;iframe src=&#34;http://localhost/embed/analyses/growth?figure=founded&#34;" in text
    assert 'data-module="hanse-copy"' in text
    assert "/analyses/growth.svg?figure=active" in text


def test_a_page_without_a_picture_has_no_embed(get: Get) -> None:
    assert get("/embed/ethics").status == 404
    assert get("/embed/nowhere").status == 404
