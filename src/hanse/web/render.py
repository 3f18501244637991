"""Turning a Page into HTML: the Jinja environment and what every template may use."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hanse.domain.vocabulary import (
    LEVELS,
    MEMBERSHIP_RELATIONS,
    NETWORK_KINDS,
    RELATIONS,
    STATUSES,
)
from hanse.web import evidence, hitwords, islands, labels, language, marks, terms, words
from hanse.web.charts.timebar import time_bars
from hanse.web.navigation import NAVIGATION, SITEMAP
from hanse.web.stylesheet import HERE, icon, stylesheet

FILTERS: Mapping[str, Callable[..., Any]] = {
    "evidence": evidence.evidence,
    "claim_line": evidence.claim_line,
    "ref": marks.ref,
    "status": marks.status,
    "tr": language.translated,
    "number": words.number,
    "day": words.day,
    "percent": words.percent,
    "span": words.span,
    "plural": words.plural,
    "listed": words.listed,
    "commas": words.commas,
    "shown": language.shown_name,
    "original": language.original_name,
    "plain": words.plain,
    "sentence": words.sentence,
    "web_address": words.web_address,
    "host": words.host,
    "linked": words.linked,
    "year_of": words.year_of,
    "evidence_label": labels.evidence_label,
    "coverage_words": labels.coverage_words,
    "by_property": labels.by_property,
    "property_words": labels.property_words,
    "value_text": labels.value_text,
    "facet_order": labels.facet_order,
    "relation_words": labels.relation_words,
    "tie_words": labels.tie_words,
    "role_words": labels.role_words,
    "when": labels.when,
    "since_words": labels.since_words,
    "size_words": labels.size_words,
    "where_words": labels.where_words,
    "country_words": labels.country_words,
    "decision_words": labels.decision_words,
    "field_words": labels.field_words,
    "listing_words": labels.listing_words,
    "worded": hitwords.worded_all,
}


@cache
def environment() -> Environment:
    """The one Jinja environment: everything is escaped, and a name that does not exist is an error."""
    env = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE / "components"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    texts = {"_": language.in_template, "gettext": language.in_template, "ngettext": language.counted_in_template}
    env.globals.update(texts)
    env.filters.update(FILTERS)
    env.globals.update(
        language=language,
        en=language.in_english,
        N_=language.noted,
        island_script=islands.script,
        island_styles=islands.styles,
        island_fonts=islands.fonts,
        stylesheet=stylesheet().path,
        icon=icon().path,
        STATUSES=STATUSES,
        NETWORK_KINDS=NETWORK_KINDS,
        LEVELS=LEVELS,
        RELATIONS=RELATIONS,
        time_bars=time_bars,
        term=terms.term,
        term_status=terms.statuses,
        term_notes=terms.notes,
        explained=terms.explained,
        method_note=terms.method_note,
        NAVIGATION=NAVIGATION,
        SITEMAP=SITEMAP,
        MEMBERSHIP_RELATIONS=MEMBERSHIP_RELATIONS,
    )
    return env


def render(template: str, values: Mapping[str, object]) -> str:
    """The HTML of a template with ``values``."""
    terms.begin()
    return environment().get_template(template).render(values)
