"""The release in numbers: what `hanse info` prints and the start page counts."""

from hanse.release.contents import Contents
from hanse.release.views import Info


def count_everything(contents: Contents) -> Info:
    """Every count of the release, over all dates."""
    return contents.remember(("info",), lambda: _count(contents))


def _count(contents: Contents) -> Info:
    number, entities = contents.database.number, contents.catalogue.entities.values()
    kinds = [entity.kind for entity in entities]
    return Info(
        version=contents.version,
        data_date=contents.data_date.isoformat(),
        content_hash=contents.content_hash,
        networks=kinds.count("network"),
        cities=kinds.count("city"),
        organisations=kinds.count("organisation"),
        documents=kinds.count("document"),
        claims=number("SELECT count(*) FROM claim"),
        memberships=len(contents.pairs),
        sources=number("SELECT count(*) FROM sources"),
        countries=len({entity.country for entity in entities if entity.kind == "city"}),
        unjudged_names=number(
            "SELECT count(*) FROM (SELECT DISTINCT kind, name, country FROM claim_name WHERE decision = '')"
        ),
        quarantined=number("SELECT count(*) FROM (SELECT DISTINCT file, row FROM quarantine)"),
        withheld=number("SELECT count(*) FROM withheld"),
    )
