"""Every address of the site; each page has its ``.json`` twin at the same path."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path, register_converter

from hanse.web import errors, islands, posting, suggesting
from hanse.web.api.openapi import document as description
from hanse.web.forms import Form, FormConverter, KeyConverter
from hanse.web.pages import (
    about,
    api,
    city,
    claim,
    compare,
    country,
    coverage,
    data,
    document,
    entity,
    graph,
    literature,
    matrix,
    method,
    network,
    overview,
    pattern,
    place,
    region,
    roster,
    search,
    source,
    timeline,
)
from hanse.web.pages.advice import before, entry, gaps
from hanse.web.pages.advice import city as city_advice
from hanse.web.pages.advice import network as network_advice
from hanse.web.pages.map import map_page
from hanse.web.pages.study import (
    concentration,
    findings,
    growth,
    index,
    liaison,
    overlap,
    pair,
    representation,
    sensitivity,
)
from hanse.web.reconcile import service
from hanse.web.respond import PageFunction, not_found, origin_of, responder, site_of
from hanse.web.stylesheet import assets

register_converter(FormConverter, "form")
register_converter(KeyConverter, "key")


PAGES: list[tuple[str, PageFunction]] = []


def page(route: str, function: PageFunction) -> list[URLPattern]:
    """The page in every form: as HTML and, by the ending of its address, as data or picture."""
    respond = responder(function)
    PAGES.append((route, function))
    if route == "":
        return [path("", respond), path("index<form:form>", respond)]
    return [path(f"{route.replace('<str:', '<key:')}<form:form>", respond)]


def file(route: str, function: PageFunction) -> URLPattern:
    """A download: it has no other form."""
    return path(route, responder(function, Form.PAGE))


def static(request: HttpRequest, name: str) -> HttpResponse:
    """A static file; its name changes with its content, so it may be kept for ever."""
    asset = islands.asset(name.removeprefix("built/")) if name.startswith("built/") else assets().get(f"/static/{name}")
    if asset is None:
        return not_found(request, LookupError(name))
    response = HttpResponse(asset.body, content_type=asset.media_type)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers are welcome, except in search results."""
    return HttpResponse("User-agent: *\nDisallow: /search\n", content_type="text/plain")


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of all JSON of the site."""
    if request.method == "OPTIONS":
        return errors.read_only(as_json=True)
    routes = [(route, (function.__doc__ or "").strip().partition("\n")[0]) for route, function in PAGES]
    origin = origin_of(request, site_of(request))
    response = JsonResponse(description(routes, origin), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


urlpatterns: list[URLPattern | URLResolver] = [
    *page("", overview.overview),
    file("networks/<str:key>/roster.csv", network.sheet),
    *page("networks/<str:key>/advice", network_advice.network),
    *page("networks/<str:key>", network.network),
    *page("networks", network.networks),
    *page("cities/<str:key>/advice", city_advice.city),
    *page("cities/<str:key>", city.city),
    *page("cities", city.cities),
    *page("places/<int:geonames_id>/advice", city_advice.place),
    *page("places/<int:geonames_id>", place.place),
    *page("countries/<str:code>", country.country),
    *page("countries", country.countries),
    *page("regions/<str:slug>", region.region),
    *page("regions", region.regions),
    file("matrix.csv", matrix.sheet),
    file("matrix/rows.html", matrix.rows),
    *page("matrix/<str:city>/<str:network>", matrix.pair),
    *page("matrix", matrix.matrix),
    file("graph.gexf", graph.gexf),
    *page("graph", graph.graph),
    *page("map", map_page),
    *page("timeline", timeline.timeline),
    *page("documents/<str:key>", document.document),
    *page("documents", document.documents),
    *page("fora/<str:key>", entity.forum),
    *page("fora", entity.fora),
    *page("funds/<str:key>", entity.fund),
    *page("funds", entity.funds),
    *page("instruments/<str:key>", entity.instrument),
    *page("instruments", entity.instruments),
    *page("organisations/<str:key>", entity.organisation),
    *page("organisations", entity.organisations),
    *page("sources/<str:key>", source.source),
    *page("sources", source.sources),
    *page("rosters/<str:key>", roster.roster),
    *page("rosters", roster.rosters),
    *page("claims/<str:key>", claim.claim),
    *page("overlap/<str:first>/<str:second>", pair.pair),
    *page("overlap", overlap.overlap),
    *page("compare/cities", compare.cities),
    *page("compare/networks", compare.networks),
    *page("compare", compare.compare),
    *page("analyses", index.analyses),
    *page("analyses/concentration", concentration.concentration),
    *page("analyses/findings", findings.findings),
    *page("analyses/liaison", liaison.liaison),
    *page("analyses/sensitivity", sensitivity.sensitivity),
    *page("analyses/eligibility", sensitivity.eligibility),
    *page("analyses/representation", representation.representation),
    *page("analyses/growth", growth.growth),
    *page("advice", entry.entry),
    *page("before", before.before),
    *page("gaps", gaps.gaps),
    *page("reproduce", literature.reproduce),
    *page("coverage", coverage.coverage),
    *page("method", method.method),
    *page("ethics", about.ethics),
    *page("governance", about.governance),
    *page("accessibility", about.accessibility),
    *page("glossary", about.glossary),
    *page("correct", about.correct),
    file("data/hanse-<str:version>.zip", data.archive),
    file("data/<str:table>.csv", data.table),
    *page("data", data.data),
    *page("api", api.api),
    path("openapi.json", openapi),
    path("suggest.json", suggesting.suggest),
    *page("search", search.search),
    *page("patterns", pattern.patterns),
    path("match.json", posting.view(as_twin=True)),
    path("match", posting.view(as_twin=False)),
    path("reconcile", include(service.urlpatterns)),
    path("static/<path:name>", static),
    path("robots.txt", robots),
]

# The picture of each page, to be framed by other sites.
_embeds: list[URLPattern | URLResolver] = [
    path(f"/{route}", responder(function, Form.EMBED)) for route, function in PAGES
]
urlpatterns += [path("embed", responder(overview.overview, Form.EMBED)), path("embed", include(_embeds))]

handler404 = not_found
handler400 = errors.senseless
handler500 = errors.unexpected
