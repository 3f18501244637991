"""What words mean that no vocabulary of the data explains: ways in, readings of codings, words of the data."""

from hanse.web.language import noted as N_

ADMISSION_MEANINGS = {
    "open": N_("anybody of the admitted kind may join by saying so"),
    "signature": N_("signing a text is the way in"),
    "council_vote": N_("a vote of the own council is the way in"),
    "invitation": N_("the network asks whom it wants"),
    "call": N_("applications to a call with a closing date"),
    "index_evaluation": N_("an evaluation by an index precedes membership"),
    "automatic": N_("membership follows from another membership"),
    "application": N_("an application that the network decides on"),
    "unknown": N_("no source here says how one gets in"),
}
CODING_READINGS = {
    "agreed": N_("both coders decided yes"),
    "one coder only": N_("one coder decided yes, the other found the evidence insufficient"),
    "contested": N_("one coder decided yes, the other no"),
    "agreed absent": N_("both coders decided no"),
    "not shown": N_("no note that a coder could rest a decision on"),
}
WORDS = {
    "network": N_("the organisation of cities; never the graph"),
    "city": N_("a local authority, of whatever level; counts name the level"),
    "place": N_("a populated place in GeoNames, whether or not an authority of it is recorded"),
    "tie": N_("what a source says about who is in what"),
    "list": N_("one dated roster of members, signatories or participants, with the scope for which it is complete"),
    "claim": N_("what one source says, in its own words, with the place where it says so"),
    "judgement": N_("the decision that a written name, in its context, is one entity or is not"),
    "as-of date": N_("the day for which the page shows what is known"),
    "release": N_("one published state of all data; it never changes"),
    "coverage": N_("what was searched, where, and with what result"),
    "freshness window": N_("how long a listing counts as observed before it is only last seen"),
}
