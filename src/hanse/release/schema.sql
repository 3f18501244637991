-- The derived tables of a release. The tables of the data package are created beside them from
-- hanse.package.schema (same names and columns, every cell as text, plus the collection).

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE collections (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, citation TEXT NOT NULL, licence TEXT NOT NULL,
    redistribution TEXT NOT NULL, recorded_on TEXT NOT NULL, how_taken TEXT NOT NULL, coder_kind TEXT NOT NULL
) WITHOUT ROWID;

-- Every entity of every kind, as far as a link to it needs.
CREATE TABLE entity (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, subkind TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    path TEXT NOT NULL, status TEXT NOT NULL, successor TEXT NOT NULL
) WITHOUT ROWID;

-- Every claim of every kind, as far as an evidence chip needs.
CREATE TABLE claim (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, collection TEXT NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL,
    as_written TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_source ON claim (source);

-- What the names in a claim stand for; a name may stand for several entities, or for none.
CREATE TABLE claim_entity (
    claim TEXT NOT NULL, side TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (claim, side, entity)
) WITHOUT ROWID;
CREATE INDEX claim_entity_entity ON claim_entity (entity, side);

-- The judgements that were read for it, and how they decided.
CREATE TABLE claim_name (
    claim TEXT NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    decision TEXT NOT NULL, PRIMARY KEY (claim, side)
) WITHOUT ROWID;
CREATE INDEX claim_name_name ON claim_name (kind, name);
CREATE TABLE claim_judgement (
    claim TEXT NOT NULL, side TEXT NOT NULL, judgement TEXT NOT NULL, PRIMARY KEY (claim, side, judgement)
) WITHOUT ROWID;

-- Membership-class ties between a city and a network, one row for each pair that a claim is about.
CREATE TABLE membership (
    city TEXT NOT NULL, network TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (city, network, claim)
) WITHOUT ROWID;
CREATE INDEX membership_claim ON membership (claim);

-- The same pairs by column, as the status rule reads them: see columns.py.
CREATE TABLE columns (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;

-- Which entity the issuer named on a document is, where a judgement on that name tells.
CREATE TABLE document_issuer (document TEXT NOT NULL, issuer TEXT NOT NULL, PRIMARY KEY (document, issuer)) WITHOUT ROWID;
CREATE INDEX document_issuer_issuer ON document_issuer (issuer);

-- What a roster is a list of (a network, or a document, forum or instrument), and what it is worth as evidence of
-- absence: that only for a network.
CREATE TABLE roster_reading (
    roster TEXT PRIMARY KEY, network TEXT NOT NULL, listed_body TEXT NOT NULL, is_usable INTEGER NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX roster_reading_network ON roster_reading (network);

CREATE TABLE tombstone (target TEXT PRIMARY KEY, reason_class TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE quarantine (
    "table" TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL, column TEXT NOT NULL, what TEXT NOT NULL,
    hint TEXT NOT NULL
);
CREATE TABLE finding (
    severity TEXT NOT NULL, "check" TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL, column TEXT NOT NULL,
    target TEXT NOT NULL, message TEXT NOT NULL
);
CREATE TABLE codebook (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, paper TEXT NOT NULL, unit TEXT NOT NULL, choice TEXT NOT NULL,
    verification TEXT NOT NULL, note TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE code (
    codebook TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL, label TEXT NOT NULL,
    definition TEXT NOT NULL, PRIMARY KEY (codebook, code)
) WITHOUT ROWID;

-- Copied from GeoNames (CC BY 4.0) when the release was built: serving never opens the gazetteer.
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, continent TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    geonames_id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    population INTEGER NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL
);
CREATE INDEX place_country ON place (country, population);

-- Search. Items are entities, sources, countries and words explained; places have tables of their own, so that items
-- can be rebuilt without them. In both, numbers run in the order of weight: what an index gives first matters most.
-- "folded" is the name in lower-case ASCII (see fold.py), "role" says whose name it is (see search.py).
CREATE TABLE item (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL,
    path TEXT NOT NULL, country TEXT NOT NULL, weight INTEGER NOT NULL, population INTEGER NOT NULL,
    has_ties INTEGER NOT NULL
);
CREATE TABLE item_name (
    folded TEXT NOT NULL, item INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (folded, item)
) WITHOUT ROWID;
CREATE INDEX item_name_item ON item_name (item);
CREATE VIRTUAL TABLE item_words USING fts5(
    names, starts, around, facet, content = '', detail = column, prefix = '1 2 3', tokenize = 'ascii'
);
CREATE TABLE place_name (
    folded TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE INDEX place_name_place ON place_name (place);
CREATE TABLE place_order (position INTEGER PRIMARY KEY, place INTEGER NOT NULL); -- by population
CREATE VIRTUAL TABLE place_words USING fts5( -- rowid is the position
    names, starts, around, facet, content = '', detail = column, prefix = '1 2 3', tokenize = 'ascii'
);
CREATE TABLE vocabulary (kept TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID; -- of items, of places; a word a line

CREATE INDEX ties_roster ON ties (roster);
CREATE UNIQUE INDEX ties_id ON ties (id);
CREATE UNIQUE INDEX statements_id ON statements (id);
CREATE INDEX statements_key ON statements (key);
CREATE UNIQUE INDEX codings_id ON codings (id);
CREATE UNIQUE INDEX sources_id ON sources (id);
CREATE UNIQUE INDEX rosters_id ON rosters (id);
CREATE INDEX rosters_source ON rosters (source);
CREATE UNIQUE INDEX networks_id ON networks (id);
CREATE UNIQUE INDEX cities_id ON cities (id);
CREATE INDEX cities_place ON cities (geonames_id);
CREATE UNIQUE INDEX documents_id ON documents (id);
CREATE INDEX judgements_entity ON judgements (entity);
CREATE UNIQUE INDEX judgements_id ON judgements (id);
CREATE INDEX corrections_claim ON corrections (claim);
