"""Finds the networks, cities, organisations and documents of the registry in a report, and what it may say of them."""
