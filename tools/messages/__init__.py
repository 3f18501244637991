"""The messages of the site: gathered from code, templates and vocabularies, kept for translators, checked."""
