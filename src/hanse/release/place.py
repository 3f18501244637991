"""A place of the gazetteer, with or without a recorded tie: what is held that could concern it."""

from hanse.errors import NotFoundError
from hanse.release.cell import sort_key
from hanse.release.country import name_of, networks_in
from hanse.release.networks import network_rows
from hanse.release.standpoint import Standpoint
from hanse.release.views import PlaceProfile


def place_profile(standpoint: Standpoint, geonames_id: int) -> PlaceProfile:
    """The place with that GeoNames id. Places under 5,000 inhabitants are not copied into releases."""
    row = standpoint.contents.database.row("SELECT * FROM place WHERE geonames_id = ?", (geonames_id,))
    if row is None:
        raise NotFoundError(
            f"there is no place {geonames_id} here", hint="releases hold GeoNames places of 5,000 inhabitants and more"
        )
    here = standpoint.contents.database.rows("SELECT id FROM cities WHERE geonames_id = ?", (f"{geonames_id}",))
    cities = (ref for city in here if (ref := standpoint.catalogue.entities.get(city["id"])) is not None)
    entities = standpoint.catalogue.entities
    land = {ref.id for ref in entities.values() if ref.kind == "city" and ref.country == row["country"]}
    recorded = {network.id for network, _ in networks_in(standpoint, land)}
    rosters = standpoint.contents.rosters
    return PlaceProfile(
        context=standpoint.context,
        geonames_id=row["geonames_id"],
        name=row["name"],
        country=row["country"],
        country_name=name_of(standpoint, row["country"]),
        admin1=row["admin1"],
        population=row["population"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        cities=tuple(sorted(cities, key=sort_key)),
        country_networks=tuple(line for line in network_rows(standpoint) if line.network.id in recorded),
        lists_held=len(rosters.by_id),
        newest_list=rosters.newest_list,
    )
