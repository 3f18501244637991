"""The gazetteer as one local file of arrays: compiled once from GeoNames, then mapped into memory."""
