"""One module a noun: from what was asked to a Page over one view."""
