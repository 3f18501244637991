"""docs/reference/data-package.md: the page that the package writes of itself."""

from hanse.package.describe import describe_package as page

__all__ = ["page"]
