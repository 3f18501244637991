"""Nouns and rules of the field, standard library only: dates, claims, vocabularies, status."""
