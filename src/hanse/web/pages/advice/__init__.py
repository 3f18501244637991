"""Pages of advice: for a city, for a network, before something is founded, and where networks hardly reach."""
