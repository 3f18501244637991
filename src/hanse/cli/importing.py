"""hanse import: standing data of the field, shown first and written only when told."""

import os
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from hanse.cli import intake_options as options
from hanse.cli.command import HanseCommand
from hanse.cli.import_report import Imported, show_import
from hanse.cli.linking import Linked, link_units
from hanse.cli.locations import check_data, find_locations
from hanse.cli.lookup import Opener, opener
from hanse.cli.opening import shown
from hanse.cli.options import DataOption, Lines, LinesOption
from hanse.cli.output import note
from hanse.cli.progress import bar
from hanse.cli.wikidata import import_wikidata
from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate
from hanse.errors import UsageError
from hanse.intake.limits import STANDING
from hanse.intake.reading import read_file
from hanse.intake.standing.geonames import Wanted, read_admin1, read_geonames
from hanse.intake.standing.lau import read_lau
from hanse.intake.standing.nuts import read_nuts
from hanse.intake.standing.unit import Standing
from hanse.intake.standing.universe import (
    Told,
    changes_of,
    list_rows,
    region_rows,
    texts_of_universe,
    unit_rows,
)
from hanse.intake.transaction import write_together, writing
from hanse.intake.writtendate import read_date
from hanse.package import read_package

app = typer.Typer(help="Import: standing data of the field, from files.", no_args_is_help=True)
app.command("wikidata", cls=HanseCommand)(import_wikidata)

DumpArgument = Annotated[Path, typer.Argument(metavar="FILE", help="XX.txt or allCountries.txt, or its zip.")]
LauArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="Eurostat's list of local administrative units: XLSX, or GISCO's CSV.")
]
NutsArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="Eurostat's classification NUTS: GISCO's CSV, or XLSX.")
]
CountriesOption = Annotated[
    list[str] | None, typer.Option("--country", metavar="CC", help="Only this country; may be given several times.")
]
AdminOption = Annotated[
    Path | None, typer.Option("--admin1", metavar="FILE", help="admin1CodesASCII.txt, for the names of regions.")
]
FeatureOption = Annotated[
    str,
    typer.Option("--feature", metavar="CODE", help="P: populated places; or the code of the municipalities, as ADM3."),
]
LeastOption = Annotated[
    int, typer.Option("--min-population", metavar="N", help="Leave out what has fewer inhabitants, or none stated.")
]
SchemeOption = Annotated[
    str, typer.Option("--scheme", metavar="NAME", help="Name of the classification, as NUTS 2021. Default: as it says.")
]
LicenceOption = Annotated[str, typer.Option("--licence", metavar="TEXT", help="Licence of the list, in words.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Write it. Without this nothing is written.")]


@app.command("geonames", cls=HanseCommand)
def import_geonames(
    file: DumpArgument,
    country: CountriesOption = None,
    admin1: AdminOption = None,
    feature: FeatureOption = "P",
    min_population: LeastOption = 5_000,
    published: options.PublishedOption = "",
    source: options.SourceOption = "https://download.geonames.org/export/dump/",
    title: options.TitleOption = "",
    data: DataOption = None,
    dry_run: options.DryRunOption = False,
    yes: YesOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Import a GeoNames dump as the list of municipalities of its countries."""
    countries = tuple(code.upper() for code in country or ())
    with bar("lines") as advance:
        standing = read_geonames(file, Wanted(countries, feature, min_population), advance)
    if admin1 is not None:
        standing.regions.update(read_admin1(admin1, standing.countries()))
    kinds = f"populated places of {min_population:,} inhabitants and more" if feature == "P" else feature
    told = Told(title or f"GeoNames, {kinds}", "GeoNames", source, day_of(published), "CC BY 4.0")
    _import(file, standing, told, data, None, is_writing=yes and not dry_run, format=format)


@app.command("lau", cls=HanseCommand)
def import_lau(
    file: LauArgument,
    country: CountriesOption = None,
    published: options.PublishedOption = "",
    source: options.SourceOption = "",
    title: options.TitleOption = "",
    licence: LicenceOption = "",
    no_gazetteer: options.NoGazetteerOption = False,
    data: DataOption = None,
    dry_run: options.DryRunOption = False,
    yes: YesOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Import Eurostat's list of local administrative units as the list of municipalities of its countries."""
    standing = _only(read_lau(read_file(file, STANDING)), country)
    listed = day_of(published or standing.year)
    name = f"Local administrative units (LAU) {standing.year}".strip()
    told = Told(title or name, "Eurostat", source, listed, licence)
    resolver = opener(data, is_declined=no_gazetteer)
    _import(file, standing, told, data, resolver, is_writing=yes and not dry_run, format=format)


@app.command("nuts", cls=HanseCommand)
def import_nuts(
    file: NutsArgument,
    country: CountriesOption = None,
    scheme: SchemeOption = "",
    data: DataOption = None,
    dry_run: options.DryRunOption = False,
    yes: YesOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Import Eurostat's classification of regions (NUTS), by which municipalities are grouped."""
    standing = _only(read_nuts(read_file(file, STANDING), scheme), country)
    if any(region.scheme == "" for region in standing.regions.values()):
        raise UsageError("the file does not say its year", where="--scheme", hint="give it, as --scheme 'NUTS 2021'")
    told = Told("", "Eurostat", "", UNKNOWN_DATE, "")
    _import(file, standing, told, data, None, is_writing=yes and not dry_run, format=format)


def day_of(text: str) -> FuzzyDate:
    """The date of ``--published``."""
    if text == "":
        return UNKNOWN_DATE
    found = read_date(text)
    if found is None or not found.is_known:
        raise UsageError(f"{text!r} is no date", where="--published", hint="write 2026-10-01, 2026-10 or 2026")
    return found


def _only(standing: Standing, countries: list[str] | None) -> Standing:
    """The same without other countries than those asked for."""
    wanted = {code.upper() for code in countries or ()}
    if len(wanted) > 0:
        standing.units = {key: unit for key, unit in standing.units.items() if unit.country in wanted}
        standing.regions = {key: region for key, region in standing.regions.items() if region.country in wanted}
    return standing


def _import(
    file: Path,
    standing: Standing,
    told: Told,
    data: Path | None,
    resolver: Opener,
    *,
    is_writing: bool,
    format: Lines,
) -> None:
    """Link, compare with what is held, show, and write when told."""
    if len(standing.units) == 0 and len(standing.regions) == 0:
        raise UsageError("nothing of what is sought is in the file", where=file.name, hint=_left(standing.left_out))
    folder = check_data(find_locations(os.environ, data=data).data)
    with writing(folder, f"hanse import {file.name}") if is_writing else nullcontext():
        package = read_package(folder)
        linked = Linked()
        if len(standing.units) > 0:
            with bar("municipalities") as advance:
                linked = link_units(standing.units.values(), package, resolver, advance)
        units = unit_rows(standing, linked.meant, package)
        lists = list_rows(told, standing, units, package)
        regions = region_rows(standing.regions.values(), package) if len(standing.regions) > 0 else []
        texts = texts_of_universe(folder, units, lists, regions)
        changes = tuple(changes_of(units, package))
        if is_writing and len(texts) > 0:
            write_together(texts, folder)
            for path in texts:
                note(f"wrote {shown(path)}")
    show_import(Imported(file.name, told, standing, linked, changes, tuple(texts), is_writing), format)


def _left(left_out: Mapping[str, int]) -> str:
    told = "; ".join(f"{count:,} lines {reason}" for reason, count in sorted(left_out.items()))
    return f"left out: {told}" if told != "" else "check what file this is"
