"""The tables of the data package: every file, its columns, types and meaning, in one place.

Readers, the writer, validation, the CSV exports and the reference page all derive from TABLES.
Types: text, id (of this row), ref:<table> (id in another table), word:<vocabulary>, int, float, bool (yes|no),
date (ISO day), iso2 (country code), list (values separated by "; "). A trailing "?" marks an optional value.
A fuzzy date is three columns: <x>_as_written, <x>_earliest, <x>_latest (both ISO days, blank = open).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of a table: name, type (see module docstring), meaning for a reader."""

    name: str
    type: str
    meaning: str

    @property
    def is_required(self) -> bool:
        return not self.type.endswith("?")


@dataclass(frozen=True)
class Table:
    """One CSV file: its name, where it lies ("collection", "root", "entities" or "universe"), and its columns."""

    name: str
    place: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _fuzzy(prefix: str, meaning: str) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}_as_written", "text?", f"{meaning}, in the words of the source"),
        Column(f"{prefix}_earliest", "date?", f"{meaning}: first day it can mean; blank = open"),
        Column(f"{prefix}_latest", "date?", f"{meaning}: last day it can mean; blank = open"),
    )


_ENTITY = (
    Column("id", "id", "minted once, never recomputed; lower-case words joined by hyphens"),
    Column("name", "text", "name under which the entity is shown"),
)
_ENTITY_END = (
    Column("other_names", "list?", "acronyms, former and alternative names that sources use"),
    Column("external_ids", "list?", "scheme:value pairs, as wikidata:Q64"),
    Column("website", "text?", "address of its own site"),
    Column("status", "word:ENTITY_STATUSES", "whether the record is in use"),
    Column("successor", "list?", "ids that take over where merged or split"),
    Column("note", "text?", "what an editor should know"),
)

TABLES: tuple[Table, ...] = (
    Table("sources", "collection", "Pages, documents and papers that claims were taken from", (
        Column("id", "id", "s and ten hex digits"),
        Column("kind", "word:SOURCE_KINDS", "who speaks"),
        Column("title", "text", "title as shown there, or a description where the page shows none"),
        Column("publisher", "text?", "who published it"),
        Column("url", "text?", "canonical address"),
        *_fuzzy("published", "date of the source"),
        Column("citation", "text?", "how to cite it, for papers"),
        Column("licence", "text?", "licence of the source; blank = unknown"),
        Column("gives", "text?", "what was taken from it"),
        Column("note", "text?", "limits, conflicts"),
    )),
    Table("rosters", "collection", "Dated lists with the scope within which they are complete", (
        Column("id", "id", "r and ten hex digits, hash of source, network and date as written"),
        Column("network", "text", "network as labelled in the collection"),
        Column("source", "ref:sources", "the page or document that holds the list"),
        *_fuzzy("listed", "date of the list"),
        Column("listed_basis", "text", "stated | inferred | bound (or later, or earlier) | undated"),
        Column("complete", "word:COMPLETENESS", "whether every member within the scope is on it"),
        Column("for_role", "list?", "roles the completeness covers (member, board, founder, ...); blank = every role"),
        Column("for_area", "list?", "country codes the completeness covers; blank = everywhere"),
        Column("for_cohort", "text?", "cohort, round, phase or part the completeness covers; blank = not limited"),
        Column("complete_according_to", "text?", "source | compiler"),
        Column("stated_count", "int?", "number of entries the source itself states for this scope"),
        Column("rows_taken", "int", "entries read"),
        Column("note", "text?", "the compiler's words on completeness"),
    )),
    Table("ties", "collection", "Who is in what: one row is what one source says about one subject and one object", (
        Column("id", "id", "claim id"),
        Column("subject_kind", "word:ENTITY_KINDS", "kind of the subject"),
        Column("subject", "text", "name exactly as written"),
        Column("country", "iso2?", "country of the subject"),
        Column("country_basis", "text?", "stated | inferred (by the compiler) | unknown"),
        Column("relation", "word:RELATIONS", "what the tie says"),
        Column("object_kind", "word:ENTITY_KINDS", "kind of the object"),
        Column("object", "text", "name or label exactly as written"),
        Column("role", "text?", "role as the source words it, normalised to one of ROLES where it is one"),
        *_fuzzy("start", "stated start"),
        Column("start_kind", "text?", "accession, council_decision, signature, founding, project_start, cohort, "
                                      "office, report, other"),
        *_fuzzy("end", "stated end"),
        Column("end_kind", "text?", "exit, project_end, office, certification, other"),
        *_fuzzy("listed", "date of the list or page"),
        Column("listed_basis", "text?", "stated | inferred | bound | undated"),
        Column("roster", "ref:rosters?", "the list this row is on"),
        Column("source", "ref:sources", "where it is said"),
        Column("locator", "text", "section, page or list in the source"),
        Column("note", "text?", "the compiler's remark"),
    )),
    Table("statements", "collection", "Single values that a source states about an entity", (
        Column("id", "id", "claim id"),
        Column("subject_kind", "word:ENTITY_KINDS", "kind of the subject"),
        Column("subject", "text", "name exactly as written"),
        Column("country", "iso2?", "country of the subject, where it is a city"),
        Column("property", "text", "what is stated: population, founded, stated_size, field (topic of a "
                                   "network, as climate), note/aim, ..."),
        Column("value", "text", "value as stated"),
        Column("number", "float?", "the value as a number, where it is one"),
        Column("unit", "text?", "unit of the number"),
        *_fuzzy("valid", "time the value is for"),
        Column("key", "text?", "key under which other rows refer to it (evidence id)"),
        Column("source", "ref:sources", "where it is said"),
        Column("locator", "text", "section, page or part in the source"),
        Column("note", "text?", "the compiler's remark"),
    )),
    Table("codings", "collection", "Decisions of coders by a codebook", (
        Column("id", "id", "claim id"),
        Column("subject_kind", "word:ENTITY_KINDS", "kind of the coded entity"),
        Column("subject", "text", "label of the coded entity"),
        Column("codebook", "text", "key of the codebook"),
        Column("code", "text", "code within it"),
        Column("decision", "word:CODING_DECISIONS", "yes, no, or insufficient evidence"),
        Column("coder", "text", "who coded"),
        Column("coder_kind", "text", "author of the paper | person | language model | compiler (kind not recorded)"),
        Column("evidence", "list?", "keys of statements the decision rests on"),
        *_fuzzy("period", "period the decision is for"),
        Column("source", "ref:sources", "publication or file that holds the coding"),
        Column("locator", "text", "where in it"),
        Column("note", "text?", "the coder's remark"),
    )),
    Table("networks", "entities", "Networks, their parts, campaigns, projects, fora of cities", (
        *_ENTITY,
        Column("kind", "word:NETWORK_KINDS", "kind of body"),
        Column("acronym", "text?", "usual acronym"),
        Column("scale", "text?", "global, interregional, regional, national, subnational"),
        Column("area", "text?", "world region, or country codes where national"),
        *_ENTITY_END,
    )),
    Table("cities", "entities", "Local authorities", (
        *_ENTITY,
        Column("level", "word:LEVELS", "level of government"),
        Column("level_basis", "text", "stated | assumed"),
        Column("country", "iso2", "country"),
        Column("geonames_id", "int?", "place in GeoNames; blank where the gazetteer lacks it"),
        Column("latitude", "float?", "degrees, of the place"),
        Column("longitude", "float?", "degrees, of the place"),
        Column("place_basis", "text", "geonames | seat (place of the seat of a wider body) | none"),
        Column("parent", "text?", "id of the authority it is a part of, where recorded"),
        *_ENTITY_END,
    )),
    Table("organisations", "entities", "Bodies that start, fund, convene or host networks", (
        *_ENTITY, Column("kind", "text?", "kind of body"), Column("country", "iso2?", "seat"), *_ENTITY_END,
    )),
    Table("documents", "entities", "Declarations, charters, statements, reports", (
        *_ENTITY,
        Column("kind", "text?", "declaration, charter, statement, report, ..."),
        Column("issuer", "text?", "issuing body as named"),
        *_fuzzy("issued", "date of issue"),
        *_ENTITY_END,
    )),
    Table("fora", "entities", "International fora and windows of opportunity", (
        *_ENTITY,
        Column("acronym", "text?", "usual acronym"),
        Column("level", "text?", "global, regional, ..."),
        Column("kind", "text?", "kind of forum"),
        *_ENTITY_END,
    )),
    Table("funds", "entities", "Funds and funding programmes", (
        *_ENTITY, Column("kind", "text?", "kind of fund"), *_ENTITY_END,
    )),
    Table("instruments", "entities", "Indices, benchmarks and tools", (
        *_ENTITY, Column("kind", "text?", "kind of instrument"), *_ENTITY_END,
    )),
    Table("judgements", "root", "This written name, in this context, is this entity: append-only", (
        Column("id", "id", "j and twelve hex digits"),
        Column("kind", "word:ENTITY_KINDS", "kind of entity judged"),
        Column("name", "text", "name exactly as written"),
        Column("country", "iso2?", "country as given with the name"),
        Column("context", "text?", "label of the other side of a tie, claim id or collection to which the judgement is "
                                   "limited; blank = anywhere"),
        Column("decision", "word:DECISIONS", "same | different | unsure | not_an_entity"),
        Column("entity", "text?", "entity id, for same and different"),
        Column("method", "text", "how it was decided"),
        Column("version", "text", "version of the method"),
        Column("coder_kind", "word:CODER_KINDS", "human before reviewed before machine"),
        Column("judged_on", "date", "day of the judgement"),
        Column("supersedes", "text?", "id of the judgement this one replaces"),
        Column("reason", "text?", "one line a person understands"),
    )),
    Table("corrections", "root", "A claim and what is wrong with it", (
        Column("id", "id", "k and ten hex digits"),
        Column("claim", "text", "claim id"),
        Column("field", "text", "column that is wrong"),
        Column("says", "text?", "what the claim says"),
        Column("should_say", "text?", "what it should say; blank where only doubt is recorded"),
        Column("reason", "text", "why"),
        Column("status", "text", "noted | confirmed | rejected"),
        Column("recorded_on", "date", "day"),
        Column("recorded_by", "text", "role, not a person's name"),
    )),
    Table("withheld", "root", "Claims and entities withdrawn from publication", (
        Column("target", "text", "claim id or entity id"),
        Column("reason_class", "text", "safety | privacy | licence | objection"),
        Column("withheld_by", "text", "role, not a person's name"),
        Column("withheld_on", "date", "day"),
        Column("review_on", "date?", "day of the next review"),
    )),
    Table("inclusion", "root", "Which rule let an entity in or kept it out", (
        Column("name", "text", "entity id, or the name where it was kept out"),
        Column("kind", "text", "what it is"),
        Column("decision", "text", "in | out"),
        Column("rule", "text", "key of the rule, see docs/explanation/inclusion"),
        Column("reason", "text", "why the rule applies"),
        Column("decided_on", "date", "day"),
    )),
    Table("admission", "root", "How one gets into a network", (
        Column("network", "ref:networks", "network id"),
        Column("ways", "list", "open, signature, council_vote, invitation, call, index_evaluation, automatic, "
                               "application, unknown"),
        Column("joining_acts", "list?", "roles in sources that amount to joining: member, founder, signatory, "
                                        "partner, ..."),
        Column("relation", "text?", "membership-class relation such a role gives: member | rotating | temporary | "
                                    "adherence; blank = nobody joins"),
        Column("levels", "list?", "levels admitted; blank = not known"),
        Column("area", "list?", "country codes or world region admitted; blank = world or not known"),
        Column("area_basis", "text", "stated | inferred from the name | unknown"),
        Column("population_min", "int?", "smallest population admitted"),
        Column("population_max", "int?", "largest population admitted"),
        Column("fee", "text?", "fee as stated"),
        Column("who_decides", "text?", "body that admits"),
        Column("rule_text", "text?", "the rule in the editor's words; blank = no rule known"),
        Column("basis", "text", "stated | inferred | unknown"),
        Column("source", "text?", "source id"),
        Column("locator", "text?", "where in it"),
    )),
    Table("coverage", "root", "What was searched, where, and with what result", (
        Column("network", "text", "network id, or blank-equivalent 'all' where the search was for networks"),
        Column("area", "list?", "country codes searched; blank = not limited"),
        Column("sought", "text", "what was looked for"),
        Column("tried", "text?", "how it was searched"),
        Column("result", "text", "complete | partial | none"),
        Column("have", "text?", "what is there"),
        Column("stated", "text?", "size stated by sources"),
        Column("would_close", "text?", "what would close the gap"),
        Column("collection", "text", "collection the search belongs to"),
        Column("searched_on", "text", "when, as recorded"),
    )),
    Table("universe_lists", "universe", "Official lists of municipalities, which stand in for the gazetteer", (
        Column("country", "iso2", "country that the list is of; one list a country"),
        Column("title", "text", "title of the list, with its year"),
        Column("publisher", "text", "who published it"),
        Column("url", "text?", "address"),
        *_fuzzy("listed", "day or year that the list is of"),
        Column("licence", "text?", "licence of the list; blank = unknown"),
        Column("units", "int", "municipalities on it"),
        Column("note", "text?", "what was left out, and why"),
    )),
    Table("universe", "universe", "Municipalities of an official list: all those of a country", (
        Column("id", "id", "country code, a hyphen and the code of the list"),
        Column("country", "iso2", "country, as the file is named"),
        Column("code", "text", "code in the list"),
        Column("name", "text", "name in the list"),
        Column("other_names", "list?", "other spellings in the list"),
        Column("region", "text?", "code of the smallest region that the list gives"),
        Column("urbanisation", "int?", "degree of urbanisation: 1 city, 2 town or suburb, 3 rural"),
        Column("population", "int?", "inhabitants as the list states them; blank = not stated"),
        Column("latitude", "float?", "degrees"),
        Column("longitude", "float?", "degrees"),
        Column("geonames_id", "int?", "place in GeoNames, where one is known to be meant"),
        Column("city", "ref:cities?", "registered authority that it is"),
        Column("city_basis", "text?", "how that is known: geonames id, exact name, resolved; blank where it is not"),
    )),
    Table("regions", "universe", "Regions by a named scheme", (
        Column("id", "id", "scheme and code, as NUTS 2021:DE111"),
        Column("scheme", "text", "scheme with its year"),
        Column("code", "text", "code in the scheme"),
        Column("name", "text", "name in the scheme"),
        Column("level", "int", "level in the scheme, 0 = country"),
        Column("country", "iso2", "country"),
        Column("parent", "text?", "code of the region that it lies in"),
    )),
    Table("accounting", "root", "Every row of the material handed in, and what became of it", (
        Column("file", "text", "file of the material"),
        Column("row", "int", "data row, from 1"),
        Column("outcome", "text", "entered | not entered"),
        Column("target", "text?", "table and id it became, as ties:c0123..."),
        Column("reason", "text?", "why not, or what was changed (duplicate transcription, withheld, not a tie, ...)"),
    )),
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
