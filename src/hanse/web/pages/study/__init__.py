"""Pages of analyses: one study each, the published one or one for the day and scope asked for."""
