"""The main pages stand without script at desktop and phone width; what axe says of them is in test_axe.py."""

import pytest

from tests.journeys.conftest import OpenPage

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/networks",
    "/networks/eurocities",
    "/cities",
    "/cities/ghent-be",
    "/places/2639577",
    "/countries",
    "/countries/DE",
    "/map",
    "/graph",
    "/regions",
    "/regions/europe",
    "/api",
    "/accessibility",
    "/patterns",
    "/matrix",
    "/matrix?networks=eurocities,eccar,intercultural-cities&min_memberships=2",
    "/timeline",
    "/timeline?from=2015&to=2018&order=mode",
    "/documents",
    "/fora",
    "/funds",
    "/sources",
    "/rosters",
    "/reproduce",
    "/coverage",
    "/method",
    "/ethics",
    "/governance",
    "/glossary",
    "/correct",
    "/data",
    "/match",
    "/search?q=munchen",
    "/analyses",
    "/analyses/concentration",
    "/analyses/representation",
    "/analyses/findings",
    "/analyses/growth",
    "/analyses/liaison",
    "/analyses/sensitivity",
    "/analyses/eligibility",
    "/overlap",
    "/overlap/eccar/integrating-cities",
    "/compare",
    "/compare?kind=cities&name=Newcastle&name=Ghent",
    "/compare/cities?ids=athens-gr,barcelona-es,berlin-de,ghent-be",
    "/compare/networks?ids=eurocities,eccar,integrating-cities,intercultural-cities",
    "/advice",
    "/advice?name=Newcastle",
    "/advice?country=DE&size=35000&seek=funds",
    "/cities/ghent-be/advice?theme=migration&seek=funds",
    "/networks/eccar/advice",
    "/before",
    "/before?area=Germany,France&from=20000&to=100000&function=SHARE&topic=housing",
    "/gaps",
    "/gaps?area=Germany&function=SHARE",
)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_without_script(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width=width)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip() != ""
    assert page.title().strip() != ""
    assert page.locator("main").count() == 1
    assert page.locator("main").is_visible()
    assert page.locator("input[type=search], input[name=q]").first.is_visible()
    assert page.locator("html").get_attribute("lang") is not None


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(open_page: OpenPage, path: str) -> None:
    page = open_page(path, script=True)
    wider = {}
    for width in (1280, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if sizes[0] > sizes[1]:
            wider[width] = sizes[0]
    assert wider == {}, "content is wider than the window"
