"""Who is who: written names to entities, by judgements kept as data."""
