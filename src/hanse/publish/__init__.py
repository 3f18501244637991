"""What leaves the observatory: exports and the checks of published figures."""
