"""The main navigation, and the map of all pages at the foot."""

from hanse.web.language import noted as N_

NAVIGATION = (
    ("/networks", N_("Networks")),
    ("/cities", N_("Cities")),
    ("/countries", N_("Countries")),
    ("/documents", N_("Documents")),
    ("/map", N_("Map")),
    ("/graph", N_("Graph")),
    ("/matrix", N_("Matrix")),
    ("/overlap", N_("Overlap")),
    ("/analyses", N_("Analyses")),
    ("/advice", N_("Advice")),
)
SITEMAP = (
    (
        N_("Who is in what"),
        (
            ("/networks", N_("Networks")),
            ("/cities", N_("Cities")),
            ("/countries", N_("Countries")),
            ("/regions", N_("Regions")),
            ("/map", N_("Map")),
            ("/matrix", N_("Cities by networks")),
            ("/graph", N_("Graph")),
            ("/timeline", N_("Timeline")),
            ("/compare", N_("Compare cities or networks")),
        ),
    ),
    (
        N_("What they do"),
        (
            ("/documents", N_("Documents")),
            ("/fora", N_("Fora")),
            ("/funds", N_("Funds")),
            ("/instruments", N_("Instruments")),
            ("/organisations", N_("Organisations")),
        ),
    ),
    (
        N_("Analyses and advice"),
        (
            ("/analyses", N_("All analyses")),
            ("/overlap", N_("Which networks share members")),
            ("/advice", N_("Which networks to join")),
            ("/before", N_("Before you found or fund")),
            ("/gaps", N_("Where networks hardly reach")),
        ),
    ),
    (
        N_("Where it comes from"),
        (
            ("/sources", N_("Sources")),
            ("/rosters", N_("Lists")),
            ("/coverage", N_("What was searched")),
            ("/reproduce", N_("The literature checked")),
            ("/data", N_("Data")),
            ("/match", N_("Match your names")),
            ("/api", N_("Data by address")),
        ),
    ),
    (
        N_("About"),
        (
            ("/method", N_("Method")),
            ("/glossary", N_("Glossary")),
            ("/ethics", N_("Doing no harm")),
            ("/governance", N_("Who runs it")),
            ("/correct", N_("Correct something")),
            ("/accessibility", N_("Accessibility")),
            ("/patterns", N_("Components")),
        ),
    ),
)
