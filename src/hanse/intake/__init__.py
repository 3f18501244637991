"""Takes in lists as they were published: readers, a proposed mapping, claims with the source's own names, a report."""
