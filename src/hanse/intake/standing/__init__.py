"""Importers of the field's standing data: GeoNames, Eurostat's lists of municipalities and regions, Wikidata."""
