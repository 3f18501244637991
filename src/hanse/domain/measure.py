"""The words of the methods: each with a label and one plain sentence, for the glossary and the search."""

from collections.abc import Mapping
from typing import Final

MEASURES: Final[Mapping[str, tuple[str, str]]] = {
    "containment": ("containment", "shared members as a share of the members of one of the two networks"),
    "jaccard": ("Jaccard", "shared members as a share of all members of either network: 0 none, 1 the same members"),
    "phi": ("phi", "correlation of two columns of members: 0 as sizes bring about, 1 the same members"),
    "null_model": ("null model", "tables drawn at random that keep some numbers of the real one, to compare with it"),
    "bicm": (
        "BiCM",
        "how likely each membership is if nothing mattered but how many each city and each network has, on average",
    ),
    "sdsm": (
        "SDSM",
        "null model in which cities and networks keep their numbers of memberships on average (on the BiCM)",
    ),
    "fdsm": ("FDSM", "null model in which cities and networks keep their numbers of memberships exactly, by sampling"),
    "fixedrow": ("fixed rows", "null model in which only the sizes of the two networks are kept"),
    "eligibility": (
        "eligibility",
        "who could be a member by the rules of admission; where nobody could, chance puts nobody",
    ),
    "p_value": (
        "p",
        "how often a null model brings about as much as was found, or more; not the chance of being wrong",
    ),
    "q_value": ("q", "p corrected for the number of pairs that were tested together"),
    "nestedness": (
        "nestedness",
        "whether the networks of cities with few memberships are among those of cities with many (NODF, 0 to 100)",
    ),
    "gini": ("Gini", "how unequally memberships are spread: 0 all have the same, near 1 one has nearly all"),
    "location_quotient": (
        "location quotient",
        "how often cities of a group are recorded, against cities of all groups: 1 as often, 2 twice as often",
    ),
    "coverage_share": ("coverage of a group", "share of all municipalities of a group that are recorded as members"),
    "k_core": ("k-core", "what is left when all with fewer than k ties are taken away again and again"),
    "core_periphery": (
        "core and periphery",
        "a set of cities and a set of networks with most ties between them; a finding only where a test says so",
    ),
    "betweenness": ("betweenness", "through how many shortest paths between others a city or network links them"),
    "communities": ("communities", "networks and cities with more ties among them than their sizes bring about"),
    "liaison_set": ("liaison set", "a smallest set of cities that are together members of every network"),
    "interlock": ("interlock", "two networks with one city in the governing bodies of both"),
    "krippendorff_alpha": (
        "Krippendorff's alpha",
        "agreement of coders beyond chance: 1 full, 0 as by chance; it does not say that a coding is right",
    ),
    "survival": (
        "Kaplan-Meier, Turnbull",
        "estimates of how many last longer than a time, where many have not ended (Kaplan and Meier) or ends are known "
        "only as ranges (Turnbull)",
    ),
}
