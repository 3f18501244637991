"""Compiled loops over plain arrays; the modules beside this package check the input and explain the result."""
