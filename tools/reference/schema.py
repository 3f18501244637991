"""docs/reference/data-package.md: every table and column of the data package."""

from hanse.package.describe import describe_package


def page() -> str:
    """The page; the package describes itself."""
    lines = describe_package().splitlines()
    return "\n".join(line for line in lines if not line.startswith("<!--"))
