from hanse.domain import vocabulary
from hanse.package.cell import checker_of, words_of
from hanse.package.checks.word import WORDS
from hanse.package.package import CLAIM_TABLES, ENTITY_TABLES
from hanse.package.schema import BY_NAME, TABLES


def test_every_type_can_be_read_and_every_reference_leads_to_a_table():
    for table in TABLES:
        for column in table.columns:
            base = column.type.removesuffix("?")
            if base.startswith("ref:"):
                assert base.removeprefix("ref:") in BY_NAME
            elif base.startswith("word:"):
                assert len(words_of(base.removeprefix("word:"))) > 0
            checker_of(column.type)
            assert column.meaning != ""


def test_column_names_of_a_table_are_different():
    for table in TABLES:
        assert len(set(table.header)) == len(table.header)


def test_claims_and_entities_have_the_tables_that_the_package_knows():
    assert set(CLAIM_TABLES) <= set(BY_NAME)
    assert set(ENTITY_TABLES) == set(vocabulary.ENTITY_KINDS)
    assert {table.name for table in TABLES if table.place == "entities"} == set(ENTITY_TABLES.values())


def test_lists_of_words_belong_to_columns_that_exist():
    for table, column in WORDS:
        assert column in BY_NAME[table].header
