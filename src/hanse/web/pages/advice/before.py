"""Before something is founded or funded: a form for the plan, and what exists near it, on one page."""

from dataclasses import dataclass

from hanse.advise.before import before as advise
from hanse.advise.before_plan import Plan
from hanse.advise.field import known_fields
from hanse.advise.work import code_labels
from hanse.domain.vocabulary import LEVELS
from hanse.release.views import Context
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.pages.advice.wishes import few, read_number
from hanse.web.studied import is_default, study_view

TITLE = N_("Before you found or fund")
_PEOPLE = 9_000_000_000
_PRESENT = 40  # authorities named before the others are folded away


@dataclass(frozen=True)
class PlanForm:
    """What a plan may name, before one is given."""

    context: Context
    functions: dict[str, str]  # code -> label
    levels: dict[str, str]  # level -> what it means
    fields: dict[str, int]  # field -> networks of it


def before(asked: Asked) -> Page:
    """The form; where a plan is given, the networks nearest to it under the form."""
    at, plan = study_view(asked), read_plan(asked)
    form = PlanForm(at.context, dict(code_labels(at)), dict(LEVELS), dict(known_fields(at)))
    extra = {
        "form": form,
        "plan": plan,
        "values": {name: asked.value(name) for name in ("from", "to")},
        "is_default": is_default(asked),
        "answered": not plan.is_empty,
        "named": _PRESENT,
    }
    view = form if plan.is_empty else advise(at, plan)
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_(TITLE)))
    return Page(view, "advice/before.html", _(TITLE), crumbs, at.context, "", "/advice", extra)


def read_plan(asked: Asked) -> Plan:
    """The plan as the fields of the form say it."""
    return Plan(
        areas=few(asked, "area", 60),
        population_min=read_number(asked, "from", high=_PEOPLE),
        population_max=read_number(asked, "to", high=_PEOPLE),
        functions=few(asked, "function", 40),
        topics=few(asked, "topic", 20),
        levels=few(asked, "level", 10),
        field=asked.value("field"),
    )
