"""The service manifest: what a client reads first."""

from hanse import __version__
from hanse.web.reconcile.asking import MOST_QUERIES
from hanse.web.reconcile.vocabulary import PLACE, TYPES

NAME = "Hanse: cities and city networks"
PREVIEW_WIDTH, PREVIEW_HEIGHT = 420, 260


def manifest(base: str) -> dict[str, object]:
    """The manifest of the service reached at ``base`` (scheme and host)."""
    service = f"{base}/reconcile"
    return {
        "versions": ["0.1", "0.2"],
        "name": NAME,
        "identifierSpace": f"{service}/entity/",
        "schemaSpace": f"{base}/glossary",
        "documentation": f"{base}/match#openrefine",
        "serviceVersion": __version__,
        "defaultTypes": [item.short() for key, item in TYPES.items() if key != PLACE],
        "view": {"url": f"{service}/entity/{{{{id}}}}"},
        "preview": {
            "url": f"{service}/preview?id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        "suggest": {
            what: {
                "service_url": service,
                "service_path": f"/suggest/{what}",
                "flyout_service_url": service,
                "flyout_service_path": f"/flyout/{what}?id=${{id}}",
            }
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Most values",
                    "type": "number",
                    "default": 0,
                    "help_text": "How many values of a property at most; 0 for all.",
                }
            ],
        },
        "batchSize": MOST_QUERIES,
    }
