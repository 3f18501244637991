"""Arithmetic on two-mode data and codings: arrays in, arrays out; imports nothing of ours."""
