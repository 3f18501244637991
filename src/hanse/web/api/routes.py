"""What each page answers with as JSON and what may stand in its query, by its route in urls.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hanse.advise.overlap_matrix import OverlapMatrix
from hanse.advise.pair import PairAnswer
from hanse.domain.vocabulary import NETWORK_KINDS, RELATIONS, ROLES, STATUSES
from hanse.release import matrixview, views
from hanse.release.mapview import MapView
from hanse.release.timeline import Timeline
from hanse.study.compare import CityComparison, NetworkComparison
from hanse.study.concentration import ConcentrationStudy
from hanse.study.eligibility import EligibilityStudy
from hanse.study.findings import FindingsStudy
from hanse.study.graph import TwoModeGraph
from hanse.study.growth import GrowthStudy
from hanse.study.liaison import LiaisonStudy
from hanse.study.region import RegionList, RegionProfile
from hanse.study.representation import RepresentationStudy
from hanse.study.sensitivity import SensitivityStudy
from hanse.web.article import Article
from hanse.web.pages.about import Glossary
from hanse.web.pages.advice.city import CityAdvice
from hanse.web.pages.advice.entry import AdviceEntry
from hanse.web.pages.advice.gaps import GapsWithSearches
from hanse.web.pages.advice.network import NetworkAdvice
from hanse.web.pages.api import ApiPage
from hanse.web.pages.compare import CompareForm
from hanse.web.pages.data import DataPage
from hanse.web.pages.literature import Literature
from hanse.web.pages.overview import Start
from hanse.web.pages.pattern import PatternList
from hanse.web.pages.study.index import AnalysisList

Schema = Mapping[str, Any]
TEXT: Schema = {"type": "string", "maxLength": 400}


@dataclass(frozen=True)
class Parameter:
    """A value of the query: what it does, and what it may be."""

    name: str
    meaning: str
    schema: Schema = field(default_factory=lambda: TEXT)


@dataclass(frozen=True)
class Described:
    """The view of a page, and the values of its query beside day and scope; no view: any object."""

    view: type | None
    query: tuple[Parameter, ...] = ()


def _one_of(name: str, meaning: str, *words: str) -> Parameter:
    return Parameter(name, meaning, {"type": "string", "enum": list(words)})


def _list_of(name: str, meaning: str, words: tuple[str, ...] | None = None) -> Parameter:
    item: Schema = {"type": "string", "enum": list(words)} if words is not None else {**TEXT, "maxLength": 100}
    return Parameter(name, f"{meaning}; may stand several times", {"type": "array", "items": item, "maxItems": 20})


_COUNTRY = Parameter("country", "country (ISO 3166-1 alpha-2)", {"type": "string", "pattern": "^[A-Z]{2}$"})
_OVER = _one_of("over", "recorded: every recorded membership, also of lists not held well enough", "recorded")
_IDS = Parameter("ids", "ids of two to four, separated by commas")
# Day and scope, which every page takes.
SHARED: tuple[Parameter, ...] = (
    Parameter(
        "as_of",
        "the day that statuses are told for, as YYYY, YYYY-MM or YYYY-MM-DD; the data date where it is not given",
        {"type": "string", "pattern": "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"},
    ),
    _list_of("kinds", "only networks of this kind", tuple(NETWORK_KINDS)),
    _list_of("relations", "only ties of this relation", tuple(RELATIONS)),
    _list_of("roles", "only ties in this role", tuple(ROLES)),
    _list_of("statuses", "only memberships of this status", tuple(STATUSES)),
    _list_of("countries", "only cities of this country (ISO 3166-1 alpha-2)"),
    _list_of("collections", "only claims of this collection"),
    _list_of("sources", "only claims of this source"),
    _one_of("nesting", "no: a city in a network and in a part of it counts once", "yes", "no"),
)
ENTITY = Described(views.EntityProfile)
ENTITIES = Described(views.EntityList)
_PLAIN = Described(Article)
_TYPED = Parameter("q", "what is looked for: names in any script, acronyms, words of the glossary")
ROUTES: Mapping[str, Described] = {
    "": Described(Start),
    "networks/<str:key>/advice": Described(NetworkAdvice),
    "networks/<str:key>": Described(views.NetworkProfile),
    "networks": Described(
        views.NetworkList,
        tuple(
            Parameter(name, "only networks with this value; the facets of the answer list those there are")
            for name in ("kind", "scale", "mode", "function", "area", "admission", "coverage")
        ),
    ),
    "cities/<str:key>/advice": Described(CityAdvice),
    "cities/<str:key>": Described(views.CityProfile),
    "cities": Described(views.CityList, (_COUNTRY, Parameter("level", "level of government"))),
    "places/<int:geonames_id>/advice": Described(CityAdvice),
    "places/<int:geonames_id>": Described(views.PlaceProfile),
    "countries/<str:code>": Described(views.CountryProfile),
    "countries": Described(views.CountryList),
    "regions/<str:slug>": Described(RegionProfile),
    "regions": Described(RegionList),
    "matrix/<str:city>/<str:network>": Described(matrixview.PairView),
    "matrix": Described(
        matrixview.MatrixView,
        (
            _list_of("networks", "ids of the networks that have a column"),
            Parameter(
                "min_memberships",
                "only cities counted in at least so many of them",
                {"type": "integer", "minimum": 0, "maximum": 999},
            ),
        ),
    ),
    "graph": Described(TwoModeGraph),
    "map": Described(MapView),
    "timeline": Described(Timeline),
    "documents/<str:key>": ENTITY,
    "documents": Described(views.DocumentList, (Parameter("kind", "kind of document"), Parameter("issuer", "issuer"))),
    "fora/<str:key>": ENTITY,
    "fora": ENTITIES,
    "funds/<str:key>": ENTITY,
    "funds": ENTITIES,
    "instruments/<str:key>": ENTITY,
    "instruments": ENTITIES,
    "organisations/<str:key>": ENTITY,
    "organisations": ENTITIES,
    "sources/<str:key>": Described(views.SourceProfile),
    "sources": Described(
        views.SourceList,
        (
            Parameter("kind", "who speaks"),
            Parameter("collection", "key of the collection"),
            Parameter("year", "year of publication"),
        ),
    ),
    "rosters/<str:key>": Described(views.RosterProfile),
    "rosters": Described(views.RosterList),
    "claims/<str:key>": Described(views.ClaimView),
    "overlap/<str:first>/<str:second>": Described(PairAnswer),
    "overlap": Described(OverlapMatrix),
    "compare/cities": Described(CityComparison, (_IDS,)),
    "compare/networks": Described(NetworkComparison, (_IDS,)),
    "compare": Described(
        CompareForm, (_one_of("kind", "what is compared", "cities", "networks"), Parameter("name", "a name"))
    ),
    "analyses": Described(AnalysisList),
    "analyses/concentration": Described(ConcentrationStudy),
    "analyses/findings": Described(FindingsStudy),
    "analyses/liaison": Described(LiaisonStudy, (_OVER,)),
    "analyses/sensitivity": Described(SensitivityStudy),
    "analyses/eligibility": Described(EligibilityStudy),
    "analyses/representation": Described(RepresentationStudy, (_OVER, Parameter("network", "id of one network"))),
    "analyses/growth": Described(GrowthStudy),
    "advice": Described(AdviceEntry, (Parameter("name", "name of the city or town"),)),
    "before": Described(None),
    "gaps": Described(GapsWithSearches),
    "reproduce": Described(
        Literature,
        (Parameter("paper", "key of the paper"), Parameter("verdict", "verdict"), Parameter("basis", "basis")),
    ),
    "coverage": Described(views.CoverageView),
    "method": Described(views.MethodView),
    "accessibility": _PLAIN,
    "ethics": _PLAIN,
    "governance": _PLAIN,
    "glossary": Described(Glossary),
    "correct": _PLAIN,
    "data": Described(DataPage),
    "search": Described(views.SearchResults, (_TYPED, _COUNTRY)),
    "patterns": Described(PatternList),
    "api": Described(ApiPage),
}
