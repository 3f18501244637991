"""Validates a data package that was read: what breaks it (errors) and what it lacks (warnings)."""

from collections.abc import Callable, Iterable, Iterator

from hanse.package.checks.accounting import check_account
from hanse.package.checks.coding import check_codebooks, check_decisions
from hanse.package.checks.duplicate import check_spells, check_statements
from hanse.package.checks.field import check_fields
from hanse.package.checks.identity import check_id_shapes, check_successors
from hanse.package.checks.membership import check_networks_described, check_offices, check_relations
from hanse.package.checks.name import check_judgements, check_names_judged
from hanse.package.checks.privacy import check_contacts
from hanse.package.checks.reference import (
    check_accounted_targets,
    check_codings,
    check_corrections,
    check_keys_of_statements,
    check_other_references,
    check_withheld,
)
from hanse.package.checks.roster import check_rosters
from hanse.package.checks.source import check_addresses, check_licences
from hanse.package.checks.time import check_dates, check_missing_dates
from hanse.package.checks.universe import check_regions, check_universe
from hanse.package.checks.word import check_words
from hanse.package.finding import ERROR, Finding
from hanse.package.package import DataPackage

Check = Callable[[DataPackage], Iterable[Finding]]


def check_quarantine(package: DataPackage) -> Iterator[Finding]:
    """What is wrong with each quarantined row."""
    for quarantined in package.quarantined:
        for error in quarantined.errors:
            yield Finding(
                ERROR, "quarantined row", error.file, error.row, error.column, error.value, error.what, error.hint
            )


CHECKS: tuple[Check, ...] = (
    check_quarantine,
    check_id_shapes,
    check_successors,
    check_words,
    check_codings,
    check_corrections,
    check_withheld,
    check_other_references,
    check_keys_of_statements,
    check_dates,
    check_spells,
    check_statements,
    check_judgements,
    check_relations,
    check_offices,
    check_rosters,
    check_decisions,
    check_codebooks,
    check_fields,
    check_contacts,
    check_account,
    check_accounted_targets,
    check_universe,
    check_regions,
    check_names_judged,
    check_networks_described,
    check_missing_dates,
    check_addresses,
    check_licences,
)


def validate_package(package: DataPackage) -> tuple[Finding, ...]:
    """Everything found, errors first, then by file and row. No error means that a release can rely on every row."""
    findings = {finding for check in CHECKS for finding in check(package)}
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[bool, str, int, str, str, str, str]:
    return (
        finding.severity != ERROR, finding.file, finding.row, finding.check, finding.column, finding.value,
        finding.message,
    )  # fmt: skip
