"""Words that stand in a report without naming anything: a name made of them alone needs more than its letters."""

from typing import Final

from hanse.resolve.table import word_set

# English words of the field and of everyday use that names of networks, documents and organisations are made of.
ORDINARY: Final = word_set(
    "academic academy access accession act acted action actions activities activity affairs agency agenda agreement "
    "alliance annual appeal approach area areas around arrival article assembly assessment association asylum "
    "authorities authority back bank banks bargain beat board boundaries brief budgets building business call campaign "
    "can carbon center centers centre centres certified challenge challenges charter children citizens citizenship "
    "cities city civil climate clip coalition coherence commission commissioner commitment committee common community "
    "communities communication compact complementary comprehensive concept conference conferences congress connecting "
    "connection consolidate consultations contribution cooperate cooperation coordination council councils counties "
    "county covenant covid creative crises crisis days declaration declarations decree defence democracy department "
    "design development dialogue digital diplomacy directors directorate discrimination displacement distance district "
    "districts dive diversity document dream economic economies economy educating education efforts empowering "
    "engaging epic equality ethnic evaluation event events exchange executive facing faith fearless federal federation "
    "food force forced foreign forum forums foundation foundations founding framework free front fund funding funds "
    "future gain gateways general global globe goals going good governance government governments grand grant group "
    "groups grow growth guidance guide harbours havens healthy heritage home host hosting how human humans inclusion "
    "inclusive index indicators initiative initiatives innovative institute instruments integrating integration "
    "intercultural interdisciplinary international intolerance involvement joining joint june justice know labour land "
    "large later leadership league learning letter level leverage life light listing live living local localisation "
    "low major majors manage management managing manifesto march may mayor mayors mayoral me "
    "mechanism meeting metropolis member "
    "members memorandum middle migrant migrants migration migrations mile mobile mobility models momentum monde motion "
    "movement multicultural municipal municipalities municipality narratives national nationale nations negotiations "
    "neighbour neighbours network networks neutral new next nice note now observatory ocean officials one open "
    "opportunities orderly organisation organisations organization organizations outcome pact paper parliament "
    "participatory partner partners partnership partnerships pathways peace peer people perception permanent person "
    "phase pillar place places plan planning plans platform platforms pledge pledges point points policies policy "
    "population populations position power practice practices preliminary president press process program programme "
    "programmes programs project projects promote proposal protection public race racism reading reception "
    "recommendations recovery refuge refugee refugees region regional regions regular relations release relocation "
    "report reports research resettlement resilience resilient resource resources response review reviews right rights "
    "road roadmap role roles round roundtables routes rural safe same sanctuary save sea seal second secondary sector "
    "sensitive service services session share shelter side small social society solidarity solutions south space split "
    "sponsorship staff stakeholder stakeholders start state statement states steering still strategic strategies "
    "strategy strong summit support sustainability sustainable talent task taskforce team temporary ten territories "
    "third towards transfer transit trust under union unite united unites urban up update value "
    "values voice volunteering "
    "vulnerable war wave way we welcome welcoming west who willing women work working workshop "
    "workstream world writers year "
    "youth zero zones europe european africa african asia american mediterranean"
)

# Names of registered cities that are words, given names or family names as well.
AMBIGUOUS: Final = word_set(
    "nice reading split mobile bath of same essen bell salt gary hue mora bra tours derby nancy "
    "charlotte victoria casey "
    "marion clare paola columbia normal orange halle hamm celle leer norden wetter syke wil manta "
    "mao huy gao lund pizzo "
    "taverna civita amato borgia argenta flores santos rosario trinidad melo moron tigre everett caledon hume monash "
    "canning sale deal hull hastings logan vincent peel alta cary federation evangeline georgina "
    "aurora gore firmo marzi "
    "jelsi acri fermo zefta ommen central sergy yarra casali camini selwyn forest jordan ryde asker bard "
    "savelli baden bergen denmark cumberland florence"
)
# Where a city and a country, or a state, bear one name, the city is rarely meant.
COUNTRIES_TOO: Final = word_set("luxembourg singapore monaco djibouti panama kuwait guatemala mexico denmark")

# Nouns behind or before a name that say what it is.
CUES: Final = word_set(
    "network networks project projects program programme movement campaign initiative initiatives coalition alliance "
    "partnership platform process charter forum association scheme group netzwerk projekt reseau rete red rede "
    "nätverk netwerk"
)
# Acronyms that are words, or that stand for other things as well: they need the full name in the same report.
WEAK_ACRONYMS: Final = word_set(
    "MM WA WI ICC ICM CIM LGA SAI CPD CNI UBC SSH NLC WFC SDC EPI COR ERN AER SCN CMI SHARE DIVE MILE EPIC CLIP VALUES "
    "UNITES CONNECTION CONSOLIDATE GAIN INCA LIPS THP"
)
