"""The closed vocabularies of the data package: each value once, with what it means to a reader."""

from typing import Final

NETWORK_KINDS: Final = {
    "network": "a standing organisation of local authorities",
    "subnetwork": "a branch or named part of a network",
    "working_group": "a working group, committee or forum inside a network",
    "campaign": "a time-bound or open call that authorities support",
    "project": "a funded cooperation with a beginning and an end",
    "forum": "a recurring meeting or dialogue",
    "institution": "a body of an international organisation or state that gathers local authorities",
    "initiative": "a named joint undertaking without membership of its own kind",
}

LEVELS: Final = {
    "municipality": "a municipality or city government",
    "district": "a part of a municipality (borough, ward, arrondissement, division)",
    "metropolitan_body": "an authority over a city and its surroundings",
    "county": "a county, province, department, Landkreis or district above municipalities",
    "region": "a region, state, Land, canton or autonomous community",
    "association": "a union, association or consortium of authorities",
}

# What a tie says. Membership-class relations are the only ones that status and counts look at.
MEMBERSHIP_RELATIONS: Final = {
    "member": "permanent membership",
    "rotating": "membership of a body by rotation",
    "temporary": "part in a project, campaign, cohort or partnership while it runs",
    "adherence": "a signature or council vote that is itself the way in",
}
OTHER_RELATIONS: Final = {
    "signed": "signed a text that does not admit anybody",
    "attended": "took part in a meeting",
    "hosted": "hosted a meeting or document",
    "board_seat": "holds a seat on a board, committee or presidency",
    "leads": "leads a network, group or project",
    "supports": "is named as partner or supporter without membership",
    "listed": "is listed, in a role that the source does not tell",
    "designated": "was classed or selected by others (sample, case study, index)",
    "role": "holds another role that a paper describes",
}
NETWORK_RELATIONS: Final = {
    "part_of": "is a part of",
    "branch_of": "is a branch of",
    "convened_by": "is convened by",
    "member_of": "is a member of",
    "initiated_by": "was started by",
    "funded_by": "is or was paid for by",
    "secretariat_in": "has its secretariat in",
}
ACT_RELATIONS: Final = ("signed", "attended", "hosted", "designated")  # done on a day: a start begins nothing
RELATIONS: Final = MEMBERSHIP_RELATIONS | OTHER_RELATIONS | NETWORK_RELATIONS

ROLES: Final = (
    "member", "founder", "associate", "signatory", "partner", "board", "lead", "host", "participant",
    "grantee", "observer", "unspecified", "other",
)  # fmt: skip

YES_NO_PROPERTIES: Final = {"capital": "marked as capital"}  # stated as 1 or 0; said as yes or no under these words

STATUSES: Final = {
    "stated": "a source states that the membership covers this date",
    "observed": "on a list of that time",
    "last_seen": "on a list, but longer ago than the freshness window",
    "disputed": "sources contradict each other about this date",
    "ended": "a source states an end before this date, or the network had ended",
    "no_longer_listed": "on an earlier list, missing from a later one that is complete for its scope",
    "undated": "only on lists without a date",
    "not_listed": "missing from a list that was complete for its scope at that time",
    "unknown": "nothing recorded that tells",
}
COUNTED_STATUSES: Final = ("stated", "observed", "last_seen")

SOURCE_KINDS: Final = ("network", "authority", "press", "research", "international_organisation", "other")
DECISIONS: Final = ("same", "different", "unsure", "not_an_entity")
CODER_KINDS: Final = ("human", "reviewed", "machine")  # order = precedence of judgements
CODING_DECISIONS: Final = ("yes", "no", "insufficient")
COMPLETENESS: Final = ("yes", "no", "unknown")
ENTITY_KINDS: Final = ("network", "city", "organisation", "document", "forum", "fund", "instrument")
ENTITY_STATUSES: Final = ("active", "merged", "split", "withdrawn")
ADMISSION_WAYS: Final = (
    "open", "signature", "council_vote", "invitation", "call", "index_evaluation", "automatic",
    "application", "unknown",
)  # fmt: skip
REDISTRIBUTION: Final = ("yes", "derived_only", "no")
REPRODUCE_BASES: Final = ("transcription", "internal arithmetic", "independent data")
VERDICTS: Final = ("agrees", "differs", "cannot_check")
