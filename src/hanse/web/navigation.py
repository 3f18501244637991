"""The main navigation, and the map of all pages at the foot."""

NAVIGATION = (
    ("/networks", "Networks"),
    ("/cities", "Cities"),
    ("/countries", "Countries"),
    ("/matrix", "Matrix"),
    ("/documents", "Documents"),
    ("/analyses", "Analyses"),
    ("/sources", "Sources"),
    ("/reproduce", "Literature"),
    ("/method", "Method"),
)
SITEMAP = (
    (
        "Who is in what",
        (
            ("/networks", "Networks"),
            ("/cities", "Cities"),
            ("/countries", "Countries"),
            ("/matrix", "Cities by networks"),
            ("/timeline", "Timeline"),
            ("/compare", "Compare cities or networks"),
        ),
    ),
    (
        "What they do",
        (
            ("/documents", "Documents"),
            ("/fora", "Fora"),
            ("/funds", "Funds"),
            ("/instruments", "Instruments"),
            ("/organisations", "Organisations"),
        ),
    ),
    (
        "Analyses and advice",
        (
            ("/analyses", "All analyses"),
            ("/overlap", "Which networks share members"),
            ("/advice", "Which networks to join"),
            ("/before", "Before you found or fund"),
            ("/gaps", "Where networks hardly reach"),
        ),
    ),
    (
        "Where it comes from",
        (
            ("/sources", "Sources"),
            ("/rosters", "Lists"),
            ("/coverage", "What was searched"),
            ("/reproduce", "The literature checked"),
            ("/data", "Data"),
            ("/match", "Match your names"),
        ),
    ),
    (
        "About",
        (
            ("/method", "Method"),
            ("/glossary", "Glossary"),
            ("/ethics", "Doing no harm"),
            ("/governance", "Who runs it"),
            ("/correct", "Correct something"),
            ("/patterns", "Components"),
        ),
    ),
)
